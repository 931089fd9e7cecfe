"""Wiedervorlagen as they stand on a page: how late, whose, and what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.urls import Resolver404, ResolverMatch, resolve, reverse

from accounts.models import User
from cases.models import Reminder

# Pages a Wiedervorlage may be written from, by the name of their address; others are left away, so that neither a
# searched name nor a secret link is kept.
PLACES = {
    "approvals:meeting": "Sitzung der Kommission",
    "approvals:submission": "Vorlage",
    "cases:report": "Meldung",
    "conferences:conference": "Konferenz",
    "hze:episode": "Hilfe",
    "socialspace:offer": "Angebot",
    "socialspace:organisation": "Einrichtung",
    "socialspace:project": "Projekt",
    "socialspace:quarter": "Quartier",
    "socialspace:training": "Fortbildung",
}


@dataclass(frozen=True)
class Row:
    """One reminder on a page: `due` is late, today or empty, `mark` says whose it is, `file` leads to its case."""

    reminder: Reminder
    due: str
    mark: str
    place: str
    file: str
    may_act: bool = True


@dataclass
class Group:
    """Reminders of one stretch of time."""

    title: str
    anchor: str
    rows: list[Row] = field(default_factory=list)


def match_of(path: str) -> ResolverMatch | None:
    """The page an address of ours leads to; none for a foreign or an unknown one."""
    if not path.startswith("/") or path.startswith("//"):
        return None
    try:
        return resolve(urlsplit(path).path)
    except Resolver404:
        return None


def row_of(reminder: Reminder, *, user: User, today: date, may_act: bool = True) -> Row:
    due = "" if reminder.due_on > today else "today" if reminder.due_on == today else "late"
    found = match_of(reminder.path) if reminder.path else None
    place = PLACES.get(found.view_name, "") if found else ""
    mine = user.pk in (reminder.owner_id, reminder.created_by_id)
    file = reverse("cases:file", args=[reminder.case.key]) if reminder.case else ""
    return Row(reminder, due, _mark(reminder, user), place, file, may_act or mine)


def rows_of(reminders: Iterable[Reminder], *, user: User, today: date, may_act: bool = True) -> list[Row]:
    return [row_of(reminder, user=user, today=today, may_act=may_act) for reminder in reminders]


def grouped(rows: Iterable[Row], *, today: date) -> list[Group]:
    """Overdue, today, this week (until Sunday), later; a group without rows is left out, but never today."""
    late, now, week, later = groups = [
        Group("Überfällig", "ueberfaellig"),
        Group("Heute", "heute"),
        Group("Diese Woche", "woche"),
        Group("Später", "spaeter"),
    ]
    sunday = today + timedelta(days=6 - today.weekday())
    for row in rows:
        day = row.reminder.due_on
        (late if day < today else now if day == today else week if day <= sunday else later).rows.append(row)
    return [group for group in groups if group.rows or group is now]


def _mark(reminder: Reminder, user: User) -> str:
    """Whose it is, when it is not one's own."""
    return "" if reminder.owner_id == user.pk else str(reminder.owner)
