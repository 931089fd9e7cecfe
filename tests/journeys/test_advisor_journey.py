"""A practice advisor takes over a partner's list, asks whom it names, and reads where nobody has learned what."""

import re

import pytest

from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor, clear_screenshots
from tests.socialspace.lists import csv_of

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

HEADINGS = "Einrichtung;Art;Stadtteil;Vorname;Nachname;Funktion;E-Mail der Ansprechperson;Einwilligung am;Parkplätze"
RIGHT = "Kita Löwenzahn;Kita;Mülfort;Ayşe;Öztürk;Leitung;oeztuerk@kita.example;05.10.2026;3"
WRONG = "Verein ohne Ort;Verein;Köln;;;;;;"
LIST = csv_of(HEADINGS, RIGHT, WRONG, RIGHT, encoding="utf-8-sig")
OFFERS = csv_of(
    "Einrichtung;Angebot;Themen;bestätigt am", "Kita Löwenzahn;Frühstückstisch;Entlastung am Morgen;01.02.2026"
)


def test_from_a_list_to_a_confirmation_and_the_matrix(colleague: As) -> None:
    clear_screenshots("beratung-listen")
    dohmen = colleague("dohmen")
    _list_is_taken_over(dohmen)
    _offers_are_taken_over(dohmen)
    _organisation_is_asked(dohmen)
    _gap_is_read(dohmen)
    dohmen.demand_calm()


def _upload(dohmen: Visitor, kind: str, name: str, content: bytes) -> None:
    dohmen.open("/sozialraum/listen/")
    dohmen.fill({"Was steht in der Liste?": kind})
    dohmen.page.get_by_label("Datei").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    dohmen.press("Vorschau ansehen")


def _list_is_taken_over(dohmen: Visitor) -> None:
    """One right line, one with an unknown quarter, one twice; what is wrong can be taken home."""
    _upload(dohmen, "Einrichtungen und Ansprechpersonen", "Partner.csv", LIST)
    dohmen.see("Zeile für Zeile", "Parkplätze", "Kita Löwenzahn", "Verein ohne Ort")
    dohmen.look("beratung-listen-01-vorschau")
    media_type, wrong = dohmen.download(re.compile("falsche oder doppelte Zeilen als CSV"))
    assert media_type.startswith("text/csv")
    assert "Köln" in wrong.decode("utf-8-sig")
    dohmen.press("1 richtige Zeile übernehmen")
    dohmen.see("nicht übernommen".capitalize())
    dohmen.look("beratung-listen-02-uebernommen")


def _offers_are_taken_over(dohmen: Visitor) -> None:
    _upload(dohmen, "Angebote", "Angebote.csv", OFFERS)
    dohmen.press("1 richtige Zeile übernehmen")
    dohmen.open("/sozialraum/einrichtungen/")
    dohmen.follow(re.compile("Kita Löwenzahn"))
    dohmen.see("Ayşe Öztürk", "Frühstückstisch")


def _organisation_is_asked(dohmen: Visitor) -> None:
    """The new offer was last confirmed long ago, so the organisation stands among those to ask."""
    dohmen.open("/sozialraum/angebote/bestaetigungen/")
    row = dohmen.page.get_by_role("listitem").filter(has_text="Kita Löwenzahn")
    row.get_by_role("checkbox").check()
    dohmen.press("Ausgewählte anschreiben")
    dohmen.see("1 Einrichtung angeschrieben.")


def _gap_is_read(dohmen: Visitor) -> None:
    dohmen.open("/sozialraum/fortbildungen/abdeckung/")
    dohmen.see("Wer darf eine Kollegiale Beratung moderieren", "Lücke: noch niemand")
    dohmen.look("beratung-listen-03-abdeckung")
    dohmen.follow("Fortbildung planen")
    dohmen.see("Fortbildung planen")
