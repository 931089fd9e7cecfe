"""Small builders for families in tests, through the real actions."""

from collections.abc import Callable
from typing import Any

from cases import actions
from cases.models import Case, Custody, Household, HouseholdMember, Person, Relationship
from tests.office import colleague
from web.doubts import Doubt

NO_DAYS: dict[str, Any] = {"valid_from": None, "valid_to": None}


def a_person(case: Case, first_name: str, role: str = "relative", **facts: Any) -> Person:
    """Somebody of the family, entered by Jana Brandt, whatever life says to it."""
    given = {"role": role, "first_name": first_name, "last_name": case.family.name} | facts
    return sure(actions.add_person, case, by=colleague("brandt"), **given)


def a_relationship(case: Case, kind: str, one: Person, other: Person, **days: Any) -> Relationship:
    given = {"kind": kind, "one": one, "other": other} | NO_DAYS | days
    return sure(actions.add_relationship, case, by=colleague("brandt"), **given)


def a_household(case: Case, label: str = "bei der Mutter", **place: Any) -> Household:
    address = {"street": "", "house_number": "", "postal_code": "", "city": "", "quarter": None}
    return actions.add_household(case, by=colleague("brandt"), **{"label": label} | address | place)


def a_stay(household: Household, case: Case, person: Person, **days: Any) -> HouseholdMember:
    return sure(actions.add_stay, household, case=case, by=colleague("brandt"), person=person, **NO_DAYS | days)


def a_custody(case: Case, child: Person, holder: Person | None, kind: str = "joint", **facts: Any) -> Custody:
    given = {"child": child, "holder": holder, "kind": kind, "holder_name": "", "scope": ""} | NO_DAYS | facts
    return sure(actions.add_custody, case, by=colleague("brandt"), **given)


def mother_of(case: Case) -> Person:
    """Who was named with the first call."""
    return Person.objects.get(family=case.family_id, role=Person.Role.MOTHER)


def sure[Row](action: Callable[..., Row], *args: Any, **kwargs: Any) -> Row:
    """Do it, and say yes to what is asked."""
    try:
        return action(*args, **kwargs)
    except Doubt as doubt:
        return action(*args, confirmed=doubt.answer, **kwargs)
