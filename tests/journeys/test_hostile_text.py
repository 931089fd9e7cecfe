"""Whatever is typed stays text: it is saved and shown as it is, or refused with a sentence, and nothing is lost."""

import pytest
from playwright.sync_api import Request, expect

from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

SCRIPT = "<script>alert('boese')</script>"
IMAGE = '"><img id=boese src=/boese.png onerror="alert(\'boese\')">'
HTMX = "<p id=boese hx-get=/boese/ hx-trigger=load hx-on:load=\"alert('boese')\">{{ 7*7 }} {% csrf_token %}</p>"
FAMILY_EMOJI = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}\N{ZERO WIDTH JOINER}\N{BOY}"
ARABIC = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER HAH}\N{ARABIC LETTER MEEM}\N{ARABIC LETTER DAL}"
HEBREW = "\N{RIGHT-TO-LEFT MARK}\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}"
TOO_LONG = "Ein Satz mit Umlauten äöü. " * 3704  # 100,008 characters


def test_a_first_call_may_say_anything(colleague: As) -> None:
    brandt = colleague("brandt")
    asked = _requests(brandt)
    first, last, concern = f"{ARABIC} {FAMILY_EMOJI}", f"{HEBREW}{SCRIPT}", f"{IMAGE}\n{HTMX}"
    brandt.open("/meldungen/neu/")
    brandt.fill(
        {
            "Vorname des Kindes": first,
            "Nachname des Kindes": last,
            "Was sagt das Kind selbst?": HTMX,
            "Name der Bezugsperson": IMAGE,
            "Rolle der Bezugsperson": "Mutter",
            "Weg": "Telefon",
            "Wer meldet sich?": "anonym",
            "Was wurde gesagt?": concern,
        }
    )
    brandt.press("Meldung speichern")
    brandt.see(f"{last}, {first}", HTMX)
    _is_harmless(brandt, asked)
    brandt.press("Fall eröffnen")
    _is_harmless(brandt, asked)
    file = brandt.page.url
    for path in ("/meldungen/", "/suche/?q=boese", file, file + "sicht/"):
        brandt.open(path)
        brandt.see(SCRIPT)
        _is_harmless(brandt, asked)


def test_a_hundred_thousand_characters_are_refused_with_a_sentence_and_all_still_there(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open("/meldungen/neu/")
    brandt.fill({"Vorname des Kindes": "Ada", "Was wurde gesagt?": TOO_LONG, "Wer meldet sich?": "anonym"})
    brandt.press("Meldung speichern")
    brandt.see("„Was wurde gesagt?“")
    expect(brandt.page.get_by_label("Vorname des Kindes")).to_have_value("Ada")
    kept: str = brandt.page.get_by_label("Was wurde gesagt?").input_value()
    assert kept == TOO_LONG
    assert brandt.page.get_by_label("Wer meldet sich?").locator("option:checked").inner_text() == "anonym"
    brandt.examine("refused report")


def test_an_item_of_a_conference_may_say_anything(colleague: As) -> None:
    dohmen = colleague("dohmen")
    asked = _requests(dohmen)
    dohmen.open("/konferenzen/")
    dohmen.follow("Konferenz öffnen")
    conference, agenda = dohmen.page.url, dohmen.page.locator("#tagesordnung")
    agenda.get_by_text("Punkt aufnehmen").first.click()
    title, notes = f"{SCRIPT} {FAMILY_EMOJI}", f"{HTMX} {HEBREW}"
    dohmen.fill({"Tagesordnungspunkt": title, "Niederschrift": notes + TOO_LONG}, within=agenda)
    dohmen.press("Punkt aufnehmen", within=agenda)
    kept: str = agenda.get_by_label("Niederschrift").input_value()
    assert kept == notes + TOO_LONG
    dohmen.see("„Niederschrift“")
    dohmen.fill({"Niederschrift": notes}, within=agenda)
    dohmen.press("Punkt aufnehmen", within=agenda)
    for path in (conference, conference + "protokoll/"):
        dohmen.open(path)
        dohmen.see(title, notes)
        _is_harmless(dohmen, asked)


def test_a_day_that_does_not_exist_is_refused_and_stays_readable(colleague: As) -> None:
    felten = colleague("felten")
    felten.open("/kommission/neu/")
    felten.page.get_by_label("Termin").evaluate("field => { field.type = 'text'; }")
    felten.fill({"Termin": "31.02.2027, 25:61", "Raum": IMAGE})
    felten.press("Sitzung planen")
    felten.see("„Termin“")
    expect(felten.page.get_by_label("Termin")).to_have_value("31.02.2027, 25:61")
    expect(felten.page.get_by_label("Raum", exact=True)).to_have_value(IMAGE)
    _is_harmless(felten, [])


def _requests(visitor: Visitor) -> list[str]:
    """The addresses asked for from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    visitor.page.on("request", note)
    return asked


def _is_harmless(visitor: Visitor, asked: list[str]) -> None:
    """Nothing typed became an element or asked the server for something; dialogs would be troubles of the visitor."""
    expect(visitor.page.locator("#boese, main script, main img")).to_have_count(0)
    assert not [address for address in asked if "/boese" in address]
