"""The page of the family: what it shows, what it asks, what it keeps; who reads and who changes."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases import actions
from cases.models import Case, Person, Relationship
from tests.cases.kin import a_custody, a_household, a_person, a_relationship, a_stay, mother_of
from tests.conftest import ClientOf
from tests.house.hostile import TEXTS
from tests.house.queries import page_of, queries_of
from tests.office import a_case, in_days

pytestmark = pytest.mark.django_db

BUDGET = 10


def address(name: str, case: Case, *keys: object) -> str:
    return reverse(f"cases:{name}", args=[case.key, *keys])


@pytest.fixture
def jana(brandt: User, client_of: ClientOf) -> Client:
    return client_of(brandt)


def person_form(form_key: str, **changes: str) -> dict[str, str]:
    given = {"role": "relative", "first_name": "Renate", "last_name": "Kamps", "sex": "female", "life": "born"}
    return {"idempotency_key": form_key} | given | changes


def a_large_family(size: int) -> Case:
    """A family of this size: parents of parents, each with a household, a relation, a custody."""
    case = a_case()
    home, before = a_household(case), mother_of(case)
    for number in range(size - 2):
        person = a_person(case, f"Person{number}")
        a_relationship(case, "parent" if number % 3 else "close", before, person)
        a_stay(home, case, person)
        a_custody(case, person, before)
        before = person if number % 5 == 0 else before
    return case


@pytest.mark.parametrize("size", [5, 40])
def test_the_page_asks_as_often_for_forty_as_for_five(jana: Client, size: int) -> None:
    case = a_large_family(size)
    queries = queries_of(jana, address("family", case))
    assert len(queries) <= BUDGET, "\n".join(queries)
    page = page_of(jana, address("family", case))
    assert f"{size} Personen in " in page
    assert page.count('class="g-p') >= size


def test_picture_and_list_say_the_same(jana: Client) -> None:
    case = a_case()
    mother = mother_of(case)
    a_relationship(case, "parent", mother, case.child)
    a_relationship(case, "tense", mother, case.child)
    a_stay(a_household(case, "Mülforter Straße"), case, case.child)
    page = page_of(jana, address("family", case))
    described = re.search(r"<desc[^>]*>(.*?)</desc>", page, re.S)
    assert described is not None
    for sentence in (
        "Katrin Sommerfeld ist Elternteil von Milan Sommerfeld.",
        "haben eine angespannte Beziehung.",
        "Haushalt A, Mülforter Straße: Milan Sommerfeld.",
    ):
        assert sentence in described[1]
        assert page.count(sentence) >= 2
    assert ">angespannt</text>" in page


def test_the_panel_of_the_overview_is_the_same_picture(jana: Client) -> None:
    case = a_case()
    panel = jana.get(address("genogram", case), headers={"HX-Request": "true"}).content.decode()
    whole = page_of(jana, address("genogram", case))
    assert panel.strip().startswith('<div id="genogramm"')
    assert " ".join(panel.split()) in " ".join(whole.split())
    assert address("genogram", case) in page_of(jana, address("file", case))


def test_a_new_person_stands_in_the_picture(jana: Client, form_key: str) -> None:
    case = a_case()
    answer = jana.post(address("add_person", case), person_form(form_key), follow=True)
    assert "Die Person ist gespeichert." in answer.content.decode()
    assert ">Renate</text>" in answer.content.decode()


def test_a_doubt_keeps_what_was_typed_and_a_tick_lets_it_through(jana: Client, form_key: str) -> None:
    case = a_case(child_birth_date=in_days(-3000))
    young = a_person(case, "Nora", birth_date=in_days(-2000))
    form = {"idempotency_key": form_key, "kind": "parent", "one": young.key, "other": case.child.key, "valid_from": ""}
    asked = jana.post(address("add_relationship", case), form)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Nora Sommerfeld ist nicht vor Milan Sommerfeld geboren" in page
    assert "Ja, das stimmt so" in page
    assert f'value="{young.key}" selected' in page
    assert not Relationship.objects.exists()
    tick = re.search(r'name="confirmed"\s+value="(\w+)"', page)
    assert tick is not None
    assert jana.post(address("add_relationship", case), {**form, "confirmed": tick[1]}).status_code == 302
    assert Relationship.objects.get().one_id == young.pk


def test_whoever_was_slower_sees_both_side_by_side(jana: Client, brandt: User, form_key: str) -> None:
    case = a_case()
    mother = mother_of(case)
    actions.change_person(mother, case=case, by=brandt, version=1, first_name="Katharina")
    slow = person_form(form_key, first_name="Kathi", role="mother", version="1")
    answer = jana.post(address("person", case, mother.key), slow)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Katharina" in page
    assert "Kathi" in page
    assert 'name="version" value="2"' in page


def test_a_circle_that_is_there_already_is_drawn_and_explained(jana: Client) -> None:
    case = a_case()
    mother = mother_of(case)
    for one, other in ((mother, case.child), (case.child, mother)):
        Relationship.objects.create(family=case.family, kind="parent", one=one, other=other)
    page = page_of(jana, address("family", case))
    assert "Manche Angaben widersprechen einander" in page
    assert ">Elternteil</text>" in page


def test_brothers_and_sisters_follow_from_parents(jana: Client) -> None:
    case = a_case()
    mother, father, other = mother_of(case), a_person(case, "Kai"), a_person(case, "Rico")
    full, half, step = a_person(case, "Leon"), a_person(case, "Ella"), a_person(case, "Max")
    for parent, child in (
        *((mother, case.child), (father, case.child), (mother, full), (father, full)),
        *((mother, half), (other, half), (other, step)),
    ):
        a_relationship(case, "parent", parent, child)
    a_relationship(case, "step", other, case.child)
    page = " ".join(page_of(jana, address("family", case)).split())
    assert "Geschwister, durch Katrin Sommerfeld und Kai Sommerfeld" in page
    assert "Halbgeschwister, durch Katrin Sommerfeld" in page
    assert "Stiefgeschwister, durch Rico Sommerfeld" in page


def test_who_reads_sees_no_form_and_no_way_to_one(aksoy: User, client_of: ClientOf) -> None:
    case = a_case()
    page = page_of(client_of(aksoy), address("family", case))
    assert "Person aufnehmen" not in page
    assert address("person", case, case.child.key) not in page
    assert "Sie lesen mit" in page


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_names_stay_text(jana: Client, form_key: str, text: str) -> None:
    case = a_case()
    typed = person_form(form_key, first_name=text[:100], last_name=text[:100], other_names=text[:100])
    answer = jana.post(address("add_person", case), typed, follow=True)
    assert answer.status_code in {200, 422}
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"role": ""}, "Wählen Sie bei „Rolle in der Familie“ etwas aus."),
        ({"birth_date": "31.02.2020"}, "Geben Sie bei „Geburtsdatum“ einen Tag ein, den es gibt"),
        ({"birth_date": "2999-01-01"}, "Das Geburtsdatum liegt in der Zukunft."),
        ({"died_on": "2020-01-01"}, "Ein Todestag gehört nur zu „verstorben“"),
        ({"life": "unborn", "birth_date": "2020-01-01"}, "Wer noch nicht geboren ist, hat kein Geburtsdatum."),
        ({"languages": "unsinn"}, "Spricht"),
    ],
)
def test_bad_input_gets_its_sentence_and_stays(
    jana: Client, form_key: str, changes: dict[str, str], sentence: str
) -> None:
    case = a_case()
    before = Person.objects.count()
    answer = jana.post(address("add_person", case), person_form(form_key, **changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Renate"' in answer.content.decode()
    assert Person.objects.count() == before


def test_somebody_of_another_family_is_404_in_every_form(jana: Client, form_key: str) -> None:
    case, other = a_case(), a_case(child_first_name="Ada", child_last_name="Fremd")
    home, stranger = a_household(other), other.child
    row = a_relationship(other, "close", stranger, mother_of(other))
    custody = a_custody(other, stranger, mother_of(other))
    stay = a_stay(home, other, stranger)
    rows: dict[str, Any] = {
        "person": stranger,
        "household": home,
        "relationship": row,
        "custody": custody,
        "stay": stay,
    }
    for name, foreign in rows.items():
        for door in (name, f"remove_{name}"):
            assert jana.get(address(door, case, foreign.key)).status_code == 404
            assert jana.post(address(door, case, foreign.key), {"idempotency_key": form_key}).status_code == 404
