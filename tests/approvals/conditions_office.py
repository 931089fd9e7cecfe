"""Conditions of the commission for tests: each with its bearer, decided on a day in the past."""

from datetime import date
from typing import Any

from approvals import actions
from approvals.lifecycle import Outcome
from approvals.models import Decision, DecisionCondition, Submission
from srojugend.demo.moment import on
from tests.approvals.chain_office import ASD_CONDITION, a_condition, an_escalated_decision
from tests.office import a_heard_submission, colleague, fresh, in_days

HOW = "Der Bericht liegt vor und ist mit der Familie besprochen."


def a_duty(
    bearer: str = "worker", *, until: date | None = None, submission: Submission | None = None, **changes: Any
) -> DecisionCondition:
    """One condition of a decision of today; thirty days are left unless somebody says otherwise."""
    condition = a_condition(bearer=bearer, until=until or in_days(30), **changes)
    heard = a_heard_submission(votes=ASD_CONDITION, submission=submission)
    words: dict[str, Any] = {"outcome": Outcome.CHANGED, "text": "Bewilligt mit Auflage."}
    return actions.decide(heard, by=colleague("felten"), conditions=[condition], **words).conditions.get()


def an_overdue_duty(bearer: str = "worker", *, days: int = 3) -> DecisionCondition:
    """Decided forty days ago, due so many days ago."""
    with on(in_days(-40)):
        return a_duty(bearer, until=in_days(40 - days))


def a_ruled_duty() -> DecisionCondition:
    """The leads were divided; the Abteilungsleitung granted with a condition that WJH bears."""
    decision: Decision = an_escalated_decision()
    words: dict[str, Any] = {"ruled_by": "Dr. Weiss", "ruled_on": in_days(0), "text": "Bewilligt mit Auflage."}
    conditions = [a_condition(bearer="wjh", what="Zuständigkeit klären.", until=in_days(20))]
    ruling = actions.enter_ruling(
        fresh(decision.submission), by=colleague("felten"), outcome="changed", conditions=conditions, **words
    )
    actions.answer_ruling(ruling, by=colleague("orth"), agrees=True)
    return decision.conditions.get()


def fulfil(condition: DecisionCondition, by: str = "brandt", **changes: Any) -> None:
    """Say that it is fulfilled, today unless somebody says otherwise."""
    said: dict[str, Any] = {"on": in_days(0), "note": HOW}
    actions.fulfil_condition(condition, by=colleague(by), **(said | changes))


def more_duties() -> None:
    """A few more conditions, each of a case of its own."""
    for _ in range(3):
        a_duty()
