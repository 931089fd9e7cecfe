"""The meeting: planned, opened (which freezes its Vorlagen), closed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from approvals import lifecycle, rules
from approvals.actions.submission import lock
from approvals.assembly import assemble
from approvals.lifecycle import MeetingState, SubmissionState
from approvals.models import CommissionMeeting, Submission
from audit.actions import record
from cases.rules import demand
from socialspace.models import SocialArea
from web.store import store


@transaction.atomic
def plan_meeting(*, by: User, area: SocialArea, held_at: datetime, room: str) -> CommissionMeeting:
    """Plan a meeting in the future."""
    demand(rules.may_plan_meetings(by, area))
    if held_at < timezone.now():
        raise ValidationError({"held_at": "Der Termin liegt in der Vergangenheit."})
    meeting = CommissionMeeting(area=area, held_at=held_at, room=room)
    store(meeting)
    record("meeting.planned", meeting.key, by=by)
    return meeting


@transaction.atomic
def open_meeting(meeting: CommissionMeeting, *, by: User) -> None:
    """Open the meeting; from now on its Vorlagen stay as they are."""
    meeting = _lock(meeting)
    demand(rules.may_chair(by, meeting))
    meeting.state = lifecycle.step_meeting(meeting.state, MeetingState.OPEN)
    store(meeting, only=["state"])
    for item in Submission.objects.filter(meeting=meeting, state=SubmissionState.SUBMITTED).order_by("position"):
        _freeze(lock(item), by=by)
    record("meeting.opened", meeting.key, by=by)


@transaction.atomic
def close_meeting(meeting: CommissionMeeting, *, by: User) -> None:
    """Close the meeting when every item is decided."""
    meeting = _lock(meeting)
    demand(rules.may_chair(by, meeting))
    undecided = Submission.objects.filter(meeting=meeting).exclude(state=SubmissionState.DECIDED).count()
    if undecided:
        raise ValidationError(
            f"Noch {undecided} Vorlage(n) ohne Beschluss. Beschließen Sie sie oder stellen Sie sie zurück."
        )
    meeting.state = lifecycle.step_meeting(meeting.state, MeetingState.CLOSED)
    store(meeting, only=["state"])
    record("meeting.closed", meeting.key, by=by)


def _freeze(submission: Submission, *, by: User) -> None:
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.FROZEN)
    submission.content = assemble(submission)
    store(submission, only=["state", "content"])
    record("submission.frozen", submission.key, by=by, case_key=submission.case.key)


def _lock(meeting: CommissionMeeting) -> CommissionMeeting:
    return CommissionMeeting.objects.select_related("area").select_for_update(of=("self",)).get(pk=meeting.pk)
