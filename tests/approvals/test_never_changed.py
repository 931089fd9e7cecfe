"""Voices, decisions, classifications and the trail: not even the database's owner changes or deletes them."""

import pytest
from django.db import DatabaseError, connection, transaction

from audit import actions as audit
from tests.committed import as_owner
from tests.committed import committed_office as committed_office
from tests.office import a_decision, colleague

pytestmark = pytest.mark.django_db

TABLES = ("approvals_voice", "approvals_decision", "cases_classification", "audit_entry", "audit_read")
ATTEMPTS = ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE")


def test_what_was_said_and_decided_stays() -> None:
    decision = a_decision()
    audit.record_read(decision.submission.case.key, by=colleague("felten"), page="submission")
    before = _counts()
    assert all(before.values()), before
    for table in TABLES:
        for attempt in ATTEMPTS:
            _refused_to_web(attempt.format(table))
            _refused_to_owner(attempt.format(table))
    assert _counts() == before


def _refused_to_web(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _refused_to_owner(statement: str) -> None:
    with as_owner(connection.settings_dict["NAME"]) as cursor, pytest.raises(DatabaseError, match="never changed"):
        cursor.execute(statement)


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  # own names
            counts[table] = cursor.fetchone()[0]
        return counts
