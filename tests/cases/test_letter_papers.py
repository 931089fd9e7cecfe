"""Letters and the sheet for a home visit on paper: read back, measured, checked for everybody."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import outloud
import pdfua
import pytest
from django.utils import timezone
from docx.oxml.ns import qn
from pypdf import PdfReader

from accounts.models import User
from cases.models import Case
from cases.papers import home_visit_pdf, letter_pdf, sheet_of
from tests.cases.paper_office import a_complete_draft, a_draft, a_sent_letter, content_of, mother_of
from tests.office import a_case
from web.letter_docx import letter_docx

pytestmark = pytest.mark.django_db
MM = 72 / 25.4
A4_HEIGHT = 297.0


def _places(content: bytes) -> dict[str, tuple[float, float]]:
    """Where each piece of text of the first page begins: mm from the left edge, mm of its base line from the top."""
    found: dict[str, tuple[float, float]] = {}

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if text.strip():
            found.setdefault(text.strip(), (x / MM, A4_HEIGHT - y / MM))

    PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=see)
    return found


def _text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u00a0", " ")


def _sheet(by: User) -> bytes:
    case = a_case()
    mother_of(case)
    return home_visit_pdf(Case.objects.for_file().get(pk=case.pk), by=by)


def test_the_address_stands_in_the_window_and_the_text_below_it() -> None:
    places = _places(letter_pdf(a_complete_draft(), created=timezone.now()))
    for line in ("Katrin Sommerfeld", "Mühlenstraße 3a", "41238 Mönchengladbach"):
        left, top = places[line]
        assert left == pytest.approx(25, abs=0.5)
        assert 45 + 17.7 < top < 45 + 45, (line, top)
    back = next(place for words, place in places.items() if words.startswith("Stadt Mönchengladbach · Jugendamt · M"))
    assert 45 < back[1] < 45 + 17.7
    assert places["Unser Zeichen"][0] == pytest.approx(125, abs=0.5)
    assert 50 < places["Unser Zeichen"][1] < 56
    assert places["Einladung zu einem Gespräch"][1] == pytest.approx(98.4 + 4, abs=2)


def test_six_lines_still_fit_the_window() -> None:
    address = "\n".join(f"Zeile {number} mit einem langen Namen aus Rheydt" for number in range(1, 7))
    places = _places(letter_pdf(a_complete_draft(address=address), created=timezone.now()))
    last = max(top for words, (_, top) in places.items() if words.startswith("Zeile "))
    assert last < 90
    assert not [words for words in places if words.startswith("aus Rheydt")]


def test_a_letter_says_everything_that_was_written() -> None:
    letter = a_complete_draft()
    text = _text(letter_pdf(letter, created=timezone.now()))
    for words in (letter.case.file_number, "Jana Brandt", "02161 25-0", "Montag um 10 Uhr", "Zeugnis", "Im Auftrag"):
        assert words in text, words
    assert "· Entwurf" in text


def test_what_was_sent_is_no_draft_any_more() -> None:
    sent = a_sent_letter()
    assert sent.file is not None
    assert "Entwurf" not in _text(content_of(sent.file))


def test_a_long_letter_has_pages_and_keeps_its_words() -> None:
    body = "\n\n".join(f"Absatz {number}. " + "Wir haben lange gesprochen. " * 20 for number in range(80))
    assert 44_000 < len(body) < 60_000
    content = letter_pdf(a_complete_draft(body=body), created=timezone.now())
    assert len(PdfReader(io.BytesIO(content)).pages) > 10
    assert "Absatz 79." in _text(content)


def test_hostile_text_stays_text() -> None:
    hostile = "<script>alert(1)</script>\n\n<img src='http://boese.example/x'>\n\n{{ kind|safe"
    assert "<script>alert(1)</script>" in _text(letter_pdf(a_complete_draft(body=hostile), created=timezone.now()))


@pytest.mark.parametrize(
    "made",
    [
        lambda _: letter_pdf(a_complete_draft(), created=timezone.now()),
        lambda _: letter_pdf(
            a_draft(start="Einwilligung und Entbindung von der Schweigepflicht"), created=timezone.now()
        ),
        _sheet,
    ],
    ids=["letter", "consent", "home visit"],
)
def test_the_checkers_for_accessible_papers_find_nothing(
    made: Callable[[User], bytes], brandt: User, tmp_path: Path
) -> None:
    path = tmp_path / "papier.pdf"
    path.write_bytes(made(brandt))
    result = outloud.check(str(path))
    assert not result.error
    assert [(each.rule, each.message) for each in result.findings if each.severity != "info"] == []
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(path)).findings] == []


def test_titles_of_papers_name_no_person(brandt: User) -> None:
    for content in (letter_pdf(a_complete_draft(), created=timezone.now()), _sheet(brandt)):
        metadata = PdfReader(io.BytesIO(content)).metadata
        assert metadata is not None
        assert "RO-" in str(metadata.title)
        assert not {"Milan", "Sommerfeld", "Brandt"} & set(f"{metadata.title} {metadata.author}".split())


def test_the_sheet_for_a_home_visit_is_two_pages_with_the_family_and_room_to_write(brandt: User) -> None:
    content = _sheet(brandt)
    assert len(PdfReader(io.BytesIO(content)).pages) == 2
    text = _text(content)
    for words in (
        "Milan Sommerfeld, Kind",
        "Katrin Sommerfeld, Mutter",
        "allein gesprochen",
        "Schlafplatz des",
        "Essen und",
        "Welche Ressourcen",
        "Bis wann",
        "zweite Fachkraft",
    ):
        assert words in text, words


def test_the_docx_says_the_same_with_the_address_at_the_window() -> None:
    letter = a_complete_draft()
    content = letter_docx(sheet_of(letter))
    document = docx.Document(io.BytesIO(content))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for expected in ("Katrin Sommerfeld", letter.subject, "Montag um 10 Uhr", letter.case.file_number, "Im Auftrag"):
        assert expected in words, expected
    assert [row.text for row in document.paragraphs if row.style and row.style.name == "List Bullet"] == [
        "Ausweis",
        "Zeugnis",
    ]
    address = next(row for row in document.paragraphs if row.text == "Katrin Sommerfeld")
    frame = address._p.get_or_add_pPr().find(qn("w:framePr"))
    assert frame is not None
    twips = {name: int(frame.get(qn(f"w:{name}"))) for name in ("x", "y", "w", "h")}
    assert {name: round(value / 56.69, 1) for name, value in twips.items()} == {"x": 25, "y": 62.7, "w": 80, "h": 27.3}


def test_the_docx_is_german_and_its_properties_name_no_person() -> None:
    content = letter_docx(sheet_of(a_complete_draft()))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        core = package.read("docProps/core.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert "de-DE" in core
    assert 'w:val="de-DE"' in styles
    assert "Sommerfeld" not in core
    assert "Brandt" not in core
    assert "python-docx" not in core
