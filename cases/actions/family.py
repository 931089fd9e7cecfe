"""Persons of a family and what they speak; what is seldom true is asked about before it is stored."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.actions.family_rows import demand_reason, demand_version, locked, open_family
from cases.family import plausible
from cases.models import Case, Custody, Family, HouseholdMember, Person, Relationship
from socialspace.models import Language
from web.doubts import settle
from web.store import store

RELATIONS = (Relationship, HouseholdMember, Custody)  # they go with a person


class PersonFacts(TypedDict, total=False):
    """What is known of somebody."""

    role: str
    first_name: str
    last_name: str
    other_names: str
    sex: str
    life: str
    birth_date: date | None
    expected_on: date | None
    died_on: date | None
    phone: str
    email: str


@transaction.atomic
def add_person(
    case: Case, *, by: User, confirmed: str = "", languages: Collection[Language] = (), **facts: Unpack[PersonFacts]
) -> Person:
    """Add somebody to the family of a case; raises Doubt for what is seldom true."""
    case = open_family(case, by=by)
    person = Person(family=case.family, **facts)
    person.clean_fields(exclude=["family", "name_sort"])
    settle(plausible.about_person(person, _family_of(case), timezone.localdate()), confirmed=confirmed)
    store(person)
    person.languages.set(languages)
    record("person.added", person.key, by=by, case_key=case.key, role=person.role)
    return person


@transaction.atomic
def change_person(
    person: Person,
    *,
    case: Case,
    by: User,
    version: int,
    confirmed: str = "",
    languages: Collection[Language] = (),
    **facts: Unpack[PersonFacts],
) -> Person:
    """Change what is known of somebody; raises Doubt when their relations contradict it, 'stale' when others saved."""
    case = open_family(case, by=by)
    person = locked(person, case, version=version)
    for name, value in facts.items():
        setattr(person, name, value)
    person.clean_fields(exclude=["family", "name_sort"])
    settle(_questions_about(person, case), confirmed=confirmed)
    person.version += 1
    store(person)
    person.languages.set(languages)
    record("person.changed", person.key, by=by, case_key=case.key, life=person.life)
    return person


@transaction.atomic
def remove_person(person: Person, *, case: Case, by: User, reason: str) -> None:
    """Take out who was entered by mistake, with their relations; whoever the file speaks of elsewhere stays."""
    case = open_family(case, by=by)
    person = locked(person, case)
    demand_reason(reason)
    _demand_unused(person)
    Relationship.objects.filter(models.Q(one=person) | models.Q(other=person)).delete()
    HouseholdMember.objects.filter(person=person).delete()
    Custody.objects.filter(models.Q(child=person) | models.Q(holder=person)).delete()
    person.delete()
    record("person.removed", person.key, by=by, case_key=case.key, reason=reason)


@transaction.atomic
def set_languages(
    case: Case, *, by: User, version: int, languages: Collection[Language], interpreting: Language | None
) -> Family:
    """Say what is spoken in the family, and in which language it needs an interpreter."""
    case = open_family(case, by=by)
    family = case.family
    demand_version(family, version)
    family.interpreting = interpreting
    family.version += 1
    store(family)
    family.languages.set(languages)
    record("family.languages_set", family.key, by=by, case_key=case.key, interpreter=interpreting is not None)
    return family


def _family_of(case: Case) -> models.QuerySet[Person]:
    return Person.objects.filter(family=case.family_id)


def _questions_about(person: Person, case: Case) -> list[str]:
    """Everything that is known of somebody, asked again with the new facts."""
    today = timezone.localdate()
    questions = list(plausible.about_person(person, _family_of(case), today))
    relations = list(Relationship.objects.filter(family=case.family_id).select_related("one", "other"))
    for row in relations:
        if person.pk in {row.one_id, row.other_id}:
            row.one = person if row.one_id == person.pk else row.one
            row.other = person if row.other_id == person.pk else row.other
            questions += plausible.impossible(row, [])
            questions += plausible.about_relationship(row, [])
    for stay in HouseholdMember.objects.filter(person=person):
        stay.person = person
        questions += plausible.about_stay(stay)
    return list(dict.fromkeys(questions))


def _demand_unused(person: Person) -> None:
    """Refuse while the file speaks of somebody: as the child of a case, in a report, in their own words."""
    links = [link for link in person._meta.related_objects if link.related_model not in RELATIONS]
    models_of = [(link.field.name, link.related_model) for link in links]
    used = {
        str(model._meta.verbose_name)
        for name, model in models_of
        if model._base_manager.filter(**{name: person}).exists()
    }
    if used:
        raise ValidationError(
            f"{person.full_name} bleibt in der Akte, denn dort steht die Person schon: {', '.join(sorted(used))}. "
            "Ändern Sie die Angaben, statt die Person zu entfernen.",
            code="used",
        )
