"""What every action owes: an entry in the trail without personal text, and nothing left behind when it refuses."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import DataError

from accounts.models import User
from audit.models import Entry

OURS = ("caseload", "approvals", "hze", "cases", "socialspace", "accounts", "audit", "web")
CODE_OR_KEY = re.compile(r"[a-z0-9_-]*")  # names of people and sentences have capitals or spaces
type Stored = dict[str, tuple[int, int | None]]

TOO_LONG_FOR_THE_TRAIL = "b" * 151


@contextmanager
def records(*verbs: str, by: User) -> Iterator[None]:
    """The block writes exactly these entries in this order, by this colleague, holding codes, numbers and keys only."""
    before = Entry.objects.count()
    yield
    entries = list(Entry.objects.order_by("id")[before:])
    written = [entry.verb for entry in entries]
    assert written == list(verbs), written
    for entry in entries:
        assert entry.actor == by.username
        assert is_free_of_personal_text(entry), entry.data


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    """The block is refused with this German sentence and leaves nothing behind."""
    before = everything_stored()
    with pytest.raises(ValidationError) as refusal:
        yield
    said = " ".join(refusal.value.messages)
    assert sentence in said, said
    _demand_unchanged(before)


@contextmanager
def forbidden() -> Iterator[None]:
    """The block is answered with 403 and leaves nothing behind."""
    before = everything_stored()
    with pytest.raises(PermissionDenied):
        yield
    _demand_unchanged(before)


@contextmanager
def undone_without_trail(by: User) -> Iterator[None]:
    """The block cannot write its entry, because the name of the actor does not fit, and so changes nothing at all."""
    before = everything_stored()
    by.username = TOO_LONG_FOR_THE_TRAIL
    with pytest.raises(DataError, match="150"), transaction.atomic():
        yield
    _demand_unchanged(before)


def _demand_unchanged(before: Stored) -> None:
    now = everything_stored()
    changed = {table for table in before if now[table] != before[table]}
    assert not changed, f"Left behind in {changed}"


def is_free_of_personal_text(entry: Entry) -> bool:
    return all(CODE_OR_KEY.fullmatch(value) for value in entry.data.values() if isinstance(value, str))


def everything_stored() -> Stored:
    """Number of rows and a checksum of their content, by table of our apps."""
    models = [model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    tables = sorted(model._meta.db_table for model in models)
    union = " UNION ALL ".join(
        f"SELECT '{table}', count(*), sum(hashtextextended(t::text, 0)) FROM {table} t"  # noqa: S608  # own names
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(union)
        return {table: (count, checksum) for table, count, checksum in cursor.fetchall()}
