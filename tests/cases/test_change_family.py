"""Persons of a family: entered, changed, removed; asked about, not refused, where life can be so."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Custody, HouseholdMember, Person, Relationship
from socialspace.models import Language
from tests.cases.kin import a_custody, a_household, a_person, a_relationship, a_stay, mother_of
from tests.office import a_case, a_case_in, a_report, in_days
from tests.trail import forbidden, records, refused, undone_without_trail
from web.doubts import Doubt

pytestmark = pytest.mark.django_db

ROOM: dict[str, Any] = {"role": "relative", "first_name": "Renate", "last_name": "Sommerfeld"}


def test_somebody_new_belongs_to_the_family(brandt: User) -> None:
    case, polish = a_case(), Language.objects.get(name="Polnisch")
    with records("person.added", by=brandt):
        renate = actions.add_person(case, by=brandt, languages=[polish], **ROOM)
    assert renate.family == case.family
    assert renate.languages.get() == polish


@pytest.mark.parametrize(
    "facts",
    [
        {"role": "father"},
        {"role": "child", "first_name": "", "life": "unborn", "expected_on": in_days(90)},
        {"role": "grandparent", "first_name": "Otto", "life": "dead", "died_on": in_days(-4000)},
        {"role": "other", "first_name": "Kim", "life": "unknown", "sex": "diverse"},
    ],
)
def test_unknown_unborn_and_dead_belong_too(brandt: User, facts: dict[str, Any]) -> None:
    assert actions.add_person(a_case(), by=brandt, **facts).pk


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"birth_date": in_days(2)}, "in der Zukunft"),
        ({"life": "unborn", "birth_date": in_days(-2)}, "noch nicht geboren"),
        ({"died_on": in_days(-2)}, "gehört nur zu Verstorbenen"),
        ({"life": "dead", "died_on": in_days(-9), "birth_date": in_days(-8)}, "vor der Geburt"),
        ({"role": "boss"}, "boss"),
        ({"email": "keine Adresse"}, "E-Mail"),
    ],
)
def test_what_cannot_be_is_refused(brandt: User, facts: dict[str, Any], sentence: str) -> None:
    case = a_case()
    with refused(sentence):
        actions.add_person(case, by=brandt, **ROOM | facts)


def test_a_namesake_is_asked_about_and_may_be_somebody_else(brandt: User) -> None:
    case = a_case()
    with pytest.raises(Doubt, match="steht schon in dieser Familie") as doubt:
        actions.add_person(case, by=brandt, role="relative", first_name="milan", last_name="Sommerfeld")
    again = {"role": "relative", "first_name": "milan", "last_name": "Sommerfeld"}
    assert actions.add_person(case, by=brandt, confirmed=doubt.value.answer, **again).pk  # type: ignore[arg-type]


def test_a_birthday_that_contradicts_a_relation_is_asked_about(brandt: User) -> None:
    case = a_case()
    mother = mother_of(case)
    a_relationship(case, "parent", mother, case.child)
    with pytest.raises(Doubt, match="nicht vor Milan Sommerfeld geboren"):
        actions.change_person(mother, case=case, by=brandt, version=mother.version, birth_date=in_days(-30))
    mother.refresh_from_db()
    assert mother.birth_date is None


def test_a_change_counts_versions_and_says_when_somebody_was_faster(brandt: User) -> None:
    case = a_case()
    mother = mother_of(case)
    with records("person.changed", by=brandt):
        changed = actions.change_person(mother, case=case, by=brandt, version=1, first_name="Katja")
    assert (changed.first_name, changed.version) == ("Katja", 2)
    with refused("Inzwischen hat jemand anderes gespeichert"):
        actions.change_person(mother, case=case, by=brandt, version=1, first_name="Kathrin")


def test_a_wrong_entry_goes_with_its_relations_and_leaves_an_entry_in_the_trail(brandt: User) -> None:
    case = a_case()
    uncle = a_person(case, "Sven")
    a_relationship(case, "tense", uncle, case.child)
    a_stay(a_household(case), case, uncle)
    a_custody(case, case.child, uncle)
    with records("person.removed", by=brandt):
        actions.remove_person(uncle, case=case, by=brandt, reason="mistake")
    assert not Person.objects.filter(pk=uncle.pk).exists()
    assert not any(model.objects.exists() for model in (Relationship, HouseholdMember, Custody))


def test_whom_the_file_speaks_of_stays_and_the_sentence_says_where(brandt: User) -> None:
    case = a_case()
    with refused("bleibt in der Akte, denn dort steht die Person schon: Aussage, Fall, Meldung"):
        actions.remove_person(case.child, case=case, by=brandt, reason="double")


def test_nothing_is_removed_without_a_reason(brandt: User) -> None:
    case = a_case()
    uncle = a_person(case, "Sven")
    with refused("warum der Eintrag falsch ist"):
        actions.remove_person(uncle, case=case, by=brandt, reason="weil")


def test_languages_and_interpreter_are_said_for_the_family(brandt: User) -> None:
    case, arabic = a_case(), Language.objects.get(name="Arabisch")
    with records("family.languages_set", by=brandt):
        family = actions.set_languages(case, by=brandt, version=1, languages=[arabic], interpreting=arabic)
    assert (family.interpreting, list(family.languages.all())) == (arabic, [arabic])
    with pytest.raises(ValidationError, match="Inzwischen"):
        actions.set_languages(case, by=brandt, version=1, languages=[], interpreting=None)


def test_whoever_is_not_responsible_changes_nothing(aksoy: User, felten: User, neumann: User) -> None:
    case = a_case()
    mother = mother_of(case)
    for user in (aksoy, felten, neumann):
        with forbidden():
            actions.add_person(case, by=user, **ROOM)
        with forbidden():
            actions.change_person(mother, case=case, by=user, version=1, first_name="X")
        with forbidden():
            actions.remove_person(mother, case=case, by=user, reason="mistake")
        with forbidden():
            actions.set_languages(case, by=user, version=1, languages=[], interpreting=None)


def test_the_family_of_a_closed_case_stays_as_it_was(brandt: User) -> None:
    case = a_case_in(Stage.CLOSED)
    with refused("Das geht nur im Schritt"):
        actions.add_person(case, by=brandt, **ROOM)


def test_somebody_of_another_family_is_not_changed_from_here(brandt: User) -> None:
    case, stranger = a_case(), a_report().child
    with pytest.raises(Person.DoesNotExist):
        actions.change_person(stranger, case=case, by=brandt, version=1, first_name="X")


def test_without_the_trail_nothing_happens(brandt: User) -> None:
    case = a_case()
    with undone_without_trail(by=brandt):
        actions.add_person(case, by=brandt, **ROOM)
