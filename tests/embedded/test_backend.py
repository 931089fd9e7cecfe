"""Django on the embedded server: started by the first connection, started again when it was killed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.db.utils import OperationalError

from srojugend.postgres import base, embedded
from tests.embedded.conftest import Caller

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@pytest.fixture
def caller() -> Caller:
    """The tests themselves: Django's connection belongs to this process."""
    return Caller(None)


@pytest.fixture
def connection(home: Path, settings: Any) -> Iterator[base.DatabaseWrapper]:
    """A connection whose server does not run yet."""
    settings.EMBEDDED_POSTGRES_DIR = home
    settings.EMBEDDED_POSTGRES_VOLATILE = True
    chosen = {**connections["default"].settings_dict, "NAME": embedded.DATABASE, "USER": embedded.OWNER}
    wrapper = base.DatabaseWrapper(chosen, alias="default")
    yield wrapper
    wrapper.close()


def until_it_fails(connection: base.DatabaseWrapper) -> None:
    """The connection outlives its server for the moment that its backend needs to notice."""
    while True:
        one(connection)


def one(connection: base.DatabaseWrapper) -> object:
    with connection.cursor() as cursor:
        return cursor.execute("select 1").fetchone()


@pytest.mark.django_db
def test_the_server_starts_with_the_first_connection(connection: base.DatabaseWrapper, home: Path) -> None:
    assert embedded.status(home).running is False
    assert one(connection) == (1,)
    assert embedded.status(home).running is True


@pytest.mark.django_db
def test_a_server_killed_under_the_application_is_back_with_the_next_connection(
    connection: base.DatabaseWrapper, home: Path
) -> None:
    assert one(connection) == (1,)
    pid = embedded.status(home).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(OperationalError):
        until_it_fails(connection)
    connection.close_if_unusable_or_obsolete()
    assert one(connection) == (1,)
    assert embedded.status(home).pid != pid


@pytest.mark.django_db
def test_test_databases_can_be_made_beside_the_real_one(connection: base.DatabaseWrapper) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute("create database beside")
        assert cursor.execute("select current_database()").fetchone() == ("postgres",)
        cursor.execute("drop database beside")
