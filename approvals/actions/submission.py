"""The Vorlage: drafted, proposed by the worker, priced by WJH, put on an agenda."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from approvals import lifecycle, rules
from approvals.actions.freezing import freeze
from approvals.actions.locks import bump, lock, lock_item, lock_meeting
from approvals.actions.meeting import put_on_agenda
from approvals.lifecycle import MeetingState, Request, SubmissionState
from approvals.models import CommissionMeeting, StageGoal, Submission
from audit.actions import record
from cases import actions as cases
from cases.lifecycle import Stage as CaseStage
from cases.models import Case
from cases.rules import Missing, demand, missing_for_commission
from hze.models import HelpEpisode, HelpModule, PlaceKind
from socialspace.models import Organisation
from web.store import store

PROPOSAL = (
    *("help_kind", "minutes_per_week", "frame_minutes_per_week", "frame_monthly_cents"),
    *("begins_on", "ends_on", "applied_on", "review_on"),
    *("why_not_enough", "goal", "exit_criterion", "family_wish", "open_questions"),
    *("place", "place_note", "perspective", "end_code"),
)
OF_AN_END = ("ends_on", "end_code", "goal", "family_wish", "open_questions")  # to end a help asks for nothing else
SECOND_HELP = "Diese Hilfe läuft in dieser Zeit schon. Verlängern oder ändern Sie sie, oder beginnen Sie später."
COST = ("rate_cents", "extra_cents", "contribution_cents", "competence", "cost_note")


class Stage(NamedTuple):
    """What shall be reached by when."""

    until: date
    goal: str


class StaleError(Exception):
    """Somebody else saved the same part in between; carries what stands there now."""

    def __init__(self, now: Submission) -> None:
        super().__init__("stale")
        self.now = now


@transaction.atomic
def draft_submission(case: Case, *, by: User) -> Submission:
    """Begin a Vorlage for a case in consultation; after one of this round that was not granted, from its words."""
    demand(rules.may_propose(by, case))
    case = cases.lock(case)
    if not rules.may_draft(case):
        raise ValidationError("Eine Vorlage entsteht nach der Kollegialen Beratung.", code="stage")
    before = Submission.objects.filter(case=case).select_related("help_kind").order_by("number").last()
    is_of_round = before is not None and before.created_at >= case.round_began_at and before.request == Request.NEW
    return begin(case, by=by, before=before if is_of_round else None)


def begin(case: Case, *, by: User, before: Submission | None, **words: Any) -> Submission:
    """Begin the next Vorlage of a locked case with these words, and for the rest with those of the one `before`."""
    last = Submission.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    carried = {name: getattr(before, name) for name in (*PROPOSAL, *COST)} if before else {}
    submission = Submission(case=case, number=last + 1, **carried | words)
    store(submission)
    if before is not None:
        submission.candidates.set(before.candidates.all())
        submission.place_kinds.set(before.place_kinds.all())
        submission.modules.set(before.modules.all())
        _replace_stages(submission, [Stage(row.until, row.goal) for row in before.stages.all()])
    record("submission.drafted", submission.key, by=by, case_key=case.key, number=submission.number)
    return submission


@transaction.atomic
def propose(
    submission: Submission,
    *,
    by: User,
    version: int,
    candidates: Sequence[Organisation] = (),
    stages: Sequence[Stage] = (),
    place_kinds: Sequence[PlaceKind] = (),
    modules: Sequence[HelpModule] = (),
    **words: Any,
) -> Submission:
    """Save the worker's part (`PROPOSAL`), the providers in question, the corridor and the goals of the stages.

    Raises StaleError when it was changed since `version`; TypeError for a field that is not the worker's.
    """
    submission = lock(submission)
    demand(rules.may_propose(by, submission.case))
    _demand_editable(submission)
    if submission.version != version:
        raise StaleError(submission)
    if foreign := set(words) - set(PROPOSAL):
        raise TypeError(f"Not part of the proposal: {sorted(foreign)}")
    begins_on, kind_before = words.get("begins_on"), submission.help_kind
    if begins_on and begins_on < timezone.localdate() and begins_on != submission.begins_on:
        raise ValidationError({"begins_on": "Der Beginn liegt in der Vergangenheit."})
    blank = Submission()
    for name in OF_AN_END if submission.request == Request.END else PROPOSAL:
        setattr(submission, name, words.get(name, getattr(blank, name)))
    if kind_before and submission.help_kind != kind_before:  # the rate was for another help; WJH enters it again
        submission.rate_cents, submission.cost_version = None, submission.cost_version + 1
    _demand_whole(submission)
    submission.version += 1
    store(submission, only=[*PROPOSAL, "version", "rate_cents", "cost_version"])
    submission.candidates.set(candidates)
    submission.place_kinds.set(place_kinds)
    submission.modules.set(modules)
    _replace_stages(submission, stages)
    record("submission.proposed", submission.key, by=by, case_key=submission.case.key)
    return submission


@transaction.atomic
def price(
    submission: Submission,
    *,
    by: User,
    version: int,
    rate_cents: int | None,
    extra_cents: int | None = None,
    contribution_cents: int | None = None,
    competence: str = "",
    cost_note: str = "",
) -> Submission:
    """Save the WJH part: rate in cents an hour or a day, what comes once, the contribution in cents a month.

    Raises StaleError when it was changed since `version`.
    """
    submission = lock(submission)
    demand(rules.may_price(by, submission.case))
    _demand_editable(submission)
    if submission.cost_version != version:
        raise StaleError(submission)
    submission.rate_cents, submission.extra_cents = rate_cents, extra_cents
    submission.contribution_cents, submission.competence = contribution_cents, competence
    submission.cost_note = cost_note
    _demand_whole(submission)
    submission.cost_version += 1
    store(submission, only=[*COST, "cost_version"])
    record("submission.priced", submission.key, by=by, case_key=submission.case.key, rate_cents=rate_cents)
    return submission


@transaction.atomic
def submit(submission: Submission, *, by: User, meeting: CommissionMeeting) -> None:
    """Put a complete Vorlage on the agenda of a planned meeting; the case moves to the commission.

    An open meeting takes what goes the urgent way only, and freezes it at once.
    """
    meeting = lock_meeting(meeting)
    submission = lock(submission)
    demand(rules.may_propose(by, submission.case))
    demand_complete(rules.missing_in_submission(submission))
    submission.bypass = rules.bypass_for(submission) if missing_for_commission(submission.case) else None
    takes = {MeetingState.PLANNED, *([MeetingState.OPEN] if submission.bypass else [])}
    if meeting.area_id != submission.case.area_id or meeting.state not in takes:
        raise ValidationError("Wählen Sie eine geplante Sitzung Ihres Teams.", code="meeting")
    if submission.state == SubmissionState.FROZEN:
        raise ValidationError("Die Vorlage ist festgeschrieben, über sie wird schon beraten.", code="frozen")
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.SUBMITTED)
    enter_commission(submission, by=by)
    put_on_agenda(submission, meeting)
    record("submission.submitted", submission.key, by=by, case_key=submission.case.key, meeting=str(meeting.key))
    if meeting.is_open:
        freeze(submission, by=by)


def demand_complete(missing: Sequence[Missing]) -> None:
    """Refuse with one sentence for each piece that is missing."""
    if missing:
        raise ValidationError([piece.sentence for piece in missing], code="incomplete")


def enter_commission(submission: Submission, *, by: User) -> None:
    """Whoever submits stands under it; a case on its way to a help moves to the commission, a running help goes on.

    Raises ValidationError when a new help of this kind would run beside one of the same kind.
    """
    _demand_no_second_help(submission)
    submission.submitted_by, submission.submitted_at = by, timezone.now()
    submission.agenda_minutes = settings.COMMISSION_MINUTES
    if submission.case.stage not in {CaseStage.COMMISSION, CaseStage.HELP}:
        cases.move(submission.case, CaseStage.COMMISSION, by=by)


def _demand_no_second_help(submission: Submission) -> None:
    """Said before the commission sits over it; the constraint `help_no_overlap_of_kind` would say it then."""
    begins_on, ends_on = submission.begins_on, submission.ends_on
    if submission.request != Request.NEW or begins_on is None or ends_on is None:
        return
    same = HelpEpisode.objects.filter(case=submission.case_id, help_kind=submission.help_kind_id)
    if same.between(begins_on, ends_on).exists():
        raise ValidationError(SECOND_HELP, code="second_help")


@transaction.atomic
def withdraw(submission: Submission, *, by: User) -> None:
    """Take a Vorlage off the agenda again, as long as its meeting is not open."""
    submission = lock_item(submission)
    demand(rules.may_propose(by, submission.case))
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.DRAFT)
    bump(submission)
    submission.meeting = submission.position = submission.submitted_by = submission.bypass = None
    submission.submitted_at = None
    store(submission)
    record("submission.withdrawn", submission.key, by=by, case_key=submission.case.key)


def _demand_editable(submission: Submission) -> None:
    if not rules.is_editable(submission):
        raise ValidationError("Die Vorlage ist festgeschrieben und wird nicht mehr geändert.", code="frozen")


def _demand_whole(submission: Submission) -> None:
    """What stands on an agenda stays whole: a help that is granted must be able to begin."""
    if submission.state == SubmissionState.SUBMITTED:
        demand_complete(rules.missing_in_proposal(submission))


def _replace_stages(submission: Submission, stages: Sequence[Stage]) -> None:
    submission.stages.all().delete()
    for number, stage in enumerate(stages, start=1):
        store(StageGoal(submission=submission, number=number, until=stage.until, goal=stage.goal))
