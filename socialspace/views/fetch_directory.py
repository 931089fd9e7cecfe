"""How the pages of the directory find their rows: what one may not know of is 404, whoever may not come in gets 403."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.models import User
from socialspace.models import ContactPerson, Language, Offer, Organisation, Topic
from socialspace.views.fetch import demand_reader


def offer_of(user: User, key: UUID) -> Offer:
    demand_reader(user)
    rows = Offer.objects.visible_to(user).for_list().select_related("checked_by")
    found: Offer = get_object_or_404(rows, key=key)
    return found


def organisation_of(user: User, key: UUID) -> Organisation:
    demand_reader(user)
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(user).for_list(), key=key)
    return found


def contact_of(user: User, key: UUID) -> ContactPerson:
    demand_reader(user)
    rows = ContactPerson.objects.visible_to(user).active().select_related("organisation")
    found: ContactPerson = get_object_or_404(rows, key=key)
    return found


def topic_of(user: User, key: UUID) -> Topic:
    demand_reader(user)
    found: Topic = get_object_or_404(Topic, key=key)
    return found


def language_of(user: User, key: UUID) -> Language:
    demand_reader(user)
    found: Language = get_object_or_404(Language, key=key)
    return found
