"""Planning: the date lies ahead, ends after it begins, and a subgroup meets once a quarter."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from audit.models import Entry
from conferences import actions
from conferences.lifecycle import State
from conferences.models import Conference
from conferences.quarters import YearQuarter
from tests.conferences.office import at, planned, subgroup_of, today

pytestmark = pytest.mark.django_db


def test_a_planned_conference_belongs_to_the_quarter_it_starts_in(dohmen: User) -> None:
    conference = planned(dohmen)
    assert conference.quarter == YearQuarter.of(today())
    assert conference.state == State.PLANNED


def test_planning_leaves_an_entry_in_the_trail(dohmen: User) -> None:
    conference = planned(dohmen)
    entry = Entry.objects.get(object_key=conference.key)
    assert (entry.actor, entry.verb) == ("dohmen", "conference.planned")


def test_only_the_praxisberatung_plans(brandt: User, dohmen: User) -> None:
    subgroup = subgroup_of()
    with pytest.raises(PermissionDenied):
        actions.plan_conference(
            subgroup=subgroup,
            starts_at=at(today()),
            ends_at=at(today(), 12),
            place="Rathaus",
            moderator=dohmen,
            minute_taker="x",
            by=brandt,
        )
    assert not Conference.objects.exists()


def _plan(by: User, start_day: int, hours: tuple[int, int] = (10, 12)) -> Conference:
    day = today() + timedelta(days=start_day)
    return actions.plan_conference(
        subgroup=subgroup_of(),
        starts_at=at(day, hours[0]),
        ends_at=at(day, hours[1]),
        place="Rathaus",
        moderator=by,
        minute_taker="x",
        by=by,
    )


def test_yesterday_cannot_be_planned(dohmen: User) -> None:
    with pytest.raises(ValidationError, match="Dieser Tag ist vorbei"):
        _plan(dohmen, -1)


def test_a_date_in_ten_years_is_a_slip_of_the_keyboard(dohmen: User) -> None:
    with pytest.raises(ValidationError, match="höchstens zwei Jahre"):
        _plan(dohmen, 3650)


@pytest.mark.parametrize("hours", [(12, 10), (10, 10)])
def test_the_end_lies_after_the_beginning(dohmen: User, hours: tuple[int, int]) -> None:
    with pytest.raises(ValidationError, match="Das Ende liegt nicht nach dem Beginn"):
        _plan(dohmen, 0, hours)


def test_a_subgroup_meets_once_a_quarter(dohmen: User) -> None:
    conference = planned(dohmen)
    with pytest.raises(ValidationError, match="in diesem Quartal schon einen Termin"):
        planned(dohmen, subgroup=conference.subgroup)


def test_after_a_cancellation_there_may_be_another_one(dohmen: User) -> None:
    conference = planned(dohmen)
    actions.cancel(conference, by=dohmen, reason="Wasserschaden")
    assert planned(dohmen, subgroup=conference.subgroup).pk != conference.pk


def test_the_database_refuses_a_conference_outside_its_quarter(dohmen: User) -> None:
    conference = planned(dohmen)
    other = 1 if conference.quarter_of_year != 1 else 2
    conference.quarter_of_year = other
    with pytest.raises(ValidationError, match="liegt nicht in diesem Quartal"):
        conference.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Conference.objects.filter(pk=conference.pk).update(quarter_of_year=other)


def test_new_years_eve_in_germany_belongs_to_the_old_year(dohmen: User) -> None:
    last = today().replace(month=12, day=31)
    conference = actions.plan_conference(
        subgroup=subgroup_of(),
        starts_at=at(last, 23),
        ends_at=at(last, 23) + timedelta(minutes=90),
        place="Rathaus",
        moderator=dohmen,
        minute_taker="x",
        by=dohmen,
    )
    assert conference.quarter == (last.year, 4)
