"""Documents in the browser: what comes in, what is refused and why, and how bytes from outside are handed out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from audit.models import Read
from cases.models import Case, Document
from tests.cases.paper_office import a_document, checked
from tests.conftest import ClientOf
from tests.office import a_case, in_days
from tests.web.uploads import files

pytestmark = pytest.mark.django_db
type Send = Callable[..., Any]


@pytest.fixture
def case(db: None) -> Case:
    return a_case()


@pytest.fixture
def send(client_of: ClientOf, brandt: User, case: Case, form_key: str) -> Send:
    """Post the form of the page with these files, as the browser does: fields after the files."""

    def post(*uploads: tuple[str, bytes], **fields: str) -> Any:
        sent = [SimpleUploadedFile(name, content) for name, content in uploads]
        facts = {"kind": "report", "title": "", "sender": "", "received_on": f"{in_days(-1)}"} | fields
        body = {"uploads": sent, **facts, "idempotency_key": form_key}
        return client_of(brandt).post(reverse("cases:documents", args=[case.key]), body)

    return post


def test_several_files_come_in_at_once_under_their_own_names(send: Send, case: Case) -> None:
    answer = send(("Zeugnis.pdf", files.pdf()), ("Foto vom Zimmer.jpeg", files.picture()), sender="Grundschule")
    assert answer.status_code == 302
    rows = Document.objects.filter(case=case).order_by("title").select_related("file")
    assert [(row.title, row.sender) for row in rows] == [
        ("Foto vom Zimmer", "Grundschule"),
        ("Zeugnis", "Grundschule"),
    ]


def test_a_title_for_several_files_is_numbered(send: Send) -> None:
    send(("a.pdf", files.pdf("a")), ("b.pdf", files.pdf("b")), title="Gutachten")
    assert sorted(Document.objects.values_list("title", flat=True)) == ["Gutachten (1)", "Gutachten (2)"]


def test_one_refused_file_loses_neither_the_others_nor_what_was_typed(send: Send) -> None:
    answer = send(("gut.pdf", files.pdf()), ("rechnung.pdf", b"MZ" + bytes(99)), title="Bericht der Kita")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "rechnung.pdf: Das ist ein Programm" in page
    assert "Ein Dokument liegt jetzt in der Akte." in page
    assert 'value="Bericht der Kita"' in page
    assert Document.objects.get().original_name == "gut.pdf"


def test_sixty_megabytes_are_let_go_while_they_arrive_and_the_title_stays(send: Send) -> None:
    answer = send(("Film.pdf", b"%PDF-1.7\n" + bytes(60 * 1024 * 1024)), ("gut.pdf", files.pdf()), title="Bericht")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Film.pdf: Die Datei ist größer als 20" in page
    assert 'value="Bericht"' in page
    assert Document.objects.get().original_name == "gut.pdf"


def test_more_than_twenty_files_are_too_many_at_once(send: Send) -> None:
    answer = send(*[(f"{number}.txt", f"Blatt {number}".encode()) for number in range(22)])
    assert "21.txt: Das sind mehr als 20 Dateien auf einmal." in answer.content.decode()
    assert Document.objects.count() == 20


def test_a_file_that_lies_there_already_is_told(send: Send, case: Case) -> None:
    a_document(case, checked=checked(files.pdf("x")))
    answer = send(("noch einmal.pdf", files.pdf("x")))
    assert "noch einmal.pdf: Diese Datei liegt schon in der Akte." in answer.content.decode()


def test_without_a_file_the_form_asks_for_one(send: Send) -> None:
    assert "Wählen Sie eine Datei aus." in send(title="Bericht").content.decode()


def test_a_wrong_date_says_that_files_are_chosen_anew(send: Send) -> None:
    page = send(("gut.pdf", files.pdf()), received_on=f"{in_days(3)}").content.decode()
    assert "Der Eingang liegt in der Zukunft." in page
    assert "Wählen Sie die Dateien bitte noch einmal aus" in page


def test_hostile_names_and_titles_stay_text(send: Send, client_of: ClientOf, brandt: User, case: Case) -> None:
    send(("<img src=x onerror=alert(1)>.pdf", files.pdf()))
    page = client_of(brandt).get(reverse("cases:documents", args=[case.key])).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


@pytest.mark.parametrize(
    ("content", "media_type", "way"),
    [
        (files.pdf, "application/pdf", "inline"),
        (files.picture, "image/jpeg", "inline"),
        (files.document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
        (lambda: b"Nur Text, auch mit <b>Zeichen</b>", "text/plain; charset=utf-8", "attachment"),
    ],
)
def test_bytes_from_outside_are_never_a_page(
    client_of: ClientOf, brandt: User, content: Callable[[], bytes], media_type: str, way: str
) -> None:
    document = a_document(checked=checked(content(), name="Zeugnis Milan.bin"))
    answer = client_of(brandt).get(reverse("cases:document_file", args=[document.key]))
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Content-Disposition"] == f'{way}; filename="{document.file.name}"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    assert Read.objects.filter(page="document_file", case_key=document.case.key, actor="brandt").exists()


def test_pages_about_documents_leave_the_bytes_where_they_are(client_of: ClientOf, brandt: User) -> None:
    document = a_document()
    client = client_of(brandt)
    for name, key in (("documents", document.case.key), ("document", document.key)):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(f"cases:{name}", args=[key])).status_code == 200
        assert len(asked) > 0
        assert not [query["sql"] for query in asked if '"content"' in query["sql"]]


def test_the_list_can_be_narrowed_to_a_kind(client_of: ClientOf, brandt: User, case: Case) -> None:
    a_document(case, title="Vom Arzt", kind="opinion")
    a_document(case, title="Aus der Schule")
    page = client_of(brandt).get(reverse("cases:documents", args=[case.key]) + "?art=opinion").content.decode()
    assert "Vom Arzt" in page
    assert "Aus der Schule" not in page


def test_a_new_version_is_refused_with_its_reason_or_taken(client_of: ClientOf, brandt: User, form_key: str) -> None:
    document = a_document()
    url = reverse("cases:replace_document", args=[document.key])
    bad = {"uploads": SimpleUploadedFile("neu.pdf", files.script_pdf()), "received_on": f"{in_days(0)}"}
    answer = client_of(brandt).post(url, bad | {"idempotency_key": form_key})
    assert "Das PDF enthält Programme" in answer.content.decode()
    good = {"uploads": SimpleUploadedFile("neu.pdf", files.pdf("neu")), "received_on": f"{in_days(0)}"}
    answer = client_of(brandt).post(url, good | {"idempotency_key": form_key})
    assert answer.status_code == 302
    assert Document.objects.get(replaces=document).original_name == "neu.pdf"
