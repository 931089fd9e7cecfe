"""A paper can be read: by people, by machines and aloud."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pytest
from pypdf import PdfReader

from tests.web.pdf.conftest import NOTE, Minutes, printed_page
from web.pdf import PdfError, pdf_from_html
from web.pdf.tree import branch, nodes

A4_POINTS = (595, 842)
WORDS = NOTE.split()
TURNED = [" ".join(WORDS[start:] + WORDS[:start]) for start in range(len(WORDS))]  # no line twice: not a running head
LONG = {
    "note": "\n\n".join(" ".join(TURNED[start::4]) for start in range(4)),
    "tasks": [each[:90] for each in TURNED * 2],
}
FOREIGN = (
    "Łukasz Đặng 😀👨‍👩‍👧 محمد \u202eabc\u202c שלום Ωμέγα Ђорђе ﬁ e\u0301 Ａ <b>&amp;</b> \x0b\x1f \ufffe \U000e0041"
)


def text_of(paper: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)


def test_a_paper_carries_title_language_author_date_and_tags(minutes: Minutes) -> None:
    paper = PdfReader(io.BytesIO(minutes()))
    assert paper.metadata is not None
    assert paper.metadata.title == "Protokoll der Sozialraumkonferenz Rheydt am 5. November 2026"
    assert paper.metadata.author == "Stadt Mönchengladbach, Jugendamt, Praxisberatung"
    assert paper.metadata.subject == "Ergebnisprotokoll der Sozialraumkonferenz Rheydt, 4. Quartal 2026"
    assert paper.metadata.creation_date is not None
    assert paper.metadata.creation_date.date().isoformat() == "2026-11-18"
    root: Any = paper.root_object
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert {tuple(round(edge) for edge in page.mediabox[2:]) for page in paper.pages} == {A4_POINTS}


def test_the_words_can_be_read_back_and_every_page_has_its_footer(minutes: Minutes) -> None:
    reader = PdfReader(io.BytesIO(minutes(**LONG)))
    assert len(reader.pages) > 3
    assert "Frühstücksangebot" in reader.pages[0].extract_text()
    for number, page in enumerate(reader.pages, start=1):
        assert f"Seite {number} von {len(reader.pages)}" in page.extract_text()
        assert "Protokoll Sozialraumkonferenz Rheydt, 05.11.2026 · Fassung 2 (Entwurf)" in page.extract_text()


@pytest.mark.parametrize(
    ("template", "changes"),
    [
        ("minutes", {}),
        ("minutes", LONG),
        ("minutes", {"note": FOREIGN, "area": FOREIGN}),
        ("decision", {}),
        ("decision", {"name": FOREIGN}),
    ],
    ids=[
        "minutes",
        "minutes of many pages",
        "minutes with foreign letters",
        "decision",
        "decision with foreign letters",
    ],
)
def test_accessibility_checkers_find_nothing(
    minutes: Minutes, template: str, changes: dict[str, object], tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(minutes(template, **changes))
    result = outloud.check(str(path))
    assert not result.error
    assert [(each.rule, each.message) for each in result.findings if each.severity != "info"] == []
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(path)).findings] == []


def test_only_our_fonts_are_used_and_all_are_embedded(minutes: Minutes) -> None:
    fonts = set()
    for page in PdfReader(io.BytesIO(minutes(**LONG, area=FOREIGN))).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"].get_object())
            fonts.add(descendant["/BaseFont"].partition("+")[2])
    assert "Fira-Sans" in fonts
    assert {font[:9] for font in fonts} <= {"Fira-Sans", "Noto-Sans"}


def test_a_font_of_the_machine_is_never_taken() -> None:
    paper = printed_page("<p>Liberation</p>", head="<style>p { font: 9pt 'Liberation Serif', serif }</style>")
    assert b"Liberation" not in paper


def test_a_table_over_pages_is_read_as_one_table(minutes: Minutes) -> None:
    with pikepdf.open(io.BytesIO(minutes(**LONG))) as pdf:
        tags = [(node.tag, node.element) for node in nodes(pdf)]
        tables = [element for tag, element in tags if tag == "Table"]
        rows = [node.tag for node in branch(tables[-1])]
        parents_agree = all(tables[-1] == kid.P for kid in tables[-1].K)
    assert len(tables) == 2  # the data at the head and the tasks
    assert rows.count("TH") == 4
    assert rows.count("TR") == 1 + len(LONG["tasks"])
    assert parents_agree


def test_foreign_letters_neither_break_nor_turn_a_paper(minutes: Minutes) -> None:
    words = text_of(minutes("decision", name=FOREIGN))
    assert "Łukasz Đặng" in words
    assert "Ωμέγα Ђорђе" in words
    assert "<b>&amp;</b>" in words  # what was typed, not what it would mean as markup
    assert "\u202e" not in words


def test_equal_input_gives_equal_bytes(minutes: Minutes) -> None:
    assert minutes(**LONG) == minutes(**LONG)
    assert minutes() != minutes(area="Mülfort")


@pytest.mark.parametrize("text", ["x" * 100_000, (NOTE * 400)[:100_000]], ids=["one word", "words"])
def test_a_hundred_thousand_characters_are_printed(minutes: Minutes, text: str) -> None:
    printed = "".join(text_of(minutes(note=text)).split())
    letter = "x" if text.startswith("xx") else "ü"
    assert printed.count(letter) >= text.count(letter)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<h1>Noch eine</h1>"),
        ("", "<h3>Ohne zweite Ebene</h3>"),
        ("<style>@page { size: A5 }</style>", "<p>Klein</p>"),
    ],
    ids=["two first headings", "level skipped", "not A4"],
)
def test_a_paper_against_our_rules_is_refused(head: str, body: str) -> None:
    with pytest.raises(PdfError, match="Fachadministration"):
        printed_page(body, head=head)


def test_a_paper_without_language_is_refused() -> None:
    with pytest.raises(PdfError):
        pdf_from_html("<title>Probe</title><h1>Probe</h1>", created=datetime.fromisoformat("2026-01-01T00:00+01:00"))


def test_a_date_without_time_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="time zone"):
        pdf_from_html("<h1>Probe</h1>", created=datetime(2026, 1, 1))
