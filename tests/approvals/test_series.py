"""A series of meetings: one a week at the same time on the clock; no meeting at the weekend or on a holiday."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.models import User
from approvals import actions
from approvals.models import CommissionMeeting
from tests.office import team
from tests.trail import forbidden, refused

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")
CHRISTMAS_FRIDAY = datetime(2026, 12, 18, 14, tzinfo=BERLIN)  # a week later is the first day of Christmas


def _local(meetings: list[CommissionMeeting]) -> list[str]:
    return [f"{timezone.localtime(meeting.held_at):%d.%m.%Y %H:%M}" for meeting in meetings]


@pytest.fixture(autouse=True)
def _before_christmas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 1, 9, tzinfo=BERLIN))


def test_a_series_meets_every_week_and_leaves_out_holidays(felten: User) -> None:
    series = actions.plan_series(by=felten, area=team(), held_at=CHRISTMAS_FRIDAY, room="3.02", count=3)
    assert _local(series) == ["18.12.2026 14:00", "28.12.2026 14:00", "04.01.2027 14:00"]  # 25., 26. and 1. are free


def test_it_meets_at_the_same_time_in_summer_and_winter(felten: User) -> None:
    before = datetime(2027, 3, 24, 14, tzinfo=BERLIN)
    series = actions.plan_series(by=felten, area=team(), held_at=before, room="3.02", count=2)
    assert _local(series) == ["24.03.2027 14:00", "31.03.2027 14:00"]


def test_a_time_that_is_planned_already_is_left_out(felten: User, orth: User) -> None:
    actions.plan_meeting(by=orth, area=team(), held_at=CHRISTMAS_FRIDAY, room="3.02")
    series = actions.plan_series(by=felten, area=team(), held_at=CHRISTMAS_FRIDAY, room="3.02", count=2)
    assert _local(series) == ["28.12.2026 14:00"]
    assert CommissionMeeting.objects.count() == 2


def test_what_is_shown_before_is_what_is_planned(felten: User) -> None:
    shown = actions.series_moments(CHRISTMAS_FRIDAY, count=4)
    series = actions.plan_series(by=felten, area=team(), held_at=CHRISTMAS_FRIDAY, room="3.02", count=4)
    assert [moment.at for moment in shown] == [meeting.held_at for meeting in series]
    assert [moment.moved_from is not None for moment in shown] == [False, True, True, False]


def test_a_series_does_not_begin_in_the_past_and_only_leads_plan_it(felten: User, brandt: User) -> None:
    area = team()
    with refused("Der Termin liegt in der Vergangenheit."):
        actions.plan_series(by=felten, area=area, held_at=timezone.now() - timedelta(days=9), room="3.02", count=3)
    with forbidden():
        actions.plan_series(by=brandt, area=area, held_at=CHRISTMAS_FRIDAY, room="3.02", count=3)
