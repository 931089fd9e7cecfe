"""Reading CSV as offices write it: any of four encodings, any of four delimiters, quotes and line breaks in cells."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator

from web.tables.cells import clean, without_guard
from web.tables.limits import MAX_LINES, TOO_MANY_LINES, UnreadableTableError

DELIMITERS = (";", ",", "\t", "|")
SAMPLE = 40  # lines that are looked at to find the delimiter
END = "\x00end"  # no line of the file is this: NUL was refused before

type Row = tuple[int, tuple[str, ...]]
type Score = Callable[[list[Row]], int]

NO_TEXT = (
    "Die Datei ist weder CSV noch eine Excel-Arbeitsmappe (.xlsx). "
    "Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als CSV oder XLSX."
)


def csv_rows(content: bytes, *, score: Score) -> list[Row]:
    """The lines as (number as a spreadsheet shows it, cells); the delimiter is the one with the best score."""
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return list(_parsed(rest, first.strip()[-1]))
    sample = "\n".join(text.split("\n", SAMPLE)[:SAMPLE])
    return list(_parsed(text, max(DELIMITERS, key=lambda sign: _fit(sample, sign, score))))


def _decoded(content: bytes) -> str:
    """The text; Windows-1252 is what is left when it is no Unicode."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text or "\ufffd" in text:
        raise UnreadableTableError(NO_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fit(sample: str, delimiter: str, score: Score) -> tuple[int, int]:
    """How many headings are known with this delimiter, then how many cells there are."""
    try:
        rows = list(_parsed(sample, delimiter, is_sample=True))
    except UnreadableTableError:
        return 0, 0
    return score(rows), sum(len(cells) for _, cells in rows)


def _parsed(text: str, delimiter: str, *, is_sample: bool = False) -> Iterator[Row]:
    """The lines; a sentinel after the last one shows whether a quote was left open."""
    lines = io.StringIO(text if is_sample else f"{text}\n{END}", newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    count, number = 0, 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(END in cell for cell in cells):
                if cells != [END]:
                    raise UnreadableTableError(_open_quote(number))
                return
            row = tuple(without_guard(clean(cell)) for cell in cells)
            if any(row):
                count += 1
                if count > MAX_LINES + SAMPLE:
                    raise UnreadableTableError(TOO_MANY_LINES)
                yield number, row
    except csv.Error as error:
        raise UnreadableTableError(_too_long(number + 1)) from error


def _too_long(number: int) -> str:
    return (
        f"In Zeile {number} steht eine Zelle mit mehr als 100.000 Zeichen. Meist fehlt dort ein Anführungszeichen am "
        "Ende. Berichtigen Sie die Zeile und laden Sie die Datei noch einmal hoch."
    )


def _open_quote(number: int) -> str:
    return (
        f"In Zeile {number} beginnt ein Anführungszeichen, das nicht endet. "
        "Ergänzen oder löschen Sie es und laden Sie die Datei noch einmal hoch."
    )
