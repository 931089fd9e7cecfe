"""Ziele belong to the family: a direction in own words, small goals with an owner and a day, steps."""

from typing import Any

import pytest

from accounts.models import User
from cases import actions
from cases.lifecycle import GoalState
from cases.models import ActionGoal, Case, DirectionGoal
from tests.cases.goals_office import a_direction, a_goal, a_step, mother_of
from tests.office import a_case, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def test_a_direction_stands_in_own_words_and_belongs_to_somebody(brandt: User) -> None:
    case = a_case()
    with records("direction_goal.set", by=brandt):
        goal = a_direction(case)
    assert (goal.owner, goal.state) == (mother_of(case), GoalState.OPEN)


def test_a_goal_belongs_to_the_family_only() -> None:
    stranger = a_case(child_last_name="Fremd", caregiver_name="Ina Fremd").child
    direction = a_direction()
    with refused("Ein Ziel gehört jemandem aus der Familie."):
        a_direction(direction.case, owner=stranger)
    with refused("Ein Ziel gehört jemandem aus der Familie."):
        a_goal(direction, owner=stranger)


@pytest.mark.parametrize("missing", ["specific", "measurable", "attractive", "realistic"])
def test_a_small_goal_is_smart(missing: str) -> None:
    direction = a_direction()
    with refused(""):
        a_goal(direction, **{missing: ""})


def test_a_small_goal_is_not_due_in_the_past() -> None:
    direction = a_direction()
    with refused("Das Datum liegt in der Vergangenheit."):
        a_goal(direction, due_on=in_days(-1))
    assert a_goal(direction, due_on=in_days(0)).due_on == in_days(0)


def test_a_step_says_who_does_what_until_when_and_is_done_once(brandt: User) -> None:
    step = a_step()
    with records("goal_step.done", by=brandt):
        actions.finish_step(step, by=brandt)
    with records(by=brandt):
        actions.finish_step(step, by=brandt)
    step.refresh_from_db()
    assert step.done_on == in_days(0)


@pytest.mark.parametrize("state", [GoalState.PARTLY, GoalState.MISSED, GoalState.DROPPED])
def test_what_was_not_reached_says_why(brandt: User, state: GoalState) -> None:
    goal = a_goal()
    with refused("Schreiben Sie auf, warum das Ziel so endet."):
        actions.end_goal(goal, by=brandt, state=state)
    with records("action_goal.ended", by=brandt):
        actions.end_goal(goal, by=brandt, state=state, reason="Die Großmutter war krank.")


def test_a_reached_goal_shows_it_and_needs_no_reason(brandt: User) -> None:
    goal = a_goal()
    actions.end_goal(goal, by=brandt, state=GoalState.REACHED, evidence="Vier Wochen Frühstück.")
    goal.refresh_from_db()
    assert (goal.state, goal.ended_on, goal.evidence) == (GoalState.REACHED, in_days(0), "Vier Wochen Frühstück.")
    with refused("Möglich ist: nichts mehr."):
        actions.end_goal(goal, by=brandt, state=GoalState.MISSED, reason="Doch nicht.")
    with refused("Dieses Ziel ist beendet und bekommt keine Schritte mehr."):
        a_step(goal)


def test_a_goal_reached_in_part_may_still_be_reached(brandt: User) -> None:
    goal = a_goal()
    actions.end_goal(goal, by=brandt, state=GoalState.PARTLY, reason="Drei von fünf Tagen.")
    a_step(goal)
    actions.end_goal(goal, by=brandt, state=GoalState.REACHED)
    assert ActionGoal.objects.get().state == GoalState.REACHED


def test_a_direction_ends_after_its_small_goals(brandt: User) -> None:
    direction = a_direction()
    goal = a_goal(direction)
    with refused("Beenden Sie zuerst die offenen Handlungsziele dieser Richtung."):
        actions.end_direction(direction, by=brandt, state=GoalState.REACHED)
    actions.end_goal(goal, by=brandt, state=GoalState.REACHED)
    actions.end_direction(direction, by=brandt, state=GoalState.REACHED)
    direction = DirectionGoal.objects.select_related("owner").get()
    assert direction.state == GoalState.REACHED
    with refused("Dieses Richtungsziel ist beendet."):
        a_goal(direction)


def test_only_who_works_on_the_case_writes_goals(aksoy: User, felten: User) -> None:
    goal = a_goal()
    words: dict[str, Any] = {"owner": goal.owner, "words": "Ruhe", "said_on": in_days(0)}
    for colleague in (aksoy, felten):
        with forbidden():
            actions.set_direction(goal.case, by=colleague, **words)
        with forbidden():
            actions.end_goal(goal, by=colleague, state=GoalState.REACHED)


def test_a_closed_case_gets_no_goals(brandt: User) -> None:
    direction = a_direction()
    actions.close_case(direction.case, by=brandt, reason=Case.CloseReason.MOVED)
    with refused("der Fall steht bei „Abgeschlossen“"):
        a_goal(direction)


def test_without_its_entry_in_the_trail_nothing_is_agreed(brandt: User) -> None:
    case = a_case()
    with undone_without_trail(brandt):
        actions.set_direction(case, by=brandt, owner=mother_of(case), words="Ruhe", said_on=in_days(0))
