"""The resources of a check: added, taken over from the directory, their state, corrected, removed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.resource_check import open_check
from cases.models import Case, FamilyResource, Person, ResourceCheck
from socialspace.models import Offer, Topic
from web.store import store

GONE = "Diese Ressource steht nicht mehr auf der Karte."
STALE = "Diese Ressource hat inzwischen jemand geändert. Prüfen Sie die neuen Angaben und speichern Sie noch einmal."
ENDED = "Dieses Angebot gibt es nicht mehr. Suchen Sie ein anderes im Verzeichnis."


@transaction.atomic
def add_resource(
    check: ResourceCheck,
    *,
    by: User,
    kind: str,
    level: int,
    state: str,
    wording: str,
    named_by: Person | None = None,
    topic: Topic | None = None,
    usable_for: str = "",
    contact_name: str = "",
    contact_phone: str = "",
    family_says: str = "",
) -> FamilyResource:
    """Add a resource of one of four kinds on one of four levels; what is missing names its topic."""
    check = open_check(check, by=by)
    _demand_family(named_by, check.case)
    resource = FamilyResource(
        resource_check=check, kind=kind, level=level, state=state, wording=wording, named_by=named_by, topic=topic
    )
    resource.usable_for, resource.family_says = usable_for, family_says
    resource.contact_name, resource.contact_phone = contact_name, contact_phone
    return _added(resource, by=by)


@transaction.atomic
def take_offer(check: ResourceCheck, *, by: User, offer: Offer, topic: Topic | None = None) -> FamilyResource:
    """Put an offer of the directory on the card, full when no place is free; the directory learns nothing of it."""
    check = open_check(check, by=by)
    found = Offer.objects.current().for_list().filter(pk=offer.pk).first()
    if found is None:
        raise ValidationError(ENDED, code="ended")
    contact = next(iter(found.organisation.listed_contacts), None)
    resource = FamilyResource(resource_check=check, offer=found, topic=topic)
    resource.kind, resource.level = FamilyResource.Kind.INFRASTRUCTURE, rules.level_of_offer(found)
    resource.state = FamilyResource.State.FULL if found.free_places == 0 else FamilyResource.State.USABLE
    resource.wording = f"{found.title} ({found.organisation.name})"[:300]
    resource.usable_for = found.good_for[:200]
    if contact is not None:
        resource.contact_name, resource.contact_phone = str(contact)[:120], contact.phone[:60]
    return _added(resource, by=by)


@transaction.atomic
def set_resource_state(
    resource: FamilyResource, *, by: User, state: str, topic: Topic | None = None, family_says: str = ""
) -> FamilyResource:
    """Say how it stands today, which also confirms it; what the family said about it before is kept."""
    resource = _open(resource, by=by)
    old, resource.state = resource.state, state
    if topic is not None:
        resource.topic = topic
    resource.family_says = family_says or resource.family_says
    resource.confirmed_on = timezone.localdate()
    _save(resource)
    verb = "resource.confirmed" if old == state else "resource.state_changed"
    record(verb, resource.key, by=by, case_key=resource.resource_check.case.key, old=old, new=str(state))
    return resource


@transaction.atomic
def correct_resource(
    resource: FamilyResource,
    *,
    by: User,
    version: int,
    wording: str,
    kind: str,
    level: int,
    named_by: Person | None = None,
    usable_for: str = "",
    contact_name: str = "",
    contact_phone: str = "",
) -> FamilyResource:
    """Correct how it is called, whose words these are, what it is good for and whom to speak to."""
    resource = _open(resource, by=by)
    if resource.version != version:
        raise ValidationError(STALE, code="stale")
    _demand_family(named_by, resource.resource_check.case)
    resource.wording, resource.kind, resource.level, resource.named_by = wording, kind, level, named_by
    resource.usable_for, resource.contact_name, resource.contact_phone = usable_for, contact_name, contact_phone
    _save(resource)
    record("resource.corrected", resource.key, by=by, case_key=resource.resource_check.case.key)
    return resource


@transaction.atomic
def remove_resource(resource: FamilyResource, *, by: User) -> None:
    """Take it off the card while the check is open; the trail keeps that it was there."""
    resource = _open(resource, by=by)
    is_carried = resource.carried_from_id is not None
    record("resource.removed", resource.key, by=by, case_key=resource.resource_check.case.key, carried=is_carried)
    resource.delete()


def _added(resource: FamilyResource, *, by: User) -> FamilyResource:
    resource.confirmed_on = timezone.localdate()
    store(resource)
    record(
        "resource.added",
        resource.key,
        by=by,
        case_key=resource.resource_check.case.key,
        kind=str(resource.kind),
        level=int(resource.level),
        state=str(resource.state),
        offer=resource.offer_id is not None,
    )
    return resource


def _save(resource: FamilyResource) -> None:
    resource.version += 1
    store(resource)


def _open(resource: FamilyResource, *, by: User) -> FamilyResource:
    check = open_check(resource.resource_check, by=by)
    found = FamilyResource.objects.select_for_update().filter(pk=resource.pk, resource_check=check).first()
    if found is None:
        raise ValidationError(GONE, code="gone")
    found.resource_check = check
    return found


def _demand_family(person: Person | None, case: Case) -> None:
    if person is not None and person.family_id != case.family_id:
        raise ValidationError({"named_by": "Diese Person gehört nicht zur Familie."})
