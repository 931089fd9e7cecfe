"""How persons belong together: relationships, households, custody, each with its days, its doubts and its trail."""

from typing import Any

import pytest

from accounts.models import User
from cases import actions
from cases.models import Case, Person, Relationship
from tests.cases.kin import NO_DAYS, a_custody, a_household, a_person, a_relationship, a_stay, mother_of
from tests.office import a_case, a_report, in_days
from tests.trail import forbidden, records, refused
from web.doubts import Doubt

pytestmark = pytest.mark.django_db


def years(number: float) -> Any:
    return in_days(-round(number * 365.25))


def relate(case: Case, by: User, kind: str, one: Person, other: Person, **days: Any) -> Relationship:
    return actions.add_relationship(case, by=by, kind=kind, one=one, other=other, **NO_DAYS | days)


def test_a_relation_has_its_days(brandt: User) -> None:
    case = a_case()
    with records("relationship.added", by=brandt):
        row = relate(case, brandt, "close", case.child, mother_of(case), valid_from=in_days(-9))
    with records("relationship.changed", by=brandt):
        days = {"valid_from": in_days(-9), "valid_to": in_days(-1)}
        changed = actions.change_relationship(row, case=case, by=brandt, version=1, kind="tense", **days)  # type: ignore[arg-type]
    assert (changed.kind, changed.valid_to, changed.version) == ("tense", in_days(-1), 2)
    assert not Relationship.objects.current().exists()


def test_what_holds_for_two_stands_once_whoever_is_named_first(brandt: User) -> None:
    case = a_case()
    mother, child = mother_of(case), case.child
    relate(case, brandt, "close", mother, child)
    with refused("steht für diese Zeit schon da"):
        relate(case, brandt, "close", child, mother)


def test_a_wrong_relation_goes_with_a_reason(brandt: User) -> None:
    case = a_case()
    row = relate(case, brandt, "close", case.child, mother_of(case))
    with refused("warum der Eintrag falsch ist"):
        actions.remove_relationship(row, case=case, by=brandt, reason="")
    with records("relationship.removed", by=brandt):
        actions.remove_relationship(row, case=case, by=brandt, reason="mistake")


def test_two_are_two_and_of_one_family(brandt: User) -> None:
    case, stranger = a_case(), a_report().child
    with refused("zwei verschiedene Personen"):
        relate(case, brandt, "close", case.child, case.child)
    with refused("gehört nicht zur Familie"):
        relate(case, brandt, "close", case.child, stranger)


@pytest.mark.parametrize(
    ("facts", "kind", "question"),
    [
        ({"birth_date": years(5)}, "parent", "nicht vor Milan Sommerfeld geboren"),
        ({"birth_date": years(19.5)}, "parent", "erst 10 Jahre alt"),
        ({"birth_date": years(70.5), "sex": "female"}, "parent", "schon 61 Jahre alt"),
        ({"birth_date": years(5)}, "adoptive", "nicht vor Milan Sommerfeld geboren"),
        ({"life": "dead", "died_on": years(11), "sex": "female", "birth_date": years(40)}, "parent", "vor der Geburt"),
        ({"life": "dead", "died_on": years(11), "sex": "male", "birth_date": years(40)}, "parent", "vor der Geburt"),
    ],
)
def test_what_life_seldom_does_is_asked_and_may_be_confirmed(
    brandt: User, facts: dict[str, Any], kind: str, question: str
) -> None:
    case = a_case(child_birth_date=years(9.02))
    parent = a_person(case, "Kim", **facts)
    with pytest.raises(Doubt, match=question) as doubt:
        relate(case, brandt, kind, parent, case.child)
    assert not Relationship.objects.exists()
    assert relate(case, brandt, kind, parent, case.child, confirmed=doubt.value.answer).pk


def test_a_father_who_died_during_the_pregnancy_is_not_asked_about(brandt: User) -> None:
    case = a_case(child_birth_date=years(9))
    dead = {"life": "dead", "sex": "male", "died_on": in_days(-round(9 * 365.25) - 200), "birth_date": years(40)}
    assert relate(case, brandt, "parent", a_person(case, "Otto", **dead), case.child).pk


def test_a_third_parent_by_blood_is_asked_about(brandt: User) -> None:
    case = a_case()
    for name in ("Ada", "Bo"):
        a_relationship(case, "parent", a_person(case, name), case.child)
    with pytest.raises(Doubt, match="schon zwei leibliche Elternteile: Ada Sommerfeld und Bo Sommerfeld"):
        relate(case, brandt, "parent", a_person(case, "Cem"), case.child)


def test_nobody_descends_from_their_own_child(brandt: User) -> None:
    case = a_case()
    mother = mother_of(case)
    grandmother = a_person(case, "Renate")
    relate(case, brandt, "parent", grandmother, mother)
    relate(case, brandt, "parent", mother, case.child)
    with refused("Das wäre ein Kreis: Milan Sommerfeld stammt selbst von Renate Sommerfeld ab."):
        relate(case, brandt, "parent", case.child, grandmother)


def test_a_circle_by_law_may_be_true_and_is_asked_about(brandt: User) -> None:
    """A man marries the stepdaughter of his father: each is stepparent of the other's stepparent."""
    case = a_case()
    mother = mother_of(case)
    relate(case, brandt, "parent", mother, case.child)
    with pytest.raises(Doubt, match="steht in der Familie schon unter"):
        relate(case, brandt, "step", case.child, mother)


def test_the_unborn_are_nobodys_parents(brandt: User) -> None:
    case = a_case()
    unborn = a_person(case, "", role="child", life="unborn")
    for kind in ("parent", "married"):
        with refused("noch nicht geboren"):
            relate(case, brandt, kind, unborn, case.child)


def test_two_marriages_at_a_time_and_a_couple_of_parent_and_child_are_asked_about(brandt: User) -> None:
    case = a_case(child_birth_date=years(30))
    mother, new = mother_of(case), a_person(case, "Rico")
    relate(case, brandt, "married", mother, a_person(case, "Kai"), valid_from=years(20))
    with pytest.raises(Doubt, match="auch mit Kai Sommerfeld verheiratet"):
        relate(case, brandt, "married", new, mother, valid_from=years(2))
    relate(case, brandt, "parent", mother, case.child)
    with pytest.raises(Doubt, match="Sind beide auch ein Paar"):
        relate(case, brandt, "partners", case.child, mother)


def test_a_relation_that_begins_before_birth_or_outlives_somebody_is_asked_about(brandt: User) -> None:
    case = a_case(child_birth_date=years(9))
    with pytest.raises(Doubt, match="vor der Geburt von Milan"):
        relate(case, brandt, "close", case.child, mother_of(case), valid_from=years(10))
    otto = a_person(case, "Otto", life="dead", died_on=years(3))
    with pytest.raises(Doubt, match="dauert länger, als Otto"):
        relate(case, brandt, "close", case.child, otto, valid_from=years(4), valid_to=years(1))


def test_a_child_lives_in_two_households_over_time(brandt: User) -> None:
    case = a_case()
    with records("household.added", by=brandt):
        home = a_household(case)
    with records("household.moved_in", by=brandt):
        stay = a_stay(home, case, case.child, valid_from=in_days(-90))
    a_stay(a_household(case, "beim Vater"), case, case.child, valid_from=in_days(-30))
    with refused("wohnt in dieser Zeit schon in diesem Haushalt"):
        a_stay(home, case, case.child, valid_from=in_days(-5))
    with records("household.moved_out", by=brandt):
        days: dict[str, Any] = {"valid_from": in_days(-90), "valid_to": in_days(-1)}
        actions.change_stay(stay, case=case, by=brandt, version=1, **days)
    assert case.child.lives.current().values_list("household__label").get()[0] == "beim Vater"


def test_a_household_is_corrected_and_a_wrong_one_goes_with_who_lived_there(brandt: User) -> None:
    case = a_case()
    home = a_household(case)
    address: dict[str, Any] = {"street": "Hauptstraße", "house_number": "5", "postal_code": "", "city": ""}
    with records("household.changed", by=brandt):
        actions.change_household(home, case=case, by=brandt, version=1, label="Mutter", quarter=None, **address)
    stay = a_stay(home, case, case.child)
    with records("household.stay_removed", by=brandt):
        actions.remove_stay(stay, case=case, by=brandt, reason="mistake")
    a_stay(home, case, case.child)
    with records("household.removed", by=brandt):
        actions.remove_household(home, case=case, by=brandt, reason="mistake")
    assert not case.child.lives.exists()


def test_the_dead_do_not_live_on_without_a_question(brandt: User) -> None:
    case = a_case()
    otto = a_person(case, "Otto", life="dead")
    with pytest.raises(Doubt, match="Otto Sommerfeld ist verstorben"):
        actions.add_stay(a_household(case), case=case, by=brandt, person=otto, **NO_DAYS)


def test_custody_belongs_to_a_person_or_to_a_guardian_by_name(brandt: User) -> None:
    case = a_case()
    with records("custody.added", by=brandt):
        row = a_custody(case, case.child, mother_of(case), "sole")
    with records("custody.changed", by=brandt):
        ended: dict[str, Any] = {"holder": row.holder, "holder_name": "", "scope": "", "kind": "sole"}
        actions.change_custody(row, case=case, by=brandt, version=1, valid_from=None, valid_to=in_days(-1), **ended)
    guardian = a_custody(case, case.child, None, "guardian", holder_name="Amtsvormundschaft, Frau Klee")
    with refused("wer die Sorge hat"):
        a_custody(case, case.child, None, "guardian")
    with refused("Wählen Sie eine Person der Familie oder"):
        a_custody(case, case.child, mother_of(case), holder_name="Frau Klee")
    with records("custody.removed", by=brandt):
        actions.remove_custody(guardian, case=case, by=brandt, reason="double")


def test_sole_custody_beside_another_and_custody_of_grown_ups_are_asked_about(brandt: User) -> None:
    case = a_case(child_birth_date=years(9))
    a_custody(case, case.child, mother_of(case), "sole")
    given: dict[str, Any] = {"kind": "joint", "holder_name": "", "scope": ""} | NO_DAYS
    with pytest.raises(Doubt, match="Ist „alleinig“ richtig"):
        actions.add_custody(case, by=brandt, child=case.child, holder=a_person(case, "Kai"), **given)
    grown = a_person(case, "Finn", birth_date=years(20))
    with pytest.raises(Doubt, match="schon 20 Jahre alt"):
        actions.add_custody(case, by=brandt, child=grown, holder=mother_of(case), **given)
    young = a_person(case, "Nora", birth_date=years(16))
    with pytest.raises(Doubt, match="Ruht die Sorge nicht"):
        actions.add_custody(case, by=brandt, child=a_person(case, "Baby"), holder=young, **given)


def test_only_who_works_on_the_case_changes_relations(aksoy: User) -> None:
    case = a_case()
    home, mother = a_household(case), mother_of(case)
    with forbidden():
        relate(case, aksoy, "close", case.child, mother)
    with forbidden():
        actions.add_stay(home, case=case, by=aksoy, person=mother, **NO_DAYS)
    with forbidden():
        actions.remove_household(home, case=case, by=aksoy, reason="mistake")
