"""The ASD lead tries out an absence before anything is changed, reads the difference, and gives a case to somebody."""

import re

import pytest

from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW, Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

PERCENT = re.compile(r"(\d+) % → (\d+) %")


@pytest.mark.parametrize("has_script", [True, False], ids=["with-javascript", "without-javascript"])
def test_an_absence_is_tried_out_and_the_difference_read(colleague: As, has_script: bool) -> None:
    if has_script:
        clear_screenshots("belastung")
    felten = colleague("felten", has_script=has_script)
    before = _board(felten)
    _absence_is_tried_out(felten)
    felten.open("/fallbelastung/")
    assert felten.page.locator("main .sro-loads").inner_text() == before, "trying out changed something"


def test_a_weight_of_tomorrow_is_set(colleague: As) -> None:
    felten = colleague("felten")
    felten.open("/fallbelastung/gewichte/")
    felten.look("belastung-03-gewichte")
    form = felten.form("Gewicht ändern")
    felten.fill({"Merkmal": "Zuschlag Graubereich", "Neues Gewicht": "-1", "Gilt ab": "2040-01-01"}, within=form)
    felten.press("Gewicht festlegen", within=form)
    felten.see("Bitte prüfen Sie Ihre Angaben.")
    felten.fill({"Neues Gewicht": "0,75"}, within=form)
    felten.press("Gewicht festlegen", within=form)
    felten.see("ab 01.01.2040", "0,75")


def test_a_case_nobody_leads_is_given_to_somebody(colleague: As) -> None:
    felten = colleague("felten")
    felten.open("/faelle/")
    rows = felten.page.locator("main tbody tr", has_text="niemand")
    felten.open(rows.first.get_by_role("link").first.get_attribute("href") or "")
    felten.follow("Wer könnte den Fall übernehmen?")
    felten.see("Vorschlag:", "Sie entscheiden mit dem Team", "So kommt der Vorschlag zustande")
    felten.look("belastung-04-vorschlag")
    felten.press("Jana Brandt zuweisen")
    felten.see("Jana Brandt ist jetzt fallverantwortlich.")


def test_others_see_less_and_every_page_is_clean_on_a_telephone(colleague: As) -> None:
    for name, path in (
        ("felten", "/fallbelastung/"),
        ("felten", "/fallbelastung/was-waere-wenn/"),
        ("brandt", "/fallbelastung/"),
        ("lorenz", "/fallbelastung/"),
        ("admin", "/fallbelastung/gewichte/"),
    ):
        visitor = colleague(name)
        visitor.open(path)
        visitor.examine(f"{name} {path}", NARROW)
        shown = visitor.page.locator("main").inner_text()
        assert ("Lena Vossen" in shown) == (name == "felten"), f"{name} {path}"


def _board(felten: Visitor) -> str:
    """Everybody in the order of their names; the sums stand in words and in a table."""
    felten.open("/fallbelastung/")
    felten.look("belastung-01-tafel")
    felten.page.get_by_text("Als Tabelle").first.click()
    felten.see("Richtwert", "Anteil")
    return felten.page.locator("main .sro-loads").inner_text()


def _absence_is_tried_out(felten: Visitor) -> None:
    felten.follow("Was wäre, wenn …")
    felten.fill({"Wer wäre nicht da?": "Jana Brandt", "Wer würde vertreten?": "Lena Vossen"})
    felten.press("Ausrechnen")
    changes = felten.page.get_by_role("list", name="Was sich ändert")
    assert "→ abwesend" in changes.get_by_text("Jana Brandt:").locator("..").inner_text()
    found = PERCENT.search(changes.get_by_text("Lena Vossen:").locator("..").inner_text())
    assert found, changes.inner_text()
    assert int(found[2]) > int(found[1])
    felten.look("belastung-02-was-waere-wenn")
