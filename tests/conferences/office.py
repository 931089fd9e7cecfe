"""A small office for the tests of conferences: one subgroup, its partners, a conference in each state."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from conferences import actions
from conferences.actions.meeting import Presence
from conferences.models import AgendaItem, AreaMeeting, Conference, DistrictPlan, Minutes, Outcome, Subgroup
from socialspace.models import ContactPerson, District, Organisation, SocialArea

type Post = Callable[..., HttpResponse]

PEOPLE = (
    Presence(name="Christa Paulus", institution="Familienzentrum", state="present", email="paulus@zentrum.example"),
    Presence(name="Rainer Maaßen", institution="Grundschule", state="excused", email="maassen@schule.example"),
    Presence(name="Yusuf Erdem", institution="Stadtteilarbeit", state="guest", email="erdem@stadtteil.example"),
)


def subgroup_of(name: str = "Mülfort", partners: tuple[str, ...] = ("Familienzentrum", "Grundschule")) -> Subgroup:
    """A running subgroup of Rheydt Ost whose partners have a contact person each."""
    district = District.objects.get(name="Süd")
    DistrictPlan.objects.get_or_create(district=district, defaults={"planned_subgroups": 6})
    subgroup = Subgroup.objects.create(
        name=name,
        district=district,
        area=SocialArea.objects.get(number=5),
        basis=Subgroup.Basis.COOPERATION,
        running_since=date(2020, 1, 1),
    )
    for partner in partners:
        organisation, _ = Organisation.objects.get_or_create(name=partner, defaults={"kind": "daycare"})
        ContactPerson.objects.get_or_create(
            organisation=organisation,
            defaults={
                "first_name": "Kim",
                "last_name": partner,
                "function": "Leitung",
                "email": f"{partner.lower()}@partner.example",
            },
        )
        subgroup.memberships.create(organisation=organisation)
    return subgroup


def at(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def today() -> date:
    return timezone.localdate()


def planned(by: User, *, subgroup: Subgroup | None = None, day: date | None = None) -> Conference:
    """A conference planned for today, so that it can be held at once."""
    day = day or today()
    return actions.plan_conference(
        subgroup=subgroup or subgroup_of(),
        starts_at=at(day, 10),
        ends_at=at(day, 12),
        place="Familienzentrum Mülfort",
        moderator=by,
        minute_taker="Aylin Demir, HOME",
        by=by,
        now=at(day, 8),
    )


def invited(by: User, **where: object) -> Conference:
    conference = planned(by, **where)  # type: ignore[arg-type]
    actions.invite(conference, by=by)
    return fresh(conference)


def attended(by: User, **where: object) -> Conference:
    """Invited, with an item and participants, not yet closed."""
    conference = invited(by, **where)
    item_of(conference, by)
    actions.record_attendance(conference, by=by, people=PEOPLE, version=fresh(conference).version)
    return fresh(conference)


def held(by: User, **where: object) -> Conference:
    conference = attended(by, **where)
    actions.hold(conference, by=by)
    return fresh(conference)


def released(by: User, **where: object) -> Minutes:
    return release(held(by, **where), by=by)


def release(conference: Conference, *, by: User) -> Minutes:
    """Release what stands there now, whoever wrote last."""
    return actions.release_minutes(conference, by=by, version=fresh(conference).version)


def item_of(
    conference: Conference, by: User, title: str = "Sprachmittlung", notes: str = "Der Pool stellt sich vor."
) -> AgendaItem:
    return actions.add_item(conference, by=by, title=title, notes=notes)


def need_of(conference: Conference, by: User) -> Outcome:
    item = conference.items.first() or item_of(conference, by)
    return actions.add_outcome(item, by=by, kind="need", text="Ruhige Lernplätze am Nachmittag.")


def task_of(conference: Conference, by: User, *, days: int = 14) -> Outcome:
    item = conference.items.first() or item_of(conference, by)
    until = conference.day + timedelta(days=days)
    return actions.add_outcome(item, by=by, kind="agreement", text="Liste senden", who="P. Sander", until=until)


def session_of(by: User, *, days: int = 10) -> AreaMeeting:
    area = SocialArea.objects.get(number=5)
    return actions.plan_area_meeting(area=area, held_at=at(today() + timedelta(days=days), 14), place="Rathaus", by=by)


def fresh(conference: Conference) -> Conference:
    return Conference.objects.for_page().get(pk=conference.pk)


def post(client: Client, name: str, *args: object, **data: object) -> HttpResponse:
    """Post a form as a browser would, with a key of its own."""
    given = {"idempotency_key": str(uuid.uuid4())} | {
        field: value for field, value in data.items() if value is not None
    }
    return client.post(reverse(f"conferences:{name}", args=args), given)  # type: ignore[return-value]


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


PLAN = {"begins": "10:00", "ends": "12:00", "place": "Rathaus", "minute_taker": "A. Demir"}


def plan_with(client: Client, by: User, **changes: str) -> HttpResponse:
    """Post the form of a new conference for today, with some fields changed."""
    given = {"subgroup": subgroup_of().key, "day": today().isoformat(), "moderator": by.key, **PLAN, **changes}
    return post(client, "plan_conference", **given)


def get(client: Client, name: str, *args: object, query: str = "") -> str:
    """Open a page that must answer."""
    response = client.get(reverse(f"conferences:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()
