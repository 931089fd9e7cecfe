"""Clean text in, nothing kept by the browser."""

from urllib.parse import quote

import pytest
from django.test import Client

from accounts.models import User
from tests.conftest import ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.toys")]

BAD = {
    "NUL": b"a\x00b",
    "lone surrogate": b"a\xed\xa0\x80b",
    "broken UTF-8": b"a\xff\xfeb",
    "cut UTF-8": b"a\xc3",
    "overlong": b"a\xc0\xafb",
}
GOOD = ["👩‍👧‍👦", "مريم", "Jürgen ẞ", "<b>fett</b>", "a" * 100_000, "Zeile\r\nZeile", "a+b c%d&e=f"]
BOUNDARY = "grenze"


@pytest.fixture
def visitor(brandt: User, client_of: ClientOf) -> Client:
    return client_of(brandt)


def _percent(raw: bytes) -> str:
    return "".join(f"%{byte:02X}" for byte in raw)


def _multipart(field: bytes, value: bytes, filename: bytes | None = None) -> bytes:
    file = b'; filename="' + filename + b'"\r\nContent-Type: text/plain' if filename is not None else b""
    head = b'--grenze\r\nContent-Disposition: form-data; name="' + field + b'"' + file
    return head + b"\r\n\r\n" + value + b"\r\n--grenze--\r\n"


def _post_multipart(visitor: Client, body: bytes) -> int:
    content_type = f"multipart/form-data; boundary={BOUNDARY}"
    return visitor.post("/echo/wort/", body, content_type=content_type).status_code


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_bad_text_in_the_path_is_refused(visitor: Client, raw: bytes) -> None:
    assert visitor.get(f"/echo/{_percent(raw)}/").status_code == 400


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_bad_text_in_the_query_is_refused(visitor: Client, raw: bytes) -> None:
    assert visitor.get("/echo/wort/", QUERY_STRING=f"q={_percent(raw)}").status_code == 400
    assert visitor.get("/echo/wort/", QUERY_STRING=f"{_percent(raw)}=q").status_code == 400
    assert visitor.get("/echo/wort/", QUERY_STRING=f"q={raw.decode('latin-1')}").status_code == 400


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_bad_text_in_a_form_is_refused(visitor: Client, raw: bytes) -> None:
    kind = "application/x-www-form-urlencoded"
    for body in (f"name={_percent(raw)}", f"{_percent(raw)}=name"):
        assert visitor.post("/echo/wort/", body, content_type=kind).status_code == 400
    assert visitor.generic("POST", "/echo/wort/", b"name=" + raw, content_type=kind).status_code == 400


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_bad_text_in_a_multipart_form_is_refused(visitor: Client, raw: bytes) -> None:
    assert _post_multipart(visitor, _multipart(b"name", raw)) == 400
    assert _post_multipart(visitor, _multipart(raw, b"wert")) == 400


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_bad_text_in_the_name_of_a_file_is_refused(visitor: Client, raw: bytes) -> None:
    assert _post_multipart(visitor, _multipart(b"datei", b"inhalt", raw + b".txt")) == 400


def test_the_bytes_of_a_file_are_its_own_business(visitor: Client) -> None:
    assert _post_multipart(visitor, _multipart(b"datei", b"\x00\xff\xfe", "Übersicht.txt".encode())) == 200


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "latin-1", "nonsense"])
def test_another_charset_than_ours_never_breaks_the_house(visitor: Client, charset: str) -> None:
    body = _multipart(b"name", b"+2AA-\xff\x00")
    kinds = (f"multipart/form-data; boundary={BOUNDARY}", "application/x-www-form-urlencoded")
    for kind in kinds:
        answer = visitor.generic("POST", "/echo/wort/", body, content_type=f"{kind}; charset={charset}")
        assert answer.status_code == 400


@pytest.mark.parametrize("body", [b"", b"--grenze", b"--grenze\r\nkaputt\r\n\r\n\r\n--grenze--", b"x" * 9_000])
def test_a_form_that_is_none_never_breaks_the_house(visitor: Client, body: bytes) -> None:
    assert _post_multipart(visitor, body) in {200, 400}


def test_a_form_that_is_far_too_large_is_refused(visitor: Client) -> None:
    body = "name=" + "a" * (6 * 1024 * 1024)
    kind = "application/x-www-form-urlencoded"
    assert visitor.post("/echo/wort/", body, content_type=kind).status_code in {400, 413}


@pytest.mark.parametrize("text", GOOD, ids=range(len(GOOD)))
def test_whatever_a_person_can_type_arrives_as_it_was_typed(visitor: Client, text: str) -> None:
    assert visitor.post("/echo/wort/", {"name": text}).json()["fields"] == {"name": [text]}
    if len(text) < 1_000:
        assert visitor.get(f"/echo/{quote(text, safe='')}/").status_code in {200, 404}
        assert visitor.get("/echo/wort/", {"q": text}).json()["query"] == {"q": [text]}


def test_a_refused_request_is_told_what_to_do(visitor: Client) -> None:
    answer = visitor.get("/echo/wort/", QUERY_STRING="q=%00")
    assert "Diese Anfrage war nicht lesbar" in answer.content.decode()


ADDRESSES = [
    ("get", "/seite/", 200),
    ("get", "/fehlt/", 404),
    ("get", "/nirgends/", 404),
    ("get", "/seite", 301),
    ("get", "/echo/%00/", 400),
    ("post", "/ablegen/", 400),
    ("put", "/ablegen/", 405),
    ("get", "/meldungen/", 200),
]


@pytest.mark.parametrize(("method", "address", "status"), ADDRESSES)
def test_no_answer_is_kept_by_the_browser(visitor: Client, method: str, address: str, status: int) -> None:
    answer = getattr(visitor, method)(address)
    assert answer.status_code == status
    assert "no-store" in answer.headers["Cache-Control"]
    assert "HX-Request" in answer.headers["Vary"]


def test_the_way_to_the_sign_in_is_not_kept_either(client: Client) -> None:
    answer = client.get("/seite/")
    assert answer.status_code == 302
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_form_whose_protection_has_expired_is_not_kept_either(brandt: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(brandt)
    answer = client.post("/ablegen/")
    assert answer.status_code == 403
    assert "no-store" in answer.headers["Cache-Control"]
