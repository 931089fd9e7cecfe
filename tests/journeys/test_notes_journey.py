"""Writing a note: saved while typing, found again after a crash, two windows side by side, a session that ends."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import As
from tests.journeys.running import Office
from tests.journeys.visitor import TABLET, Visitor, clear_screenshots, sign_in, visit

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

WORDS = "Die Mutter ruft an und sagt: „Morgen kommt die Oma.“"
STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((each) => each.name),
  ...(await caches.keys()),
]"""
ADDRESS = "htmx-current-path-for-history"  # the address alone, no text


def test_a_note_survives_a_crash_and_is_finished_corrected_and_found(
    colleague: As, office: Office, chromium: Browser
) -> None:
    clear_screenshots("notiz")
    brandt = colleague("brandt")
    _open_form(brandt, _own_case(brandt))
    address = brandt.page.url
    brandt.page.get_by_label("Hausbesuch").check(force=True)
    _type(brandt, WORDS)
    brandt.look("notiz-01-schreiben")
    assert set(brandt.page.evaluate(STORED)) <= {ADDRESS}
    brandt.context.close()  # the crash

    again = sign_in(visit(chromium, office), "brandt")
    again.open("/notizen/")
    again.see("Angefangenes", "Die Mutter ruft an")
    again.open(address)
    again.see("steht wieder hier")
    expect(_text(again)).to_have_value(WORDS)
    expect(again.page.get_by_label("Hausbesuch")).to_be_checked()
    again.press("Notiz abschließen")
    again.see("Die Notiz steht in der Akte.", WORDS)
    again.look("notiz-02-liste")
    again.follow(re.compile("^Hausbesuch"), within=again.page.locator(".sro-notes"))
    again.follow("Berichtigen")
    again.fill({"Beobachtet und gesagt": f"{WORDS} Am Freitag.", "Warum berichtigen Sie?": "Tag vergessen"})
    again.press("Berichtigung speichern")
    again.see("Frühere Fassungen", "Tag vergessen")
    again.look("notiz-03-fassungen")
    again.follow("Verlauf", within=again.page.get_by_role("navigation", name="Bereiche des Falls"))
    again.look("notiz-04-verlauf")
    again.open(address)
    expect(_text(again)).to_have_value("")  # the draft has done its service
    again.demand_calm()
    again.context.close()


def test_two_windows_at_the_same_note_keep_both_texts(colleague: As) -> None:
    one = colleague("brandt")
    _open_form(one, "/notizen/neu/", direct=True)
    other = Visitor(one.context, one.context.new_page(), one.office, has_script=True)
    other.open("/notizen/neu/")
    _type(one, "Erstes Fenster: Besuch im Jugendtreff.")
    _text(other).fill("Zweites Fenster: Anruf beim Sportverein.")
    other.see("Sie schreiben denselben Text in einem anderen Fenster.")
    other.page.get_by_text("Text aus dem anderen Fenster").click()
    other.see("Erstes Fenster: Besuch im Jugendtreff.")
    expect(_text(other)).to_have_value("Zweites Fenster: Anruf beim Sportverein.")
    other.examine("Zwei Fenster")
    other.page.get_by_role("button", name="Hier weiterschreiben").click()
    other.see("Entwurf gesichert")
    _text(one).press_sequentially(" Und noch etwas.")
    one.see("Sie schreiben denselben Text in einem anderen Fenster.")
    other.press("Später fertigstellen")
    other.see("Der Entwurf ist gesichert", "Angefangenes")
    other.page.close()


def test_a_session_that_ends_takes_no_text_with_it(colleague: As) -> None:
    brandt = colleague("brandt")
    _open_form(brandt, _own_case(brandt, 2))  # what the windows of the test before send last never reaches this form
    brandt.context.clear_cookies(name="sessionid")
    _text(brandt).fill("Nach dem Ende der Anmeldung getippt.")
    expect(brandt.page.get_by_text("Ihre Anmeldung ist abgelaufen.").first).to_be_visible()
    expect(_text(brandt)).to_have_value("Nach dem Ende der Anmeldung getippt.")
    with brandt.context.expect_page() as opened:
        brandt.page.get_by_role("link", name="In neuem Fenster anmelden").click()
    beside = Visitor(brandt.context, opened.value, brandt.office, has_script=True)
    beside.fill({"Benutzername": "brandt", "Passwort": "demo"})
    beside.page.get_by_role("button", name="Anmelden", exact=True).first.click()
    expect(beside.page.get_by_role("heading", name="Sie sind angemeldet")).to_be_visible()
    beside.page.close()
    brandt.page.evaluate("window.dispatchEvent(new Event('focus'))")
    brandt.see("Entwurf gesichert")
    brandt.page.reload()
    expect(_text(brandt)).to_have_value("Nach dem Ende der Anmeldung getippt.")


def test_the_page_warns_two_minutes_before_and_one_press_is_enough(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.page.clock.install()
    brandt.open("/notizen/neu/")
    brandt.page.clock.fast_forward("56:30")
    expect(brandt.page.get_by_text("Ihre Anmeldung endet in zwei Minuten.").first).to_be_hidden()
    brandt.page.clock.fast_forward("01:10")
    warning = brandt.page.get_by_role("region", name="Ihre Anmeldung")
    expect(warning).to_be_visible()
    brandt.page.clock.fast_forward("00:01")
    expect(brandt.page.locator("#meldungen")).to_contain_text("Ihre Anmeldung endet in zwei Minuten.")
    brandt.examine("Anmeldung endet")
    warning.get_by_role("button", name="Angemeldet bleiben").click()
    expect(warning).to_be_hidden()


def test_without_script_a_draft_is_kept_by_a_button(colleague: As) -> None:
    brandt = colleague("brandt", has_script=False)
    brandt.open("/notizen/neu/")
    brandt.fill({"Beobachtet und gesagt": "Ohne Skript geschrieben."})
    brandt.press("Entwurf speichern")
    brandt.see("Der Entwurf ist gesichert", "steht wieder hier")
    expect(_text(brandt)).to_have_value("Ohne Skript geschrieben.")
    brandt.press("Notiz abschließen")
    brandt.see("Die Notiz ist gespeichert.", "Ohne Skript geschrieben.")


def _own_case(brandt: Visitor, place: int = 1) -> str:
    """The address of a case without a draft that Jana Brandt leads."""
    brandt.open("/faelle/?mine=on")
    found: Any = brandt.page.locator("main tbody th a").nth(place).get_attribute("href")
    return str(found)


def _open_form(visitor: Visitor, address: str, *, direct: bool = False) -> None:
    visitor.page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    visitor.open(address)
    if not direct:
        visitor.follow("Notiz schreiben")


def _text(visitor: Visitor) -> Any:
    return visitor.page.get_by_label(re.compile(r"^\s*Beobachtet und gesagt"))


def _type(visitor: Visitor, text: str) -> None:
    _text(visitor).press_sequentially(text)
    visitor.see("Entwurf gesichert")
    visitor.page.wait_for_timeout(1500)  # the last letters follow 800 ms after them
