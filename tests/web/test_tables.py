"""Tables as offices save them are read as they look, and what we write can be read again and runs nothing."""

import codecs
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.socialspace.lists import csv_of, xlsx_of
from web.tables import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_LINES,
    Table,
    UnreadableTableError,
    Value,
    clean,
    fold,
    read_table,
    write_csv,
    write_xlsx,
)

KNOWN = frozenset(fold(name) for name in ("Einrichtung", "Telefon", "E-Mail", "Ansprechperson E-Mail"))
FORMULAS = ("=1+1", "+49 2166 1", "-3", "@SUM(A1)", "'=1", "''=1", "＝1", "=cmd|'/c calc'!A1")
TEXTS = st.text(max_size=40)
WORKBOOK = xlsx_of([["Einrichtung", "Telefon"], ["Kita A", 1]])  # once: a second one has another time in it


def read(content: bytes) -> Table:
    return read_table(content, known=KNOWN)


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read(content).lines]


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableTableError) as refused:
        read(content)
    return str(refused.value)


def is_answered(content: bytes) -> bool:
    """Whether the bytes are read, or refused with a sentence."""
    try:
        return isinstance(read(content), Table)
    except UnreadableTableError as refused:
        return str(refused).endswith(".")


def workbook_with(part: str, content: bytes) -> bytes:
    """A package that calls itself a workbook and carries one part more."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr(part, content)
    return file.getvalue()


# CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_umlauts_arrive_in_every_encoding(encoding: str) -> None:
    content = csv_of("Einrichtung;Telefon", "Kita Löwenzähnchen;02166 1", encoding=encoding)
    assert cells(content) == [("Kita Löwenzähnchen", "02166 1")]


def test_the_other_utf_16_is_read_too() -> None:
    content = codecs.BOM_UTF16_BE + "Einrichtung\tTelefon\nÄpfel\t1".encode("utf-16-be")
    assert cells(content) == [("Äpfel", "1")]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"], ids=["semicolon", "comma", "tab", "pipe"])
def test_the_delimiter_is_found_by_the_headings(sign: str) -> None:
    content = f"Einrichtung{sign}Telefon{sign}E-Mail\nKita A, B; C{sign}1{sign}a@b.example\n"
    content = content.replace("Kita A, B; C", '"Kita A, B; C"')
    assert cells(content.encode()) == [("Kita A, B; C", "1", "a@b.example")]


def test_excel_may_name_the_delimiter_in_a_line_above() -> None:
    assert cells(b"sep=,\r\nEinrichtung,Telefon\r\nA;B,1\r\n") == [("A;B", "1")]


def test_quotes_and_line_breaks_stay_inside_their_cell_and_lines_keep_the_number_of_the_spreadsheet() -> None:
    table = read(b'Einrichtung;Telefon\n"Kita ""Sonne""\nam Markt";1\n\nB;2\n')
    assert table.lines == ((2, ('Kita "Sonne"\nam Markt', "1")), (4, ("B", "2")))


def test_an_open_quote_is_named_with_its_line() -> None:
    assert "In Zeile 3" in refusal(b'Einrichtung;Telefon\nA;1\n"B;2\nC;3\n')


def test_control_characters_and_marks_nobody_sees_are_gone() -> None:
    assert cells("Einrichtung;Telefon\nKi\x01ta\u202e X\u00a0Y\u200b;\x7f1".encode()) == [("Kita X Y", "1")]


def test_the_quote_against_formulas_is_taken_off_again() -> None:
    assert cells(b"Einrichtung;Telefon\nA;'+49 2166 1\nB;'tHaus\n") == [("A", "+49 2166 1"), ("B", "'tHaus")]


# Headings


def test_titles_stand_above_the_headings_and_groups_are_remembered() -> None:
    rows = [
        ["Partnerliste Rheydt Ost"],
        [],
        ["Einrichtung", None, "Ansprechperson", None],
        ["Einrichtung", "E-Mail", "E-Mail", "Haustier"],
        ["Kita A", "a@b.example", "c@d.example", "Hund"],
    ]
    table = read(xlsx_of(rows, merged=["A1:D1", "A3:B3", "C3:D3"]))
    assert [heading.group for heading in table.headings] == ["Einrichtung"] * 2 + ["Ansprechperson"] * 2
    assert table.lines == ((5, ("Kita A", "a@b.example", "c@d.example", "Hund")),)


def test_a_heading_merged_over_two_lines_is_found_in_the_upper_one() -> None:
    rows = [["Einrichtung", "Erreichbar", None], [None, "Telefon", "E-Mail"], ["Kita A", "1", "a@b.example"]]
    table = read(xlsx_of(rows, merged=["A1:A2", "B1:C1"]))
    assert [heading.name for heading in table.headings] == ["Einrichtung", "Telefon", "E-Mail"]


def test_empty_columns_and_headings_repeated_on_every_page_are_left_out() -> None:
    content = csv_of("Einrichtung;;Telefon;", "A;;1;", "Einrichtung;;Telefon;", "B;;2;")
    assert cells(content) == [("A", "1"), ("B", "2")]


# XLSX


def test_numbers_days_and_formulas_arrive_as_a_person_would_have_typed_them() -> None:
    row = ["Kita A", 12.0, date(2026, 11, 5)]
    rows = [["Einrichtung", "Telefon", "E-Mail"], row, ["B", 1.5, datetime(2026, 11, 5, 7, 30)], [True, 2166, None]]
    expected = [("Kita A", "12", "05.11.2026"), ("B", "1,5", "05.11.2026 07:30"), ("ja", "2166", "")]
    assert cells(xlsx_of(rows)) == expected


def test_only_the_first_sheet_with_something_in_it_is_read_and_the_others_are_named() -> None:
    book = Workbook()
    book.active.title = "leer"
    for name in ("Liste", "Notizen"):
        book.create_sheet(name).append(["Einrichtung", "Telefon"])
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).unread_sheets == ("Notizen",)


# What is no table


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leer"),
        (b"\n \t\n\n", "leer"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "alten Excel-Format"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04 kein Archiv", "beschädigt"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "weder CSV noch"),
        (workbook_with("xl/worksheets/sheet1.xml", b"<no"), "beschädigt"),
        (b"x" * (MAX_BYTES + 1), "5 MB"),
        (b"Einrichtung;Telefon\n" + b"A;1\n" * (MAX_LINES + 1), "20.000 Zeilen"),
        (csv_of(";".join(f"Spalte {n}" for n in range(MAX_COLUMNS + 1)), "A"), "60 Spalten"),
        (b"Einrichtung;Telefon\n" + b"A" * 140_000, "In Zeile 2 steht eine Zelle mit mehr"),
    ],
    ids=["none", "blank", "xls", "pdf", "no zip", "picture", "broken", "large", "long", "wide", "one cell"],
)
def test_what_is_no_table_is_refused_with_one_sentence(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_an_archive_of_another_kind_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "keine Excel-Arbeitsmappe" in refusal(file.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "zu groß" in refusal(workbook_with("xl/worksheets/sheet1.xml", bytes(61 * 1024 * 1024)))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | TEXTS.map(str.encode) | st.binary(max_size=80).map(lambda rest: b"PK\x03\x04" + rest))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert is_answered(content)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_workbook_with_any_byte_broken_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert is_answered(bytes(whole))


# Writing


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TEXTS | st.sampled_from(FORMULAS), TEXTS), max_size=5))
def test_what_is_written_is_read_again_as_it_was(lines: list[tuple[str, str]]) -> None:
    expected = [tuple(clean(text) for text in line) for line in lines if any(clean(text) for text in line)]
    head = ["Einrichtung", "Telefon"]
    expected = [line for line in expected if line != tuple(head)]
    for content in (write_csv(head, lines), write_xlsx("Liste", head, lines)):
        assert cells(content) == expected


@settings(max_examples=200, deadline=None)
@given(TEXTS | st.sampled_from(FORMULAS))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", FORMULAS, ids=range(len(FORMULAS)))
def test_no_cell_is_ever_a_formula(text: str) -> None:
    raw = write_csv(["Telefon"], [[text]]).decode("utf-8-sig").splitlines()[1].strip('"')
    assert raw.startswith("'")
    sheet = load_workbook(io.BytesIO(write_xlsx("Liste", ["Telefon"], [[text]]))).active
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", text)


def test_csv_opens_in_a_german_spreadsheet() -> None:
    content = write_csv(["Einrichtung", "seit"], [["Kita A; B", date(2026, 11, 5)]])
    assert content == codecs.BOM_UTF8 + b'Einrichtung;seit\r\n"Kita A; B";05.11.2026\r\n'


def test_a_workbook_keeps_its_headings_in_sight_and_has_a_filter() -> None:
    lines: list[list[Value]] = [["Ein recht langer Name einer Einrichtung", 7, date(2026, 11, 5)]]
    sheet = load_workbook(io.BytesIO(write_xlsx("Liste", ["Einrichtung", "Plätze", "seit"], lines))).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C2")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > 30
    assert sheet["C2"].is_date
