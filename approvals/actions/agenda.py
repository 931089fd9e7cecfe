"""The agenda: its order and its minutes."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, PositiveSmallIntegerField, Value, When

from accounts.models import User
from approvals import rules
from approvals.actions.locks import bump, lock_meeting
from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting, Submission
from audit.actions import record
from cases.rules import demand
from web.store import store

LONGEST = 120  # minutes of an item, as the table says


@transaction.atomic
def order_agenda(meeting: CommissionMeeting, *, by: User, order: Sequence[UUID], version: int) -> None:
    """Put the items in this order; what `by` must not know of keeps its place.

    Raises ValidationError when the agenda was changed since `version`.
    """
    meeting = _lock_planned(meeting, by=by)
    items = Submission.objects.filter(meeting=meeting).order_by("position")
    known = set(items.visible_to(by).values_list("key", flat=True))
    if meeting.version != version or set(order) != known or len(order) != len(known):
        raise ValidationError("Die Tagesordnung hat sich inzwischen geändert. Laden Sie die Seite neu.", code="stale")
    ordered = iter(order)
    _write(meeting, [next(ordered) if key in known else key for key in items.values_list("key", flat=True)])
    record("meeting.ordered", meeting.key, by=by)
    bump(meeting)


@transaction.atomic
def move_item(submission: Submission, *, by: User, up: bool) -> None:
    """Move an item one place up or down; at the end of the agenda it stays."""
    if submission.meeting_id is None:
        raise ValidationError("Die Vorlage steht auf keiner Tagesordnung.")
    meeting = _lock_planned(CommissionMeeting(pk=submission.meeting_id), by=by)
    order = list(Submission.objects.filter(meeting=meeting).order_by("position").values_list("key", flat=True))
    if submission.key not in order:
        raise ValidationError("Die Vorlage steht inzwischen auf einer anderen Tagesordnung.")
    place = order.index(submission.key)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        _write(meeting, order)
        record("meeting.ordered", meeting.key, by=by)
        bump(meeting)


@transaction.atomic
def plan_minutes(submission: Submission, *, by: User, minutes: int) -> None:
    """Plan how many minutes the commission takes for an item."""
    if submission.meeting_id is None:
        raise ValidationError("Die Vorlage steht auf keiner Tagesordnung.")
    meeting = _lock_planned(CommissionMeeting(pk=submission.meeting_id), by=by)
    item = Submission.objects.filter(pk=submission.pk, meeting=meeting).first()
    if item is None:
        raise ValidationError("Die Vorlage steht inzwischen auf einer anderen Tagesordnung.")
    if not 1 <= minutes <= LONGEST:
        raise ValidationError({"minutes": f"Planen Sie zwischen 1 und {LONGEST} Minuten."})
    item.agenda_minutes = minutes
    store(item, only=["agenda_minutes"])
    record("meeting.minutes_planned", meeting.key, by=by, minutes=minutes)
    bump(meeting)


def _write(meeting: CommissionMeeting, order: Sequence[UUID]) -> None:
    places = [When(key=key, then=Value(number)) for number, key in enumerate(order, start=1)]
    place = Case(*places, output_field=PositiveSmallIntegerField())
    Submission.objects.filter(meeting=meeting).update(position=place)


def _lock_planned(meeting: CommissionMeeting, *, by: User) -> CommissionMeeting:
    """The agenda of a planned meeting; once it is open, the chair goes to any item instead."""
    meeting = lock_meeting(meeting)
    demand(rules.may_chair(by, meeting))
    if meeting.state != MeetingState.PLANNED:
        raise ValidationError("Die Tagesordnung steht fest, die Sitzung hat begonnen.")
    return meeting
