"""What a file is by its bytes: what comes in, what is refused, and that each refusal says what to do."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.web.uploads import files
from web.uploads import images
from web.uploads.apart import check_apart
from web.uploads.kinds import RefusedError
from web.uploads.look import look

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "leer"),
    "a program": (lambda: b"MZ" + bytes(200), "Das ist ein Programm"),
    "a shell script": (lambda: b"#!/bin/sh\nrm -rf /", "Das ist ein Programm"),
    "a PDF with a script": (files.script_pdf, "Als PDF speichern"),
    "a PDF that starts something": (files.launching_pdf, "Als PDF speichern"),
    "a PDF with an XFA form": (files.form_pdf, "Als PDF speichern"),
    "a PDF that carries a file": (files.carrying_pdf, "stecken weitere Dateien"),
    "a PDF with a password": (files.locked_pdf, "Kennwort"),
    "half a PDF": (lambda: b"%PDF-1.7\n1 0 obj\n<<", "beschädigt"),
    "a PDF that is an archive": (lambda: files.pdf() + files.archive({"a.exe": "MZ"}), "zugleich ein Archiv"),
    "a web page": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", "Internetseite"),
    "a drawing": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "SVG"),
    "a web page after a blank line": (lambda: b"\n\n  <html><body>", "Internetseite"),
    "a mail": (lambda: b"Received: from a by b\r\nSubject: x\r\n\r\n", "Drucken Sie sie als PDF"),
    "an old Word document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "DOCX"),
    "a photo of an iPhone": (lambda: bytes(4) + b"ftypheic" + bytes(50), "HEIC"),
    "a moving picture": (lambda: b"GIF89a" + bytes(20), "PNG oder JPEG"),
    "a scan as TIFF": (lambda: files.picture("TIFF"), "PDF"),
    "half a photo": (lambda: files.picture(size=(400, 400))[:300], "beschädigt"),
    "a flood of pixels": (lambda: files.picture("PNG", size=(9_000, 9_000)), "50 Millionen"),
    "an archive": (lambda: files.archive({"brief.txt": "Hallo"}), "Packen Sie die Dateien aus"),
    "a bomb": (files.bomb, "viel größer, als sie aussieht"),
    "a document with macros": (lambda: files.document_with({"word/vbaProject.bin": b"x"}), "Makros"),
    "a document with an object": (lambda: files.document_with({"word/embeddings/ole1.bin": b"x"}), "weitere Dateien"),
    "a document with a document": (lambda: files.document_with({"word/media/in.docx": b"PK"}), "weitere Dateien"),
    "a document that runs a command": (
        lambda: files.document_with({"word/footer9.xml": "<w:instrText>DDEAUTO cmd</w:instrText>"}),
        "Makros",
    ),
    "a document with entities": (
        lambda: files.document_with({"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "Makros",
    ),
    "a document that fetches its template": (
        lambda: files.document_with(
            {
                "word/_rels/settings.xml.rels": '<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" '
                'Target="http://boese.example/v.dotm" TargetMode="External"/></Relationships>'
            }
        ),
        "von anderswo",
    ),
    "a document that leads out of its folder": (lambda: files.document_with({"../../etc/cron": "x"}), "beschädigt"),
    "a program before a document": (lambda: files.archive({"a": "b"}, before=b"PK\x03\x04" + bytes(30)), "beschädigt"),
    "an open document with scripts": (lambda: files.open_document(**{"Basic/Standard/x.xml": "<x/>"}), "Makros"),
    "an open document that fetches a picture": (
        lambda: files.open_document(**{"content.xml": '<draw:image xlink:href="http://boese.example/a.png"/>'}),
        "von anderswo",
    ),
    "something unknown": (lambda: bytes(range(256)) * 4, "Erlaubt sind PDF"),
}

TAKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "a PDF": (files.pdf, "pdf"),
    "a PDF that opens at a place and links": (files.linking_pdf, "pdf"),
    "a photo": (files.picture, "jpg"),
    "a picture": (lambda: files.picture("PNG"), "png"),
    "a picture of the web": (lambda: files.picture("WEBP"), "webp"),
    "a Word document": (files.document, "docx"),
    "an Excel sheet": (files.table, "xlsx"),
    "an open document": (files.open_document, "odt"),
    "a text": (lambda: "Müller: „Es geht.“\r\n".encode(), "txt"),
    "an old text": (lambda: "Müller\tStraße\r\n".encode("cp1252"), "txt"),
}


@pytest.fixture
def place(tmp_path: Path) -> Callable[[bytes], tuple[Path, Path]]:
    def put(content: bytes) -> tuple[Path, Path]:
        source, kept = tmp_path / "source", tmp_path / "kept"
        source.write_bytes(content)
        return source, kept

    return put


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_sentence(place: Callable[[bytes], tuple[Path, Path]], name: str) -> None:
    made, words = REFUSED[name]
    source, kept = place(made())
    with pytest.raises(RefusedError) as refusal:
        look(source, kept)
    assert words in str(refusal.value)
    assert not kept.exists()


@pytest.mark.parametrize("name", TAKEN)
def test_it_is_taken_in_as_what_it_is(place: Callable[[bytes], tuple[Path, Path]], name: str) -> None:
    made, ending = TAKEN[name]
    source, kept = place(made())
    assert look(source, kept).ending == ending
    assert kept.stat().st_size


def test_a_bomb_is_small_and_says_ten_gigabytes() -> None:
    assert len(files.bomb()) < 1024 * 1024


def test_a_photo_forgets_where_it_was_taken_and_stands_upright(place: Callable[[bytes], tuple[Path, Path]]) -> None:
    source, kept = place(files.photo_of_a_phone() + b"<script>alert(1)</script>")
    look(source, kept)
    with Image.open(kept) as image:
        assert image.size == (40, 60)
        assert dict(image.getexif()) == {}
    assert b"script" not in kept.read_bytes()
    assert b"Telefon" not in kept.read_bytes()


def test_a_transparent_picture_stays_transparent(place: Callable[[bytes], tuple[Path, Path]]) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (5, 5), (0, 0, 0, 0)).save(out, "PNG")
    source, kept = place(out.getvalue())
    look(source, kept)
    with Image.open(kept) as image:
        assert image.getpixel((1, 1)) == (0, 0, 0, 0)


def test_the_limit_of_pixels_is_the_one_the_sentence_names() -> None:
    assert f"{images.MAX_PIXELS // 1_000_000} Millionen" in images.TOO_LARGE


def test_a_file_is_looked_into_in_a_process_apart() -> None:
    checked = check_apart(io.BytesIO(files.pdf("Bericht")), "..\\..\\Bericht\u202efdp.exe")
    assert (checked.kind.ending, checked.name) == ("pdf", "Berichtfdp.exe")
    assert checked.content.startswith(b"%PDF-")
    with pytest.raises(RefusedError, match="Programm"):
        check_apart(io.BytesIO(b"MZ" + bytes(99)), "Bericht.pdf")
