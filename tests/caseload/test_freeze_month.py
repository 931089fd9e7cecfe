"""A month is written down once, as the sum of a team, and never changed."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from accounts.models import User
from caseload import actions
from caseload.models import CaseloadSnapshot
from caseload.rules import months_later
from socialspace.models import TeamMembership
from tests.caseload.office import away, today
from tests.office import a_case, a_case_nobody_leads, team
from tests.trail import refused

pytestmark = pytest.mark.django_db


def last_month() -> date:
    return months_later(today().replace(day=1), -1)


def written() -> CaseloadSnapshot:
    return CaseloadSnapshot.objects.get(area=team(), month=last_month())


def test_the_last_month_is_written_once_for_each_team() -> None:
    a_case()
    a_case_nobody_leads()
    assert actions.freeze_last_month() == 2  # Team 03 and Team 05
    assert actions.freeze_last_month() == 0
    row = written()
    assert (row.cases, row.open_points, row.unled_points) == (2, 3_00, 1_50)
    assert (row.people, row.guide) == (3, 28_00)


def test_shares_are_those_of_the_months_last_day(brandt: User) -> None:
    this_month = today().replace(day=1)
    TeamMembership.objects.filter(user=brandt).update(valid_to=this_month - timedelta(days=1))
    TeamMembership.objects.create(user=brandt, area=team(), share=50, valid_from=this_month)
    others = 0
    for name in ("aksoy", "vossen"):
        others += TeamMembership.objects.get(user__username=name).share
    actions.freeze_last_month()
    before = TeamMembership.objects.filter(user=brandt).order_by("valid_from")[0].share
    assert written().posts == others + before


def test_absences_do_not_count_in_a_month(brandt: User) -> None:
    away(brandt, first=-40, last=40)
    actions.freeze_last_month()
    assert written().people == 3


@pytest.mark.parametrize("back", [0, -2, 1], ids=["this month", "older", "next"])
def test_only_the_last_month_can_be_written(back: int) -> None:
    with refused("Festgeschrieben wird nur der letzte abgelaufene Monat."):
        actions.freeze_month(months_later(today(), back))


def test_no_row_is_ever_changed_or_deleted() -> None:
    actions.freeze_last_month()
    for change in (
        lambda: CaseloadSnapshot.objects.update(cases=0),
        lambda: CaseloadSnapshot.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_no_person_stands_in_a_month() -> None:
    targets = {field.related_model for field in CaseloadSnapshot._meta.get_fields() if field.is_relation}
    assert User not in targets


def test_the_daily_command_writes_the_month_down_once() -> None:
    for _ in range(2):
        call_command("daily", stdout=StringIO())
    assert CaseloadSnapshot.objects.count() == 2
