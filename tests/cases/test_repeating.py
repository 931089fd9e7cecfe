"""When a Wiedervorlage comes again, and from when on the team's lead sees it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.repeating import STEPS, Repeat, next_due
from web.calendar import is_working_day, working_days_back

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("repeat", "first", "expected"),
    [
        (Repeat.WEEKLY, date(2026, 11, 27), date(2026, 12, 4)),
        (Repeat.FORTNIGHTLY, date(2026, 11, 27), date(2026, 12, 11)),
        (Repeat.MONTHLY, date(2026, 1, 31), date(2026, 2, 28)),
        (Repeat.QUARTERLY, date(2026, 11, 30), date(2027, 2, 28)),
        (Repeat.HALF_YEARLY, date(2026, 8, 31), date(2027, 2, 28)),
        (Repeat.YEARLY, date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_the_next_one_comes_a_step_later(repeat: Repeat, first: date, expected: date) -> None:
    assert next_due(repeat, first_on=first, due_on=first, today=first) == expected


def test_what_comes_once_does_not_come_again() -> None:
    day = date(2026, 11, 27)
    assert next_due(Repeat.ONCE, first_on=day, due_on=day, today=day) is None


def test_the_last_day_of_a_month_stays_the_last_day() -> None:
    first, due = date(2026, 1, 31), date(2026, 2, 28)
    assert next_due(Repeat.MONTHLY, first_on=first, due_on=due, today=due) == date(2026, 3, 31)


def test_what_was_left_lying_for_weeks_comes_back_in_the_future_on_its_day() -> None:
    friday = date(2026, 11, 6)
    assert next_due(Repeat.WEEKLY, first_on=friday, due_on=friday, today=date(2026, 11, 27)) == date(2026, 12, 4)


def test_what_is_done_early_skips_no_day_of_its_series() -> None:
    day = date(2026, 12, 4)
    assert next_due(Repeat.WEEKLY, first_on=day, due_on=day, today=date(2026, 12, 1)) == date(2026, 12, 11)


@given(st.sampled_from(sorted(STEPS)), DAYS, st.integers(0, 400), st.integers(-40, 800))
def test_the_next_day_is_always_later_and_never_past(repeat: Repeat, first: date, moved: int, passed: int) -> None:
    due = first + timedelta(days=moved)
    today = due + timedelta(days=passed)
    found = next_due(repeat, first_on=first, due_on=due, today=today)
    assert found is not None
    assert found > due
    assert found > today


@pytest.mark.parametrize(
    ("today", "count", "expected"),
    [
        (date(2026, 11, 27), 4, date(2026, 11, 24)),  # Friday back to Tuesday
        (date(2026, 11, 29), 4, date(2026, 11, 24)),  # a Sunday counts nothing
        (date(2026, 11, 30), 4, date(2026, 11, 25)),  # Monday back over the weekend to Wednesday
        (date(2026, 5, 15), 2, date(2026, 5, 13)),  # 14 May is Ascension Day
        (date(2026, 11, 27), 0, date(2026, 11, 27)),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(today: date, count: int, expected: date) -> None:
    assert working_days_back(today, count) == expected


@given(DAYS, st.integers(1, 12))
def test_the_days_back_hold_exactly_so_many_working_days(today: date, count: int) -> None:
    begin = working_days_back(today, count)
    days = [begin + timedelta(days=number) for number in range((today - begin).days + 1)]
    assert sum(map(is_working_day, days)) == count
    assert is_working_day(begin)
