"""A Wiedervorlage from a file, checked off and undone, with and without JavaScript; the keys, and no keys."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import As
from tests.journeys.test_swap import _part as part
from tests.journeys.visitor import NARROW, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

LIST = "/wiedervorlagen/"


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _undo(text: str) -> re.Pattern[str]:
    return re.compile(rf"^Rückgängig\s*: {re.escape(text)}$")


def _row(visitor: Visitor, text: str) -> Locator:
    return visitor.page.locator("#wiedervorlagen li").filter(has_text=text)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_from_a_file_to_the_list_checked_off_and_undone(colleague: As, has_script: bool) -> None:
    text = f"Kita anrufen, {'mit' if has_script else 'ohne'} Skript"
    brandt = colleague("brandt", has_script=has_script)
    brandt.open("/faelle/?mine=on")
    brandt.page.locator("main table a").first.click()
    file = brandt.page.url
    brandt.follow("Wiedervorlage")
    brandt.fill({"Was ist zu tun?": text, "Fällig am": _day(0), "Wiederholung": "wöchentlich"})
    brandt.press("Wiedervorlage anlegen", within=brandt.form("Was, wann, für wen"))
    assert brandt.page.url == file
    brandt.open(LIST)
    check = _row(brandt, text).get_by_role("button", name=f"Erledigt: {text}")
    if has_script:
        check.click()
        brandt.settle()
    else:
        brandt.press(f"Erledigt: {text}")
    expect(brandt.page).to_have_url(re.compile(r"erledigt="))
    expect(brandt.page.get_by_role("group", name="Hinweis")).to_contain_text(text)
    next_week = timezone.localdate() + timedelta(days=7)
    expect(_row(brandt, text).filter(has_text=f"{next_week:%d.%m.}")).to_have_count(1)
    brandt.page.get_by_role("button", name=_undo(text)).first.click()
    brandt.settle()
    expect(_row(brandt, text).filter(has_text="heute")).to_have_count(1)
    expect(_row(brandt, text)).to_have_count(1)


def test_checking_off_in_place_is_the_page_at_its_new_address(colleague: As) -> None:
    brandt = colleague("brandt")
    for path in (LIST, "/"):
        brandt.open(path)
        first = brandt.page.locator("#wiedervorlagen li").first
        text = first.locator(".sro-strong").inner_text().strip()
        first.get_by_role("button", name=f"Erledigt: {text}").click()
        expect(brandt.page).to_have_url(re.compile(r"erledigt="))
        brandt.settle()
        focused: str = brandt.page.evaluate("document.activeElement.innerText")
        assert text in focused, "after the check one stands at the notice with the way back"
        swapped = part(brandt, "#wiedervorlagen").replace(' data-fokus=""', "")
        brandt.page.reload()
        brandt.settle()
        assert part(brandt, "#wiedervorlagen").replace(' data-fokus=""', "") == swapped


def test_the_next_steps_of_a_case_are_checked_off_on_its_overview(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open("/faelle/?mine=on")
    brandt.page.locator("main table a").first.click()
    brandt.settle()
    file = brandt.page.url
    brandt.follow("Wiedervorlage")
    brandt.fill({"Was ist zu tun?": "Auf dem Überblick", "Fällig am": _day(0)})
    brandt.press("Wiedervorlage anlegen", within=brandt.form("Was, wann, für wen"))
    _row(brandt, "Auf dem Überblick").get_by_role("button").first.click()
    expect(brandt.page.get_by_role("button", name=_undo("Auf dem Überblick"))).to_be_visible()
    brandt.page.go_back()
    brandt.settle()
    brandt.open(file)
    expect(_row(brandt, "Auf dem Überblick")).to_have_count(0)


def test_keys_lead_only_outside_of_fields(colleague: As) -> None:
    brandt = colleague("brandt")
    page = brandt.page
    page.keyboard.press("/")
    expect(page.locator("#suche")).to_be_focused()
    page.keyboard.type("g/w?n")
    expect(page.locator("#suche")).to_have_value("g/w?n")
    brandt.open("/meldungen/neu/")
    concern = page.get_by_label("Was wurde gesagt?")
    concern.fill("")
    concern.press_sequentially("Haus 3/4? gw n")
    expect(concern).to_have_value("Haus 3/4? gw n")
    assert page.url.endswith("/meldungen/neu/")


def test_pairs_of_keys_and_the_help(colleague: As) -> None:
    brandt = colleague("brandt")
    page = brandt.page
    for keys, path in (("gw", LIST), ("gf", "/faelle/"), ("gk", "/kommission/"), ("ga", "/"), ("?", "/tastatur/")):
        with page.expect_navigation():
            for key in keys:
                page.keyboard.press(key)
        assert page.url == brandt.office.address + path
    page.keyboard.press("w")
    expect(page).to_have_url(re.compile(r"/wiedervorlagen/neu/\?von="))


def test_in_a_file_the_key_writes_a_note_of_this_case(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open("/faelle/?mine=on")
    brandt.page.locator("main table a").first.click()
    brandt.settle()
    file = brandt.page.url
    with brandt.page.expect_navigation():
        brandt.page.keyboard.press("n")
    assert brandt.page.url.startswith(file)
    assert brandt.page.url != file


def test_keys_are_switched_off_and_on_again(colleague: As) -> None:
    vossen = colleague("vossen")
    page = vossen.page
    vossen.open("/konto/")
    vossen.fill({"Tastaturkürzel aus einzelnen Tasten": "nein"})
    vossen.press("Einstellungen speichern")
    for key in ("w", "?", "g", "f", "/"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("/konto/$"))
    expect(page.locator("#suche")).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("#suche")).to_be_focused()
    vossen.fill({"Tastaturkürzel aus einzelnen Tasten": "ja"})
    vossen.press("Einstellungen speichern")
    with page.expect_navigation():
        page.keyboard.press("?")
    assert page.url.endswith("/tastatur/")


def test_the_menu_opens_with_the_keyboard_and_closes_with_escape(colleague: As) -> None:
    brandt = colleague("brandt")
    menu = brandt.page.locator("details.sro-menu")
    menu.locator("summary").focus()
    brandt.page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Wiedervorlage anlegen")).to_be_visible()
    brandt.examine("menu")
    brandt.page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Wiedervorlage anlegen")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pages_of_the_desk_have_no_barrier(colleague: As, dark: bool) -> None:
    brandt = colleague("brandt", dark=dark)
    if dark:
        brandt.open("/konto/")
        brandt.fill({"Darstellung": "wie das Gerät"})
        brandt.press("Einstellungen speichern")
    for path in ("/", LIST, "/wiedervorlagen/neu/", "/mitteilungen/", "/konto/", "/tastatur/"):
        brandt.open(path)
        brandt.examine(path)
        brandt.examine(path, NARROW)
        narrow: int = brandt.page.evaluate("document.documentElement.scrollWidth")
        assert narrow <= NARROW[0], f"{path} is {narrow} px wide on a telephone"
