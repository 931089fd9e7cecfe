"""The minutes of a meeting from its record: who was there, what was said and decided, what was put off."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from accounts.models import Absence, User
from approvals import rules
from approvals.lifecycle import Seat, Substitution
from approvals.models import CommissionMeeting, MeetingPresence
from approvals.papers.decision import Paper
from approvals.papers.sitting import Entry, entries_of, paper_name
from web.pdf import render_pdf


class Attendee(NamedTuple):
    """Somebody who was in the room, from when until when."""

    user: User
    arrived_at: datetime
    left_at: datetime | None


class Excused(NamedTuple):
    """Who was away, and who spoke for them."""

    user: User
    instead: User | None


def draw_minutes(meeting: CommissionMeeting, hidden: Collection[int]) -> Paper:
    """Draw the minutes; while the meeting is open a draft, without the cases in `hidden` an extract."""
    entries = entries_of(meeting, hidden)
    attended = [Attendee(row.user, row.arrived_at, row.left_at) for row in _presences(meeting)]
    context: dict[str, object] = {
        "meeting": meeting,
        "entries": entries,
        "attended": attended,
        "excused": _excused(meeting, entries, {row.user.pk for row in attended}),
        "unattended": _unattended(meeting, entries, {row.user.pk for row in attended}),
        "following": CommissionMeeting.objects.planned().filter(area=meeting.area, held_at__gt=meeting.held_at).first(),
        "is_extract": bool(hidden),
        "is_draft": meeting.is_open,
    }
    content = render_pdf("approvals/print/minutes.html", context, created=meeting.closed_at or timezone.now())
    return Paper(paper_name(meeting, "Protokoll_Auszug" if hidden else "Protokoll"), content)


def _presences(meeting: CommissionMeeting) -> list[MeetingPresence]:
    return list(meeting.presences.select_related("user").order_by("arrived_at", "id"))


def _excused(meeting: CommissionMeeting, entries: list[Entry], present: Collection[int]) -> list[Excused]:
    """Whom somebody stood in for at an item because they were away, and the leads who were away that day."""
    voices = [voice for entry in entries if entry.decision is not None for voice in entry.decision.voices]
    away = [voice for voice in voices if voice.substitution == Substitution.ABSENCE]
    found = {voice.stands_for.pk: Excused(voice.stands_for, voice.user) for voice in away if voice.stands_for}
    leads = [user for user in rules.team_of(meeting.area) if user.is_lead]
    absences = Absence.objects.of(leads).on(timezone.localdate(meeting.held_at)).select_related("user", "deputy")
    for row in absences:
        deputy = row.deputy if row.answer == Absence.Answer.ACCEPTED else None
        found.setdefault(row.user_id, Excused(row.user, deputy))
    return [row for pk, row in found.items() if pk not in present]


def _unattended(meeting: CommissionMeeting, entries: list[Entry], present: Collection[int]) -> list[Seat]:
    """The leads' seats nobody took: neither by being there nor by a voice a decision stands on."""
    if any(entry.decision is not None for entry in entries):
        return []
    return rules.seats_without(meeting, present)
