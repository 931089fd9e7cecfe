"""Goals, Aufträge, Auflagen, the Schutzplan, and what was told about overdue things."""

from uuid import uuid4

from django.utils import timezone

from cases.models import ActionGoal, Condition, DirectionGoal, Mandate, OverdueNotice, SafetyPlan
from tests.cases import goals_office as goals
from tests.cases.violations import Violations
from tests.office import colleague, in_days


def _direction() -> DirectionGoal:
    return goals.a_direction()


def _goal() -> ActionGoal:
    return goals.a_goal()


def _mandate() -> Mandate:
    return goals.a_mandate()


def _condition() -> Condition:
    return goals.a_condition()


def _plan() -> SafetyPlan:
    return goals.a_plan()


def _in_force() -> SafetyPlan:
    plan: SafetyPlan = SafetyPlan.objects.get(pk=goals.a_plan_in_force().pk)
    return plan


def _told() -> OverdueNotice:
    return OverdueNotice.objects.create(kind="review", subject=uuid4(), due_on=in_days(-1), told_at=timezone.now())


GOALS: Violations = {
    "direction_goal_state_known": (_direction, lambda: {"state": "lost", **_ended()}),
    "direction_goal_in_own_words": (_direction, lambda: {"words": ""}),
    "direction_goal_said_by_today": (_direction, lambda: {"said_on": in_days(2)}),
    "direction_goal_ended_by_somebody": (_direction, lambda: {"state": "reached"}),
    "direction_goal_ended_with_reason": (_direction, lambda: {"state": "dropped", **_ended()}),
    "action_goal_state_known": (_goal, lambda: {"state": "lost", **_ended()}),
    "action_goal_is_smart": (_goal, lambda: {"measurable": ""}),
    "action_goal_due_after_it_was_agreed": (_goal, lambda: {"due_on": in_days(-1)}),
    "action_goal_ended_by_somebody": (_goal, lambda: {"ended_on": in_days(0)}),
    "action_goal_ended_with_reason": (_goal, lambda: {"state": "missed", **_ended()}),
    "goal_step_says_who_and_what": (goals.a_step, lambda: {"who": ""}),
    "goal_step_done_by_today": (goals.a_step, lambda: {"done_on": in_days(2)}),
    "mandate_state_known": (_mandate, lambda: {"state": "lost", "reason": "Weil.", **_ended()}),
    "mandate_is_whole": (_mandate, lambda: {"feedback": ""}),
    "mandate_due_after_it_was_given": (_mandate, lambda: {"due_on": in_days(-1)}),
    "mandate_ended_with_reason": (_mandate, lambda: {"state": "fulfilled", **_ended()}),
    "condition_is_whole": (_condition, lambda: {"consequence": ""}),
    "condition_is_controlled_until_lifted": (_condition, lambda: {"next_check_on": None}),
    "condition_checked_after_it_was_given": (_condition, lambda: {"next_check_on": in_days(-1)}),
    "condition_check_result_known": (goals.a_condition_check, lambda: {"result": "maybe"}),
    "condition_check_says_what_was_seen": (goals.a_condition_check, lambda: {"seen": ""}),
    "condition_check_by_today": (goals.a_condition_check, lambda: {"on": in_days(2)}),
    "safety_plan_state_known": (_in_force, lambda: {"number": 2, "state": "asleep"}),
    "safety_plan_number_once": (_in_force, lambda: {"state": "replaced", "replaced_at": timezone.now()}),
    "safety_plan_one_draft": (_plan, lambda: {"number": 2}),
    "safety_plan_one_in_force": (_in_force, lambda: {"number": 2}),
    "safety_plan_put_in_force_by_somebody": (_in_force, lambda: {"number": 2, "state": "draft"}),
    "safety_plan_replaced_at_a_time": (_in_force, lambda: {"number": 2, "state": "replaced"}),
    "safety_measure_says_who_and_what": (goals.a_measure, lambda: {"who": ""}),
    "safety_measure_ends_after_it_begins": (goals.a_measure, lambda: {"ends_on": in_days(-1)}),
    "emergency_contact_is_whole": (goals.a_contact, lambda: {"phone": ""}),
    "safety_signature_role_known": (goals.a_signature, lambda: {"role": "cat", **_somebody()}),
    "safety_signature_of_one_person": (goals.a_signature, lambda: {"name": "Oma Gerda"}),
    "safety_signature_or_reason": (goals.a_signature, lambda: {"has_signed": False, **_somebody()}),
    "safety_signature_by_today": (goals.a_signature, lambda: {"on": in_days(2), **_somebody()}),
    "safety_signature_once_a_person": (goals.a_signature, dict),
    "overdue_told_once": (_told, dict),
    "overdue_kind_known": (_told, lambda: {"kind": "cat"}),
}


def _ended() -> dict[str, object]:
    return {"ended_on": in_days(0), "ended_by_id": colleague("brandt").pk}


def _somebody() -> dict[str, object]:
    return {"person_id": None, "name": "Oma Gerda"}
