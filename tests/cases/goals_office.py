"""Builders for goals, Aufträge, Auflagen and the Schutzplan: Jana Brandt writes, Deniz Aksoy is the second."""

from typing import Any

from cases import actions
from cases.lifecycle import Area
from cases.models import (
    ActionGoal,
    Case,
    Classification,
    Condition,
    ConditionCheck,
    DirectionGoal,
    EmergencyContact,
    GoalStep,
    Mandate,
    Person,
    SafetyMeasure,
    SafetyPlan,
    SafetySignature,
)
from tests.office import a_case, a_consulted_case, colleague, in_days


def classified(case: Case, area: Area, **changes: Any) -> Classification:
    """A Falleinordnung with everything its area needs."""
    words: dict[str, Any] = {"reasons": "Weil der Morgen nicht trägt.", "second": colleague("aksoy")}
    if area != Area.SERVICE:
        words["next_review_on"] = in_days(14)
    return actions.classify(case, by=colleague("brandt"), area=area, **(words | changes))


def a_grey_case(**changes: Any) -> Case:
    case = a_consulted_case()
    classified(case, Area.GREY, **changes)
    return case


def a_dangerous_case(**changes: Any) -> Case:
    case = a_case()
    classified(case, Area.DANGER, **changes)
    return case


def mother_of(case: Case) -> Person:
    found: Person = Person.objects.get(family=case.family_id, role="mother")
    return found


def a_direction(case: Case | None = None, **changes: Any) -> DirectionGoal:
    case = case or a_case()
    words: dict[str, Any] = {
        "owner": mother_of(case),
        "words": "Ich will morgens ruhig aufstehen.",
        "said_on": in_days(0),
    }
    return actions.set_direction(case, by=colleague("brandt"), **(words | changes))


def a_goal(direction: DirectionGoal | None = None, **changes: Any) -> ActionGoal:
    direction = direction or a_direction()
    words: dict[str, Any] = {
        "owner": direction.owner,
        "specific": "Milan frühstückt an Schultagen zu Hause.",
        "measurable": "Der Teller ist leer, bevor er geht.",
        "attractive": "Der Morgen ist ruhig.",
        "realistic": "Die Großmutter kauft am Vorabend ein.",
        "due_on": in_days(21),
    }
    return actions.set_goal(direction, by=colleague("brandt"), **(words | changes))


def a_step(goal: ActionGoal | None = None, **changes: Any) -> GoalStep:
    words: dict[str, Any] = {"what": "Brot und Milch kaufen", "who": "Großmutter", "due_on": in_days(3)}
    return actions.add_step(goal or a_goal(), by=colleague("brandt"), **(words | changes))


def a_mandate(case: Case | None = None, **changes: Any) -> Mandate:
    words: dict[str, Any] = {
        "text": "Klären, wer morgens bei Milan ist.",
        "who": "Frau Sommerfeld",
        "why": "Milan war dreimal allein.",
        "feedback": "Frau Sommerfeld ruft Jana Brandt jeden Freitag an.",
        "due_on": in_days(14),
    }
    return actions.give_mandate(case or a_grey_case(), by=colleague("brandt"), **(words | changes))


def condition_words(**changes: Any) -> dict[str, Any]:
    """What an Auflage says."""
    words: dict[str, Any] = {
        "text": "Milan ist nie allein in der Wohnung.",
        "who": "Frau Sommerfeld",
        "control_method": "Hausbesuch, Milan wird gesehen",
        "controller": "Jana Brandt und Deniz Aksoy",
        "interval": Condition.Interval.WEEKLY,
        "is_announced": False,
        "consequence": "Das Jugendamt ruft das Familiengericht an.",
        "first_check_on": in_days(2),
    }
    return words | changes


def a_condition(case: Case | None = None, **changes: Any) -> Condition:
    return actions.impose_condition(case or a_dangerous_case(), by=colleague("brandt"), **condition_words(**changes))


def a_condition_check(condition: Condition | None = None, **changes: Any) -> ConditionCheck:
    words: dict[str, Any] = {
        "on": in_days(0),
        "checked_by": "Jana Brandt",
        "result": "fulfilled",
        "seen": "Oma war da.",
    }
    words |= {"child_seen": True}
    return actions.check_condition(condition or a_condition(), by=colleague("brandt"), **(words | changes))


def a_plan(case: Case | None = None) -> SafetyPlan:
    return actions.begin_safety_plan(case or a_case(), by=colleague("brandt"))


def a_measure(plan: SafetyPlan | None = None, **changes: Any) -> SafetyMeasure:
    words: dict[str, Any] = {"what": "Milan schläft bei der Oma.", "who": "Oma Gerda", "begins_on": in_days(0)}
    return actions.add_measure(plan or a_plan(), by=colleague("brandt"), **(words | changes))


def a_contact(plan: SafetyPlan | None = None, **changes: Any) -> EmergencyContact:
    words: dict[str, Any] = {"name": "Rufbereitschaft", "phone": "02161 25-0", "when": "Wenn Milan Angst hat"}
    return actions.add_contact(plan or a_plan(), by=colleague("brandt"), **(words | changes))


def a_whole_plan(case: Case | None = None) -> SafetyPlan:
    """A draft that may be signed and put in force."""
    plan = a_plan(case)
    a_measure(plan)
    a_contact(plan)
    return plan


def a_signature(plan: SafetyPlan | None = None, **changes: Any) -> SafetySignature:
    plan = plan or a_whole_plan()
    words: dict[str, Any] = {"role": "parent", "person": mother_of(plan.case), "has_signed": True, "on": in_days(0)}
    return actions.sign_safety_plan(plan, by=colleague("brandt"), **(words | changes))


def a_plan_in_force(case: Case | None = None) -> SafetyPlan:
    plan = a_whole_plan(case)
    actions.put_in_force(plan, by=colleague("brandt"))
    return plan
