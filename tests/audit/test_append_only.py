"""The trail takes new rows only, whoever asks: the web role has no right, the owner meets a trigger."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction
from psycopg import sql

from accounts.models import User
from audit.actions import record, record_read, record_reads
from audit.models import Entry, Read

pytestmark = pytest.mark.django_db

TABLES = {
    "audit_entry": "INSERT INTO audit_entry (actor, verb, object_key, data) VALUES ('test', 'test', %s, '{}')",
    "audit_read": "INSERT INTO audit_read (actor, kind, case_key, page) VALUES ('test', 'read', %s, 'test')",
}
CHANGES = ("UPDATE {} SET actor = 'somebody else'", "DELETE FROM {}", "TRUNCATE {}")


@pytest.fixture(params=["app_rw", "app_owner"])
def role(request: pytest.FixtureRequest, db: None) -> Iterator[psycopg.Connection]:
    """A connection of its own as this role; nothing of it is kept."""
    connection.ensure_connection()
    info = connection.connection.info
    parameters = {"host": info.host, "port": info.port, "dbname": info.dbname, "password": info.password or None}
    with psycopg.connect(**parameters, user=request.param) as opened:
        yield opened
        opened.rollback()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", TABLES)
def test_nobody_changes_deletes_or_empties_the_trail(role: psycopg.Connection, table: str, change: str) -> None:
    role.execute(TABLES[table], [uuid4()])
    with pytest.raises(psycopg.errors.InsufficientPrivilege), role.transaction():
        role.execute(sql.SQL(change).format(sql.Identifier(table)))
    found = role.execute(sql.SQL("SELECT count(*) FROM {} WHERE actor = 'test'").format(sql.Identifier(table)))
    assert found.fetchone() == (1,)


def test_rows_of_the_trail_share_the_fate_of_their_transaction(brandt: User) -> None:
    with transaction.atomic():
        record("test.done", uuid4(), by=brandt)
        record_read(uuid4(), by=brandt, page="test")
        record_reads([uuid4(), uuid4()], by=brandt, page="test")
        assert (Entry.objects.count(), Read.objects.count()) == (1, 3)
        transaction.set_rollback(True)
    assert (Entry.objects.count(), Read.objects.count()) == (0, 0)


def test_several_reads_are_one_statement(brandt: User, django_assert_num_queries: object) -> None:
    keys = [uuid4() for _ in range(20)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        record_reads(keys, by=brandt, page="search")
    assert set(Read.objects.values_list("case_key", "actor", "page")) == {(key, "brandt", "search") for key in keys}


def test_no_read_of_nothing(brandt: User) -> None:
    record_reads([], by=brandt, page="search")
    assert not Read.objects.exists()
