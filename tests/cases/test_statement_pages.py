"""Sicht der Familie: will and wish apart, the child first, a wish asked on, words corrected and still readable."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import Case, WillStatement
from tests.cases.resource_office import a_wish, mother_of
from tests.house.crawl import client_of
from tests.house.queries import page_of
from tests.office import a_case, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(brandt: User) -> Client:
    return client_of("brandt")


def _url(name: str, case: Case, *more: Any) -> str:
    return reverse(f"cases:{name}", args=[case.key, *more])


def _post(client: Client, url: str, **data: Any) -> Any:
    said = {"quote": "Ich will kochen.", "said_on": str(in_days(0))} | data
    return client.post(url, said | {"idempotency_key": str(uuid.uuid4())})


def test_the_child_comes_first_and_will_and_wish_stand_apart(client: Client) -> None:
    case = a_case()
    a_wish(case)
    _post(
        client,
        _url("statements", case),
        person=str(case.child.pk),
        kind="will",
        own_contribution="Ich decke den Tisch.",
    )
    page = page_of(client, _url("statements", case))
    child, mother = page.index("Ich will kochen."), page.index("Ich hätte gern mehr Ruhe.")
    assert child < mother
    assert page.rindex("<h3>", 0, child) == page.index("<h3>Wille</h3>")
    assert "Ich decke den Tisch." in page
    assert page[page.rindex("<h3>", 0, mother) :].startswith("<h3>Wunsch</h3>")


def test_a_case_without_the_words_of_the_child_says_so(client: Client) -> None:
    case = a_case(child_words="")
    hint = "Das Kind ist noch nicht zu Wort gekommen."
    assert hint in page_of(client, _url("statements", case))
    _post(client, _url("statements", case), person=str(case.child.pk), kind="view")
    assert hint not in page_of(client, _url("statements", case))


def test_a_wish_is_asked_on_and_becomes_a_will(client: Client) -> None:
    case = a_case()
    wish = a_wish(case)
    assert "Was würden Sie selbst dafür tun?" in page_of(client, _url("statements", case))
    answer = _post(client, _url("ask_will", case, wish.key), own_contribution="Ich frage die Tante.", readiness="6")
    assert answer.status_code == 302
    will = WillStatement.objects.select_related("person").get(from_wish=wish)
    assert (will.kind, will.person, will.readiness) == ("will", mother_of(case), 6)
    assert "Daraus ist ein Wille geworden." in page_of(client, _url("statements", case))


def test_without_something_of_ones_own_it_stays_a_wish(client: Client) -> None:
    case = a_case()
    wish = a_wish(case)
    answer = _post(client, _url("ask_will", case, wish.key))
    assert answer.status_code == 422
    assert "Ich will kochen." in answer.content.decode()
    assert not WillStatement.objects.filter(from_wish=wish).exists()


def test_a_contribution_to_a_wish_is_refused_and_nothing_is_lost(client: Client) -> None:
    case = a_case()
    answer = _post(
        client, _url("statements", case), person=str(case.child.pk), kind="wish", own_contribution="Ich koche mit."
    )
    assert answer.status_code == 422
    assert "Ein eigener Beitrag gehört zum Willen." in answer.content.decode()
    assert "Ich koche mit." in answer.content.decode()


def test_corrected_words_stand_above_and_the_old_ones_stay_readable(client: Client) -> None:
    case = a_case()
    wish = a_wish(case)
    url = _url("correct_statement", case, wish.key)
    assert "Ich hätte gern mehr Ruhe." in page_of(client, url)
    person = str(mother_of(case).pk)
    assert _post(client, url, person=person, kind="wish", quote="Mehr Ruhe am Abend.").status_code == 302
    page = page_of(client, _url("statements", case))
    assert page.index("Mehr Ruhe am Abend.") < page.index("Frühere Fassung lesen") < page.index("mehr Ruhe.")
    again = _post(client, url, person=person, kind="wish", quote="Noch mehr Ruhe.")
    assert again.status_code == 422
    assert "Diese Aussage ist inzwischen berichtigt." in again.content.decode()


def test_a_statement_of_another_case_is_not_there(client: Client) -> None:
    foreign = a_wish(a_case(child_last_name="Fremd"))
    assert client.get(_url("correct_statement", a_case(), foreign.key)).status_code == 404


def test_colleagues_read_without_links_to_change(brandt: User) -> None:
    case = a_case()
    wish = a_wish(case)
    page = page_of(client_of("aksoy"), _url("statements", case))
    assert "Ich hätte gern mehr Ruhe." in page
    assert _url("correct_statement", case, wish.key) not in page
