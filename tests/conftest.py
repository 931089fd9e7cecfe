"""The office of the tests: reference data and people are there, and everything runs as the web role."""

import os
import uuid
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.db.models import query
from django.db.models.fetch_modes import FETCH_RAISE
from django.test import Client
from hypothesis import HealthCheck, settings

from accounts.models import User
from srojugend import reference
from srojugend.staff import PERSONAS, hire
from tests.scheduling import name_groups

type ClientOf = Callable[[User], Client]

HIRED = date(2020, 1, 1)
# The browser of the journeys keeps an event loop in its process; the tests after it are no less synchronous for that.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# How fast this machine draws examples is no property of what they try.
settings.register_profile("office", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("office")
query.DEFAULT_FETCH_MODE = FETCH_RAISE  # a page that loads lazily fails


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep marked groups of tests in one process."""
    if getattr(config.option, "loadgroup", False):
        name_groups(items)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Create the test database as owner, load the office, then work in it as the web role that owns nothing."""
    owner = connection.settings_dict["USER"]
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        pytest.exit("No test here asks for the database (pytest.mark.django_db); this would fill the real one.")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if not User.objects.exists():  # with --reuse-db they are still there
            reference.load()
            for persona in PERSONAS:
                hire(persona, since=HIRED)
        connection.close()
        connection.settings_dict["USER"] = os.environ.get("WEB_ROLE", "app_rw")
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.close()
        connection.settings_dict["USER"] = owner


@pytest.fixture
def client_of() -> ClientOf:
    """A signed-in browser of a colleague, without JavaScript."""

    def sign_in(user: User) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def form_key() -> str:
    """A fresh idempotency key, as every rendered form carries one."""
    return str(uuid.uuid4())


def _person(username: str) -> Callable[..., User]:
    @pytest.fixture(name=username)
    def person(db: None) -> User:
        return User.objects.get(username=username)

    return person


brandt, aksoy, vossen, felten, neumann, orth, dohmen, demir, pauly, kemper, lorenz, behrens, admin = (
    _person(persona.username) for persona in PERSONAS
)
