"""Jana Brandt looks for an offer with a misspelt word, narrows it down and opens it; Heike Dohmen keeps the entry."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OFFERS = "/sozialraum/angebote/"


def _type(visitor: Visitor, text: str) -> None:
    """Type letter by letter and wait for the list to follow, as htmx brings it."""
    field = visitor.page.get_by_label("Suchwörter")
    field.fill("")
    field.press_sequentially(text, delay=20)
    expect(visitor.page).to_have_url(re.compile(r"words=" + re.escape(text[:3])))
    visitor.settle()


def test_a_case_worker_finds_an_offer_with_a_misspelt_word(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open(OFFERS)
    brandt.look("verzeichnis-1-angebote")
    _type(brandt, "Nachhlfe")
    brandt.see("ähnlich: „Nachhilfe“ (Thema: Hausaufgaben und Lernen)")
    brandt.fill({"Alter des Kindes": "8"})
    brandt.page.get_by_label("nur kostenlos").check()
    expect(brandt.page).to_have_url(re.compile("no_cost=on"))
    brandt.settle()
    brandt.look("verzeichnis-2-gesucht")
    brandt.page.reload()
    brandt.see("ähnlich: „Nachhilfe“ (Thema: Hausaufgaben und Lernen)")
    brandt.examine("filtered offers", NARROW)
    hit = brandt.page.locator("#ergebnisse li a").first
    title = hit.inner_text()
    brandt.follow(title, within=brandt.page.locator("#ergebnisse li").first)
    expect(brandt.page.get_by_role("heading", level=1)).to_have_text(title)
    brandt.see("kostenlos", "So erreichen Sie die Einrichtung")
    brandt.look("verzeichnis-3-angebot")
    brandt.examine("an offer", NARROW)
    brandt.press("Heute bestätigt")
    brandt.see("Heute bestätigt.")


def test_it_works_without_a_script(colleague: As) -> None:
    brandt = colleague("brandt", has_script=False)
    brandt.open(OFFERS)
    brandt.fill({"Suchwörter": "Fruehstük"})
    brandt.press("Suchen")
    brandt.see("ähnlich: „Frühstück“")


def test_the_practice_advisor_keeps_an_organisation_and_its_people(colleague: As) -> None:
    dohmen = colleague("dohmen")
    dohmen.open("/sozialraum/einrichtungen/")
    dohmen.look("verzeichnis-4-einrichtungen")
    _type(dohmen, "Sonenwinkel")
    dohmen.follow("Kita Sonnenwinkel")
    dohmen.see("nicht im Verzeichnis, keine Einwilligung")
    dohmen.look("verzeichnis-5-einrichtung")
    dohmen.press("Kontakt heute")
    dohmen.see("Der Kontakt von heute ist festgehalten.")
    dohmen.follow("Eintragen")
    dohmen.fill({"Nachname": "Probe", "Telefon": "4711"})
    dohmen.press("Ansprechperson speichern")
    dohmen.see("Das ist keine Telefonnummer, die man wählen kann.")
    dohmen.look("verzeichnis-6-ansprechperson")
    dohmen.fill({"Telefon": "02161 49310"})
    dohmen.press("Ansprechperson speichern")
    dohmen.see("Probe ist eingetragen.")


def test_an_offer_is_taken_into_the_directory(colleague: As) -> None:
    brandt = colleague("brandt", dark=True)
    brandt.open(f"{OFFERS}neu/")
    brandt.look("verzeichnis-7-neues-angebot")
    brandt.examine("a new offer", NARROW)
    given = {"Einrichtung": "Jugendtreff am Markt", "Was wird angeboten?": "Trommelkurs am Abend"}
    brandt.fill(given | {"Plätze": "6", "davon frei": "7"})
    brandt.page.get_by_label("Freizeit und Treffpunkt").check()
    brandt.press("Angebot speichern")
    brandt.see("Es können nicht mehr Plätze frei sein, als es gibt.")
    brandt.fill({"davon frei": "2"})
    brandt.press("Angebot speichern")
    brandt.see("„Trommelkurs am Abend“ steht jetzt im Verzeichnis.")
    brandt.open(OFFERS)
    _type(brandt, "Tromelkurs")
    brandt.see("Trommelkurs am Abend")
