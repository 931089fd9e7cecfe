"""Approved minutes of a month: by day, divided by seven, rounded to whole minutes; and which months are told."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hze import rules
from hze.models import HelpEpisode, HelpSegment
from tests.hze.delivery_office import a_running_help
from tests.hze.helps_office import changed
from tests.office import in_days
from tests.trail import refused
from web.calendar import YearMonth

MARCH = YearMonth(2026, 3)


def _help(begins: date, ends: date, minutes: int = 360, frame: int | None = None) -> HelpEpisode:
    return HelpEpisode(begins_on=begins, ends_on=ends, minutes_per_week=minutes, frame_minutes_per_week=frame)


def _segment(begins: date, ends: date, minutes: int | None) -> HelpSegment:
    return HelpSegment(begins_on=begins, ends_on=ends, minutes_per_week=minutes)


@pytest.mark.parametrize(
    ("begins", "ends", "minutes"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), 1594),  # 360 x 31 / 7 = 1594.28
        (date(2026, 3, 25), date(2026, 12, 31), 360),  # a week of it
        (date(2026, 3, 31), date(2026, 12, 31), 51),  # 51.43
        (date(2026, 1, 1), date(2026, 3, 1), 51),
        (date(2026, 4, 1), date(2026, 12, 31), 0),
    ],
)
def test_a_month_has_the_minutes_of_its_days(begins: date, ends: date, minutes: int) -> None:
    assert rules.approved_minutes(rules.stretches(_help(begins, ends), []), MARCH) == minutes


def test_a_minute_is_rounded_to_the_nearest() -> None:
    days = rules.Stretch(date(2026, 3, 1), date(2026, 3, 1), 0, 0)
    whole = [rules.approved_minutes([days._replace(minutes=minutes)], MARCH) for minutes in (3, 4, 10, 11)]
    assert whole == [0, 1, 1, 2]


def test_a_day_counts_with_the_newest_segment_in_force_on_it() -> None:
    help_ = _help(date(2026, 1, 1), date(2026, 12, 31), frame=480)
    found = rules.stretches(help_, [_segment(date(2026, 3, 11), date(2026, 3, 17), 720)])
    assert [(each.begins, each.ends, each.minutes, each.frame) for each in found] == [
        (date(2026, 1, 1), date(2026, 3, 10), 360, 480),
        (date(2026, 3, 11), date(2026, 3, 17), 720, 720),
        (date(2026, 3, 18), date(2026, 12, 31), 360, 480),
    ]
    assert rules.approved_minutes(found, MARCH) == round((24 * 360 + 7 * 720) / 7)


@pytest.mark.django_db
def test_the_stretches_say_what_the_help_says_of_each_day() -> None:
    help_ = a_running_help()
    changed(help_, begins_on=in_days(-50), ends_on=in_days(-40), minutes_per_week=480)
    changed(help_, begins_on=in_days(-45), ends_on=in_days(20), minutes_per_week=120)
    changed(help_, begins_on=in_days(30), ends_on=help_.last_day, minutes_per_week=60)
    pieces = rules.stretches(help_, help_.segments.all())
    for day in range(-100, 82, 3):
        (minutes,) = (each.minutes for each in pieces if each.begins <= in_days(day) <= each.ends)
        assert minutes == help_.scope_on(in_days(day)), day


@given(
    days=st.integers(1, 800),
    cuts=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 400), st.none() | st.integers(0, 3000)), max_size=5),
)
def test_the_stretches_cover_the_help_without_gaps(days: int, cuts: list[tuple[int, int, int | None]]) -> None:
    begins = date(2026, 1, 15)
    help_ = _help(begins, begins + timedelta(days=days))
    segments = [_segment(begins + timedelta(days=a), begins + timedelta(days=a + b), m) for a, b, m in cuts]
    pieces = rules.stretches(help_, segments)
    assert (pieces[0].begins, pieces[-1].ends) == (help_.begins_on, help_.ends_on)
    for before, after in pairwise(pieces):
        assert after.begins == before.ends + timedelta(days=1)
    assert sum(each.days_in(help_.begins_on, help_.ends_on) for each in pieces) == days + 1


def test_months_are_told_once_they_are_over() -> None:
    help_ = _help(date(2026, 1, 15), date(2026, 4, 10))
    assert rules.months_told(help_, date(2026, 3, 30)) == [YearMonth(2026, 1), YearMonth(2026, 2)]
    assert rules.months_told(help_, date(2026, 3, 31))[-1] == MARCH
    assert rules.months_told(help_, date(2026, 4, 10))[-1] == YearMonth(2026, 4)
    help_.started_on = date(2026, 3, 2)
    assert rules.months_told(help_, date(2026, 12, 1)) == [MARCH, YearMonth(2026, 4)]


@pytest.mark.django_db
def test_a_month_to_come_or_outside_the_help_is_refused() -> None:
    help_ = _help(date(2026, 1, 15), date(2026, 4, 10))
    today = date(2026, 3, 30)
    for month, said in ((MARCH, "noch nicht zu Ende"), (YearMonth(2025, 12), "nicht in der Zeit der Hilfe")):
        with refused(said):
            rules.demand_month(help_, month, today)
    help_.started_on = date(2026, 3, 2)
    with refused("erst am 02.03.2026 begonnen"):
        rules.demand_month(help_, YearMonth(2026, 2), today)
    rules.demand_month(help_, MARCH, date(2026, 3, 31))


def test_percent_is_rounded_and_none_of_nothing() -> None:
    assert [rules.percent_of(1, 2), rules.percent_of(1, 200), rules.percent_of(9, 8)] == [50, 1, 113]
    assert rules.percent_of(5, 0) is None


def test_reports_come_every_six_months_and_not_right_before_the_end() -> None:
    assert rules.report_days(date(2026, 8, 31), date(2027, 10, 1), 6) == [date(2027, 2, 28), date(2027, 8, 31)]
    assert rules.report_days(date(2026, 8, 31), date(2027, 3, 15), 6) == []
    assert rules.report_days(date(2026, 8, 31), date(2026, 10, 1), 6) == []
