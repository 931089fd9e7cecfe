"""The states of a conference and the calendar of quarters, without a database."""

from datetime import date, timedelta
from itertools import pairwise

import holidays
import pytest
from django.core.exceptions import ValidationError

from conferences.lifecycle import AGENDA_OPEN, NEXT, State, demand, step
from conferences.quarters import YearQuarter, suggested_day


def test_every_state_says_what_may_follow() -> None:
    assert set(NEXT) == set(State)


def test_a_conference_goes_from_planned_to_released_one_step_at_a_time() -> None:
    way = [State.PLANNED, State.INVITED, State.HELD, State.RELEASED]
    assert [step(old, new) for old, new in pairwise(way)] == way[1:]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (State.PLANNED, State.HELD),
        (State.PLANNED, State.RELEASED),
        (State.INVITED, State.RELEASED),
        (State.HELD, State.CANCELLED),
        (State.RELEASED, State.RELEASED),
        (State.CANCELLED, State.PLANNED),
    ],
)
def test_a_skipped_step_is_refused_in_german(old: State, new: State) -> None:
    with pytest.raises(ValidationError, match=f"Von „{old.label}“ führt kein Schritt zu „{new.label}“"):
        step(old, new)


def test_only_released_minutes_lead_back() -> None:
    back = [
        (old, new)
        for old, following in NEXT.items()
        for new in following
        if list(State).index(new) < list(State).index(old)
    ]
    assert back == [(State.RELEASED, State.HELD)]


def test_released_minutes_cannot_be_written() -> None:
    with pytest.raises(ValidationError, match="im Stand „Protokoll freigegeben“ nicht geändert werden"):
        demand(State.RELEASED, AGENDA_OPEN, what="Die Tagesordnung kann")


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), (2026, 1)),
        (date(2026, 3, 31), (2026, 1)),
        (date(2026, 4, 1), (2026, 2)),
        (date(2026, 12, 31), (2026, 4)),
    ],
)
def test_a_day_belongs_to_its_quarter(day: date, quarter: tuple[int, int]) -> None:
    assert YearQuarter.of(day) == quarter
    assert YearQuarter.of(day).first_day <= day <= YearQuarter.of(day).last_day


def test_quarters_count_back_over_the_turn_of_the_year() -> None:
    assert YearQuarter(2026, 1).before(1) == (2025, 4)
    assert YearQuarter(2026, 2).before(6) == (2024, 4)


def test_the_suggested_day_is_a_thursday_two_weeks_ahead() -> None:
    assert suggested_day(YearQuarter(2026, 4), date(2026, 11, 22)) == date(2026, 12, 10)


@pytest.mark.parametrize("today", [date(2026, 12, day) for day in range(1, 24)])
def test_the_suggested_day_never_leaves_the_quarter_nor_lies_in_the_past(today: date) -> None:
    assert today <= suggested_day(YearQuarter(2026, 4), today) <= date(2026, 12, 23)


@pytest.mark.parametrize("today", [date(2026, 12, day) for day in range(24, 32)])
def test_when_the_quarter_has_no_workday_left_the_next_one_after_it_is_suggested(today: date) -> None:
    assert suggested_day(YearQuarter(2026, 4), today) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("today", "suggested"),
    [
        (date(2026, 4, 28), date(2026, 5, 21)),  # 14 May is Ascension Day
        (date(2026, 5, 20), date(2026, 6, 11)),  # 4 June is Corpus Christi, a holiday in North Rhine-Westphalia
        (date(2026, 12, 9), date(2026, 12, 23)),  # 24 December
        (date(2024, 3, 20), date(2024, 3, 28)),  # Easter from Good Friday, 29 March: the last workday before
    ],
)
def test_nobody_is_invited_on_a_holiday(today: date, suggested: date) -> None:
    assert suggested_day(YearQuarter.of(today), today) == suggested


def test_a_suggested_day_is_a_workday_to_come_on_every_day_of_four_years() -> None:
    closed = holidays.country_holidays("DE", subdiv="NW")
    for number in range(1461):
        today = date(2025, 1, 1) + timedelta(days=number)
        day = suggested_day(YearQuarter.of(today), today)
        assert day >= today
        assert day.weekday() < 5
        assert not (day.month == 12 and day.day >= 24), today
        assert day not in closed, today
