"""A case in danger with goals, an Auftrag, an Auflage and a plan in force with its next draft."""

from typing import Any

from cases import actions
from cases.lifecycle import Area
from tests import office
from tests.cases import goals_office as goals


def samples() -> dict[str, list[Any]]:
    brandt = office.colleague("brandt")
    case = office.a_case(child_first_name="Kim", child_last_name="Kind-Auflage")
    goals.classified(case, Area.DANGER)
    direction = goals.a_direction(case)
    goal = goals.a_goal(direction)
    step = goals.a_step(goal)
    alone = goals.a_direction(case, words="Ich will in den Verein.")
    mandate, condition = goals.a_mandate(case), goals.a_condition(case)
    goals.a_condition_check(condition)
    plan = goals.a_whole_plan(case)
    actions.put_in_force(plan, by=brandt)
    draft = actions.begin_safety_plan(case, by=brandt)
    measure, contact = draft.measures.get(), draft.contacts.get()
    return {
        "demanded": [case.key],
        "direction": [case.key, direction.key],
        "ended_direction": [case.key, alone.key],
        "action_goal": [case.key, goal.key],
        "goal_step": [case.key, goal.key, step.key],
        "mandate": [case.key, mandate.key],
        "condition": [case.key, condition.key],
        "plan": [case.key, plan.key],
        "plan_draft": [case.key, draft.key],
        "plan_measure": [case.key, draft.key, measure.key],
        "plan_contact": [case.key, draft.key, contact.key],
    }
