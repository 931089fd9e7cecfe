"""Jana Brandt keeps a family: a person, a relation the application doubts, and a genogram that follows."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

PICTURE = "svg.sro-drawing"


def _family_of_mia(brandt: Visitor) -> str:
    brandt.open("/suche/?q=Mia+Lindner")
    brandt.page.locator("main a[href*='/faelle/']", has_text=re.compile("Mia|Lindner")).first.click()
    brandt.settle()
    brandt.follow("Familie", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    return brandt.page.url


def test_a_person_and_a_doubted_relation_change_the_genogram(colleague: As) -> None:
    brandt = colleague("brandt")
    family = _family_of_mia(brandt)
    expect(brandt.page.locator(PICTURE)).to_contain_text("Renate")
    brandt.see("25 Personen in 4 Generationen")
    brandt.look("familie-1-genogramm")
    brandt.examine("a family of 25", NARROW)
    brandt.follow("Person aufnehmen")
    given = {"Rolle in der Familie": "andere Verwandte", "Vorname": "Wiebke", "Geschlecht": "weiblich"}
    brandt.fill(given | {"Geburtsdatum": "2019-05-04"})
    brandt.look("familie-2-person")
    brandt.press("Person speichern")
    expect(brandt.page.locator(PICTURE)).to_contain_text("Wiebke")
    brandt.follow("Beziehung eintragen")
    brandt.page.get_by_label("Person", exact=True).select_option(label="Wiebke Lindner (andere Verwandte)")
    brandt.fill({"ist": "leiblicher Elternteil von"})
    brandt.page.get_by_label("Andere Person").select_option(label="Mia Lindner (Kind)")
    brandt.press("Beziehung speichern")
    brandt.see("Wiebke Lindner ist nicht vor Mia Lindner geboren")
    brandt.look("familie-3-zweifel")
    brandt.page.get_by_label("Ja, das stimmt so").check()
    brandt.press("Beziehung speichern")
    brandt.see("Die Beziehung ist gespeichert.")
    sentence = "Wiebke Lindner ist Mutter von Mia Lindner."
    expect(brandt.page.locator(f"{PICTURE} desc")).to_contain_text(sentence)
    brandt.page.locator("#beziehungen summary", has_text="Eltern und Kinder").click()
    brandt.follow(f"Ändern oder beenden: {sentence}")
    brandt.follow("Falscher Eintrag")
    brandt.fill({"Grund": "irrtümlich eingetragen"})
    brandt.press("Beziehung entfernen")
    brandt.see("Die Beziehung ist entfernt.")
    brandt.open(family)
    expect(brandt.page.locator(f"{PICTURE} desc")).not_to_contain_text(sentence)


def test_it_works_without_a_script(colleague: As) -> None:
    brandt = colleague("brandt", has_script=False)
    _family_of_mia(brandt)
    brandt.follow("Sprachen angeben")
    brandt.fill({"Sprachmittlung nötig in": "Arabisch"})
    brandt.press("Sprachen speichern")
    brandt.see("Sprachmittlung nötig in")


def test_the_helping_net_stands_below_the_resource_card(colleague: As) -> None:
    brandt = colleague("brandt")
    _family_of_mia(brandt)
    brandt.follow("Helfernetz")
    expect(brandt.page.get_by_role("heading", name="Helfernetz")).to_be_visible()
    brandt.look("familie-4-helfernetz")
    brandt.examine("the helping net", NARROW)
