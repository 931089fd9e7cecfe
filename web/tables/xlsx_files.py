"""Reading workbooks: the first sheet with something in it, values instead of formulas, no archive that is a flood."""

import io
import zipfile
from typing import Any

from openpyxl import load_workbook

from web.tables.cells import as_text
from web.tables.csv_files import Row
from web.tables.limits import MAX_LINES, MAX_PARTS, MAX_UNPACKED, TOO_MANY_LINES, UnreadableTableError

WIDEST = 120  # columns that are looked at; there may be empty ones between those that count
TITLE_LINES = 40  # lines above the heading do not count as lines of the table

BROKEN = (
    "Die Excel-Datei ist beschädigt und lässt sich nicht lesen. "
    "Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie noch einmal als XLSX oder CSV."
)
NO_WORKBOOK = (
    "Die Datei ist keine Excel-Arbeitsmappe (.xlsx). "
    "Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als XLSX oder CSV."
)
TOO_LARGE = "Die Excel-Datei ist ausgepackt zu groß. Speichern Sie die Tabelle als CSV und laden Sie diese hoch."


def xlsx_rows(content: bytes) -> tuple[list[Row], tuple[str, ...]]:
    """The lines of the first sheet with something in it as (number, cells), and the names of sheets left unread."""
    _check_package(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return _first_filled(book)
        finally:
            book.close()
    except UnreadableTableError:
        raise
    except Exception as error:  # openpyxl meets a broken file with whatever its parts raise
        raise UnreadableTableError(BROKEN) from error


def _check_package(content: bytes) -> None:
    """Look into the archive before anything is unpacked; reading never goes beyond the sizes it states."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except Exception as error:  # an archive can be broken in more ways than BadZipFile names
        raise UnreadableTableError(BROKEN) from error
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise UnreadableTableError(NO_WORKBOOK)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableTableError(TOO_LARGE)


def _first_filled(book: Any) -> tuple[list[Row], tuple[str, ...]]:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    for position, sheet in enumerate(sheets):
        rows = _rows(sheet)
        if rows:
            return rows, tuple(as_text(other.title) for other in sheets[position + 1 :])
    return [], ()


def _rows(sheet: Any) -> list[Row]:
    """Rows with something in them; the size a sheet states of itself is often wrong and is not believed."""
    sheet.reset_dimensions()
    rows: list[Row] = []
    for number, values in enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True), start=1):
        if values.count(None) < len(values):
            cells = tuple(as_text(value) for value in values)
            if any(cells):
                rows.append((number, cells))
        if len(rows) > MAX_LINES + TITLE_LINES:
            raise UnreadableTableError(TOO_MANY_LINES)
    return rows
