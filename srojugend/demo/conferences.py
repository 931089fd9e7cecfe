"""Conferences of the demo office: twelve running subgroups (deck), a year of meetings of those in Rheydt Ost."""

import unicodedata
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from conferences import actions
from conferences.actions.meeting import Presence
from conferences.forms import presence_lines
from conferences.models import AreaMeeting, Conference, DistrictPlan, Outcome, Subgroup, SubgroupMember
from conferences.papers import UMLAUTS
from conferences.quarters import FRIDAY, YearQuarter
from socialspace.models import ContactPerson, District, Organisation, Quarter, SocialArea
from srojugend.demo.conference_texts import AGENDA, AREA_MEETINGS, PARTNERS, PLACES, SUBGROUPS

PLANNED = {"Nord": 5, "Süd": 6, "West": 3, "Ost": 4}
MUELFORT, MIDDLE, STADIUM, CASTLE = (name for name, *_ in SUBGROUPS[:4])
NOTICE = timedelta(days=21)


class Meeting(NamedTuple):
    """One conference of the demo: which subgroup, when, and how far it has come."""

    subgroup: str
    day: date
    stage: str  # planned, invited, held, released, cancelled
    topic: int


@transaction.atomic
def load_reference() -> None:
    """Load districts' plans and the running subgroups; existing rows stay as they are."""
    quarter = YearQuarter.of(timezone.localdate())
    for name, planned in PLANNED.items():
        DistrictPlan.objects.get_or_create(
            district=District.objects.get(name=name), defaults={"planned_subgroups": planned}
        )
    area = SocialArea.objects.get(number=5)
    for name, district, is_ours, basis in SUBGROUPS:
        Subgroup.objects.get_or_create(
            name=name,
            district=District.objects.get(name=district),
            defaults={
                "area": area if is_ours else None,
                "basis": basis,
                "running_since": quarter.before(2 if name in {STADIUM, CASTLE} else 3).first_day,
            },
        )


@transaction.atomic
def load(people: dict[str, User]) -> None:
    """Let Heike Dohmen run a year of conferences; does nothing when there are any."""
    if Conference.objects.exists():
        return
    _partners()
    dohmen, today = people["dohmen"], timezone.localdate()
    sessions = _area_meetings(dohmen, today)
    for meeting in meetings(today):
        _run(meeting, by=dohmen, sessions=sessions)


def _partners() -> None:
    """Partner agencies with a contact each, and the subgroups they belong to."""
    for name, kind, quarter, first_name, last_name, function, subgroups in PARTNERS:
        organisation, _ = Organisation.objects.get_or_create(
            name=name, defaults={"kind": kind, "quarter": Quarter.objects.filter(name=quarter).first()}
        )
        if not ContactPerson.objects.filter(organisation=organisation, is_active=True).exists():
            ContactPerson.objects.create(
                organisation=organisation,
                first_name=first_name,
                last_name=last_name,
                function=function,
                email=f"{_ascii(last_name)}@{_ascii(name)[:24]}.example",
            )
        for place in subgroups:
            SubgroupMember.objects.get_or_create(
                subgroup=Subgroup.objects.get(name=SUBGROUPS[place][0]), organisation=organisation
            )


def _ascii(name: str) -> str:
    """A name as it stands in a mail address."""
    german = name.lower().translate(UMLAUTS).replace("ı", "i")
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode()))


def _area_meetings(by: User, today: date) -> list[AreaMeeting]:
    """Sozialraumsitzungen: one gone by, two to come."""
    area = SocialArea.objects.get(number=5)
    return [
        actions.plan_area_meeting(
            area=area,
            held_at=_at(_weekday(today + timedelta(days=days)), 14),
            place=place,
            by=by,
            now=_at(today - timedelta(days=200), 9),
        )
        for days, place in AREA_MEETINGS
    ]


def meetings(today: date) -> list[Meeting]:
    """Three quarters with minutes, the current one in all its stages; valid on every day of the year."""
    now = YearQuarter.of(today)
    past = [
        Meeting(subgroup, _weekday(now.before(back).first_day + timedelta(days=38 + 7 * number)), stage, number + back)
        for back in (3, 2, 1)
        for number, (subgroup, stage) in enumerate(_past_stages(back))
    ]
    gone = _workday(max(now.first_day, today - timedelta(days=17)), now.first_day, today)
    soon = _workday(min(now.last_day, today + timedelta(days=4)), today, now.last_day)
    later = _workday(min(now.last_day, today + timedelta(days=18)), today, now.last_day)
    current = [
        Meeting(MIDDLE, gone, "held", 1),
        Meeting(MUELFORT, soon, "invited", 2),
        Meeting(CASTLE, later, "planned", 3),
    ]
    return past + current


def _past_stages(back: int) -> list[tuple[str, str]]:
    """In the oldest quarter two subgroups had begun; later one meeting had to be called off."""
    if back == 3:
        return [(MUELFORT, "released"), (MIDDLE, "released")]
    return [
        (MUELFORT, "released"),
        (MIDDLE, "released"),
        (STADIUM, "cancelled" if back == 2 else "released"),
        (CASTLE, "released"),
    ]


def _run(meeting: Meeting, *, by: User, sessions: list[AreaMeeting]) -> None:
    """Lead one conference through its stages, each on its day."""
    before = _at(meeting.day, 9) - NOTICE
    conference = actions.plan_conference(
        subgroup=Subgroup.objects.get(name=meeting.subgroup),
        starts_at=_at(meeting.day, 10),
        ends_at=_at(meeting.day, 12),
        place=PLACES[meeting.topic % len(PLACES)],
        moderator=by,
        minute_taker="Aylin Demir, HOME" if meeting.topic % 2 else "Tom Pauly, Frühe Hilfen",
        by=by,
        now=before,
    )
    topics = AGENDA[meeting.topic % len(AGENDA)]
    items = [actions.add_item(conference, by=by, title=topic.title, notes="") for topic in topics]
    if meeting.stage == "planned":
        return
    actions.invite(conference, by=by, now=before)
    if meeting.stage == "cancelled":
        actions.cancel(conference, by=by, reason="Der Raum stand nach einem Wasserschaden nicht zur Verfügung.")
        return
    if meeting.stage == "invited":
        return
    for item, topic in zip(items, topics, strict=True):
        actions.edit_item(item, by=by, title=topic.title, notes=topic.notes, version=1)
        for kind, text, who, days in topic.outcomes:
            until = meeting.day + timedelta(days=days) if days else None
            actions.add_outcome(item, by=by, kind=kind, text=text, who=who, until=until)
    _attend(conference, by=by)
    actions.hold(conference, by=by, now=_at(meeting.day, 12))
    if meeting.stage == "released":
        _release(conference, by=by, day=meeting.day, sessions=sessions)


def _attend(conference: Conference, *, by: User) -> None:
    """Most of the invited came, the third one sent apologies, a guest was there."""
    conference.refresh_from_db(fields=["version"])
    lines = presence_lines(conference)
    people = [
        Presence(
            name=line["name"],
            institution=line["institution"],
            email=line["email"],
            state="excused" if number == 2 else "present",
        )
        for number, line in enumerate(lines)
    ]
    staff = [("Heike Dohmen", "Praxisberatung"), ("Jana Brandt", "ASD, Team 05"), ("Petra Neumann", "WJH, Team 05")]
    people += [Presence(name=name, institution=unit, state="present") for name, unit in staff]
    people.append(Presence(name="Yusuf Erdem", institution="Projekt Stadtteilarbeit", state="guest"))
    actions.record_attendance(conference, by=by, people=people, version=conference.version)


def _release(conference: Conference, *, by: User, day: date, sessions: list[AreaMeeting]) -> None:
    """Minutes a week later; old tasks done, the first result handed to the Sozialraumsitzung after it."""
    conference.refresh_from_db(fields=["version"])
    on = _at(day + timedelta(days=7), 11)
    released = actions.release_minutes(conference, by=by, version=conference.version, now=on)
    actions.dispatch_minutes(released, by=by)
    today = timezone.localdate()
    outcomes = list(Outcome.objects.filter(item__conference=conference).order_by("id"))
    for outcome in outcomes:
        if outcome.until and outcome.until < today - timedelta(days=21):
            actions.finish_task(outcome, by=by, now=_at(outcome.until, 12))
    following = [each for each in sessions if timezone.localdate(each.held_at) > day + timedelta(days=7)]
    for outcome in outcomes:
        if following and outcome.kind in {Outcome.Kind.NEED, Outcome.Kind.QUESTION}:
            actions.hand_over(outcome, meeting=following[0], by=by, now=_at(day + timedelta(days=8), 9))


def _weekday(day: date) -> date:
    """The same day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _workday(day: date, first: date, last: date) -> date:
    """The Friday before a weekend or the Monday after it, whichever lies between the two days; else the same day."""
    friday, monday = day - timedelta(days=day.weekday() - FRIDAY), day + timedelta(days=7 - day.weekday())
    if day.weekday() <= FRIDAY:
        return day
    return friday if friday >= first else monday if monday <= last else day


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
