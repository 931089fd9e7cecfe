"""Conditions of the commission before the eyes of one colleague: how each stands, and whether they may fulfil it."""

from datetime import date, timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from approvals import rules
from approvals.models import ConditionFulfilment, Decision, DecisionCondition, Submission
from approvals.models.decision import DecisionConditionQuerySet
from cases.models import Case

SOON = timedelta(days=14)
LATE = ("verspätet erfüllt", "success", "task-alt")


class Row(NamedTuple):
    """One condition on a page."""

    condition: DecisionCondition
    today: date
    may_fulfil: bool

    @property
    def fulfilment(self) -> ConditionFulfilment | None:
        return getattr(self.condition, "fulfilment", None)

    @property
    def is_overdue(self) -> bool:
        return self.fulfilment is None and self.condition.until < self.today

    @property
    def look(self) -> tuple[str, str, str]:
        """Its state in words, with the kind and the icon of the badge."""
        done, until = self.fulfilment, self.condition.until
        if done is not None:
            return ("erfüllt", "success", "task-alt") if done.fulfilled_on <= until else LATE
        if self.is_overdue:
            return ("überfällig", "danger", "warning")
        return ("bald fällig", "warning", "schedule") if until <= self.today + SOON else ("offen", "info", "schedule")


def rows_of(found: DecisionConditionQuerySet, user: User) -> list[Row]:
    """These conditions as rows, for somebody who may see them; as many queries for one as for many."""
    return rows_for(list(found.for_list()), user)


def rows_for(conditions: list[DecisionCondition], user: User) -> list[Row]:
    """The same for conditions that are read already."""
    today, open_ones = timezone.localdate(), [row for row in conditions if not hasattr(row, "fulfilment")]
    may = rules.fulfillable(user, open_ones) if open_ones else set()
    return [Row(row, today, row.pk in may) for row in conditions]


def of_decision(decision: Decision | None, user: User) -> list[Row]:
    """The conditions of one decision."""
    if decision is None:
        return []
    return rows_of(DecisionCondition.objects.visible_to(user).filter(decision=decision), user)


def of_case(case: Case, user: User) -> list[Row]:
    """The conditions of every decision about a case."""
    return rows_of(DecisionCondition.objects.visible_to(user).filter(decision__submission__case=case), user)


def path_of(condition: DecisionCondition, submission: Submission) -> str:
    """The condition on the page of its Vorlage, where everybody finds it who may see it."""
    return f"{reverse('approvals:submission', args=[submission.key])}#auflage-{condition.key}"
