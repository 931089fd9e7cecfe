"""axe, reflow and target sizes on the main pages of every department: dark, tablet and 320 px."""

import pytest

from tests.journeys.conftest import As
from tests.journeys.visitor import COLOURS, NARROW, PLACES, SCREENSHOTS, TABLET, WIDE, Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

DOORS = ".sro-side a"
FIRST_DETAIL = "main :is(table, .sro-list, .sro-cov) a[href^='/']"
TABS = ".sro-tabs a"
PAGES = ".sro-subtabs a"
SECTIONS = ".sro-sections a"
DARK = "document.documentElement.dataset.kernTheme = 'dark'"
LIGHT = "document.documentElement.dataset.kernTheme = 'light'"

_with_sections: set[str] = set()
_swept: set[str] = set()  # a page two departments share is examined once, the first page of each every time


@pytest.mark.parametrize("username", ["brandt", "neumann", "dohmen", "demir", "lorenz", "behrens", "admin", "felten"])
def test_pages_work_in_dark_on_a_tablet_and_on_320_px(colleague: As, username: str) -> None:
    clear_screenshots(f"rundgang-{username}")
    visitor = colleague(username)
    for path in ["/", *_links(visitor, DOORS)]:
        is_new = path == "/" or path not in _swept
        if is_new:
            _examine(visitor, path, username)
            _swept.add(path)
        if is_new or path in _with_sections:
            _examine_sections(visitor, path, username)
        if is_new and path != "/":
            _examine_detail(visitor, path, username)


@pytest.mark.parametrize("username", ["brandt", "orth"])
def test_every_area_of_a_help_does_too(colleague: As, username: str) -> None:
    visitor = colleague(username)
    for path in ("/hilfen/ambulant/", "/hilfen/stationaer/"):
        visitor.open(path)
        for detail in _links(visitor, FIRST_DETAIL)[:2]:
            visitor.open(detail)
            for tab in _links(visitor, TABS):
                _examine(visitor, tab, username)


def _examine_sections(visitor: Visitor, path: str, username: str) -> None:
    """The pages behind a door that nobody has swept yet; others may see more of them."""
    visitor.open(path)
    for section in _links(visitor, SECTIONS):
        _with_sections.add(path)
        if section not in _swept:
            _examine(visitor, section, username)
            _swept.add(section)


def _examine_detail(visitor: Visitor, path: str, username: str) -> None:
    """The first thing a list leads to, and all pages of a case."""
    visitor.open(path)
    for detail in [link for link in _links(visitor, FIRST_DETAIL) if link not in _swept][:1]:
        _examine(visitor, detail, username)
        for tab in _links(visitor, TABS):
            if tab != detail and path == "/faelle/":
                for page in [tab, *_other_pages(visitor, tab)]:
                    _examine(visitor, page, username)


def _other_pages(visitor: Visitor, tab: str) -> list[str]:
    """The further pages of an area of the file."""
    visitor.open(tab)
    return [page for page in _links(visitor, PAGES) if page != tab]


def _examine(visitor: Visitor, path: str, username: str) -> None:
    visitor.open(path)
    name = f"rundgang-{username}-{path.strip('/').replace('/', '-')[:60] or 'start'}"
    visitor.page.evaluate(DARK)
    visitor.page.screenshot(path=SCREENSHOTS / f"{name}-dunkel.png", animations="disabled")
    visitor.examine(f"{path} in dark", WIDE, rules=COLOURS)
    visitor.page.evaluate(LIGHT)
    visitor.examine(path, TABLET)
    visitor.examine(path, NARROW, rules=PLACES)
    visitor.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    needed: int = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert needed <= NARROW[0], f"{path} needs {needed} px and scrolls sideways at {NARROW[0]}"
    visitor.page.screenshot(path=SCREENSHOTS / f"{name}-320.png", animations="disabled")
    visitor.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def _links(visitor: Visitor, selector: str) -> list[str]:
    """Where these links lead inside the office, each once."""
    found: list[str] = visitor.page.locator(selector).evaluate_all(
        "links => links.map((link) => link.getAttribute('href').split('#')[0])"
    )
    return [path for path in dict.fromkeys(found) if path.startswith("/") and not path.endswith((".pdf", ".ics"))]
