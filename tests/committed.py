"""Tests that commit: a throw-away copy of the test database, and calls that start in the same moment.

A module that imports `committed_office` and is marked `django_db` commits: the fixture takes the place of the one with
which pytest-django wraps a test in a transaction (or empties all tables after it, which the trail refuses).
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, BoundedSemaphore
from typing import Any

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.utils import ConnectionHandler

from srojugend.settings import database


@pytest.fixture(name="_django_db_helper")
def committed_office(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A copy of the office in which everything is committed; dropped afterwards."""
    office = connection.settings_dict["NAME"]
    copy = f"{office}_committed"
    with django_db_blocker.unblock():
        connection.close()
        with as_owner("postgres") as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{copy}"')
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{office}"')
        connection.settings_dict["NAME"] = copy
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = office
            with as_owner("postgres") as cursor:
                cursor.execute(f'DROP DATABASE "{copy}"')


@contextmanager
def as_owner(name: str) -> Iterator[CursorWrapper]:
    """A cursor on a database of the test server as the role that owns it."""
    role = database()
    owner = {key: role[key] for key in ("USER", "PASSWORD") if key in role}
    handler = ConnectionHandler({"default": {**connection.settings_dict, **owner, "NAME": name}})
    try:
        with handler["default"].cursor() as cursor:
            yield cursor
    finally:
        handler["default"].close()


def at_once(*calls: Callable[[], Any], connections: int = 80) -> list[Any]:
    """Start all calls in the same moment, each in a thread with its own connection; an exception is a result too.

    The server takes a hundred connections: of more calls the later ones begin the moment a connection is free.
    """
    gate, free = Barrier(len(calls), timeout=30), BoundedSemaphore(connections)

    def run(call: Callable[[], Any]) -> Any:
        if len(calls) <= connections:
            connection.ensure_connection()
        gate.wait()
        with free:
            try:
                return call()
            except Exception as error:  # the caller looks at every result
                return error
            finally:
                connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))
