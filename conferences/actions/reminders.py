"""Before each conference its members are asked whether their offers are still right (domain.md §7, invitation)."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from accounts.models import Department, User
from conferences.lifecycle import State
from conferences.models import Conference
from socialspace.actions import ask_to_confirm
from socialspace.models import Offer, Organisation
from socialspace.rules import may_steward_directory
from web.german import day_long

QUIET_DAYS = 60  # whoever was asked in these days is left alone; longer than REMIND_DAYS, so once for a conference


@dataclass(kw_only=True)
class Reminded:
    """For how many conferences whom was asked, and who has no address."""

    conferences: int = 0
    asked: int = 0
    unreachable: list[Organisation] = field(default_factory=list)


@transaction.atomic
def remind_of_offers(day: date) -> Reminded:
    """Send members of conferences in the next REMIND_DAYS the link to their entry; a second run sends nothing more."""
    reminded = Reminded()
    until = day + timedelta(days=settings.REMIND_DAYS)
    due = (
        Conference.objects.for_page()
        .filter(state__in=[State.PLANNED, State.INVITED], starts_at__date__range=(day, until))
        .select_for_update(of=("self",))
        .order_by("starts_at", "pk")
    )
    for conference in due:
        sender = _sender(conference)
        if sender is None:
            continue
        asked = ask_to_confirm(
            _members_with_offers(conference),
            by=sender,
            occasion=_occasion(conference),
            not_asked_since=day - timedelta(days=QUIET_DAYS),
        )
        reminded.conferences += bool(asked.links)
        reminded.asked += len(asked.links)
        reminded.unreachable += [each for each in asked.unreachable if each not in reminded.unreachable]
    return reminded


def _members_with_offers(conference: Conference) -> list[Organisation]:
    members = Organisation.objects.active().filter(subgroup_memberships__subgroup=conference.subgroup_id)
    return list(members.filter(offers__in=Offer.objects.current()).distinct())


def _sender(conference: Conference) -> User | None:
    """Who leads the conference; when they left, another practice advisor."""
    if may_steward_directory(conference.moderator):
        return conference.moderator
    return User.objects.of(Department.ADVICE).first()


def _occasion(conference: Conference) -> str:
    return (
        f"Anlass ist die Sozialraumkonferenz {conference.subgroup.name} am {day_long(conference.day)}: "
        "Dort sprechen wir darüber, was es im Sozialraum gibt."
    )
