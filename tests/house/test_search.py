"""The search: exact numbers first, names in any spelling, only what one may see, every case shown is recorded."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Read
from cases import actions as cases
from cases.models import Case
from socialspace.models import Offer
from tests.conferences.office import planned
from tests.house.queries import page_of, queries_of
from tests.office import a_case, an_offer, colleague

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

WITHOUT_CASES = ("neumann", "orth", "dohmen", "demir", "pauly", "kemper", "lorenz", "behrens", "admin")


def _search(client: Client, text: str, **more: str) -> str:
    return " ".join(page_of(client, reverse("search"), {"q": text, **more}).split())


def _offer(title: str = "Elterncafé Süd", organisation: str = "Familienzentrum Ost") -> Offer:
    return an_offer(title, organisation=organisation)


# What is found, and why


@pytest.mark.parametrize("text", ["yilmaz", "YILMAZ", "Yılmaz", "Peters, Şükrü", "sukru yilmaz", "ılmaz-pet"])
def test_a_child_is_found_in_any_spelling(client_of: ClientOf, brandt: User, text: str) -> None:
    case = a_case(child_first_name="Şükrü", child_last_name="Yılmaz-Peters", caregiver_name="")
    page = _search(client_of(brandt), text)
    assert reverse("cases:file", args=[case.key]) in page
    assert "Name des Kindes" in page


def test_a_parent_leads_to_the_case_and_is_named(client_of: ClientOf, brandt: User) -> None:
    case = a_case(caregiver_name="Annegret Überholz")
    page = _search(client_of(brandt), "uberholz")
    assert reverse("cases:file", args=[case.key]) in page
    assert "Name in der Familie: Annegret Überholz" in page


def test_both_words_belong_to_the_same_person(client_of: ClientOf, brandt: User) -> None:
    a_case(caregiver_name="Annegret Überholz")
    assert "Nichts gefunden" in _search(client_of(brandt), "Milan Überholz")


def test_the_exact_file_number_comes_first(client_of: ClientOf, brandt: User) -> None:
    first, second = a_case(), a_case()
    Case.objects.filter(pk=first.pk).update(file_number=f"{second.file_number}1")
    page = _search(client_of(brandt), second.file_number.lower())
    assert page.index(str(second.key)) < page.index(str(first.key))
    assert "Teil des Aktenzeichens" in page


def test_names_that_begin_with_the_word_come_before_others(client_of: ClientOf, brandt: User) -> None:
    a_case(child_first_name="Lina", child_last_name="Adler", caregiver_name="")
    a_case(child_first_name="Tom", child_last_name="Linde", caregiver_name="")
    page = _search(client_of(brandt), "lin")
    assert page.index("Linde, Tom") < page.index("Adler, Lina")


def test_a_closed_case_is_found(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    cases.close_case(case, by=brandt, reason=Case.CloseReason.ADVICE)
    assert case.file_number in _search(client_of(brandt), "Sommerfeld")


def test_offers_organisations_and_conferences_are_found(client_of: ClientOf, demir: User, dohmen: User) -> None:
    offer, conference = _offer(), planned(dohmen)
    page = _search(client_of(demir), "elterncafe")
    assert reverse("socialspace:offer", args=[offer.key]) in page
    assert "Titel enthält „Elterncafé“" in page
    assert "Name: Familienzentrum Ost" in _search(client_of(demir), "familienzentrum ost")
    assert reverse("conferences:conference", args=[conference.key]) in _search(client_of(demir), "mulfort")


# Who may find it


@pytest.mark.parametrize("name", WITHOUT_CASES)
def test_whoever_may_not_know_of_a_case_does_not_find_it(db: None, client_of: ClientOf, name: str) -> None:
    case = a_case()
    for text in ("Sommerfeld", case.file_number, "Katrin"):
        page = _search(client_of(colleague(name)), text)
        assert "Nichts gefunden" in page
        assert str(case.key) not in page
    assert not Read.objects.exists()


@pytest.mark.parametrize("name", ["brandt", "aksoy", "vossen", "felten"])
def test_the_whole_team_finds_its_cases(db: None, client_of: ClientOf, name: str) -> None:
    assert a_case().file_number in _search(client_of(colleague(name)), "Sommerfeld")


def test_data_protection_finds_neither_offers_nor_conferences(client_of: ClientOf, behrens: User, dohmen: User) -> None:
    _offer("Mülforter Treff")
    planned(dohmen)
    assert "Nichts gefunden" in _search(client_of(behrens), "Mülfort")


# What is recorded


def test_every_case_shown_is_recorded_and_no_other(client_of: ClientOf, brandt: User) -> None:
    found, _ = a_case(child_last_name="Ahorn"), a_case(child_last_name="Buche")
    _search(client_of(brandt), "ahorn")
    assert list(Read.objects.values_list("case_key", "actor", "page")) == [(found.key, "brandt", "search")]


def test_twenty_are_shown_and_twenty_are_recorded(client_of: ClientOf, brandt: User) -> None:
    for _ in range(22):
        a_case()
    page = _search(client_of(brandt), "Sommerfeld", art="faelle")
    assert page.count("Sommerfeld, Milan") == 20
    assert "20+" in page
    assert Read.objects.count() == 20
    assert _search(client_of(brandt), "Sommerfeld", art="faelle", seite="2").count("Sommerfeld, Milan") == 2


def test_it_asks_as_much_for_twenty_hits_as_for_one(client_of: ClientOf, brandt: User, dohmen: User) -> None:
    a_case(child_last_name="Mülforter")
    _offer("Mülforter Treff")
    planned(dohmen)
    few = queries_of(client_of(brandt), reverse("search"), {"q": "mulfort"})
    for number in range(19):
        a_case(child_last_name="Mülforter")
        _offer(f"Mülforter Treff {number}", f"Mülfort {number}")
    many = queries_of(client_of(brandt), reverse("search"), {"q": "mulfort"})
    assert len(many) == len(few) <= 13  # one a group


# Bad input


@pytest.mark.parametrize("text", ["", " ", "a", "%", "__", "%%%", ",", "-"])
def test_too_little_is_said_and_nothing_is_searched(client_of: ClientOf, brandt: User, text: str) -> None:
    a_case()
    page = _search(client_of(brandt), text)
    assert "Geben Sie mindestens 2 Buchstaben oder Ziffern ein." in page
    assert "Sommerfeld" not in page


@pytest.mark.parametrize(
    "text", ["m%n", "q_z%", "\\\\ab", "'; DROP TABLE x", "<b>ab</b>", "🙂ab", "\u202eab", "a" * 200]
)
def test_signs_mean_themselves(client_of: ClientOf, brandt: User, text: str) -> None:
    a_case()
    page = _search(client_of(brandt), text)
    assert "Nichts gefunden" in page
    assert "<b>ab</b>" not in page


def test_a_hundred_thousand_letters_are_refused_with_a_sentence(client_of: ClientOf, brandt: User) -> None:
    assert "Der Suchbegriff ist zu lang." in _search(client_of(brandt), "x" * 100_000)


@pytest.mark.parametrize("query", ["q=ab%00", "q=%ff%fe", "q=%ed%a0%80"])
def test_text_no_keyboard_types_is_answered_with_400(client_of: ClientOf, brandt: User, query: str) -> None:
    assert client_of(brandt).get(f"{reverse('search')}?{query}").status_code == 400
