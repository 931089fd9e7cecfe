"""The lists one can read in: their columns and who plans them, by kind."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from socialspace.imports.offers import COLUMNS as OFFER_COLUMNS
from socialspace.imports.offers import plan_offers
from socialspace.imports.partners import COLUMNS as PARTNER_COLUMNS
from socialspace.imports.partners import plan_partners
from socialspace.imports.sheets import WHY, Column, Plan, Source
from socialspace.imports.streets import COLUMNS as STREET_COLUMNS
from socialspace.imports.streets import plan_streets
from socialspace.models import ListImport


class Sheet(NamedTuple):
    """One kind of list."""

    kind: ListImport.Kind
    slug: str  # in addresses and names of files
    columns: Sequence[Column]
    plan: Callable[..., Plan]


SHEETS = {
    sheet.kind: sheet
    for sheet in (
        Sheet(ListImport.Kind.PARTNERS, "einrichtungen", PARTNER_COLUMNS, plan_partners),
        Sheet(ListImport.Kind.OFFERS, "angebote", OFFER_COLUMNS, plan_offers),
        Sheet(ListImport.Kind.STREETS, "strassen", STREET_COLUMNS, plan_streets),
    )
}


def sheet_of(row: ListImport) -> Sheet:
    """The kind of an uploaded list."""
    return SHEETS[ListImport.Kind(row.kind)]


def plan_of(row: ListImport) -> Plan:
    """What each line of an uploaded list would do now."""
    return sheet_of(row).plan(Source.load(bytes(row.content)))


def refused_lines(source: Source, plan: Plan) -> Source:
    """The lines that are not taken, each with what is missing."""
    why = {line.number: " ".join(line.sentences) for line in plan.lines if line.is_refused}
    lines = tuple((number, (*cells, why[number])) for number, cells in source.lines if number in why)
    return Source((*source.keys, WHY), lines)


def headings_of(source: Source, sheet: Sheet) -> list[str]:
    """The names of the columns of these lines."""
    labels = {column.key: column.label for column in sheet.columns}
    return [labels.get(key, key) for key in source.keys]
