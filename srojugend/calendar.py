"""The calendar of one colleague for programs outside the house: file numbers at most, never a name, never a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from accounts.models import Absence, User
from approvals.models import CommissionMeeting
from cases.models import Case, Condition, Mandate, Reminder
from conferences.lifecycle import State
from conferences.models import AreaMeeting, Conference
from hze.models import PlanTalk
from socialspace.lifecycle import TrainingState
from socialspace.models import TeamMembership, TrainingAttendance

LOOK_BACK = timedelta(days=90)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One appointment: all day when it begins on a date (`ends` is its last day), timed otherwise."""

    kind: str
    key: UUID
    title: str
    begins: date | datetime
    ends: date | datetime | None = None
    place: str = ""
    path: str
    written_at: datetime


def calendar_of(user: User, today: date) -> bytes:
    """The feed of a colleague (RFC 5545); the same as long as nothing changes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Jugendamt Moenchengladbach//Sozialraum Rheydt Ost//DE")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Sozialraum Rheydt Ost")
    for entry in entries_of(user, today):
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def entries_of(user: User, today: date) -> Iterator[Entry]:
    """What stands in the calendar of this colleague, each kind in one query."""
    since = today - LOOK_BACK
    yield from _reminders(user)
    yield from _reviews(user)
    yield from _agreements(user)
    yield from _plan_talks(user, since)
    yield from _meetings(user, since)
    yield from _conferences(user, since)
    yield from _area_meetings(user, since)
    yield from _trainings(user, since)
    yield from _deputising(user, since)


def _reminders(user: User) -> Iterator[Entry]:
    rows = Reminder.objects.visible_to(user).open().filter(owner=user).annotate(number=F("case__file_number"))
    for row in rows.only("key", "due_on", "created_at"):
        title = " ".join(filter(None, ("Wiedervorlage", getattr(row, "number", None))))
        path = reverse("cases:reminder", args=[row.key])
        yield Entry(kind="reminder", key=row.key, title=title, begins=row.due_on, path=path, written_at=row.created_at)


def _reviews(user: User) -> Iterator[Entry]:
    for case in Case.objects.visible_to(user).open().led_by(user).with_area():
        if case.review_on:
            title, path = f"Überprüfung {case.file_number}", reverse("cases:classification", args=[case.key])
            yield Entry(
                kind="review", key=case.key, title=title, begins=case.review_on, path=path, written_at=case.created_at
            )


def _agreements(user: User) -> Iterator[Entry]:
    """Checks of Auflagen and Aufträge in the cases one leads; the number of the case, never what it is about."""
    led = Case.objects.visible_to(user).open().led_by(user)
    for check in Condition.objects.open().filter(case__in=led).select_related("case"):
        if check.next_check_on:
            yield _agreement("check", "Kontrolle", check, check.next_check_on)
    for mandate in Mandate.objects.open().filter(case__in=led).select_related("case"):
        yield _agreement("mandate", "Auftrag", mandate, mandate.due_on)


def _agreement(kind: str, word: str, row: Condition | Mandate, on: date) -> Entry:
    path = reverse("cases:goals", args=[row.case.key])
    title = f"{word} {row.case.file_number}"
    return Entry(kind=kind, key=row.key, title=title, begins=on, path=path, written_at=row.created_at)


def _plan_talks(user: User, since: date) -> Iterator[Entry]:
    """Hilfeplangespräche of the cases one leads; where a family lives stays in the house."""
    led = Case.objects.visible_to(user).open().led_by(user)
    rows = PlanTalk.objects.filter(cancelled_at__isnull=True, starts_at__date__gte=since, episode__case__in=led)
    for row in rows.select_related("episode__case"):
        yield Entry(
            kind="plan-talk",
            key=row.key,
            title=f"Hilfeplangespräch {row.episode.case.file_number}",
            begins=row.starts_at,
            path=reverse("hze:plan_talk", args=[row.episode.key, row.key]),
            written_at=row.created_at,
        )


def _meetings(user: User, since: date) -> Iterator[Entry]:
    for row in CommissionMeeting.objects.visible_to(user).filter(held_at__date__gte=since):
        yield Entry(
            kind="meeting",
            key=row.key,
            title="Genehmigungskommission",
            begins=row.held_at,
            place=row.room,
            path=reverse("approvals:meeting", args=[row.key]),
            written_at=row.created_at,
        )


def _conferences(user: User, since: date) -> Iterator[Entry]:
    """Those one convenes; who attends stands in the minutes only after the day."""
    mine = Conference.objects.visible_to(user).filter(moderator=user, starts_at__date__gte=since)
    for row in mine.exclude(state=State.CANCELLED).select_related("subgroup"):
        yield Entry(
            kind="conference",
            key=row.key,
            title=f"Sozialraumkonferenz {row.subgroup.name}",
            begins=row.starts_at,
            ends=row.ends_at,
            place=row.place,
            path=reverse("conferences:conference", args=[row.key]),
            written_at=row.created_at,
        )


def _area_meetings(user: User, since: date) -> Iterator[Entry]:
    """Those of one's own team."""
    rows = AreaMeeting.objects.visible_to(user).filter(area__in=TeamMembership.objects.areas_of(user))
    for row in rows.filter(held_at__date__gte=since):
        yield Entry(
            kind="area-meeting",
            key=row.key,
            title="Sozialraumsitzung",
            begins=row.held_at,
            place=row.place,
            path=reverse("conferences:area_meeting", args=[row.key]),
            written_at=row.created_at,
        )


def _trainings(user: User, since: date) -> Iterator[Entry]:
    rows = TrainingAttendance.objects.visible_to(user).filter(user=user, training__ends_on__gte=since)
    for row in rows.exclude(training__state=TrainingState.CANCELLED).select_related("training__kind"):
        training = row.training
        yield Entry(
            kind="training",
            key=training.key,
            title=f"Fortbildung {training.kind.name}",
            begins=training.starts_on,
            ends=training.ends_on,
            place=training.place,
            path=reverse("socialspace:training", args=[training.key]),
            written_at=training.created_at,
        )


def _deputising(user: User, since: date) -> Iterator[Entry]:
    """Days on which one stands in; for whom says only the application."""
    for row in Absence.objects.visible_to(user).covered().filter(deputy=user, ends_on__gte=since):
        yield Entry(
            kind="absence",
            key=row.key,
            title="Vertretung",
            begins=row.begins_on,
            ends=row.ends_on,
            path=reverse("team:absences"),
            written_at=row.created_at,
        )


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.kind}-{entry.key}@sozialraum.jugendamt.example")
    event.add("dtstamp", entry.written_at)
    event.add("summary", entry.title)
    if isinstance(entry.begins, datetime):
        event.add("dtstart", timezone.localtime(entry.begins))
        if isinstance(entry.ends, datetime):
            event.add("dtend", timezone.localtime(entry.ends))
    else:
        event.add("dtstart", entry.begins)
        event.add("dtend", (entry.ends or entry.begins) + A_DAY)  # the day after the last one (RFC 5545, 3.6.1)
        event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    event.add("url", settings.SITE_URL + entry.path)
    return event
