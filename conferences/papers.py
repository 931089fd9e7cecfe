"""The papers and mails of a conference: file names, the calendar entry, what the minutes contain."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from django.db.models import QuerySet
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress

from accounts.models import Department
from conferences.lifecycle import State
from conferences.models import AgendaItem, Attendance, Conference, Outcome
from conferences.models.minutes import objection_day

OFFICE_ADDRESS = "sozialraum@jugendamt.example"
OFFICE_NAME = "Jugendamt Mönchengladbach, Praxisberatung"
PLACE_LETTERS = 34  # of the subgroup in a file name, which stays below 80 characters
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def file_name(conference: Conference, document: str) -> str:
    """Return '2026-11-05_SRK_Muelfort_<document>': ISO date, kind, place, document; ASCII, no person (ux §9.4)."""
    return f"{conference.day:%Y-%m-%d}_SRK_{_place(conference)}_{document}"


def _place(conference: Conference) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", conference.subgroup.name).translate(UMLAUTS))
    words = re.sub(r"[^A-Za-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    return words[:PLACE_LETTERS].rstrip("_") or "Untergruppe"


def subject(conference: Conference, what: str) -> str:
    """Return the subject of a mail; it names the subgroup, never a person."""
    return f"{what}: Sozialraumkonferenz {conference.subgroup.name} am {conference.day:%d.%m.%Y}"


def calendar_file(conference: Conference, *, method: str, stamp: datetime) -> bytes:
    """Return the meeting for calendars (RFC 5546, 3.2.1 and 4.1.3); method PUBLISH or CANCEL, the same UID, no person.

    It is published, not requested: a REQUEST names every ATTENDEE and collects answers nobody here would read.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Jugendamt Moenchengladbach//Sozialraum Rheydt Ost//DE")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(conference, cancelled=method == "CANCEL", stamp=stamp))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(conference: Conference, *, cancelled: bool, stamp: datetime) -> Event:
    organizer = vCalAddress(f"MAILTO:{OFFICE_ADDRESS}")
    organizer.params["CN"] = OFFICE_NAME
    event = Event()
    event.add("uid", f"{conference.key}@sozialraum.jugendamt.example")
    event.add("dtstamp", stamp)
    event.add("dtstart", timezone.localtime(conference.starts_at))
    event.add("dtend", timezone.localtime(conference.ends_at))
    event.add("summary", f"Sozialraumkonferenz {conference.subgroup.name}")
    event.add("location", conference.place)
    event.add("organizer", organizer, encode=False)
    event.add("sequence", 1 if cancelled else 0)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event


@dataclass(frozen=True, kw_only=True)
class Task:
    """An agreement with its number in these minutes."""

    number: int
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An item with its results, agreements apart from the others."""

    item: AgendaItem
    findings: list[Outcome]
    agreements: list[Task]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Everything the minutes show, on the page as on paper."""

    conference: Conference
    entries: list[Entry]
    office: list[Attendance]
    partners: list[Attendance]
    excused: list[Attendance]
    guests: list[Attendance]
    recipients: list[str]
    institutions: list[str]
    next_meeting: Conference | None
    version: int
    as_of: date

    @property
    def groups(self) -> list[tuple[str, list[Attendance]]]:
        """The participants as the minutes list them, groups nobody belongs to left out."""
        named = [
            ("Jugendamt", self.office),
            ("Partner", self.partners),
            ("Als Gast", self.guests),
            ("Entschuldigt", self.excused),
        ]
        return [(name, people) for name, people in named if people]

    @property
    def tasks(self) -> list[Task]:
        """All agreements in the order of the agenda."""
        return [task for entry in self.entries for task in entry.agreements]

    @property
    def outcomes(self) -> list[Outcome]:
        """All results, findings before agreements within an item."""
        return [
            outcome
            for entry in self.entries
            for outcome in (*entry.findings, *(task.outcome for task in entry.agreements))
        ]

    @property
    def objections_until(self) -> date:
        return objection_day(self.as_of)

    @property
    def reference(self) -> str:
        """The file reference of the minutes."""
        quarter = self.conference.quarter
        return f"51-SRK-{quarter.year}-{quarter.number}-{_place(self.conference)}"

    @property
    def name(self) -> str:
        return file_name(self.conference, f"Protokoll_v{self.version}.pdf")


def minutes_paper(conference: Conference, *, version: int, as_of: date) -> Paper:
    """Collect the content of the minutes; `as_of` is the day they are or would be released."""
    items = AgendaItem.objects.filter(conference=conference).prefetch_related("outcomes__handed_to")
    people = list(Attendance.objects.filter(conference=conference))
    present = [each for each in people if each.state == Attendance.State.PRESENT]
    return Paper(
        conference=conference,
        entries=_entries(items),
        office=[each for each in present if _is_office(each)],
        partners=[each for each in present if not _is_office(each)],
        excused=[each for each in people if each.state == Attendance.State.EXCUSED],
        guests=[each for each in people if each.state == Attendance.State.GUEST],
        recipients=distribution(conference, people),
        institutions=_institutions(conference),
        next_meeting=_next_meeting(conference),
        version=version,
        as_of=as_of,
    )


def distribution(conference: Conference, people: Iterable[Attendance]) -> list[str]:
    """Return every address that gets the minutes, once: all invited contacts, and those present who left one."""
    invited = conference.invitations.values_list("contact__email", flat=True)
    there = [each.email for each in people if each.email and each.state != Attendance.State.EXCUSED]
    return sorted({address.strip().lower() for address in [*invited, *there]})


def _is_office(person: Attendance) -> bool:
    """Whether the institution is a department of the youth office."""
    return person.institution.startswith(tuple(Department.labels))


def _entries(items: Iterable[AgendaItem]) -> list[Entry]:
    numbers = count(1)
    return [
        Entry(
            item=item,
            findings=[each for each in item.outcomes.all() if each.kind != Outcome.Kind.AGREEMENT],
            agreements=[
                Task(number=next(numbers), outcome=each)
                for each in item.outcomes.all()
                if each.kind == Outcome.Kind.AGREEMENT
            ],
        )
        for item in items
    ]


def _institutions(conference: Conference) -> list[str]:
    """Whom the minutes go to, as the paper says it: institutions, not mail addresses."""
    organisations = conference.invitations.order_by("contact__organisation__name_sort")
    names = organisations.values_list("contact__organisation__name", flat=True)
    area = conference.subgroup.area
    return [*dict.fromkeys(names), *([f"Sozialraumsitzung {area.name}"] if area else [])]


def _next_meeting(conference: Conference) -> Conference | None:
    later: QuerySet[Conference] = Conference.objects.filter(
        subgroup_id=conference.subgroup_id, starts_at__gt=conference.starts_at
    )
    return later.exclude(state=State.CANCELLED).order_by("starts_at").first()
