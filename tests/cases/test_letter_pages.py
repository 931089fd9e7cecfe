"""Letters in the browser: begun, written, refused with their text kept, sent, and handed out as paper."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Read
from cases.models import Letter, LetterTemplate
from tests.cases.paper_office import a_complete_draft, a_draft, a_sent_letter, fresh, mother_of, template
from tests.conftest import ClientOf
from tests.office import a_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def jana(client_of: ClientOf, brandt: User) -> Client:
    return client_of(brandt)


def _typed(letter: Letter, form_key: str, **changes: Any) -> dict[str, Any]:
    typed = {"address": letter.address, "letter_date": f"{letter.letter_date}", "subject": letter.subject}
    return typed | {"body": letter.body, "version": letter.version, "idempotency_key": form_key} | changes


def test_a_letter_to_the_mother_is_begun_from_a_template(jana: Client, form_key: str) -> None:
    case = a_case()
    chosen = {"template": template().key, "to": f"person:{mother_of(case).key}", "idempotency_key": form_key}
    answer = jana.post(reverse("cases:letter_new", args=[case.key]), chosen)
    letter = Letter.objects.get()
    assert answer.headers["Location"] == reverse("cases:letter", args=[letter.key])
    page = jana.get(answer.headers["Location"]).content.decode()
    assert "Sehr geehrte Frau Sommerfeld" in page
    assert "[Raum und Adresse]" in page


def test_a_stranger_is_not_among_the_recipients(jana: Client, form_key: str) -> None:
    case, other = a_case(), a_case()
    chosen = {"template": template().key, "to": f"person:{other.child.key}", "idempotency_key": form_key}
    answer = jana.post(reverse("cases:letter_new", args=[case.key]), chosen)
    assert answer.status_code == 422
    assert not Letter.objects.exists()


def test_who_saves_second_sees_both_texts_and_can_save(jana: Client, form_key: str) -> None:
    draft = a_draft()
    url = reverse("cases:letter", args=[draft.key])
    jana.post(url, _typed(draft, form_key, subject="Von der Kollegin"))
    answer = jana.post(url, _typed(draft, form_key, subject="Von mir", idempotency_key=_other()))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Von der Kollegin" in page
    assert 'value="Von mir"' in page
    assert 'name="version" value="2"' in page


def test_an_open_gap_is_named_when_somebody_sends(jana: Client, form_key: str) -> None:
    draft = a_draft()
    sent = {"channel": "post", "version": draft.version, "idempotency_key": form_key}
    answer = jana.post(reverse("cases:send_letter", args=[draft.key]), sent)
    assert answer.status_code == 422
    assert "Füllen Sie zuerst aus, was noch offen ist" in answer.content.decode()
    assert not fresh(draft).is_sent


def test_a_sent_letter_shows_its_hash_and_gives_its_bytes(jana: Client, form_key: str) -> None:
    draft = a_complete_draft()
    sent = {"channel": "post", "version": draft.version, "idempotency_key": form_key}
    assert jana.post(reverse("cases:send_letter", args=[draft.key]), sent).status_code == 302
    letter = fresh(draft)
    assert letter.file is not None
    assert letter.file.sha256 in jana.get(reverse("cases:letter", args=[letter.key])).content.decode()
    first, again = (jana.get(reverse("cases:letter_paper", args=[letter.key])) for _ in range(2))
    assert first.content == again.content
    assert first.headers["Content-Disposition"] == f'inline; filename="{letter.file.name}"'
    assert Read.objects.filter(kind="print", page="letter", case_key=letter.case.key).count() == 2


def test_papers_are_named_by_the_file_and_never_by_a_person(jana: Client) -> None:
    letter = a_draft()
    number, day = letter.case.file_number, letter.letter_date
    for name, key, expected in (
        ("letter_paper", letter.key, f'inline; filename="{number}_Brief_{day}_Entwurf.pdf"'),
        ("letter_document", letter.key, f'attachment; filename="{number}_Brief_{day}_Entwurf.docx"'),
        ("home_visit_sheet", letter.case.key, f'inline; filename="{number}_Hausbesuch_{day}.pdf"'),
    ):
        answer = jana.get(reverse(f"cases:{name}", args=[key]))
        assert answer.headers["Content-Disposition"] == expected
        assert "no-store" in answer.headers["Cache-Control"]


def test_a_sent_letter_cannot_be_thrown_away(jana: Client, form_key: str) -> None:
    letter = a_sent_letter()
    jana.post(reverse("cases:discard_letter", args=[letter.key]), {"idempotency_key": form_key})
    assert Letter.objects.filter(pk=letter.pk).exists()


def test_a_template_with_a_wrong_place_keeps_what_was_typed(client_of: ClientOf, admin: User, form_key: str) -> None:
    url = reverse("cases:letter_template", args=[template().key])
    typed = {"subject": "Betreff", "body": "{{ wetter }} ist schön", "version": 1, "idempotency_key": form_key}
    page = client_of(admin).post(url, typed).content.decode()
    assert "Den Platzhalter {{ wetter }} gibt es nicht." in page
    assert "{{ wetter }} ist schön" in page
    good = {"body": "{{ anrede }}, gut.", "idempotency_key": _other()}
    assert client_of(admin).post(url, typed | good).status_code == 302
    assert LetterTemplate.objects.for_list().get(key=template().key).current_number == 2


def _other() -> str:
    return "00000000-0000-4000-8000-000000000001"
