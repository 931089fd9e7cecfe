"""What happens at a conference: agenda, who came, what was said and agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from conferences import rules
from conferences.actions import locks
from conferences.lifecycle import AGENDA_OPEN, MINUTES_OPEN, State, demand, step
from conferences.models import AgendaItem, Attendance, Conference, Outcome
from socialspace.actions import count_need
from socialspace.models import Need, Quarter, Topic

MAX_ITEMS = 40


@dataclass(frozen=True, kw_only=True)
class Presence:
    """One line of the list of participants."""

    name: str
    institution: str
    state: str
    email: str = ""


@transaction.atomic
def record_attendance(conference: Conference, *, by: User, people: Sequence[Presence], version: int) -> None:
    """Replace the list of participants; `version` is the conference as the form showed it."""
    rules.demand_convener(by)
    conference = locks.lock(conference.pk)
    demand(conference.state, MINUTES_OPEN, what="Die Anwesenheit kann")
    locks.demand_version(conference.version, version)
    conference.attendances.all().delete()
    for each in people:
        attendance = Attendance(
            conference=conference, name=each.name, institution=each.institution, email=each.email, state=each.state
        )
        attendance.full_clean()
        attendance.save()
    locks.save(conference)
    there = sum(each.state != Attendance.State.EXCUSED for each in people)
    audit.record("conference.attendance", conference.key, by=by, there=there, excused=len(people) - there)


@transaction.atomic
def add_item(conference: Conference, *, by: User, title: str, notes: str = "") -> AgendaItem:
    """Put an item at the end of the agenda."""
    rules.demand_convener(by)
    conference = locks.lock(conference.pk)
    demand(conference.state, AGENDA_OPEN, what="Die Tagesordnung kann")
    last = conference.items.aggregate(last=Max("position"))["last"] or 0
    if last >= MAX_ITEMS:
        raise ValidationError(f"Eine Tagesordnung hat höchstens {MAX_ITEMS} Punkte.", code="full")
    item = AgendaItem(conference=conference, position=last + 1, title=title, notes=notes)
    item.full_clean()
    item.save()
    locks.save(conference)
    audit.record("conference.item_added", item.key, by=by, conference=str(conference.key), position=item.position)
    return item


@transaction.atomic
def edit_item(item: AgendaItem, *, by: User, title: str, notes: str, version: int) -> AgendaItem:
    """Write an item anew; raises ValidationError (code 'stale') when somebody else did so meanwhile."""
    rules.demand_convener(by)
    conference = locks.lock(item.conference_id)
    demand(conference.state, AGENDA_OPEN, what="Der Tagesordnungspunkt kann")
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    locks.demand_version(item.version, version)
    item.title, item.notes, item.version = title, notes, item.version + 1
    item.full_clean()
    item.save()
    locks.save(conference)
    audit.record("conference.item_edited", item.key, by=by, version=item.version)
    return item


@transaction.atomic
def add_outcome(
    item: AgendaItem,
    *,
    by: User,
    kind: str,
    text: str,
    who: str = "",
    until: date | None = None,
    topic: Topic | None = None,
    quarter: Quarter | None = None,
) -> Outcome:
    """Keep a result of an item; an agreement says who and until when.

    A need with topic and quarter is counted here, once: a result is never changed or taken back after this.
    """
    rules.demand_convener(by)
    conference = locks.lock(item.conference_id)
    demand(conference.state, MINUTES_OPEN, what="Die Ergebnisse können")
    if until is not None and until < conference.day:
        raise ValidationError({"until": "Dieser Tag liegt vor der Konferenz. Wählen Sie einen späteren."})
    outcome = Outcome(item=item, kind=kind, text=text, who=who, until=until, topic=topic, quarter=quarter)
    outcome.full_clean()
    outcome.save()
    if topic and quarter:
        count_need(topic=topic, quarter=quarter, day=conference.day, origin=Need.Origin.CONFERENCE)
    locks.save(conference)
    audit.record("conference.outcome_added", outcome.key, by=by, conference=str(conference.key), kind=kind)
    return outcome


@transaction.atomic
def hold(conference: Conference, *, by: User, now: datetime | None = None) -> None:
    """Close the meeting: it took place, its participants and at least one item are written down."""
    rules.demand_convener(by)
    conference = locks.lock(conference.pk)
    conference.state = step(conference.state, State.HELD)
    demand_complete(conference, today=timezone.localdate(now or timezone.now()))
    locks.save(conference)
    audit.record("conference.held", conference.key, by=by)


def demand_complete(conference: Conference, *, today: date) -> None:
    """Raise ValidationError with every sentence about what is missing."""
    missing = missing_to_hold(conference, today=today)
    if missing:
        raise ValidationError(missing, code="incomplete")


def missing_to_hold(conference: Conference, *, today: date) -> list[str]:
    """Return what is missing before the meeting can be closed, as sentences; nothing when it can."""
    missing = []
    if conference.day > today:
        missing.append("Die Konferenz hat noch nicht stattgefunden.")
    if not conference.attendances.exclude(state=Attendance.State.EXCUSED).exists():
        missing.append("Die Anwesenheit ist noch nicht festgehalten.")
    if not conference.items.exists():
        missing.append("Die Tagesordnung hat noch keinen Punkt.")
    return missing
