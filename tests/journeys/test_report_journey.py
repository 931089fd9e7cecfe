"""A first call through the browser: it becomes a case, goes astray and comes back, or is danger at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

FEW = {"Weg": "Telefon", "Was wurde gesagt?": "Das Kind steht morgens allein vor der Schule."}


def take_call(visitor: Visitor, **more: str) -> str:
    """Record a report; returns its address."""
    visitor.open("/meldungen/neu/")
    visitor.fill(more | FEW)
    visitor.press("Meldung speichern")
    visitor.see("Was wird daraus?")
    return visitor.page.url


@pytest.mark.parametrize("has_script", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_call_becomes_a_case(colleague: As, has_script: bool) -> None:
    brandt = colleague("brandt", has_script=has_script)
    if has_script:
        clear_screenshots("meldung")
    last = "Quandt" if has_script else "Quasten"
    brandt.open("/meldungen/neu/")
    brandt.look("meldung-01-leer")
    brandt.press("Meldung speichern")
    brandt.see("Geben Sie „Was wurde gesagt?“ ein.")
    names = {"Vorname des Kindes": "Smilla", "Nachname des Kindes": last, "Weitere Kinder": "Bo, 12.03.2021"}
    brandt.fill(names | FEW | {"Wer meldet sich?": "Arztpraxis, Klinik, Hebamme, Gesundheitsamt"})
    brandt.page.get_by_label("Berufsgeheimnisträger").check()
    brandt.press("Meldung speichern")
    brandt.see(f"{last}, Smilla", "Rückmeldung (§ 4 KKG)", f"Bo {last} (Kind)")
    brandt.look("meldung-02-meldung")
    report = brandt.page.url
    brandt.follow("Rückmeldung festhalten")
    brandt.fill({"Weg": "Telefon"})
    brandt.press("Rückmeldung festhalten")
    brandt.see("Die Rückmeldung ist festgehalten.")
    brandt.press("Fall eröffnen")
    brandt.see("Niemand ist fallverantwortlich.")
    brandt.open(report)
    brandt.see("neuer Fall")


def test_who_is_known_appears_while_one_types_and_is_taken_over(colleague: As) -> None:
    brandt, kemper = colleague("brandt"), colleague("kemper")
    for visitor in (brandt, kemper):
        visitor.open("/meldungen/neu/")
        visitor.page.get_by_label("Vorname des Kindes").press_sequentially("Mia")
        visitor.page.get_by_label("Nachname des Kindes").press_sequentially("Lindtner")
        expect(visitor.page.get_by_role("heading", name="Vielleicht schon bekannt")).to_be_visible()
    kemper.see("Bekannt, bitte an Team 05 – Rheydt Ost (Teamleitung) wenden.")
    assert "RO-" not in kemper.page.locator("#bekannte").inner_text()
    brandt.see("Mia Lindner")
    brandt.look("meldung-03-bekannt")
    brandt.fill({"Was wurde gesagt?": "Die Schule ruft wieder an."})
    brandt.press(re.compile("Diese Person übernehmen.*Mia Lindner"))
    brandt.see("ist schon bekannt")
    expect(brandt.page.get_by_label("Was wurde gesagt?")).to_have_value("Die Schule ruft wieder an.")
    brandt.look("meldung-04-uebernommen")
    brandt.fill({"Weg": "Telefon"})
    brandt.press("Meldung speichern")
    brandt.follow("Zu einem Fall nehmen")
    brandt.look("meldung-05-zum-fall")
    brandt.press(re.compile("Zu diesem Fall nehmen"))
    brandt.see("Die Meldung gehört jetzt zu")


@pytest.mark.parametrize("has_script", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_wrong_one_goes_to_team_03_and_comes_back(colleague: As, has_script: bool) -> None:
    brandt, kemper = (colleague(name, has_script=has_script) for name in ("brandt", "kemper"))
    child = "Wandersleben" if has_script else "Wanderholt"
    report = take_call(brandt, **{"Nachname des Kindes": child})
    brandt.follow("Weitergeben")
    brandt.look("meldung-06-weitergeben")
    brandt.fill({"An ein Team des Hauses": "Team 03 – Rheydt West", "Warum?": "Wohnt in Rheydt West."})
    brandt.press("Meldung weitergeben")
    brandt.see("weitergegeben an Team 03 – Rheydt West")
    expect(brandt.page.get_by_text(child)).to_have_count(0)
    brandt.look("meldung-07-liste")
    kemper.open(report)
    kemper.see("von einem anderen Team")
    kemper.look("meldung-08-angekommen")
    kemper.press("Zurück an Team 05")
    kemper.see("Die Meldung ist zurück bei Team 05 – Rheydt Ost.")
    brandt.open(report)
    brandt.see("zurückgekommen", "Weg der Meldung")


def test_danger_begins_at_once_with_a_second_person(colleague: As) -> None:
    brandt, aksoy = colleague("brandt"), colleague("aksoy")
    take_call(brandt, **{"Nachname des Kindes": "Eilers"})
    brandt.follow("Gefährdung: § 8a beginnen")
    brandt.press("Schutzverfahren beginnen")
    brandt.see("Wählen Sie bei „Zweite Fachkraft“ etwas aus.")
    brandt.look("meldung-09-gefaehrdung")
    brandt.fill({"Zweite Fachkraft": "Deniz Aksoy", "Worin sehen Sie die Gefahr?": "Frische Striemen am Rücken."})
    brandt.press("Schutzverfahren beginnen")
    brandt.see("Gefährdung.", "läuft ein Schutzverfahren nach § 8a")
    brandt.look("meldung-10-fall-in-gefahr")
    aksoy.open("/")
    aksoy.see("Schutzverfahren nach § 8a:", "Sie sind zweite Fachkraft")
    aksoy.look("meldung-11-arbeitstag")
