"""How the pages of conferences find their objects: what one may not know of is 404."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.models import User
from conferences.models import AgendaItem, AreaMeeting, Conference, Minutes, Outcome


def conference_of(user: User, key: UUID) -> Conference:
    found: Conference = get_object_or_404(Conference.objects.visible_to(user).for_page(), key=key)
    return found


def item_of(user: User, key: UUID) -> AgendaItem:
    found: AgendaItem = get_object_or_404(AgendaItem.objects.visible_to(user).for_page(), key=key)
    return found


def outcome_of(user: User, key: UUID) -> Outcome:
    found: Outcome = get_object_or_404(
        Outcome.objects.visible_to(user).select_related("item__conference__subgroup"), key=key
    )
    return found


def minutes_of(user: User, key: UUID) -> Minutes:
    found: Minutes = get_object_or_404(
        Minutes.objects.visible_to(user).select_related("conference__subgroup", "file"), key=key
    )
    return found


def area_meeting_of(user: User, key: UUID) -> AreaMeeting:
    found: AreaMeeting = get_object_or_404(AreaMeeting.objects.visible_to(user).select_related("area"), key=key)
    return found
