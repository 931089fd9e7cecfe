"""Days pass for one help: everything that is stored of it moves back, as if it had been entered so long ago."""

from typing import Any

import psycopg
from psycopg import sql

from tests.journeys.running import Office

FAR = 40_000  # days; no row of a series meets another on the way
CHILDREN = """
SELECT link.conrelid::regclass::text, field.attname
FROM pg_constraint AS link
JOIN pg_attribute AS field ON field.attrelid = link.conrelid AND field.attnum = link.conkey[1]
WHERE link.contype = 'f' AND link.confrelid = %s::regclass AND link.conrelid::regclass::text LIKE 'hze\\_%%'
"""
DAYS_OF = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_name = %s AND data_type IN ('date', 'timestamp with time zone') AND is_generated = 'NEVER'
"""


def days_pass(office: Office, days: int, *, help_key: str) -> None:
    """Let so many days pass for the help with this key; the office itself keeps its clock."""
    with psycopg.connect(office.owner_url, autocommit=True) as owner:
        rows = _rows_of(owner, help_key)
        for table, ids in rows.items():
            columns = owner.execute(DAYS_OF, [table]).fetchall()
            if not columns:
                continue
            named = sql.Identifier(table)
            owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(named))
            for leap in (-FAR - days, FAR):
                moved = sql.SQL(", ").join(_moved(name, kind, leap) for name, kind in columns)
                owner.execute(sql.SQL("UPDATE {} SET {} WHERE id = ANY(%s)").format(named, moved), [sorted(ids)])
            owner.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(named))


def _rows_of(owner: psycopg.Connection[tuple[Any, ...]], help_key: str) -> dict[str, set[int]]:
    """The ids of the help and of everything that hangs on it, by table."""
    found: dict[str, set[int]] = {}
    top = owner.execute("SELECT id FROM hze_helpepisode WHERE key = %s", [help_key]).fetchall()
    waiting = [("hze_helpepisode", {row[0] for row in top})]
    while waiting:
        table, ids = waiting.pop()
        new = ids - found.setdefault(table, set())
        found[table] |= new
        if not new:
            continue
        for child, column in owner.execute(CHILDREN, [table]).fetchall():
            of_parent = sql.SQL("SELECT id FROM {} WHERE {} = ANY(%s)")
            query = of_parent.format(sql.Identifier(str(child)), sql.Identifier(str(column)))
            waiting.append((str(child), {row[0] for row in owner.execute(query, [sorted(new)]).fetchall()}))
    return found


def _moved(name: object, kind: object, days: int) -> sql.Composable:
    step = sql.SQL("{}") if kind == "date" else sql.SQL("make_interval(days => {})")
    return sql.SQL("{0} = {0} + ").format(sql.Identifier(str(name))) + step.format(sql.Literal(days))
