"""The urgent decision: two names at once, the help begins, the next meeting looks again (domain.md §5)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from approvals import rules
from approvals.actions.following import grant_help
from approvals.actions.freezing import freeze
from approvals.actions.locks import lock, lock_item
from approvals.actions.meeting import is_planned, next_meeting, put_on_agenda
from approvals.actions.sealing import seal
from approvals.actions.submission import demand_complete, enter_commission
from approvals.actions.telling import tell_seats
from approvals.lifecycle import Request, SubmissionState, Way
from approvals.models import CommissionMeeting, Submission, UrgentAnswer, UrgentDecision
from audit.actions import record
from cases import rules as case_rules
from cases.rules import demand, missing_for_commission
from web.store import store


@transaction.atomic
def ask_for_urgent(submission: Submission, *, by: User, reason: str) -> UrgentDecision:
    """Ask for an urgent decision about a drafted or submitted Vorlage; both leads and the worker are told."""
    submission = lock(submission)
    demand(rules.may_answer_for(by, submission))
    _demand_ready(submission)
    if submission.urgent_decisions.waiting().exists():
        raise ValidationError("Eine Eilentscheidung wartet schon auf die zweite Unterschrift.", code="waiting")
    urgent = UrgentDecision(submission=submission, by=by, reason=reason)
    store(urgent)
    record("urgent.asked", urgent.key, by=by, case_key=submission.case.key)
    path = reverse("approvals:submission", args=[submission.key])
    text = f"Eilentscheidung zu {submission.case.file_number}: zweiter Name nötig."
    tell_seats(submission, by=by, text=text, path=path)
    return urgent


@transaction.atomic
def answer_urgent(urgent: UrgentDecision, *, by: User, agrees: bool) -> UrgentAnswer:
    """Give or refuse the second name from one's own sign-in; the second name starts the help at once.

    One of the two sits on a lead's seat. Whoever asked may take it back, which is an answer too.
    """
    following = None if urgent.submission.meeting_id else next_meeting(urgent.submission)
    submission = lock_item(urgent.submission, to=following)
    demand(rules.may_answer_urgent(by, urgent, submission, agrees=agrees))
    _demand_ready(submission)
    if UrgentAnswer.objects.filter(urgent=urgent).exists():
        raise ValidationError("Diese Eilentscheidung ist schon beantwortet.", code="answered")
    answer = UrgentAnswer(urgent=urgent, agrees=agrees, by=by)
    store(answer)
    record("urgent.answered", urgent.key, by=by, case_key=submission.case.key, agrees=agrees)
    if agrees:
        _start(urgent, submission, following, by=by)
    return answer


def _start(urgent: UrgentDecision, submission: Submission, following: CommissionMeeting | None, *, by: User) -> None:
    submission.way = Way.URGENT
    submission.bypass = rules.bypass_for(submission) if missing_for_commission(submission.case) else None
    # a lead who asked keeps the seat for the confirmation; the case's own worker stands under the Vorlage
    worker = case_rules.lead_of(submission.case)
    enter_commission(submission, by=urgent.by if rules.may_propose(urgent.by, submission.case) else worker or urgent.by)
    freeze(submission, by=by)
    grant_help(submission, by=by, decision_key=urgent.key)
    if submission.meeting_id is None and following is not None and is_planned(following):
        put_on_agenda(submission, following)
    seal(urgent=urgent)


def _demand_ready(submission: Submission) -> None:
    if submission.state not in {SubmissionState.DRAFT, SubmissionState.SUBMITTED}:
        raise ValidationError("Die Vorlage ist schon festgeschrieben.", code="frozen")
    if submission.request == Request.END:
        raise ValidationError("Beendet wird eine Hilfe in der Sitzung oder im Umlauf.", code="request")
    demand_complete(rules.missing_for_urgent(submission))
