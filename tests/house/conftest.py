"""The prepared office of the house's laws: built once a module, undone afterwards; nothing of it meets other tests."""

from collections.abc import Iterator

import pytest
from django.db import connection

from tests.house import crawl
from tests.house.crawl import Visit
from tests.house.page import Page
from tests.house.world import Samples, furnish, rolled_back

SHOWN = {200, 409, 422}


@pytest.fixture(scope="session")
def visits(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> list[Visit]:
    """Every door tried by everybody, once a run; what came back is plain data and needs no database."""
    with django_db_blocker.unblock(), rolled_back():  # type: ignore[attr-defined]
        demand_test_database()
        return crawl.everything(furnish())


@pytest.fixture(scope="session")
def pages(visits: list[Visit]) -> list[tuple[Visit, Page]]:
    """What was shown to somebody who may see it, as a strict reader sees it."""
    return [(visit, Page(visit.html)) for visit in visits if visit.html and visit.status in SHOWN]


@pytest.fixture(scope="module")
def samples(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Samples]:
    """The office itself, for tests that ask something else than the table does."""
    with django_db_blocker.unblock(), rolled_back():  # type: ignore[attr-defined]
        demand_test_database()
        yield furnish()


def demand_test_database() -> None:
    """pytest-django makes a test database only for tests marked `django_db`; without one this would be the real one."""
    name = connection.settings_dict["NAME"]
    assert name.startswith("test_"), f"Mark the tests of this module with pytest.mark.django_db; this is {name}."
