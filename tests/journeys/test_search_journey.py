"""A file is found by a name as it was heard, with the keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

HEARD, MEANT = "Jilmas", "Yılmaz-Peters, Emir"


def test_a_name_as_heard_opens_the_file_by_keyboard(colleague: As) -> None:
    brandt = colleague("brandt")
    page, field = brandt.page, brandt.page.locator("#suche")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type(HEARD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    brandt.look("suche-01-treffer")
    brandt.examine("suche", NARROW)
    hits = page.locator("[data-treffer]")
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    expect(hits.nth(0)).to_have_text(MEANT)
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yılmaz-Peters")


def test_it_works_without_javascript_and_says_what_to_try(colleague: As) -> None:
    brandt = colleague("brandt", has_script=False)
    brandt.open("/suche/?q=Jilmas+Quittenbaum")
    brandt.see("Nichts gefunden", "Das können Sie versuchen:")
    brandt.follow("Jilmas")
    brandt.see(MEANT)
    brandt.follow(re.compile(r"^Personen \d"))
    brandt.see("Name klingt gleich")
    brandt.follow("Alle")
    brandt.follow(MEANT, within=brandt.page.get_by_role("region", name=re.compile("^Fälle")))
    assert "/faelle/" in brandt.page.url


def test_a_colleague_of_another_team_finds_nothing(colleague: As) -> None:
    kemper = colleague("kemper")
    kemper.open(f"/suche/?q={HEARD}")
    kemper.see("Nichts gefunden", "Akten anderer Teams erscheinen hier nicht.")
    kemper.look("suche-02-nichts")
