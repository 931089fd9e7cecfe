"""The demo's conferences fit every day of a year."""

from datetime import date, timedelta

import pytest

from accounts.models import User
from conferences.lifecycle import State
from conferences.models import AreaMeeting, Conference, Dispatch, Minutes, Outcome
from conferences.quarters import YearQuarter
from srojugend.demo import conferences as demo

DAYS = [date(2027, 1, 1) + timedelta(days=number) for number in range(366)]


@pytest.mark.parametrize("today", [*DAYS[::5], date(2027, 3, 31), date(2027, 12, 31)])
def test_every_subgroup_meets_once_a_quarter_and_in_the_right_order(today: date) -> None:
    meetings = demo.meetings(today)
    places = [(meeting.subgroup, YearQuarter.of(meeting.day)) for meeting in meetings]
    assert len(set(places)) == len(places) == 13
    now = YearQuarter.of(today)
    for meeting in meetings:
        if meeting.stage in {"planned", "invited"}:
            assert today <= meeting.day <= now.last_day
        else:
            assert meeting.day <= today
        if meeting.stage == "released":
            assert meeting.day + timedelta(days=7) <= today


@pytest.mark.django_db
def test_the_demo_loads_once_and_shows_every_stage(dohmen: User) -> None:
    demo.load_reference()
    for _ in range(2):
        demo.load_reference()
        demo.load({"dohmen": dohmen})
    assert set(Conference.objects.values_list("state", flat=True)) == set(State.values)
    assert Minutes.objects.count() == 9
    assert Dispatch.objects.values("minutes").distinct().count() == 9
    assert Outcome.objects.open_tasks().exists()
    coming = AreaMeeting.objects.to_come().first()
    assert coming is not None
    assert coming.outcomes.exists()
