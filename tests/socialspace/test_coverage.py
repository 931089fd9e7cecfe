"""Who has learned what, for how long it counts, who may moderate, and where the gap is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Department, User
from socialspace import rules
from tests.office import in_days
from tests.socialspace.training_office import CONSULTATION, held, kind_of

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31))
MONTHS = st.integers(min_value=1, max_value=120)


@given(attended=st.lists(DAYS), day=DAYS)
def test_without_refreshing_once_is_enough(attended: list[date], day: date) -> None:
    assert rules.covered(attended, day, None) is any(each <= day for each in attended)


@given(attended_on=DAYS, months=MONTHS)
def test_it_counts_to_its_last_day_and_not_a_day_longer(attended_on: date, months: int) -> None:
    until = rules.valid_until(attended_on, months)
    assert until is not None
    assert rules.covered([attended_on], until, months)
    assert not rules.covered([attended_on], until + timedelta(days=1), months)
    assert not rules.covered([attended_on], attended_on - timedelta(days=1), months)


@given(attended_on=DAYS, months=MONTHS)
def test_months_are_months_of_the_calendar(attended_on: date, months: int) -> None:
    until = rules.valid_until(attended_on, months)
    assert until is not None
    assert (until.year * 12 + until.month) - (attended_on.year * 12 + attended_on.month) == months
    assert until.day <= attended_on.day


def test_the_end_of_august_and_six_months_is_the_end_of_february() -> None:
    assert rules.valid_until(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert rules.valid_until(date(2027, 8, 31), 6) == date(2028, 2, 29)


@given(attended=st.lists(DAYS), more=DAYS, day=DAYS, months=st.none() | MONTHS)
def test_one_more_participation_never_takes_anything_away(
    attended: list[date], more: date, day: date, months: int | None
) -> None:
    assert rules.covered([*attended, more], day, months) >= rules.covered(attended, day, months)


@given(
    attended=st.dictionaries(st.integers(0, 9), st.lists(DAYS, max_size=3)),
    people=st.sets(st.integers(0, 9)),
    day=DAYS,
    months=st.none() | MONTHS,
)
def test_everybody_of_a_department_is_counted_once(
    attended: dict[int, list[date]], people: set[int], day: date, months: int | None
) -> None:
    cell = rules.count_coverage(people, attended, day, months)
    assert 0 <= cell.current <= cell.current + cell.expired <= cell.people == len(people)
    assert cell.current + cell.missing == cell.people
    assert cell.is_gap is (bool(people) and cell.current == 0)


def test_columns_are_those_of_the_deck_and_whoever_else_learned() -> None:
    deck = [
        Department.ASD,
        Department.WJH,
        Department.HOME,
        Department.EARLY_HELP,
        Department.ADVICE,
        Department.SCHOOL,
    ]
    assert rules.departments_shown([]) == deck
    assert rules.departments_shown(["planning", "asd"]) == [*deck, Department.PLANNING]


@pytest.mark.django_db
def test_whoever_learned_it_may_moderate_from_that_day_on(brandt: User, aksoy: User) -> None:
    held("brandt", missed=("aksoy",))
    assert rules.may_moderate(brandt, in_days(0))
    assert not rules.may_moderate(brandt, in_days(-1))
    assert not rules.may_moderate(aksoy, in_days(0))
    assert rules.moderators(in_days(0)) == [brandt]


@pytest.mark.django_db
def test_another_training_does_not_enable(brandt: User) -> None:
    held("brandt", kind="Fallverstehen")
    assert not rules.may_moderate(brandt, in_days(0))


@pytest.mark.django_db
def test_what_has_to_be_refreshed_ends_and_begins_again(brandt: User) -> None:
    kind = kind_of(CONSULTATION)
    kind.refresh_months = 12
    kind.save(update_fields=["refresh_months"])
    held("brandt", days=-400)
    assert not rules.may_moderate(brandt, in_days(0))
    held("brandt", days=-100)
    assert rules.may_moderate(brandt, in_days(0))


@pytest.mark.django_db
def test_former_colleagues_moderate_and_count_no_more(brandt: User) -> None:
    held("brandt", days=-20)
    brandt.is_active = False
    brandt.save(update_fields=["is_active"])
    assert not rules.may_moderate(brandt, in_days(0))
    assert rules.moderators(in_days(0)) == []
    assert not rules.learned_days(in_days(0))


@pytest.mark.django_db
def test_departments_at_a_training_are_those_of_whoever_came(demir: User) -> None:
    training = held("brandt", "demir", missed=("pauly",))
    assert rules.departments_at([training]) == {training.pk: {"asd", "home"}}
