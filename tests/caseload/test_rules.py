"""What a case weighs, and that nothing gets lost between people, nobody and the team."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload.board import Member, Situation, team_load
from caseload.figures import bars, written
from caseload.models import Criterion
from caseload.rules import (
    CaseFacts,
    Points,
    base_of,
    capacity_of,
    months_later,
    percent,
    points_of,
    sum_of,
)
from cases.lifecycle import Area, Stage
from hze.lifecycle import HelpForm
from srojugend.reference import WEIGHTS

DAY = date(2026, 3, 15)
KEY = UUID(int=1)


def help_of(form: HelpForm, begins: date, ends: date) -> CaseFacts:
    return CaseFacts(KEY, Stage.HELP, form=form, help_begins_on=begins, help_ends_on=ends)


@pytest.mark.parametrize(
    ("facts", "criterion"),
    [
        (CaseFacts(KEY, Stage.INTAKE), Criterion.CLEARING),
        (CaseFacts(KEY, Stage.COMMISSION), Criterion.CLEARING),
        (CaseFacts(KEY, Stage.HELP), Criterion.ADVICE),
        (help_of(HelpForm.AMBULATORY, date(2026, 1, 1), date(2026, 4, 1)), Criterion.AMBULATORY),
        (help_of(HelpForm.RESIDENTIAL, date(2026, 1, 1), date(2027, 1, 1)), Criterion.RESIDENTIAL_BEGIN),
        (help_of(HelpForm.RESIDENTIAL, date(2025, 12, 15), date(2027, 1, 1)), Criterion.RESIDENTIAL),
        (help_of(HelpForm.RESIDENTIAL, date(2025, 1, 1), date(2026, 6, 15)), Criterion.RESIDENTIAL),
        (help_of(HelpForm.RESIDENTIAL, date(2025, 1, 1), date(2026, 6, 14)), Criterion.RESIDENTIAL_RETURN),
    ],
    ids=["intake", "commission", "over", "ambulatory", "first months", "between", "three months left", "less left"],
)
def test_a_case_stands_at_one_base(facts: CaseFacts, criterion: Criterion) -> None:
    assert base_of(facts, day=DAY) == criterion


def test_the_defaults_are_those_of_the_field() -> None:
    grey = CaseFacts(KEY, Stage.CONSULTATION, area=Area.GREY, more_children=2)
    assert points_of(grey, WEIGHTS, day=DAY) == Points(grey=1_50 + 50 + 2 * 20)
    danger = CaseFacts(KEY, Stage.INTAKE, area=Area.DANGER)
    assert points_of(danger, WEIGHTS, day=DAY) == Points(danger=2_50)
    assert points_of(CaseFacts(KEY, Stage.INTAKE), WEIGHTS, day=DAY) == Points(open=1_50)


def test_a_criterion_without_a_weight_counts_nothing() -> None:
    assert points_of(CaseFacts(KEY, Stage.INTAKE), {}, day=DAY).total == 0


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 1, 1), -13, date(2024, 12, 1)),
        (date(2025, 12, 15), 3, date(2026, 3, 15)),
    ],
    ids=["february", "leap year", "april", "back", "over the year"],
)
def test_months_later_is_a_day_that_exists(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_capacity_follows_the_share_and_percent_is_rounded_half_up() -> None:
    assert capacity_of(75, 28_00) == 21_00
    assert percent(10_50, 21_00) == 50
    assert percent(1_25, 10_00) == 13
    assert percent(1_00, 0) is None


@pytest.mark.parametrize(
    ("hundredths", "text"), [(0, "0"), (5, "0,05"), (26_00, "26"), (26_50, "26,5"), (9_25, "9,25")]
)
def test_points_are_written_as_one_says_them(hundredths: int, text: str) -> None:
    assert written(hundredths) == text


# --- for every situation ------------------------------------------------------------------------------------------

PEOPLE = range(1, 6)
weights = st.fixed_dictionaries({criterion: st.integers(0, 10_00) for criterion in Criterion.values})
days = st.dates(date(2025, 6, 1), date(2027, 6, 1))
cases = st.builds(
    CaseFacts,
    key=st.uuids(),
    stage=st.sampled_from([stage for stage in Stage if stage != Stage.CLOSED]),
    lead=st.none() | st.sampled_from([*PEOPLE, 99]),
    area=st.none() | st.sampled_from(Area.values),
    form=st.none() | st.sampled_from(HelpForm.values),
    help_begins_on=st.none() | days,
    help_ends_on=st.none() | days,
    more_children=st.integers(0, 9),
)
situations = st.builds(
    Situation,
    day=days,
    members=st.lists(st.sampled_from(PEOPLE), unique=True).map(
        lambda found: tuple(Member(pk, f"Person {pk}", 20 * (pk - 1)) for pk in sorted(found))
    ),
    cases=st.lists(cases, max_size=12).map(tuple),
    weights=weights,
    guide=st.integers(1_00, 100_00),
    away=st.dictionaries(st.sampled_from(PEOPLE), st.none() | st.sampled_from(PEOPLE), max_size=4),
)


@given(situations)
def test_people_and_nobody_together_are_the_team(situation: Situation) -> None:
    load = team_load(situation)
    weighed = sum_of(points_of(case, situation.weights, day=situation.day) for case in situation.cases)
    assert load.total.points == weighed
    assert load.total.cases == len(situation.cases)
    assert load.total.capacity == sum(row.capacity for row in load.people)


@given(situations)
def test_nobody_carries_twice_and_who_is_away_has_no_capacity(situation: Situation) -> None:
    for row in team_load(situation).people:
        assert row.standing_in.total <= row.points.total
        assert not (row.is_away and row.capacity)
        assert not (row.is_away and row.standing_in.total), "nobody stands in while away"


@given(situations)
def test_people_stand_in_the_order_of_the_team_never_by_load(situation: Situation) -> None:
    names = [row.name for row in team_load(situation).people]
    assert names == sorted(names)


@given(cases, weights, days)
def test_grey_and_danger_never_weigh_less_than_service(facts: CaseFacts, weights: dict[str, int], day: date) -> None:
    def total(area: Area) -> int:
        changed = CaseFacts(**{**vars(facts), "area": area})
        return points_of(changed, weights, day=day).total

    assert total(Area.GREY) >= total(Area.SERVICE)
    assert total(Area.DANGER) >= total(Area.SERVICE)


@given(cases, weights, days, st.integers(1, 5))
def test_more_children_never_weigh_less(facts: CaseFacts, weights: dict[str, int], day: date, more: int) -> None:
    larger = CaseFacts(**{**vars(facts), "more_children": facts.more_children + more})
    assert points_of(larger, weights, day=day).total >= points_of(facts, weights, day=day).total


@given(situations)
def test_every_bar_stays_inside_the_picture(situation: Situation) -> None:
    load = team_load(situation)
    for bar in bars([*load.people, load.unled]):
        ends = [float(piece.x.rstrip("%")) + float(piece.width.rstrip("%")) for piece in bar.pieces]
        assert all(0 <= end <= 100 for end in ends)
        assert not bar.guide_x or 0 <= float(bar.guide_x.rstrip("%")) <= 100


def test_a_deputy_of_another_team_or_away_themselves_carries_nothing() -> None:
    members = (Member(1, "A", 100), Member(2, "B", 100), Member(3, "C", 100))
    case = CaseFacts(KEY, Stage.INTAKE, lead=1)
    for away, carrier in (({1: 2}, 2), ({1: None}, 1), ({1: 77}, 1), ({1: 2, 2: 3}, 1), ({}, 1)):
        situation = Situation(DAY, members, (case,), WEIGHTS, 28_00, away)
        assert team_load(situation).of(carrier).cases == 1, away


def test_a_lead_without_cases_has_no_row() -> None:
    situation = Situation(DAY, (Member(1, "Leitung", 0),), (), WEIGHTS, 28_00, {})
    assert team_load(situation).people == ()
