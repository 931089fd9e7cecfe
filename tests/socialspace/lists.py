"""Lists as people send them, and the way from the file to the directory."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from accounts.models import User
from socialspace.actions.lists import apply_list, upload_list
from socialspace.imports.kinds import plan_of
from socialspace.imports.sheets import Plan
from socialspace.models import ListImport

PARTNERS, OFFERS, STREETS = ListImport.Kind.PARTNERS, ListImport.Kind.OFFERS, ListImport.Kind.STREETS


def csv_of(*lines: str, encoding: str = "utf-8-sig") -> bytes:
    """Lines with semicolons, as an office saves them."""
    return "\r\n".join(lines).encode(encoding)


def xlsx_of(rows: Sequence[Any], *, merged: Sequence[str] = ()) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def uploaded(content: bytes, *, by: User, kind: str = PARTNERS) -> ListImport:
    """A list as it waits for somebody to take it over."""
    return upload_list(by=by, kind=kind, file_name="Liste.csv", content=content)


def partner_list(name: str, *, by: User) -> ListImport:
    """A list with one right and one wrong line."""
    return uploaded(csv_of("Einrichtung;Art;E-Mail", f"{name};Kita;", "Haus ohne Art;Raumschiff;keine"), by=by)


def planned(row: ListImport) -> Plan:
    """What each line would do now."""
    return plan_of(row)


def apply(row: ListImport, *, by: User) -> ListImport:
    """Take over what the preview shows now."""
    return apply_list(row, by=by, seen=planned(row).fingerprint)


def told(plan: Plan) -> list[tuple[int, str, str]]:
    """Line, verdict and sentences of a plan."""
    return [(line.number, str(line.verdict.label), " | ".join(line.sentences)) for line in plan.lines]
