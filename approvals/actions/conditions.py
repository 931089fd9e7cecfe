"""Conditions of the commission: put before whoever answers, told once, and one day fulfilled."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from approvals import rules
from approvals.actions.locks import bump, lock_item
from approvals.actions.telling import put_before_worker, tell_with_mail
from approvals.conditions import path_of
from approvals.models import ConditionFulfilment, ConditionNotice, Decision, DecisionCondition, Submission
from audit.actions import record
from cases import actions as cases
from cases.rules import demand
from web.german import day_num
from web.store import store

FULFILLED = "Diese Auflage ist schon als erfüllt festgehalten."


@transaction.atomic
def fulfil_condition(condition: DecisionCondition, *, on: date, note: str, by: User) -> ConditionFulfilment:
    """Say once that a condition is fulfilled, since when and how; its Wiedervorlage is done with it.

    Raises ValidationError for a day before the decision or in the future, and when somebody was quicker.
    """
    submission = lock_item(Submission.objects.get(decision__conditions=condition))
    condition = DecisionCondition.objects.for_list().get(pk=condition.pk)
    demand(rules.may_fulfil(by, condition))
    if ConditionFulfilment.objects.filter(condition=condition).exists():
        raise ValidationError(FULFILLED, code="unique")
    _demand_day(on, condition)
    fulfilment = ConditionFulfilment(condition=condition, fulfilled_on=on, note=note, by=by)
    store(fulfilment)
    case = submission.case
    in_time = on <= condition.until
    record("decision_condition.fulfilled", condition.key, by=by, case_key=case.key, in_time=in_time)
    cases.settle_reminders(case, by=by, path=path_of(condition, submission))
    bump(submission)
    return fulfilment


@transaction.atomic
def tell_of_overdue_conditions(today: date) -> int:
    """Tell the bearer's people of every condition whose day has passed; each once. Returns how many were new."""
    rows = DecisionCondition.objects.overdue(today).filter(notice__isnull=True).for_list()
    return sum(_tell_overdue(condition) for condition in rows)


def remind_of_conditions(decision: Decision, submission: Submission, *, by: User) -> None:
    """Each condition stands before the responsible worker on its day; call it inside the decision."""
    conditions = list(decision.conditions.all())
    owner = rules.answers_for(submission) if conditions else None
    for condition in conditions:
        text = f"Auflage aus {decision.number} ({condition.get_bearer_display()}): {condition.what}"[:200]
        path = path_of(condition, submission)
        put_before_worker(submission, by=by, text=text, due_on=condition.until, path=path, owner=owner)


def tell_bearers(decision: Decision, submission: Submission, *, told: Collection[User]) -> None:
    """Tell those who bear a condition and are not `told` of the decision anyway; each of them once."""
    case, known = submission.case, {user.pk for user in told}
    for condition in decision.conditions.all():
        for colleague in rules.borne_by(condition, case):
            if colleague.pk not in known:
                known.add(colleague.pk)
                bearer = condition.get_bearer_display()
                _tell(colleague, condition, submission, text=f"Auflage ({bearer}) aus Beschluss {decision.number}")


def _tell_overdue(condition: DecisionCondition) -> bool:
    _notice, is_new = ConditionNotice.objects.get_or_create(condition=condition, defaults={"told_at": timezone.now()})
    submission = condition.decision.submission
    if is_new:
        text = f"Überfällig (bis {day_num(condition.until)}): Auflage aus Beschluss {condition.decision.number}"
        for colleague in rules.borne_by(condition, submission.case):
            _tell(colleague, condition, submission, text=text)
    return is_new


def _tell(colleague: User, condition: DecisionCondition, submission: Submission, *, text: str) -> None:
    number = submission.case.file_number
    tell_with_mail(
        colleague,
        text=f"{text} zu {number}.",
        path=path_of(condition, submission),
        subject=f"Auflage der Kommission zu {number}",
        news=f"zum Aktenzeichen {number}: {text}.",
    )


def _demand_day(on: date, condition: DecisionCondition) -> None:
    first, today = rules.fulfilled_from(condition), timezone.localdate()
    if not first <= on <= today:
        raise ValidationError({"on": f"Nennen Sie einen Tag zwischen dem Beschluss am {day_num(first)} und heute."})
