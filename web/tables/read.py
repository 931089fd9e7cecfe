"""Reading a table: where its headings are, whatever stands above them, and the lines below."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from web.tables.cells import fold
from web.tables.csv_files import Row, csv_rows
from web.tables.limits import MAX_BYTES, MAX_COLUMNS, MAX_LINES, TOO_MANY_LINES, UnreadableTableError
from web.tables.xlsx_files import xlsx_rows

HEADING_WITHIN = 30  # lines in which the headings are looked for; above them stand titles

SIGNS = {
    b"\xd0\xcf\x11\xe0": (
        "Die Datei ist im alten Excel-Format (.xls) oder mit einem Passwort geschützt. "
        "Speichern Sie sie ohne Passwort als XLSX oder CSV."
    ),
    b"%PDF": "Die Datei ist ein PDF. Wir lesen CSV und Excel-Arbeitsmappen (.xlsx).",
}


class Heading(NamedTuple):
    """The name above a column, and the name of the group of columns above it, if there is one."""

    name: str
    group: str = ""


class Line(NamedTuple):
    """A line with its number, as a spreadsheet shows it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """What was read: as many cells in each line as there are headings; sheets of a workbook that were not read."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    unread_sheets: tuple[str, ...] = ()


def read_table(content: bytes, *, known: Collection[str]) -> Table:
    """Read CSV or XLSX, whatever its name says; raises UnreadableTableError with one German sentence.

    `known` holds headings one expects, as `fold` writes them: the line with most of them is the line of headings.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableTableError("Die Datei ist größer als 5 MB. Teilen Sie sie in mehrere Dateien.")
    for sign, sentence in SIGNS.items():
        if content.startswith(sign):
            raise UnreadableTableError(sentence)
    unread: tuple[str, ...] = ()
    if content.startswith(b"PK"):
        rows, unread = xlsx_rows(content)
    else:
        rows = csv_rows(
            content, score=lambda sample: max((_hits(sample, at, known) for at in _range(sample)), default=0)
        )
    if not rows:
        raise UnreadableTableError("Die Datei ist leer. Wählen Sie eine Datei mit einer Zeile Überschriften.")
    return _table(rows, known, unread)


def _range(rows: list[Row]) -> range:
    return range(min(len(rows), HEADING_WITHIN))


def _table(rows: list[Row], known: Collection[str], unread: tuple[str, ...]) -> Table:
    at = max(_range(rows), key=lambda at: _hits(rows, at, known))  # the first of several
    headings = _headings(rows, at)
    below = [row for row in rows[at + 1 :] if row[1] != rows[at][1]]  # headings repeated on every printed page
    width = max((len(cells) for _, cells in below), default=0)
    headings += [Heading("")] * (width - len(headings))
    filled = [place for place, heading in enumerate(headings) if heading.name or _has_text(below, place)]
    if len(filled) > MAX_COLUMNS:
        raise UnreadableTableError("Die Tabelle hat mehr als 60 Spalten. Löschen Sie die, die nicht gebraucht werden.")
    if len(below) > MAX_LINES:
        raise UnreadableTableError(TOO_MANY_LINES)
    return Table(
        headings=tuple(headings[place] for place in filled),
        lines=tuple(Line(number, tuple(_cell(cells, place) for place in filled)) for number, cells in below),
        unread_sheets=unread,
    )


def _headings(rows: list[Row], at: int) -> list[Heading]:
    """Names with the group above them; a cell merged over both lines has its text in the upper one."""
    names = rows[at][1]
    above = rows[at - 1][1] if at else ()
    headings, group = [], ""
    for place in range(max(len(names), len(above))):
        group = _cell(above, place) or group
        headings.append(Heading(_cell(names, place) or _cell(above, place), group))
    return headings


def _hits(rows: list[Row], at: int, known: Collection[str]) -> int:
    """How many columns of this line are headings one knows."""
    headings = _headings(rows, at)
    names = rows[at][1]
    return sum(
        fold(heading.name) in known or fold(f"{heading.group} {heading.name}") in known
        for heading, name in zip(headings, names, strict=False)
        if name
    )


def _has_text(rows: list[Row], place: int) -> bool:
    return any(_cell(cells, place) for _, cells in rows)


def _cell(cells: tuple[str, ...], place: int) -> str:
    return cells[place] if place < len(cells) else ""
