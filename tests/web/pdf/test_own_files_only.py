"""A paper reaches no network and no file, whatever is typed into it (reliability.md, section 4.3)."""

import base64
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pikepdf
import pytest

from tests.web.pdf.conftest import CREATED, PAGE, printed_page
from web.pdf import PdfError, pdf_from_html

SECRET = "GEHEIM-4711"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'


def nested(address: str) -> str:
    picture = SVG.format(f'<image xlink:href="{address}" width="9" height="9"/>').encode()
    return "data:image/svg+xml;base64," + base64.b64encode(picture).decode()


# name: (markup for the head, markup for the body); {to} is the address of the listener or of the secret file
VECTORS = {
    "img": ("", '<img src="{to}" alt="x">'),
    "img with redirect": ("", '<img src="{to}/redirect" alt="x">'),
    "import": ("<style>@import url({to})</style>", ""),
    "link stylesheet": ('<link rel="stylesheet" href="{to}">', ""),
    "link attachment": ('<link rel="attachment" href="{to}">', ""),
    "a attachment": ("", '<a rel="attachment" href="{to}">x</a>'),
    "object": ("", '<object data="{to}">x</object>'),
    "embed": ("", '<embed src="{to}">'),
    "svg image": ("", SVG.format('<title>x</title><image xlink:href="{to}" width="9" height="9"/>')),
    "svg use": ("", SVG.format('<title>x</title><use xlink:href="{to}#a"/>')),
    "font-face": ("<style>@font-face {{ font-family: F; src: url({to}) }} p {{ font-family: F }}</style>", "<p>x</p>"),
    "background": ("", '<p style="background: url({to})">x</p>'),
    "list-style": ("", '<ul style="list-style-image: url({to})"><li>x</li></ul>'),
    "content": ("<style>p::before {{ content: url({to}) }}</style>", "<p>x</p>"),
    "base": ('<base href="{to}/">', '<img src="relative.png" alt="x">'),
    "border-image": ("", '<p style="border: 9px solid; border-image: url({to}) 9">x</p>'),
    "nested data svg": ("", '<img src="{nested}" alt="x">'),
    "entity": ("", '<iframe src="{to}"></iframe><p>&secret;</p>'),
}


class Listener(ThreadingHTTPServer):
    """Counts who comes."""

    reached: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self.server.reached.append(self.path)
        if self.path.endswith("/redirect"):
            self.send_response(302)
            self.send_header("Location", "/target")
        else:
            self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    server = Listener(("127.0.0.1", 0), Handler)
    server.reached = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def contents(paper: bytes) -> bytes:
    """Everything in the file, unpacked."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        return b"".join(each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))


@pytest.mark.parametrize("vector", VECTORS)
def test_no_way_leads_out(vector: str, listener: Listener, tmp_path: Path) -> None:
    listener.reached.clear()
    secret = tmp_path / "secret.svg"
    secret.write_text(SVG.format(f"<title>x</title><text>{SECRET}</text>"))
    head, body = VECTORS[vector]
    for address in (f"http://127.0.0.1:{listener.server_port}", secret.as_uri(), str(secret)):
        markup = {"to": address, "nested": nested(address)}
        try:
            paper = printed_page(body.format(**markup), head=head.format(**markup))
        except PdfError:
            continue  # refused altogether, for instance a picture tagged without being there
        assert b"/EmbeddedFile" not in paper
        assert SECRET.encode() not in contents(paper)
    assert listener.reached == []


def test_the_listener_would_have_noticed(listener: Listener) -> None:
    urlopen(f"http://127.0.0.1:{listener.server_port}/hello").close()
    assert listener.reached.pop() == "/hello"


def test_a_document_type_with_entities_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    page = PAGE.format(head="", body="<p>&x;</p>").replace(
        "<!doctype html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    )
    assert SECRET.encode() not in contents(pdf_from_html(page, created=CREATED))
