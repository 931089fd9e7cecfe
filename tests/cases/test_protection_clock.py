"""The clock of a § 8a procedure: the office sets the times, what is late is said once and stands on the page."""

from typing import Any

import pytest

from accounts.models import Notification
from cases import actions, rules
from cases.models import ProtectionProcedure
from tests.cases import protection_office as office

pytestmark = pytest.mark.django_db


def _later(settings: Any, **times: int) -> None:
    defaults = {"FIRST_ASSESSMENT_HOURS": 0, "HOME_VISIT_HOURS": 0, "CLOSE_DAYS": 0}
    for name, value in (defaults | times).items():
        setattr(settings, f"PROTECTION_{name}", value)


def _clock(procedure: ProtectionProcedure) -> list[str]:
    (row,) = rules.with_clock(ProtectionProcedure.objects.filter(pk=procedure.pk))
    return [deadline.state for deadline in rules.clock_of(row)]


def test_each_step_has_the_time_the_office_sets(settings: Any) -> None:
    procedure = office.a_procedure()
    assert _clock(procedure) == ["due", "due", "due"]
    _later(settings)
    assert _clock(procedure) == ["open", "open", "open"]
    _later(settings, FIRST_ASSESSMENT_HOURS=-1, HOME_VISIT_HOURS=-1)
    assert _clock(procedure) == ["late", "late", "open"]
    office.a_home_visit(procedure)
    office.a_confirmed_assessment(procedure)
    assert _clock(procedure) == ["done", "done", "open"]


def test_what_is_late_is_said_once_to_those_who_answer_for_it(settings: Any) -> None:
    procedure = office.a_procedure()
    assert actions.tell_what_is_late() == 0
    _later(settings, FIRST_ASSESSMENT_HOURS=-1)
    assert actions.tell_what_is_late() == 1
    assert actions.tell_what_is_late() == 0
    rows = Notification.objects.filter(text__startswith="Frist überschritten").select_related("recipient")
    assert {row.recipient.username for row in rows} == {"brandt", "neumann", "felten"}
    assert not any("Sommerfeld" in row.text for row in rows)
    assert procedure.alarms.count() == 1
