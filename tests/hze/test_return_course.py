"""Criteria are judged with evidence, steps agreed and done, trials planned and looked back on."""

from typing import Any

import pytest

from accounts.models import User
from cases.lifecycle import Area
from hze import actions
from hze.lifecycle import CriterionLevel, Light
from hze.models import CriterionState
from tests.cases.goals_office import classified
from tests.hze.residential_office import a_residential_help
from tests.hze.return_office import (
    a_criterion,
    a_return_plan,
    a_return_step,
    a_trial,
    evaluated,
    judged,
    standing_of,
)
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_a_criterion_is_judged_with_evidence_and_what_was_said_stays(brandt: User) -> None:
    episode = a_residential_help()
    criterion = a_criterion(a_return_plan(episode))
    with records("return.criterion_judged", by=brandt):
        judged(criterion, level=CriterionLevel.PARTLY)
    judged(criterion)
    found = next(each for each in standing_of(episode).criteria if each.row == criterion)
    assert (found.level, found.seen_by) == (CriterionLevel.MET, str(brandt))
    assert list(CriterionState.objects.values_list("level", flat=True)) == ["partly", "met"]


def test_evidence_is_no_option_and_lies_not_ahead() -> None:
    criterion = a_criterion()
    with refused("Dieses Feld"):
        judged(criterion, evidence="")
    with refused("Der Tag kommt erst noch."):
        judged(criterion, seen_on=in_days(1))


@pytest.mark.parametrize(
    "label", ["Kein offenes Schutzverfahren nach § 8a", "Leistungsbereich, oder Graubereich mit fallender Linie"]
)
def test_what_the_file_says_is_never_typed(label: str) -> None:
    criterion = a_criterion(label=label)
    with refused("Das liest die Anwendung aus der Akte."):
        judged(criterion)


def test_the_area_is_read_from_the_newest_classification() -> None:
    episode = a_residential_help()
    a_return_plan(episode)
    classified(episode.case, Area.DANGER)
    assert standing_of(episode).traffic.light == Light.NOT_NOW


def test_a_family_adds_its_own_criterion_once(brandt: User) -> None:
    plan = a_return_plan()
    with records("return.criterion_added", by=brandt):
        own = actions.add_criterion(plan, by=brandt, label="Der Hund bleibt bei Oma")
    assert plan.criteria.last() == own
    with refused("Dieses Kriterium steht schon im Plan."):
        actions.add_criterion(plan, by=brandt, label="Der Hund bleibt bei Oma")


def test_a_step_is_agreed_and_done(brandt: User) -> None:
    episode = a_residential_help()
    plan = a_return_plan(episode)
    with records("return.step_agreed", "return.step_done", by=brandt):
        step = a_return_step(plan)
        actions.finish_step(step, by=brandt, done_on=in_days(0))
    with refused("Dieser Schritt ist schon getan."):
        actions.finish_step(step, by=brandt, done_on=in_days(0))


def test_a_step_lies_ahead_and_is_done_by_today(brandt: User) -> None:
    plan = a_return_plan()
    with refused("Dieser Tag ist schon vorbei."):
        a_return_step(plan, due_on=in_days(-1))
    step = a_return_step(plan)
    with refused("Dieser Tag kommt erst noch."):
        actions.finish_step(step, by=brandt, done_on=in_days(1))


def test_the_nearest_open_step_says_who_acts_next() -> None:
    episode = a_residential_help()
    plan = a_return_plan(episode)
    assert standing_of(episode).next_act.what == "Nächsten Schritt vereinbaren"
    a_return_step(plan, due_on=in_days(20), party="facility")
    a_return_step(plan, due_on=in_days(10), party="parents", what="Bett kaufen")
    act = standing_of(episode).next_act
    assert (act.who, act.what, act.until) == ("Eltern", "Bett kaufen", in_days(10))


def test_an_overdue_step_makes_it_stuck() -> None:
    episode = a_residential_help()
    plan = a_return_plan(episode)
    step = a_return_step(plan, due_on=in_days(0))
    type(step).objects.update(due_on=in_days(-1))
    assert standing_of(episode).traffic.words == "Es stockt: ein Schritt ist überfällig"


def test_a_trial_is_planned_and_looked_back_on(brandt: User) -> None:
    plan = a_return_plan()
    with records("return.trial_planned", "return.trial_evaluated", by=brandt):
        trial = a_trial(plan)
        evaluated(trial)
    with refused("Diese Probephase ist schon ausgewertet."):
        evaluated(trial)


def test_a_trial_that_was_broken_off_stops_the_way_until_another_is_planned() -> None:
    episode = a_residential_help()
    plan = a_return_plan(episode)
    evaluated(a_trial(plan), result="broken")
    assert standing_of(episode).traffic.light == Light.STUCK
    ahead = a_trial(plan, begins_on=in_days(3), ends_on=in_days(4))
    assert standing_of(episode).traffic.light == Light.ON_THE_WAY
    evaluated(ahead, result="not_held")
    assert standing_of(episode).traffic.light == Light.STUCK


def test_no_two_trials_at_once_unless_one_did_not_take_place() -> None:
    plan = a_return_plan()
    ahead: dict[str, Any] = {"begins_on": in_days(3), "ends_on": in_days(5)}
    first = a_trial(plan, **ahead)
    with refused("In dieser Zeit ist schon eine Probephase eingetragen."):
        a_trial(plan, begins_on=in_days(5), ends_on=in_days(6))
    with refused("Die Probephase hat noch nicht begonnen."):
        evaluated(first)
    evaluated(first, result="not_held")
    assert a_trial(plan, **ahead)


def test_a_trial_lies_in_the_help() -> None:
    plan = a_return_plan()
    with refused("Der Tag liegt nicht in der Zeit der Hilfe."):
        a_trial(plan, ends_on=in_days(9_000))
    with refused("Die Probephase endet vor ihrem Beginn."):
        a_trial(plan, begins_on=in_days(5), ends_on=in_days(4))


def test_only_who_works_on_the_case_writes() -> None:
    plan = a_return_plan()
    criterion, step, trial = a_criterion(plan), a_return_step(plan), a_trial(plan)
    for stranger in ("felten", "neumann", "kemper"):
        with forbidden():
            judged(criterion, by=stranger)
        with forbidden():
            a_return_step(plan, by=stranger)
        with forbidden():
            evaluated(trial, by=stranger)
    assert step.done_on is None
