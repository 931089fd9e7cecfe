"""How persons belong together: relationships, households and custody, each from a day to a day."""

from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.actions.family_rows import demand_family, demand_reason, locked, open_family
from cases.family import plausible
from cases.models import Case, Custody, Household, HouseholdMember, Person, Relationship
from socialspace.models import Quarter
from web.doubts import settle
from web.store import store


class Days(TypedDict):
    """From when to when; None is 'as long as known' and 'until today and on'."""

    valid_from: date | None
    valid_to: date | None


class Place(TypedDict):
    """A household as one writes it down."""

    label: str
    street: str
    house_number: str
    postal_code: str
    city: str
    quarter: Quarter | None


class Custodian(Days):
    """Who has which custody."""

    kind: str
    holder: Person | None
    holder_name: str
    scope: str


# Relationships


@transaction.atomic
def add_relationship(
    case: Case, *, by: User, kind: str, one: Person, other: Person, confirmed: str = "", **days: Unpack[Days]
) -> Relationship:
    """Say how two persons belong together; raises Doubt for what is seldom true."""
    case = open_family(case, by=by)
    demand_family(case, one=one, other=other)
    row = Relationship(family=case.family, kind=kind, one=one, other=other, **days)
    _store_relationship(row, case, confirmed)
    record("relationship.added", row.key, by=by, case_key=case.key, kind=row.kind)
    return row


@transaction.atomic
def change_relationship(
    row: Relationship, *, case: Case, by: User, version: int, kind: str, confirmed: str = "", **days: Unpack[Days]
) -> Relationship:
    """Change how two belong together, or end it with a last day."""
    case = open_family(case, by=by)
    row = locked(row, case, version=version)
    row.kind, row.valid_from, row.valid_to = kind, days["valid_from"], days["valid_to"]
    row.version += 1
    _store_relationship(row, case, confirmed)
    record("relationship.changed", row.key, by=by, case_key=case.key, kind=row.kind, ended=row.valid_to is not None)
    return row


@transaction.atomic
def remove_relationship(row: Relationship, *, case: Case, by: User, reason: str) -> None:
    """Take out a relationship that was entered by mistake; one that is over gets its last day instead."""
    case = open_family(case, by=by)
    demand_reason(reason)
    row = locked(row, case)
    row.delete()
    record("relationship.removed", row.key, by=by, case_key=case.key, reason=reason, kind=row.kind)


def _store_relationship(row: Relationship, case: Case, confirmed: str) -> None:
    if row.one_id == row.other_id:
        raise ValidationError({"other": "Wählen Sie zwei verschiedene Personen."})
    if row.kind in Relationship.MUTUAL and row.one_id > row.other_id:
        row.one, row.other = row.other, row.one  # what holds for two stands once
    row.clean_fields(exclude=["family", "one", "other"])
    others = list(Relationship.objects.filter(family=case.family_id).exclude(pk=row.pk).select_related("one", "other"))
    cannot_be = list(plausible.impossible(row, [(other.kind, other.one_id, other.other_id) for other in others]))
    if cannot_be:
        raise ValidationError(cannot_be, code="impossible")
    settle(plausible.about_relationship(row, others), confirmed=confirmed)
    store(row)


# Households


@transaction.atomic
def add_household(case: Case, *, by: User, **place: Unpack[Place]) -> Household:
    """Add a place where some of the family live together."""
    case = open_family(case, by=by)
    row = Household(family=case.family, **place)
    store(row)
    record("household.added", row.key, by=by, case_key=case.key)
    return row


@transaction.atomic
def change_household(row: Household, *, case: Case, by: User, version: int, **place: Unpack[Place]) -> Household:
    """Correct the address or the name; whoever moves gets a last day here and a first day there."""
    case = open_family(case, by=by)
    row = locked(row, case, version=version)
    for name, value in place.items():
        setattr(row, name, value)
    row.version += 1
    store(row)
    record("household.changed", row.key, by=by, case_key=case.key)
    return row


@transaction.atomic
def remove_household(row: Household, *, case: Case, by: User, reason: str) -> None:
    """Take out a household that was entered by mistake, with who lived there."""
    case = open_family(case, by=by)
    demand_reason(reason)
    row = locked(row, case)
    row.members.all().delete()
    row.delete()
    record("household.removed", row.key, by=by, case_key=case.key, reason=reason)


@transaction.atomic
def add_stay(
    household: Household, *, case: Case, by: User, person: Person, confirmed: str = "", **days: Unpack[Days]
) -> HouseholdMember:
    """Somebody lives in a household from a day on; a child may live in two."""
    case = open_family(case, by=by)
    demand_family(case, person=person)
    row = HouseholdMember(household=locked(household, case), person=person, **days)
    settle(plausible.about_stay(row), confirmed=confirmed)
    store(row)
    record("household.moved_in", row.household.key, by=by, case_key=case.key, person=str(person.key))
    return row


@transaction.atomic
def change_stay(
    row: HouseholdMember, *, case: Case, by: User, version: int, confirmed: str = "", **days: Unpack[Days]
) -> HouseholdMember:
    """Change since when somebody lives there, or let them move out."""
    case = open_family(case, by=by)
    row = locked(row, case, version=version)
    row.valid_from, row.valid_to = days["valid_from"], days["valid_to"]
    row.version += 1
    settle(plausible.about_stay(row), confirmed=confirmed)
    store(row)
    verb = "household.stay_changed" if row.valid_to is None else "household.moved_out"
    record(verb, row.household.key, by=by, case_key=case.key, person=str(row.person.key))
    return row


@transaction.atomic
def remove_stay(row: HouseholdMember, *, case: Case, by: User, reason: str) -> None:
    """Take out that somebody lived there; who moved out gets a last day instead."""
    case = open_family(case, by=by)
    demand_reason(reason)
    row = locked(row, case)
    row.delete()
    record("household.stay_removed", row.household.key, by=by, case_key=case.key, reason=reason)


# Custody


@transaction.atomic
def add_custody(case: Case, *, by: User, child: Person, confirmed: str = "", **facts: Unpack[Custodian]) -> Custody:
    """Say who has the custody of a child; two who share it are two entries."""
    case = open_family(case, by=by)
    demand_family(case, child=child, holder=facts["holder"])
    row = Custody(child=child, **facts)
    _store_custody(row, confirmed)
    record("custody.added", row.key, by=by, case_key=case.key, kind=row.kind)
    return row


@transaction.atomic
def change_custody(
    row: Custody, *, case: Case, by: User, version: int, confirmed: str = "", **facts: Unpack[Custodian]
) -> Custody:
    """Correct a custody, or end it with a last day."""
    case = open_family(case, by=by)
    demand_family(case, holder=facts["holder"])
    row = locked(row, case, version=version)
    for name, value in facts.items():
        setattr(row, name, value)
    row.version += 1
    _store_custody(row, confirmed)
    record("custody.changed", row.key, by=by, case_key=case.key, kind=row.kind, ended=row.valid_to is not None)
    return row


@transaction.atomic
def remove_custody(row: Custody, *, case: Case, by: User, reason: str) -> None:
    """Take out a custody that was entered by mistake; one that is over gets its last day instead."""
    case = open_family(case, by=by)
    demand_reason(reason)
    row = locked(row, case)
    row.delete()
    record("custody.removed", row.key, by=by, case_key=case.key, reason=reason)


def _store_custody(row: Custody, confirmed: str) -> None:
    if row.holder is not None and row.holder_name:
        raise ValidationError({"holder_name": "Wählen Sie eine Person der Familie oder schreiben Sie einen Namen auf."})
    row.clean_fields(exclude=["child", "holder"])
    others = Custody.objects.filter(child=row.child).select_related("child", "holder")
    settle(plausible.about_custody(row, others, timezone.localdate()), confirmed=confirmed)
    store(row)
