"""Who is in the room, from when until when."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from approvals import rules
from approvals.actions.locks import bump, lock_meeting
from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting, MeetingPresence
from audit.actions import record
from cases.rules import demand


@transaction.atomic
def arrive(meeting: CommissionMeeting, *, by: User, user: User | None = None) -> None:
    """Note that oneself is in the room, or as chair that somebody else is."""
    meeting = lock_meeting(meeting)
    who = user or by
    demand(rules.may_attend(by, meeting) if who == by else rules.may_write_minutes(by, meeting))
    _demand_running(meeting)
    if not rules.may_attend(who, meeting):
        raise ValidationError("Anwesend sind Kolleginnen und Kollegen des Teams aus ASD und WJH.")
    note_presence(meeting, who)
    record("meeting.arrived", meeting.key, by=by, who=who.get_username())
    bump(meeting)


@transaction.atomic
def leave(meeting: CommissionMeeting, *, by: User, user: User | None = None) -> None:
    """Note that somebody has left; who comes back is noted anew."""
    meeting = lock_meeting(meeting)
    who = user or by
    demand(who == by or rules.may_write_minutes(by, meeting))
    _demand_running(meeting)
    meeting.presences.filter(user=who, left_at__isnull=True).update(left_at=timezone.now())
    record("meeting.left", meeting.key, by=by, who=who.get_username())
    bump(meeting)


def note_presence(meeting: CommissionMeeting, user: User) -> None:
    """Whoever is not noted yet is here now."""
    now = timezone.now()  # the clock that also says when they leave: the database's may be ahead of it
    MeetingPresence.objects.get_or_create(meeting=meeting, user=user, left_at=None, defaults={"arrived_at": now})


def _demand_running(meeting: CommissionMeeting) -> None:
    if meeting.state not in {MeetingState.PLANNED, MeetingState.OPEN}:
        raise ValidationError("Die Sitzung ist vorbei.")
