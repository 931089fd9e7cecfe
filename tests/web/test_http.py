"""A form counts once, whoever clicks how often; htmx and plain browsers are led to the same place."""

from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from accounts.models import User
from tests.conftest import ClientOf
from web.models import Answer, StoredFile

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.toys")]

HTMX = {"HX-Request": "true"}


@pytest.fixture
def visitor(brandt: User, client_of: ClientOf) -> Client:
    return client_of(brandt)


def test_the_same_form_sent_twice_is_answered_twice_and_counts_once(visitor: Client, form_key: str) -> None:
    form = {"name": "Brief", "idempotency_key": form_key}
    answers = [visitor.post("/ablegen/", form) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {302}
    assert {answer.headers["Location"] for answer in answers} == {f"/datei/{StoredFile.objects.get().pk}/"}


def test_even_changed_text_under_the_same_key_counts_once(visitor: Client, form_key: str) -> None:
    for name in ("erster", "zweiter"):
        visitor.post("/ablegen/", {"name": name, "idempotency_key": form_key})
    assert StoredFile.objects.get().name == "erster"


def test_two_forms_are_two(visitor: Client) -> None:
    for _ in range(2):
        visitor.post("/ablegen/", {"name": "Brief", "idempotency_key": str(uuid4())})
    assert StoredFile.objects.count() == 2


def test_a_refused_form_may_be_corrected_and_sent_again(visitor: Client, form_key: str) -> None:
    assert visitor.post("/ablegen/", {"name": "", "idempotency_key": form_key}).status_code == 422
    assert not Answer.objects.exists()
    assert visitor.post("/ablegen/", {"name": "Brief", "idempotency_key": form_key}).status_code == 302


@pytest.mark.parametrize("key", ["", "7", "nonsense", "a" * 5_000, None])
def test_a_form_without_a_key_is_not_accepted(visitor: Client, key: str | None) -> None:
    form = {"name": "Brief"} | ({} if key is None else {"idempotency_key": key})
    assert visitor.post("/ablegen/", form).status_code == 400
    assert not StoredFile.objects.exists()


def test_a_key_counts_for_its_person_and_its_address(
    brandt: User, aksoy: User, client_of: ClientOf, form_key: str
) -> None:
    form = {"name": "Brief", "idempotency_key": form_key}
    for user in (brandt, aksoy):
        for address in ("/ablegen/", "/anderswo-ablegen/"):
            assert client_of(user).post(address, form).status_code == 302
    assert StoredFile.objects.count() == 4


def test_htmx_is_led_on_by_its_own_header(visitor: Client, form_key: str) -> None:
    form = {"name": "Brief", "idempotency_key": form_key}
    for _ in range(2):
        answer = visitor.post("/ablegen/", form, headers=HTMX)
        assert answer.status_code == 200
        assert answer.headers["HX-Redirect"] == f"/datei/{StoredFile.objects.get().pk}/"
        assert "Location" not in answer.headers


def test_one_address_shows_the_page_and_takes_the_form(visitor: Client, form_key: str) -> None:
    assert visitor.get("/ablegen/").content == b"Seite"
    assert visitor.head("/ablegen/").status_code == 200
    assert visitor.post("/ablegen/", {"name": "Brief", "idempotency_key": form_key}).status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_other_method_gets_through(visitor: Client, method: str) -> None:
    assert getattr(visitor, method)("/ablegen/").status_code == 405


def test_a_form_is_never_read_from_an_address(visitor: Client, form_key: str) -> None:
    answer = visitor.get("/anderswo-ablegen/", {"name": "Brief", "idempotency_key": form_key})
    assert answer.status_code == 405
    assert not StoredFile.objects.exists()


def test_whoever_is_not_signed_in_is_led_to_the_sign_in(client: Client, form_key: str) -> None:
    form = {"name": "Brief", "idempotency_key": form_key}
    assert "anmelden" in client.post("/ablegen/", form).headers["Location"]
    led = client.post("/ablegen/", form, headers=HTMX)
    assert led.status_code == 200
    assert "anmelden" in led.headers["HX-Redirect"]
    assert not StoredFile.objects.exists()


def test_a_paper_is_drawn_and_shown_under_its_name(visitor: Client) -> None:
    answer = visitor.get("/papier/20/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="Papier.pdf"'
    assert answer.content.startswith(b"%PDF-")


def test_a_paper_that_cannot_be_drawn_leads_back_with_the_reason(visitor: Client) -> None:
    answer = visitor.get("/papier/0/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/seite/")
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert len(said) == 1
    assert "zu umfangreich" in said[0]
