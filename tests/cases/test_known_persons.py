"""Whom the office may know already: by name, birth date and address, each with its reason."""

from datetime import date

import pytest

from cases.family.matching import Match, known_persons, like_dates
from cases.models import Family, Household, HouseholdMember, Person
from tests.office import in_days

pytestmark = pytest.mark.django_db

BORN = date(2017, 3, 8)


@pytest.fixture
def child(db: None) -> Person:
    family = Family.objects.create(name="Yılmaz")
    child = Person.objects.create(family=family, role="child", first_name="Şükrü", last_name="Yılmaz", birth_date=BORN)
    home = Household.objects.create(family=family, label="Zuhause", street="Keplerstr.", house_number="12 A")
    HouseholdMember.objects.create(household=home, person=child)
    return child


def _reasons(found: list[Match]) -> list[tuple[str, ...]]:
    return [match.reasons for match in found]


def test_the_same_child_says_all_that_is_the_same(child: Person) -> None:
    [found] = known_persons(name="Şükrü Yılmaz", birth_date=BORN, street="Keplerstraße", house_number="12a")
    assert (found.person, found.family, found.score) == (child, child.family, 100)
    assert found.reasons == ("gleicher Name", "gleiches Geburtsdatum", "gleiche Anschrift", "gleicher Haushalt")


def test_a_name_that_sounds_the_same_is_known(child: Person) -> None:
    assert _reasons(known_persons(name="Schükrü Jilmas")) == [("Name klingt gleich",)]


def test_a_name_that_is_near_is_known(child: Person) -> None:
    assert _reasons(known_persons(name="Sükra Jilmes")) == [("Name ist ähnlich",)]


@pytest.mark.parametrize("day", [date(2017, 8, 3), date(2017, 3, 9), date(2016, 3, 8), date(2007, 3, 8)])
def test_a_birth_date_easily_mistaken_is_a_reason(child: Person, day: date) -> None:
    assert _reasons(known_persons(name="Yilmaz", birth_date=day)) == [("gleicher Name", "ähnliches Geburtsdatum")]


def test_a_part_of_the_name_counts_only_with_birth_date_or_address(child: Person) -> None:
    assert known_persons(name="Deniz Yılmaz") == []
    part = "ein Teil des Namens ist gleich"
    assert _reasons(known_persons(name="Deniz Yılmaz", birth_date=BORN)) == [(part, "gleiches Geburtsdatum")]
    found = known_persons(name="Deniz Yılmaz", street="keplerstr", house_number="12a")
    assert _reasons(found) == [(part, "gleiche Anschrift", "gleicher Haushalt")]


def test_neither_house_nor_birthday_makes_another_name_known(child: Person) -> None:
    assert known_persons(name="Anna Becker", birth_date=BORN) == []
    assert known_persons(name="Anna Becker", street="Keplerstr.", house_number="12a") == []
    both = known_persons(name="Anna Becker", birth_date=BORN, street="Keplerstr.", house_number="12a")
    assert _reasons(both) == [("gleiches Geburtsdatum", "gleiche Anschrift")]


def test_without_a_name_the_birth_date_or_the_address_is_enough(child: Person) -> None:
    assert _reasons(known_persons(birth_date=BORN)) == [("gleiches Geburtsdatum",)]
    assert _reasons(known_persons(street="Kepler Straße")) == [("gleiche Anschrift",)]
    assert known_persons(street="Keplerstr.", house_number="13") == []


def test_nothing_asked_is_nothing_known(child: Person) -> None:
    assert known_persons() == []
    assert known_persons(name=" ", street=" ", house_number="12a") == []


def test_who_moved_away_shares_the_address_and_no_household(child: Person) -> None:
    HouseholdMember.objects.update(valid_to=in_days(-1))
    found = known_persons(name="Yılmaz", street="Keplerstr.", house_number="12a")
    assert _reasons(found) == [("gleicher Name", "gleiche Anschrift")]


def test_another_birth_date_speaks_against(child: Person) -> None:
    other = Person.objects.create(family=child.family, role="child", first_name="Şükrü", last_name="Yılmaz")
    found = known_persons(name="Şükrü Yılmaz", birth_date=date(2009, 1, 1))
    assert [match.person for match in found] == [other, child]


def test_it_asks_twice_however_many_it_finds(child: Person, django_assert_num_queries: object) -> None:
    family = child.family
    Person.objects.bulk_create(
        [Person(family=family, role="child", first_name="Şükrü", last_name="Yılmaz") for _ in range(30)]
    )
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(known_persons(name="Sukru Jilmas", birth_date=BORN, limit=10)) == 10


def test_like_dates_hold_no_day_that_is_none() -> None:
    assert date(2019, 2, 28) in like_dates(date(2020, 2, 28))
    assert len(like_dates(date(2020, 2, 29))) == 3
