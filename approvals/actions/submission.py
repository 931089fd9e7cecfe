"""The Vorlage: drafted, proposed by the worker, priced by WJH, put on an agenda."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from approvals import lifecycle, rules
from approvals.lifecycle import MeetingState, SubmissionState
from approvals.models import CommissionMeeting, Submission
from audit.actions import record
from cases import actions as cases
from cases.lifecycle import Stage
from cases.models import Case
from cases.rules import demand, missing_for_commission
from hze.models import HelpKind
from web.store import store


class StaleError(Exception):
    """Somebody else saved the same part in between; carries what stands there now."""

    def __init__(self, now: Submission) -> None:
        super().__init__("stale")
        self.now = now


@transaction.atomic
def draft_submission(case: Case, *, by: User) -> Submission:
    """Begin a Vorlage for a case in consultation, or the next one after a returned one."""
    demand(rules.may_propose(by, case))
    case = cases.lock(case)
    if not rules.may_draft(case):
        raise ValidationError("Eine Vorlage entsteht nach der Kollegialen Beratung.", code="stage")
    last = Submission.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    before = Submission.objects.filter(case=case, number=last).first()
    submission = Submission(case=case, number=last + 1)
    if before is not None:
        _carry_over(before, submission)
    store(submission)
    record("submission.drafted", submission.key, by=by, case_key=case.key, number=submission.number)
    return submission


@transaction.atomic
def propose(
    submission: Submission,
    *,
    by: User,
    version: int,
    help_kind: HelpKind | None,
    minutes_per_week: int | None,
    begins_on: date | None,
    ends_on: date | None,
    why_not_enough: str,
    goal: str,
    exit_criterion: str,
) -> Submission:
    """Save the worker's part; raises StaleError when it was changed since `version`."""
    submission = lock(submission)
    demand(rules.may_propose(by, submission.case))
    _demand_editable(submission)
    if submission.version != version:
        raise StaleError(submission)
    if begins_on and begins_on < timezone.localdate() and begins_on != submission.begins_on:
        raise ValidationError({"begins_on": "Der Beginn liegt in der Vergangenheit."})
    if submission.help_kind and help_kind != submission.help_kind:  # the rate was for another help; WJH enters it again
        submission.rate_cents, submission.cost_version = None, submission.cost_version + 1
    submission.help_kind, submission.minutes_per_week = help_kind, minutes_per_week
    submission.begins_on, submission.ends_on = begins_on, ends_on
    submission.why_not_enough, submission.goal, submission.exit_criterion = why_not_enough, goal, exit_criterion
    _demand_whole(submission)
    submission.version += 1
    store(
        submission,
        only=[
            *("help_kind", "minutes_per_week", "begins_on", "ends_on"),
            *("why_not_enough", "goal", "exit_criterion", "version", "rate_cents", "cost_version"),
        ],
    )
    record("submission.proposed", submission.key, by=by, case_key=submission.case.key)
    return submission


@transaction.atomic
def price(submission: Submission, *, by: User, version: int, rate_cents: int, cost_note: str) -> Submission:
    """Save the WJH part (rate in cents an hour or a day); raises StaleError when it was changed since `version`."""
    submission = lock(submission)
    demand(rules.may_price(by, submission.case))
    _demand_editable(submission)
    if submission.cost_version != version:
        raise StaleError(submission)
    submission.rate_cents, submission.cost_note = rate_cents, cost_note
    _demand_whole(submission)
    submission.cost_version += 1
    store(submission, only=["rate_cents", "cost_note", "cost_version"])
    record("submission.priced", submission.key, by=by, case_key=submission.case.key, rate_cents=rate_cents)
    return submission


@transaction.atomic
def submit(submission: Submission, *, by: User, meeting: CommissionMeeting) -> None:
    """Put a complete Vorlage on the agenda of a planned meeting; the case moves to the commission."""
    meeting = CommissionMeeting.objects.select_for_update().get(pk=meeting.pk)
    submission = lock(submission)
    demand(rules.may_propose(by, submission.case))
    if meeting.area_id != submission.case.area_id or meeting.state != MeetingState.PLANNED:
        raise ValidationError("Wählen Sie eine geplante Sitzung Ihres Teams.", code="meeting")
    missing = rules.missing_in_submission(submission)
    if missing:
        raise ValidationError([piece.sentence for piece in missing], code="incomplete")
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.SUBMITTED)
    last = Submission.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    submission.meeting, submission.position, submission.submitted_by = meeting, last + 1, by
    case = submission.case
    submission.bypass = rules.bypass_for(submission) if missing_for_commission(case) else None
    store(submission)
    if case.stage != Stage.COMMISSION:
        cases.move(case, Stage.COMMISSION, by=by)
    record("submission.submitted", submission.key, by=by, case_key=case.key, meeting=str(meeting.key))


@transaction.atomic
def withdraw(submission: Submission, *, by: User) -> None:
    """Take a Vorlage off the agenda again, as long as its meeting is not open."""
    submission = lock(submission)
    demand(rules.may_propose(by, submission.case))
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.DRAFT)
    submission.meeting = submission.position = submission.submitted_by = submission.bypass = None
    store(submission)
    record("submission.withdrawn", submission.key, by=by, case_key=submission.case.key)


def lock(submission: Submission) -> Submission:
    """Read the Vorlage and its case again and keep others from changing them; always meeting, case, Vorlage."""
    case = cases.lock(Case(pk=submission.case_id))  # only its number is asked for: the row is read under the lock
    related = ("help_kind", "submitted_by", "bypass__by", "bypass__second")
    rows = Submission.objects.select_related(*related).select_for_update(of=("self",))
    locked = rows.get(pk=submission.pk)
    locked.case = case
    return locked


def _demand_editable(submission: Submission) -> None:
    if not rules.is_editable(submission):
        raise ValidationError("Die Vorlage ist festgeschrieben und wird nicht mehr geändert.", code="frozen")


def _demand_whole(submission: Submission) -> None:
    """What stands on an agenda stays whole: a help that is granted must be able to begin."""
    missing = rules.missing_in_proposal(submission) if submission.state == SubmissionState.SUBMITTED else []
    if missing:
        raise ValidationError([piece.sentence for piece in missing], code="incomplete")


def _carry_over(before: Submission, submission: Submission) -> None:
    """A reworked Vorlage starts from the one before; nothing is typed twice."""
    for name in (
        *("help_kind_id", "minutes_per_week", "begins_on", "ends_on"),
        *("why_not_enough", "goal", "exit_criterion", "rate_cents", "cost_note"),
    ):
        setattr(submission, name, getattr(before, name))
