"""A swap equals a reload: what htmx puts into a page is what the whole page shows at the same address."""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

KEYS = re.compile(r'(name="(?:csrfmiddlewaretoken|idempotency_key)" value=")[^"]*')  # new on every page
TRACES = re.compile(r'\s*(?:class=""|(?<=[" ])htmx-(?:settling|swapping|added|request))')
STORED = "() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]"
ADDRESS = "htmx-current-path-for-history"  # the address alone, as the browser's own history has it; no page


class Filter(NamedTuple):
    """A list that is filtered in place: who sees it, what they choose, what is swapped."""

    username: str
    path: str
    choose: Callable[[Visitor], None]
    target: str


def _grey_cases(visitor: Visitor) -> None:
    visitor.fill({"Einordnung": "Graubereich"})


def _free_offers(visitor: Visitor) -> None:
    visitor.page.get_by_label("nur mit freien Plätzen").check()


def _reads_of_brandt(visitor: Visitor) -> None:
    visitor.page.locator("main form select").select_option(label="Jana Brandt")


def _advised_reports(visitor: Visitor) -> None:
    visitor.fill({"Stand": "nur Beratung"})


FILTERS = [
    pytest.param(Filter("brandt", "/meldungen/", _advised_reports, "#ergebnis"), id="reports"),
    pytest.param(Filter("brandt", "/faelle/", _grey_cases, "#ergebnis"), id="cases"),
    pytest.param(Filter("dohmen", "/sozialraum/angebote/", _free_offers, "#ergebnisse"), id="offers"),
    pytest.param(Filter("behrens", "/nachweis/", _reads_of_brandt, "#ergebnis"), id="trail"),
]


@pytest.mark.parametrize("case", FILTERS)
def test_a_filtered_list_is_the_page_at_its_new_address(colleague: As, case: Filter) -> None:
    visitor = colleague(case.username)
    visitor.open(case.path)
    unfiltered = _part(visitor, case.target)
    case.choose(visitor)
    _is_swapped(visitor)
    swapped = _part(visitor, case.target)
    assert swapped != unfiltered, "the filter changes nothing, so this test says nothing"
    visitor.page.reload()
    visitor.settle()
    assert _part(visitor, case.target) == swapped


@pytest.mark.parametrize("case", FILTERS)
def test_going_back_shows_the_whole_page_and_the_browser_keeps_nothing(colleague: As, case: Filter) -> None:
    visitor = colleague(case.username)
    visitor.open(case.path)
    unfiltered = _part(visitor, case.target)
    case.choose(visitor)
    _is_swapped(visitor)
    visitor.page.go_back()
    expect(visitor.page).to_have_url(visitor.office.address + case.path)
    expect(visitor.page.get_by_role("banner")).to_be_visible()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_count(1)
    visitor.settle()
    assert _part(visitor, case.target) == unfiltered
    _keeps_no_page(visitor)


@pytest.mark.parametrize(("target", "tab"), [("#kommission", "kommission/"), ("#hilfen", "hilfen/")])
def test_a_panel_of_the_file_is_the_same_on_its_own_page(colleague: As, target: str, tab: str) -> None:
    brandt = colleague("brandt")
    brandt.open("/hilfen/ambulant/")
    brandt.page.locator("main table a").first.click()
    brandt.follow("Fall öffnen")
    file, loaded = brandt.page.url, _part(brandt, target)
    assert "Öffnen" in loaded
    brandt.open(file + tab)
    assert _part(brandt, target) == loaded
    _keeps_no_page(brandt)


def test_enter_in_the_search_of_offers_swaps_too(colleague: As) -> None:
    dohmen = colleague("dohmen")
    dohmen.open("/sozialraum/angebote/")
    field = dohmen.page.locator("main form input[type=text], main form input[type=search]").first
    field.fill("Hausaufgaben")
    field.press("Enter")
    _is_swapped(dohmen)
    swapped = _part(dohmen, "#ergebnisse")
    dohmen.page.reload()
    assert _part(dohmen, "#ergebnisse") == swapped


def _is_swapped(visitor: Visitor) -> None:
    """The address says what was chosen, the page was not left, and nothing more is on its way."""
    expect(visitor.page).to_have_url(re.compile(r"\?"))
    visitor.settle()
    assert visitor.page.evaluate("window.ended") >= 1, "htmx swapped nothing: the form was sent as a whole page"


def _keeps_no_page(visitor: Visitor) -> None:
    stored: list[str] = visitor.page.evaluate(STORED)
    assert [name for name in stored if name != ADDRESS] == []


def _part(visitor: Visitor, selector: str) -> str:
    """A part of the page as it stands there, without what is new on every page and without white space between tags."""
    html: str = visitor.page.locator(selector).evaluate("part => part.outerHTML")
    return " ".join(re.sub(r">\s+<", "><", TRACES.sub("", KEYS.sub(r"\1", html))).split())


def test_the_genogram_on_the_overview_is_the_one_of_its_own_page(colleague: As) -> None:
    brandt = colleague("brandt")
    brandt.open("/faelle/")
    brandt.page.locator("main table a").first.click()
    brandt.settle()
    file, loaded = brandt.page.url, _part(brandt, "#genogramm")
    assert "<svg" in loaded
    brandt.open(file + "familie/genogramm/")
    assert _part(brandt, "#genogramm") == loaded
