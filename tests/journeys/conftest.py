"""The office of the journeys and the browser in front of it; one office for all journeys of a test process."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.running import Office, OfficeClosedError, open_office
from tests.journeys.visitor import Visitor, sign_in, visit

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]

type As = Callable[..., Visitor]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Office]:
    """A running office with the demo's people and families, of this test process alone."""
    try:
        name = f"srojugend_journeys_{worker_id}_{os.getpid()}"  # two runs at a time do not meet
        with open_office(name, tmp_path_factory.mktemp("office")) as opened:
            yield opened
    except OfficeClosedError as closed:
        pytest.fail(str(closed), pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; nothing is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def colleague(office: Office, chromium: Browser) -> Iterator[As]:
    """Sign colleagues in, each in a window of their own; afterwards none of them may have met trouble."""
    office.forget_drafts()
    visitors: list[Visitor] = []

    def sign_in_as(username: str, *, has_script: bool = True, dark: bool = False) -> Visitor:
        visitors.append(visit(chromium, office, has_script=has_script, dark=dark))
        return sign_in(visitors[-1], username)

    yield sign_in_as
    try:
        for visitor in visitors:
            visitor.demand_calm()
    finally:
        for visitor in visitors:
            visitor.context.close()
