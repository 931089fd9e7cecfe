"""Whose a condition of the commission is, and who says that it is fulfilled."""

from collections.abc import Iterable
from datetime import date

from accounts.models import Department, User
from approvals.models import DecisionCondition
from approvals.rules.access import is_recused, may_plan_meetings, without_recused
from approvals.rules.outcomes import settled_by
from approvals.rules.seats import wjh_of
from cases import rules as case_rules
from cases.models import Case
from socialspace.rules import is_in_team

Bearer = DecisionCondition.Bearer
BY_THE_WORKER = frozenset({Bearer.WORKER, Bearer.PROVIDER, Bearer.FAMILY})


def may_fulfil(user: User, condition: DecisionCondition) -> bool:
    """Who says that a condition is fulfilled, and how; nobody who must not decide about the case.

    Both leads of the team: each. WJH of the team: what WJH bears. Whoever works on the case: their own ones, and what
    the family and the provider bear.
    """
    case = condition.decision.submission.case
    return condition.pk in fulfillable(user, [condition]) and not is_recused(user, case)


def fulfillable(user: User, conditions: Iterable[DecisionCondition]) -> set[int]:
    """Which of these visible conditions `may_fulfil` allows; as many questions for one as for many."""
    rows = list(conditions)
    areas = {row.decision.submission.case.area for row in rows}
    led = {area.pk for area in areas if may_plan_meetings(user, area)}
    cases = {row.decision.submission.case_id for row in rows}
    if user.department == Department.WJH:
        own = {area.pk for area in areas if is_in_team(user, area)}
        return {row.pk for row in rows if _area(row) in led or (row.bearer == Bearer.WJH and _area(row) in own)}
    worked_on = case_rules.worked_on(user, cases) if cases else set()
    return {
        row.pk
        for row in rows
        if _area(row) in led or (row.bearer in BY_THE_WORKER and row.decision.submission.case_id in worked_on)
    }


def borne_by(condition: DecisionCondition, case: Case) -> list[User]:
    """Who hears of a condition: the bearer's people; for family and provider whoever works on the case."""
    if condition.bearer == Bearer.WJH:
        people = wjh_of(case.area)
    elif condition.bearer == Bearer.ASD_LEAD:
        people = case_rules.leads_of_team(case.area)
    else:
        people = case_rules.told_of_overdue(case)
    return without_recused(people, case)


def fulfilled_from(condition: DecisionCondition) -> date:
    """The first day on which it can be fulfilled: that of the decision, or of the ruling that settled it."""
    settled = settled_by(condition.decision)
    return getattr(settled, "ruled_on", condition.decision.decided_on)


def _area(condition: DecisionCondition) -> int:
    return condition.decision.submission.case.area_id
