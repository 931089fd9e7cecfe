"""Persons and how they belong together."""

from cases.models import Custody, Household, HouseholdMember, Person, Relationship
from tests import office
from tests.cases.violations import Violations
from tests.office import in_days


def _person() -> Person:
    return office.a_report().child


def _two() -> tuple[Person, Person]:
    child = office.a_report().child
    return Person.objects.exclude(pk=child.pk).get(family=child.family_id), child


def _relationship() -> Relationship:
    mother, child = _two()
    return Relationship.objects.create(family=child.family, kind="parent", one=mother, other=child)


def _bond() -> Relationship:
    one, other = sorted(_two(), key=lambda person: person.pk)
    return Relationship.objects.create(family=one.family, kind="close", one=one, other=other)


def _custody() -> Custody:
    mother, child = _two()
    return Custody.objects.create(child=child, holder=mother, kind="sole")


def _member() -> HouseholdMember:
    child = _person()
    home = Household.objects.create(family=child.family, label="bei der Mutter")
    return HouseholdMember.objects.create(household=home, person=child, valid_from=in_days(-30))


RELATIONS: Violations = {
    "person_born_by_today": (_person, lambda: {"birth_date": in_days(2)}),
    "person_unborn_has_no_dates": (_person, lambda: {"life": "unborn"}),
    "person_expected_is_unborn": (_person, lambda: {"expected_on": in_days(30)}),
    "person_died_by_today": (_person, lambda: {"died_on": in_days(-1)}),
    "person_died_after_birth": (
        _person,
        lambda: {"life": "dead", "birth_date": in_days(-10), "died_on": in_days(-11)},
    ),
    "household_member_once": (_member, lambda: {"valid_from": in_days(-3)}),
    "household_member_leaves_later": (_member, lambda: {"valid_from": in_days(-3), "valid_to": in_days(-4)}),
    "relationship_of_two": (_relationship, lambda: {"one_id": Relationship.objects.get().other_id}),
    "relationship_once_at_a_time": (_relationship, dict),
    "relationship_of_two_once": (
        _bond,
        lambda: {"one_id": Relationship.objects.get().other_id, "other_id": Relationship.objects.get().one_id},
    ),
    "relationship_ends_after_it_begins": (
        _relationship,
        lambda: {"kind": "foster", "valid_from": in_days(0), "valid_to": in_days(-1)},
    ),
    "custody_has_holder": (_custody, lambda: {"holder_id": None}),
    "custody_of_somebody_else": (_custody, lambda: {"holder_id": Custody.objects.get().child_id}),
    "custody_once_at_a_time": (_custody, dict),
    "custody_ends_after_it_begins": (
        _custody,
        lambda: {"kind": "joint", "valid_from": in_days(0), "valid_to": in_days(-1)},
    ),
}
