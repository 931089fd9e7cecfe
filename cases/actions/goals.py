"""Ziele of the family: direction, small goal, step; nothing the office wants is written here (domain.md §1)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import lifecycle, rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.lifecycle import GoalState
from cases.models import ActionGoal, Case, DirectionGoal, GoalStep, Person
from web.store import store

PAST = "Das Datum liegt in der Vergangenheit."


@transaction.atomic
def set_direction(case: Case, *, by: User, owner: Person, words: str, said_on: date) -> DirectionGoal:
    """Write down where somebody of the family wants to go, in their own words."""
    case = lock_for_work(case.pk, by=by)
    _demand_family(case, owner)
    goal = DirectionGoal(case=case, owner=owner, words=words, said_on=said_on, recorded_by=by)
    store(goal)
    record("direction_goal.set", goal.key, by=by, case_key=case.key)
    return goal


@transaction.atomic
def set_goal(
    direction: DirectionGoal,
    *,
    by: User,
    owner: Person,
    specific: str,
    measurable: str,
    attractive: str,
    realistic: str,
    due_on: date,
) -> ActionGoal:
    """Agree on a small state that can be seen by a day; it has an owner of the family and a date."""
    case = lock_for_work(direction.case_id, by=by)
    direction = DirectionGoal.objects.get(pk=direction.pk)
    _demand_family(case, owner)
    if direction.state != GoalState.OPEN:
        raise ValidationError("Dieses Richtungsziel ist beendet. Halten Sie ein neues fest.", code="ended")
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": PAST})
    goal = ActionGoal(
        case=case,
        direction=direction,
        owner=owner,
        specific=specific,
        measurable=measurable,
        attractive=attractive,
        realistic=realistic,
        due_on=due_on,
        agreed_on=timezone.localdate(),
        recorded_by=by,
    )
    store(goal)
    record("action_goal.set", goal.key, by=by, case_key=case.key)
    return goal


@transaction.atomic
def add_step(goal: ActionGoal, *, by: User, what: str, who: str, due_on: date) -> GoalStep:
    """Add who does what until when."""
    case = lock_for_work(goal.case_id, by=by)
    goal = ActionGoal.objects.get(pk=goal.pk)
    if goal.state not in {GoalState.OPEN, GoalState.PARTLY}:
        raise ValidationError("Dieses Ziel ist beendet und bekommt keine Schritte mehr.", code="ended")
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": PAST})
    step = GoalStep(goal=goal, what=what, who=who, due_on=due_on, recorded_by=by)
    store(step)
    record("goal_step.added", step.key, by=by, case_key=case.key)
    return step


@transaction.atomic
def finish_step(step: GoalStep, *, by: User) -> None:
    """Note that a step was done today; once is enough."""
    goal = ActionGoal.objects.get(steps=step.pk)
    case = lock_for_work(goal.case_id, by=by)
    step = GoalStep.objects.select_for_update().get(pk=step.pk)
    if step.done_on is not None:
        return
    step.done_on = timezone.localdate()
    store(step)
    record("goal_step.done", step.key, by=by, case_key=case.key)


@transaction.atomic
def end_direction(goal: DirectionGoal, *, by: User, state: str, reason: str = "") -> None:
    """Say what became of a direction; its small goals are ended before it."""
    case = lock_for_work(goal.case_id, by=by)
    goal = DirectionGoal.objects.select_for_update().get(pk=goal.pk)
    if goal.goals.filter(state=GoalState.OPEN).exists():
        raise ValidationError("Beenden Sie zuerst die offenen Handlungsziele dieser Richtung.", code="goals")
    _end(goal, state, reason, by=by)
    record("direction_goal.ended", goal.key, by=by, case_key=case.key, state=goal.state)


@transaction.atomic
def end_goal(goal: ActionGoal, *, by: User, state: str, evidence: str = "", reason: str = "") -> None:
    """Say what became of a small goal, what shows it, and why where it was not reached."""
    case = lock_for_work(goal.case_id, by=by)
    goal = ActionGoal.objects.select_for_update().get(pk=goal.pk)
    goal.evidence = evidence
    _end(goal, state, reason, by=by)
    record("action_goal.ended", goal.key, by=by, case_key=case.key, state=goal.state)


def lock_for_work(case_id: int, *, by: User) -> Case:
    """The locked case, when this colleague works on it and it is open."""
    case = Case.objects.get(pk=case_id)
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    return case


def _end(goal: DirectionGoal | ActionGoal, state: str, reason: str, *, by: User) -> None:
    goal.state = lifecycle.step_goal(goal.state, GoalState(state))
    goal.reason, goal.ended_on, goal.ended_by = reason, timezone.localdate(), by
    store(goal)


def _demand_family(case: Case, owner: Person) -> None:
    if owner.family_id != case.family_id:
        raise ValidationError({"owner": "Ein Ziel gehört jemandem aus der Familie."})
