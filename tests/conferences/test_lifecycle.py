"""The states of a conference and the calendar of quarters, without a database."""

from datetime import date
from itertools import pairwise

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


@pytest.mark.parametrize("today", [date(2026, 12, day) for day in range(1, 32)])
def test_the_suggested_day_never_leaves_the_quarter_nor_lies_in_the_past(today: date) -> None:
    assert today <= suggested_day(YearQuarter(2026, 4), today) <= date(2026, 12, 31)
