"""The Abteilungsleitung rules where the leads are divided: one seat enters it, the other confirms, it is decided."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from approvals import lifecycle, rules
from approvals.actions.decision import Condition, add_conditions, demand_grantable, demand_words
from approvals.actions.following import open_next
from approvals.actions.locks import bump, lock_item
from approvals.actions.papers import put_on_paper
from approvals.actions.sealing import seal
from approvals.actions.telling import tell_seats
from approvals.lifecycle import Outcome, SubmissionState
from approvals.models import Decision, DecisionCondition, Ruling, RulingAnswer, Submission
from audit.actions import record
from cases.rules import demand
from web.store import store


@transaction.atomic
def enter_ruling(
    submission: Submission,
    *,
    by: User,
    ruled_by: str,
    ruled_on: date,
    outcome: str,
    text: str,
    conditions: Sequence[Condition] = (),
    return_reason: str = "",
    rework_until: date | None = None,
) -> Ruling:
    """Enter from a lead's seat what the Abteilungsleitung ruled; nothing follows before the other seat confirms it.

    Raises ValidationError when another entry waits already, and when the outcome lacks a word it needs.
    """
    submission = lock_item(submission)
    seat = rules.ruling_seat(by, submission)
    _demand_open(submission)
    demand(seat is not None)
    decision = _decision_of(submission)
    if decision.rulings.waiting().exists():
        raise ValidationError("Ein Entscheid ist schon eingetragen und wartet auf die Bestätigung.", code="waiting")
    if outcome not in rules.possible_rulings(submission):
        raise ValidationError({"outcome": "Wählen Sie, was die Abteilungsleitung entschieden hat."})
    _demand_day(ruled_on, decision)
    demand_words(outcome, conditions, rework_until)
    demand_grantable(submission, outcome)
    is_returned = outcome == Outcome.RETURNED
    ruling = Ruling(decision=decision, seat=seat or "", outcome=outcome, text=text, entered_by=by)
    ruling.ruled_by, ruling.ruled_on = ruled_by, ruled_on
    ruling.conditions = _kept(conditions) if outcome == Outcome.CHANGED else []
    ruling.return_reason = return_reason if is_returned else ""
    ruling.rework_until = rework_until if is_returned else None
    store(ruling)
    record("ruling.entered", ruling.key, by=by, case_key=submission.case.key, outcome=str(outcome))
    _tell_other_seats(ruling, submission, by=by)
    bump(submission)
    return ruling


@transaction.atomic
def answer_ruling(ruling: Ruling, *, by: User, agrees: bool) -> RulingAnswer:
    """Confirm an entry from the other lead's seat, which decides the Vorlage and opens what follows; or refuse it.

    Whoever entered it may take it back, which is a refusal too. Raises ValidationError when it is answered already.
    """
    submission = lock_item(Submission.objects.get(decision__rulings=ruling))
    _demand_open(submission)
    demand(rules.may_answer_ruling(by, ruling, submission, agrees=agrees))
    answer = RulingAnswer(ruling=ruling, agrees=agrees, by=by)
    store(answer)
    record("ruling.answered", ruling.key, by=by, case_key=submission.case.key, agrees=agrees)
    if agrees:
        _settle(ruling, submission, by=by)
    elif by.pk != ruling.entered_by_id:
        text = f"Entscheid der Abteilungsleitung zu {submission.case.file_number} nicht bestätigt."
        notify(User.objects.get(pk=ruling.entered_by_id), text=text, path=_path(submission))
    bump(submission)
    return answer


def _settle(ruling: Ruling, submission: Submission, *, by: User) -> None:
    decision = ruling.decision = _decision_of(submission)
    conditions = [Condition(bearer, what, date.fromisoformat(until)) for bearer, what, until in ruling.conditions]
    demand_words(ruling.outcome, conditions, ruling.rework_until)
    demand_grantable(submission, ruling.outcome)
    add_conditions(decision, conditions, outcome=ruling.outcome)
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.DECIDED)
    store(submission, only=["state"])
    open_next(ruling, decision, submission, by=by)
    seal(ruling=ruling)
    transaction.on_commit(partial(put_on_paper.enqueue, str(decision.key)))


def _demand_open(submission: Submission) -> None:
    if submission.state == SubmissionState.DECIDED:
        raise ValidationError("Über diese Vorlage ist schon entschieden.", code="decided")
    if submission.state != SubmissionState.ESCALATED:
        raise ValidationError("Diese Vorlage liegt nicht bei der Abteilungsleitung.", code="state")


def _demand_day(ruled_on: date, decision: Decision) -> None:
    """The Abteilungsleitung rules after the leads were divided, and not tomorrow."""
    if not decision.decided_on <= ruled_on <= timezone.localdate():
        raise ValidationError(
            {"ruled_on": f"Der Entscheid fällt zwischen dem {decision.decided_on:%d.%m.%Y} und heute."}
        )


def _kept(conditions: Sequence[Condition]) -> list[list[str]]:
    """The conditions as the entry keeps them until it is confirmed; each is checked as it will be stored."""
    for condition in conditions:
        DecisionCondition(**condition._asdict()).clean_fields(exclude=["decision"])
    return [[str(condition.bearer), condition.what, condition.until.isoformat()] for condition in conditions]


def _tell_other_seats(ruling: Ruling, submission: Submission, *, by: User) -> None:
    text = f"Entscheid der Abteilungsleitung zu {submission.case.file_number}: Bitte bestätigen Sie ihn."
    others = [seat for seat in rules.LEADS if seat != ruling.seat]
    tell_seats(submission, by=by, text=text, path=_path(submission), seats=others)


def _decision_of(submission: Submission) -> Decision:
    return Decision.objects.select_related("submitted_by", "submission").get(submission=submission)


def _path(submission: Submission) -> str:
    return reverse("approvals:submission", args=[submission.key])
