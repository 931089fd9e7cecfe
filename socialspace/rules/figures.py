"""Which figures are too small to be shown, and which are counted together (domain.md §10)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.conf import settings

from socialspace.models import Quarter

MIN_INHABITANTS = 50  # a quarter with fewer never has a figure of its own (domain.md §0.1)
LENGTH_TO_WIDTH = 0.63  # a degree of longitude against one of latitude at 51° north

type Counts = Mapping[date, int]


class PopulationFigure(NamedTuple):
    """How many people live in some quarters together, counted on one day."""

    inhabitants: int
    counted_on: date


def shown_count(count: int) -> str:
    """A count as it may be shown: under the threshold (and above none) only as 'unter 5' (domain.md §10)."""
    return f"unter {settings.SMALL_CELL}" if 0 < count < settings.SMALL_CELL else str(count)


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


def population_of(group: Sequence[Quarter], populations: Mapping[int, Counts]) -> PopulationFigure | None:
    """The newest day on which every quarter of the group was counted, with the sum; years are never mixed."""
    counts = [populations.get(quarter.pk, {}) for quarter in group]
    days = set.intersection(*(set(count) for count in counts))
    if not days:
        return None
    day = max(days)
    return PopulationFigure(sum(count[day] for count in counts), day)


def _newest(counts: Counts) -> int:
    return counts[max(counts)] if counts else 0


def _nearest(quarter: Quarter, others: Sequence[Quarter]) -> Quarter:
    def distance(other: Quarter) -> float:
        north = float(other.latitude - quarter.latitude)
        east = float(other.longitude - quarter.longitude) * LENGTH_TO_WIDTH
        return north**2 + east**2

    return min(others, key=distance)
