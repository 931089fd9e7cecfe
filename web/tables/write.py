"""Writing tables that German spreadsheets open as they are, and in which no cell is ever a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from web.tables.cells import as_text, clean, harmless

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NARROWEST, WIDEST = 10, 50  # characters of a column

type Value = str | int | date | None


def write_csv(headings: Sequence[str], lines: Iterable[Sequence[Value]]) -> bytes:
    """CSV as Excel opens it in a German office: UTF-8 with its mark, semicolons; formulas are made harmless."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(clean(heading)) for heading in headings])
    writer.writerows([harmless(as_text(value)) for value in line] for line in lines)
    return file.getvalue().encode("utf-8-sig")


def write_xlsx(title: str, headings: Sequence[str], lines: Sequence[Sequence[Value]]) -> bytes:
    """A workbook of one sheet: headings that stay in sight, a filter, columns wide enough; text is always text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(lines) + 1}"
    for place, heading in enumerate(headings):
        longest = max((len(as_text(line[place])) for line in lines), default=0)
        width = min(max(NARROWEST, len(heading) + 4, longest + 2), WIDEST)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.append([_heading(sheet, heading) for heading in headings])
    for line in lines:
        sheet.append([_cell(sheet, value) for value in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _heading(sheet: object, text: str) -> object:
    cell = _cell(sheet, text)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E6ECF5")  # type: ignore[attr-defined]
    cell.alignment = Alignment(vertical="top", wrap_text=True)  # type: ignore[attr-defined]
    return cell


def _cell(sheet: object, value: Value) -> object:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "DD.MM.YYYY"
        return cell
    if value is None or isinstance(value, int):
        return WriteOnlyCell(sheet, value)
    text = clean(value)
    cell = WriteOnlyCell(sheet, text)
    if text:
        cell.data_type = "s"  # else "=1+1" would become a formula
    return cell
