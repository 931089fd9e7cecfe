"""A report of danger through the browser to its end: two sign-ins, a home visit, the court, the lead's signature."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW, Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_a_report_of_danger_is_seen_by_two_and_goes_to_court(colleague: As) -> None:
    brandt, neumann, felten = (colleague(name) for name in ("brandt", "neumann", "felten"))
    clear_screenshots("schutz")
    procedure = _takes_the_call(brandt)
    _assesses(brandt)
    _cannot_end_it_with_one_name(brandt)
    _confirms_without_the_file(neumann)
    _includes_and_visits(brandt, procedure)
    _protects(brandt)
    _goes_to_court(brandt, felten)
    _ends(brandt, procedure)
    neumann.open("/")
    expect(neumann.page.get_by_text("Haffner")).to_have_count(0)
    felten.open("/schutzverfahren/")
    felten.see("Haffner, Jule", "Overath, Ida")
    felten.look("schutz-09-tafel")
    felten.examine("schutz-09", NARROW)


def _takes_the_call(brandt: Visitor) -> str:
    """A call, danger at once, with Petra Neumann of WJH; returns the address of the procedure."""
    brandt.open("/meldungen/neu/")
    brandt.fill({"Nachname des Kindes": "Haffner", "Vorname des Kindes": "Jule", "Weg": "Telefon"})
    brandt.fill({"Was wurde gesagt?": "Jule hat Striemen am Rücken."})
    brandt.press("Meldung speichern")
    brandt.follow("Gefährdung: § 8a beginnen")
    brandt.fill({"Zweite Fachkraft": "Petra Neumann", "Worin sehen Sie die Gefahr?": "Frische Striemen am Rücken."})
    brandt.press("Schutzverfahren beginnen")
    brandt.see("läuft ein Schutzverfahren nach § 8a")
    brandt.press("Verantwortung übernehmen")
    brandt.follow("Verfahren öffnen")
    brandt.see("Die Gefährdung ist noch nicht eingeschätzt.")
    brandt.look("schutz-01-begonnen")
    brandt.examine("schutz-01", NARROW)
    return brandt.page.url


def _assesses(brandt: Visitor) -> None:
    brandt.follow("Gefährdung einschätzen")
    brandt.fill({"Gewichtige Anhaltspunkte": "Striemen, von der Schule gesehen.", "Begründung": "Nicht ausgeräumt."})
    brandt.fill({"Insoweit erfahrene Fachkraft beraten?": "nein", "Einschätzung": "latente Kindeswohlgefährdung"})
    brandt.page.get_by_label("körperliche Misshandlung").check()
    brandt.look("schutz-02-einschaetzung")
    brandt.press("Einschätzung festhalten")
    brandt.press("Einschätzung mit meinem Namen bestätigen")
    brandt.see("es braucht zwei Fachkräfte")


def _cannot_end_it_with_one_name(brandt: Visitor) -> None:
    brandt.follow("Verfahren abschließen")
    brandt.fill({"Ergebnis": "latente Kindeswohlgefährdung", "Begründung": "Ein Schutzplan gilt."})
    brandt.press("Verfahren abschließen")
    brandt.see("es braucht zwei Fachkräfte")


def _confirms_without_the_file(neumann: Visitor) -> None:
    neumann.open("/")
    neumann.follow(re.compile("Verfahren öffnen.*Haffner"))
    neumann.look("schutz-03-zweite")
    neumann.press("Einschätzung mit meinem Namen bestätigen")
    neumann.see("von zwei Fachkräften bestätigt")
    expect(neumann.page.locator("main").get_by_role("link", name="Schutzverfahren beginnen")).to_have_count(0)


def _includes_and_visits(brandt: Visitor, procedure: str) -> None:
    for question in ("Erziehungsberechtigte einbezogen", "Kind oder Jugendliche/r einbezogen"):
        brandt.open(procedure)
        brandt.follow(f"Beantworten: {question}")
        brandt.fill({"Antwort": "nein"})
        brandt.press("Antwort festhalten")
        brandt.see("Ein Nein braucht eine Begründung.")
        brandt.fill({"Warum nicht?": "Das gefährdet heute den Schutz."})
        brandt.press("Antwort festhalten")
    brandt.follow("Hausbesuch festhalten")
    brandt.fill({"Angekündigt?": "nein", "Kind gesehen?": "ja", "Eindruck vom Kind": "Jule spielt leise."})
    brandt.fill({"Wohnung und Umfeld": "Zwei Zimmer, warm."})
    brandt.page.get_by_label("Petra Neumann").uncheck()
    brandt.press("Hausbesuch festhalten")
    brandt.see("mindestens 2 Fachkräfte")
    brandt.page.get_by_label("Petra Neumann").check()
    brandt.look("schutz-04-hausbesuch")
    brandt.press("Hausbesuch festhalten")
    brandt.see("Der Hausbesuch steht im Verfahren.")


def _protects(brandt: Visitor) -> None:
    brandt.follow("Maßnahme")
    brandt.fill({"Maßnahme": "Schutzplan vereinbart", "Was genau?": "Jule schläft bei der Großmutter."})
    brandt.press("Maßnahme festhalten")
    brandt.follow("Gericht angerufen")
    brandt.fill({"Worum geht es?": "Auflagen nach § 1666 BGB."})
    brandt.press("Anrufung festhalten")
    brandt.look("schutz-05-verfahren")


def _goes_to_court(brandt: Visitor, felten: Visitor) -> None:
    brandt.follow("Stellungnahme schreiben")
    brandt.fill({"Gericht": "Amtsgericht Mönchengladbach-Rheydt", "Anlass und was das Jugendamt anregt": "Auflagen."})
    brandt.look("schutz-06-stellungnahme")
    brandt.press("Entwurf speichern")
    statement = brandt.page.url
    felten.open(statement)
    felten.press("Als Leitung unterschreiben")
    felten.see("Die Stellungnahme ist unterschrieben und festgeschrieben.")
    felten.look("schutz-07-unterschrieben")
    media_type, content = felten.download("Unterschriebenes PDF")
    assert media_type == "application/pdf"
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "Striemen, von der Schule gesehen." in words


def _ends(brandt: Visitor, procedure: str) -> None:
    brandt.open(procedure)
    brandt.follow("Verfahren abschließen")
    brandt.fill({"Ergebnis": "latente Kindeswohlgefährdung", "Begründung": "Ein Schutzplan gilt."})
    brandt.press("Verfahren abschließen")
    brandt.see("Das Schutzverfahren ist abgeschlossen.", "Zur Falleinordnung")
    brandt.look("schutz-08-abgeschlossen")
