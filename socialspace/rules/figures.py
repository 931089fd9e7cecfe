"""Which figures are too small to be shown, and which are counted together (domain.md §10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.conf import settings

from socialspace.models import Quarter

MIN_INHABITANTS = 50  # a quarter with fewer never has a figure of its own (domain.md §0.1)
LENGTH_TO_WIDTH = 0.63  # a degree of longitude against one of latitude at 51° north

type Counts = Mapping[date, int]
type Shown = int | None  # None: too small to be shown


class PopulationFigure(NamedTuple):
    """How many people live in some quarters together, counted on one day."""

    inhabitants: int
    counted_on: date


@dataclass(frozen=True, kw_only=True)
class ShownTable:
    """A table as it may be shown: None where a count is under the threshold or a sum would give one away."""

    rows: list[list[Shown]]
    row_totals: list[Shown]
    column_totals: list[Shown]
    total: Shown


def shown(count: int) -> Shown:
    """The count when it may be shown; 0 and 4 look the same, so that nobody learns that there was none."""
    return count if count >= settings.SMALL_CELL else None


def shown_count(count: Shown) -> str:
    """A count in words: under the threshold, none included, only as 'unter 5' (domain.md §10)."""
    return f"unter {settings.SMALL_CELL}" if count is None or shown(count) is None else str(count)


def shown_table(counts: Sequence[Sequence[int]]) -> ShownTable:
    """What may be shown of a table, so that no cell left out can be derived from cells and sums (domain.md §10).

    A sum is shown only when each of its parts is: it then says nothing that does not stand beside it.
    """
    rows = [[shown(count) for count in row] for row in counts]
    row_totals = [_sum(row) for row in rows]
    return ShownTable(
        rows=rows,
        row_totals=row_totals,
        column_totals=[_sum(column) for column in zip(*rows, strict=True)],
        total=_sum(row_totals),
    )


def countable(*, in_checks: int, in_conferences: int) -> int:
    """How often a need counts in a figure: both origins together, or not at all.

    What a conference found stands in its minutes. Who knows those could subtract them from a figure, so what resource
    checks counted must reach the threshold by itself before the two are added up.
    """
    return in_checks + in_conferences if shown(in_checks) is not None else 0


def may_show_figures(group: Sequence[Quarter], populations: Mapping[int, Counts]) -> bool:
    """Whether enough people live in a group of quarters; where all of an area are small, there is no figure at all."""
    return sum(_newest(populations.get(quarter.pk, {})) for quarter in group) >= MIN_INHABITANTS


def counted_together(quarters: Sequence[Quarter], populations: Mapping[int, Counts]) -> list[list[Quarter]]:
    """Group quarters whose figures are only shown together (domain.md §10).

    `populations` holds inhabitants by quarter and day. A quarter with fewer than 50 inhabitants by its newest count, or
    without any count, joins the nearest one that is large enough; it never leads its group.
    """
    large = [quarter for quarter in quarters if _newest(populations.get(quarter.pk, {})) >= MIN_INHABITANTS]
    if not large:
        return [list(quarters)]
    groups = {quarter.pk: [quarter] for quarter in large}
    for quarter in quarters:
        if quarter.pk not in groups:
            groups[_nearest(quarter, large).pk].append(quarter)
    return list(groups.values())


def _newest(counts: Counts) -> int:
    return counts[max(counts)] if counts else 0


def _nearest(quarter: Quarter, others: Sequence[Quarter]) -> Quarter:
    def distance(other: Quarter) -> float:
        north = float(other.latitude - quarter.latitude)
        east = float(other.longitude - quarter.longitude) * LENGTH_TO_WIDTH
        return north**2 + east**2

    return min(others, key=distance)


def _sum(parts: Sequence[Shown]) -> Shown:
    known = [part for part in parts if part is not None]
    return sum(known) if parts and len(known) == len(parts) else None
