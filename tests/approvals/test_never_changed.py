"""Voices, decisions, classifications and the trail: not even the database's owner changes or deletes them."""

import pytest
from django.db import DatabaseError, connection, transaction

from approvals import actions
from approvals.models import ConditionFulfilment, MeetingPaper, RulingAnswer, UrgentAnswer
from audit import actions as audit
from tests.approvals.chain_office import a_decision_with_conditions, a_stored_ruling, an_urgent_decision
from tests.committed import as_owner
from tests.committed import committed_office as committed_office
from tests.office import a_meeting, a_submitted, colleague, in_days
from web.models import StoredFile

pytestmark = pytest.mark.django_db

ATTEMPTS = ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE")
GUARDED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
WHERE 2 = (SELECT count(*) FROM pg_trigger t
           WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgname IN ('append_only', 'no_truncate'))
"""
OF_THE_COMMISSION = {
    *("approvals_voice", "approvals_decision", "approvals_decisioncondition", "approvals_conditionfulfilment"),
    *("approvals_ruling", "approvals_rulinganswer", "approvals_urgentdecision", "approvals_urgentanswer"),
    *("approvals_seal", "approvals_decisionpaper", "approvals_meetingpaper", "approvals_postponement"),
}
BESIDE = {"cases_classification", "audit_entry", "audit_read"}


def test_what_was_said_and_decided_stays() -> None:
    _a_row_in_each()
    before = _counts()
    assert all(before.values()), before
    for table in before:
        for attempt in ATTEMPTS:
            _refused_to_web(attempt.format(table))
            _refused_to_owner(attempt.format(table))
    assert _counts() == before


def test_the_guarded_tables_of_the_commission_are_these() -> None:
    """A table that takes new rows only has both triggers; whoever adds one adds it here and above."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDED)
        guarded = {name for (name,) in cursor.fetchall()}
    assert {name for name in guarded if name.startswith("approvals_")} == OF_THE_COMMISSION
    assert guarded > BESIDE


@pytest.mark.parametrize("table", sorted(OF_THE_COMMISSION))
@pytest.mark.parametrize("privilege", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_role_of_the_application_has_no_permission(table: str, privilege: str) -> None:
    role = connection.settings_dict["USER"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, table, privilege])
        assert cursor.fetchone() == (False,)


def _a_row_in_each() -> None:
    decision = a_decision_with_conditions()
    audit.record_read(decision.submission.case.key, by=colleague("felten"), page="submission")
    actions.paper_of(decision)
    by, today = colleague("brandt"), in_days(0)
    ConditionFulfilment.objects.create(condition=decision.conditions.get(), fulfilled_on=today, note="Ja.", by=by)
    RulingAnswer.objects.create(ruling=a_stored_ruling(), agrees=False, by=colleague("orth"))
    submitted, _later = a_submitted(), a_meeting()
    actions.postpone(submitted, by=colleague("felten"))
    minutes = StoredFile.store(name="protokoll.pdf", media_type="application/pdf", content=b"%PDF-")
    MeetingPaper.objects.create(meeting=a_meeting(), kind="minutes", file=minutes)
    UrgentAnswer.objects.create(urgent=an_urgent_decision(), agrees=False, by=colleague("felten"))


def _refused_to_web(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _refused_to_owner(statement: str) -> None:
    with as_owner(connection.settings_dict["NAME"]) as cursor, pytest.raises(DatabaseError, match="never changed"):
        cursor.execute(statement)


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(OF_THE_COMMISSION | BESIDE):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  # own names
            counts[table] = cursor.fetchone()[0]
        return counts
