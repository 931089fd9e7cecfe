"""Everything is reached with the keyboard, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

MOST_STOPS = 90
WHERE = """() => {
  const here = document.activeElement;
  const labels = here.labels ? [...here.labels] : [];
  const group = here.closest('.sro-seg');  // short choices side by side have one ring around all of them
  const spans = labels.map((label) => label.querySelector('span'));
  const marks = [here, group, ...labels, ...spans, here.nextElementSibling];
  const shows = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  };
  const name = here.getAttribute('aria-label') || (labels[0] || here).innerText || here.id || here.tagName;
  return [name.trim().replace(/\\s+/g, ' '), marks.filter(Boolean).some(shows), here === document.body];
}"""


def test_the_first_stop_leads_past_the_navigation(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open("/faelle/")
    brandt.page.keyboard.press("Tab")
    skip = brandt.page.get_by_role("link", name="Zum Inhalt springen")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    brandt.page.keyboard.press("Enter")
    expect(brandt.page.locator("#inhalt")).to_be_focused()
    brandt.page.keyboard.press("Tab")
    inside = brandt.page.evaluate("document.querySelector('#inhalt').contains(document.activeElement)")
    assert inside, "after the skip link the next stop is not in the main part"


@pytest.mark.parametrize(
    ("username", "path", "actions"),
    [
        ("brandt", "/", ["Suchen in Fällen, Personen, Angeboten und Protokollen", "Fälle", "Abmelden"]),
        ("brandt", "/faelle/", ["Meldung aufnehmen", "Einordnung", "nur meine Fälle", "Filtern"]),
        ("brandt", "/meldungen/neu/", ["Vorname des Kindes", "Was wurde gesagt?", "Meldung speichern", "Abbrechen"]),
        ("felten", "/kommission/", ["Sitzung planen"]),
        ("dohmen", "/konferenzen/", ["Postausgang", "Konferenz planen", "Konferenz öffnen"]),
    ],
)
def test_every_stop_is_seen_and_the_main_actions_are_among_them(
    colleague: As, username: str, path: str, actions: list[str]
) -> None:
    visitor = colleague(username)
    visitor.open(path)
    stops = _stops(visitor)
    unseen = [name for name, is_seen in stops if not is_seen]
    assert not unseen, f"no visible ring on: {unseen}"
    names = [name for name, _ in stops]
    for action in actions:
        assert any(name.startswith(action) for name in names), f"„{action}“ is not reached: {names}"


def test_control_k_leads_to_the_search(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open("/faelle/")
    brandt.page.keyboard.press("Control+k")
    search = brandt.page.get_by_role("searchbox", name="Suchen in Fällen, Personen, Angeboten und Protokollen")
    expect(search).to_be_focused()
    search.press_sequentially("Lindner")
    search.press("Enter")
    expect(brandt.page).to_have_title(re.compile("Suche"))
    brandt.see("Lindner, Mia")


def test_after_a_refused_form_one_stands_in_the_first_wrong_field(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open("/meldungen/neu/")
    brandt.page.get_by_label("Vorname des Kindes").fill("Ada")
    brandt.press("Meldung speichern")
    expect(brandt.page.get_by_label("Weg", exact=True)).to_be_focused()
    expect(brandt.page).to_have_title(re.compile("^Fehler: "))


def test_after_a_refusal_without_a_field_one_stands_at_the_sentence(colleague: As) -> None:
    dohmen = colleague("dohmen")
    dohmen.open("/konferenzen/")
    dohmen.follow("Konferenz öffnen")
    dohmen.press("Konferenz abschließen")
    dohmen.see("Die Konferenz hat noch nicht stattgefunden.")
    sentence: str = dohmen.page.evaluate("document.activeElement.innerText")
    assert "Die Konferenz hat noch nicht stattgefunden." in sentence


def _stops(visitor: Visitor) -> list[tuple[str, bool]]:
    """Every stop of the tab key with its name and whether it is marked."""
    found: list[tuple[str, bool]] = []
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press("Tab")
        name, is_seen, is_over = visitor.page.evaluate(WHERE)
        if is_over:
            return found
        found.append((name, is_seen))
    return found
