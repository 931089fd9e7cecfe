"""The meeting: planned, opened (which freezes its Vorlagen), led from item to item, closed or cancelled."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from approvals import lifecycle, rules
from approvals.actions.freezing import freeze, thaw
from approvals.actions.locks import bump, lock, lock_item, lock_meeting, lock_meetings
from approvals.actions.meeting_papers import put_meeting_on_paper
from approvals.actions.presence import note_presence
from approvals.days import working_day
from approvals.lifecycle import OVER, MeetingState, Seat, SubmissionState, Vote, Way
from approvals.models import CommissionMeeting, Postponement, Submission, Voice
from audit.actions import record
from cases.rules import demand
from socialspace.models import SocialArea
from web.store import store

NO_MEETING = "Es ist keine weitere Sitzung geplant. Planen Sie zuerst eine."


@transaction.atomic
def plan_meeting(*, by: User, area: SocialArea, held_at: datetime, room: str) -> CommissionMeeting:
    """Plan a meeting in the future; what was decided urgently and waits for a meeting comes onto its agenda."""
    demand(rules.may_plan_meetings(by, area))
    if held_at < timezone.now():
        raise ValidationError({"held_at": "Der Termin liegt in der Vergangenheit."})
    meeting = CommissionMeeting(area=area, held_at=held_at, room=room)
    store(meeting)
    record("meeting.planned", meeting.key, by=by)
    waiting = Submission.objects.filter(case__area=area, way=Way.URGENT, meeting__isnull=True)
    for item in waiting.filter(state=SubmissionState.FROZEN).order_by("id"):
        put_on_agenda(lock(item), meeting)
    return meeting


@transaction.atomic
def plan_series(*, by: User, area: SocialArea, held_at: datetime, room: str, count: int) -> list[CommissionMeeting]:
    """Plan so many meetings at the same time, one every COMMISSION_INTERVAL_DAYS; public holidays move to the next day.

    Times at which a meeting is planned already are left out.
    """
    taken = set(CommissionMeeting.objects.filter(area=area).planned().values_list("held_at", flat=True))
    moments = [moment.at for moment in series_moments(held_at, count=count)]
    return [plan_meeting(by=by, area=area, held_at=at, room=room) for at in moments if at not in taken]


class Moment(NamedTuple):
    """When a meeting of a series is held; `moved_from` is the free day it would have met otherwise."""

    at: datetime
    moved_from: date | None


def series_moments(held_at: datetime, *, count: int) -> list[Moment]:
    """The meetings of a series from the first one on, moved off weekends and holidays; stores nothing."""
    days = [held_at + timedelta(days=settings.COMMISSION_INTERVAL_DAYS * number) for number in range(count)]
    wanted = [_same_clock(day, held_at) for day in days]
    moved = [working_day(moment) for moment in wanted]
    return [
        Moment(at, None if at == meant else timezone.localtime(meant).date())
        for at, meant in zip(moved, wanted, strict=True)
    ]


@transaction.atomic
def open_meeting(meeting: CommissionMeeting, *, by: User, minute_taker: User | None = None) -> None:
    """Open the meeting; from now on its Vorlagen stay as they are, and the first item is heard."""
    meeting = lock_meeting(meeting)
    demand(rules.may_chair(by, meeting))
    meeting.state = lifecycle.step_meeting(meeting.state, MeetingState.OPEN)
    meeting.opened_at, meeting.chair = timezone.now(), by
    meeting.minute_taker = minute_taker or meeting.minute_taker
    items = list(Submission.objects.filter(meeting=meeting).order_by("position"))
    meeting.current, meeting.current_since = (items[0], timezone.now()) if items else (None, None)
    store(meeting)
    for item in items:
        if item.state == SubmissionState.SUBMITTED:
            freeze(lock(item), by=by)
    note_presence(meeting, by)
    record("meeting.opened", meeting.key, by=by)
    bump(meeting)


@transaction.atomic
def hear(meeting: CommissionMeeting, *, by: User, submission: Submission) -> None:
    """Go to an item of the agenda; everybody's screen follows."""
    meeting = lock_meeting(meeting)
    demand(rules.may_write_minutes(by, meeting))
    if not meeting.is_open:
        raise ValidationError("Die Sitzung ist nicht eröffnet.")
    if not Submission.objects.filter(meeting=meeting, pk=submission.pk).exists():
        raise ValidationError("Dieser Punkt steht nicht auf der Tagesordnung.")
    meeting.current, meeting.current_since = submission, timezone.now()
    store(meeting, only=["current", "current_since"])
    record("meeting.item_heard", meeting.key, by=by, submission=str(submission.key))
    bump(meeting)


@transaction.atomic
def hear_next(meeting: CommissionMeeting, *, by: User, position: int) -> None:
    """Go to the next undecided item after the one at `position`; refused when somebody went on before."""
    meeting = lock_meeting(meeting)
    heard = Submission.objects.filter(meeting=meeting, pk=meeting.current_id or 0)
    now = heard.values_list("position", flat=True).first() or 0
    if now != position:
        raise ValidationError("Die Sitzung ist schon beim nächsten Punkt.", code="stale")
    undecided = Submission.objects.filter(meeting=meeting).exclude(state__in=OVER)
    following = undecided.filter(position__gt=position).order_by("position").first()
    if following is None:
        raise ValidationError("Danach steht nichts Unbeschlossenes mehr auf der Tagesordnung.")
    hear(meeting, by=by, submission=following)


@transaction.atomic
def postpone(submission: Submission, *, by: User) -> CommissionMeeting:
    """Move an undecided item to the next planned meeting; returns that meeting.

    Voices already given stay readable; the next meeting reads the Vorlage and votes anew. What was decided urgently
    stays frozen and keeps its voices. Raises ValidationError when all have spoken and nobody wants to postpone.
    """
    following = next_meeting(submission)
    submission = lock_item(submission, to=following)
    demand(submission.meeting is not None and rules.may_chair(by, submission.meeting))
    if submission.state in OVER:
        raise ValidationError("Über diese Vorlage ist schon beschlossen.", code="decided")
    is_urgent = submission.way == Way.URGENT
    votes = [voice.vote for voice in Voice.objects.of(submission)]
    if len(votes) == len(Seat) and Vote.POSTPONE not in votes:
        raise ValidationError("Alle drei Stimmen sind abgegeben und keine will vertagen. Fassen Sie den Beschluss.")
    old, position = submission.meeting, submission.position
    following = demand_planned(following)
    if old is not None:
        Postponement.objects.create(meeting=old, submission=submission, position=position, moved_to=following, by=by)
    if submission.state == SubmissionState.FROZEN and not is_urgent:
        thaw(submission)
    put_on_agenda(submission, following)
    _rest(old, submission)
    record("submission.postponed", submission.key, by=by, case_key=submission.case.key, meeting=str(following.key))
    bump(old)
    return following


@transaction.atomic
def write_remarks(
    meeting: CommissionMeeting, *, by: User, remarks: str, minute_taker: User | None, seen: str = ""
) -> None:
    """Write what belongs into the minutes beside the items, and who writes them.

    Raises ValidationError when the meeting is closed, or when somebody else wrote since the stamp that was `seen`.
    """
    meeting = lock_meeting(meeting)
    demand(rules.may_write_minutes(by, meeting))
    if meeting.state not in {MeetingState.PLANNED, MeetingState.OPEN}:
        raise ValidationError("Die Sitzung ist geschlossen; ihr Protokoll bleibt, wie es ist.")
    if seen and seen != meeting.remarks_stamp:
        there = f"Inzwischen steht dort: „{meeting.remarks}“."
        raise ValidationError({"remarks": f"{there} Führen Sie beides zusammen und speichern Sie noch einmal."})
    meeting.remarks, meeting.minute_taker = remarks, minute_taker
    store(meeting, only=["remarks", "minute_taker"])
    record("meeting.remarks_written", meeting.key, by=by)
    bump(meeting)


@transaction.atomic
def close_meeting(meeting: CommissionMeeting, *, by: User) -> None:
    """Close the meeting when every item is decided; whoever is in the room leaves."""
    meeting = lock_meeting(meeting)
    demand(rules.may_chair(by, meeting))
    undecided = Submission.objects.filter(meeting=meeting).exclude(state__in=OVER).count()
    if undecided:
        raise ValidationError(
            f"Noch {undecided} Vorlage(n) ohne Beschluss. Beschließen Sie sie oder verlegen Sie sie auf die nächste "
            "Sitzung."
        )
    meeting.state = lifecycle.step_meeting(meeting.state, MeetingState.CLOSED)
    meeting.closed_at = timezone.now()
    meeting.current = meeting.current_since = None
    store(meeting, only=["state", "closed_at", "current", "current_since"])
    meeting.presences.filter(left_at__isnull=True).update(left_at=meeting.closed_at)
    record("meeting.closed", meeting.key, by=by)
    bump(meeting)
    transaction.on_commit(partial(put_meeting_on_paper.enqueue, str(meeting.key)))


@transaction.atomic
def cancel_meeting(meeting: CommissionMeeting, *, by: User, reason: str) -> None:
    """Cancel a planned meeting; its items move to the next planned one, without which it cannot be cancelled."""
    following = _planned_after(meeting.area_id, meeting.held_at)
    meeting = lock_meetings(*(row.pk for row in (meeting, following) if row))[meeting.pk]
    demand(rules.may_plan_meetings(by, meeting.area))
    for item in Submission.objects.filter(meeting=meeting).order_by("position"):
        put_on_agenda(lock(item), demand_planned(following))
    meeting.state = lifecycle.step_meeting(meeting.state, MeetingState.CANCELLED)
    meeting.cancel_reason = reason
    store(meeting, only=["state", "cancel_reason"])
    record("meeting.cancelled", meeting.key, by=by)
    bump(meeting)


def next_meeting(submission: Submission) -> CommissionMeeting | None:
    """The next planned meeting of the team after the one the Vorlage stands on; find it before anything is locked."""
    row = Submission.objects.filter(pk=submission.pk).values_list("case__area", "meeting__held_at").get()
    return _planned_after(*row)


def _planned_after(area: int, held_at: datetime | None) -> CommissionMeeting | None:
    after = max(held_at, timezone.now()) if held_at else timezone.now()
    return CommissionMeeting.objects.planned().filter(area=area, held_at__gt=after).first()


def demand_planned(meeting: CommissionMeeting | None) -> CommissionMeeting:
    """The locked meeting a Vorlage goes to; raises ValidationError when there is none or it was opened meanwhile."""
    if meeting is None or not is_planned(meeting):
        raise ValidationError(NO_MEETING, code="meeting")
    return meeting


def is_planned(meeting: CommissionMeeting) -> bool:
    """Whether a meeting is still planned, asked under its lock."""
    return CommissionMeeting.objects.planned().filter(pk=meeting.pk).exists()


def put_on_agenda(submission: Submission, meeting: CommissionMeeting) -> None:
    """Put a locked Vorlage at the end of an agenda."""
    last = Submission.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    submission.meeting, submission.position = meeting, last + 1
    store(submission)
    bump(meeting)


def _rest(meeting: CommissionMeeting | None, submission: Submission) -> None:
    """A meeting no longer hears what it does not have."""
    if meeting is not None and meeting.current_id == submission.pk:
        meeting.current = meeting.current_since = None
        store(meeting, only=["current", "current_since"])


def _same_clock(day: datetime, held_at: datetime) -> datetime:
    """The same time on the clock, summer or winter."""
    local = timezone.localtime(held_at)
    naive = timezone.localtime(day).replace(tzinfo=None, hour=local.hour, minute=local.minute)
    return timezone.make_aware(naive)
