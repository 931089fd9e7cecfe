"""The quarters: a picture, a list, and one page each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from socialspace import rules
from socialspace.models import Need, Offer, Organisation, Population, Quarter
from socialspace.views.fetch import demand_reader
from web.http import render_page

MONTHS_OF_NEEDS = 6
MAP_WIDTH, MAP_HEIGHT, MAP_MARGIN = 560, 430, 50  # of the viewBox


@dataclass(frozen=True, kw_only=True)
class Place:
    """A quarter as the page shows it: where it lies on the picture and with whom its figures are counted."""

    quarter: Quarter
    x: str
    y: str
    is_west: bool
    offers: int
    population: rules.PopulationFigure | None
    together_with: list[Quarter]
    counted_in: Quarter | None


@dataclass(frozen=True, kw_only=True)
class NeedRow:
    """How often a topic was missing, as it may be shown."""

    topic: str
    shown: str


@require_safe
def quarters(request: StaffRequest) -> HttpResponse:
    """The quarters in the order of the office, as a picture and as a list."""
    demand_reader(request.user)
    rows = list(Quarter.objects.visible_to(request.user).with_place().annotate(Count("organisations__offers")))
    return render_page(request, "socialspace/quarters.html", {"places": _places(rows)})


@require_safe
def quarter(request: StaffRequest, key: UUID) -> HttpResponse:
    """What a quarter has and what was missing there of late."""
    demand_reader(request.user)
    found = get_object_or_404(Quarter.objects.visible_to(request.user).with_place(), key=key)
    neighbours = list(Quarter.objects.in_area(found.area_id)) if found.area_id else [found]
    groups, populations = _groups(neighbours)
    group = next(group for group in groups if found in group)
    context = {
        "quarter": found,
        "population": rules.population_of(group, populations),
        "offers": Offer.objects.visible_to(request.user).current().filter(quarter=found).for_list(),
        "organisations": Organisation.objects.visible_to(request.user).filter(quarter=found),
        "needs": _needs(request.user, group),
        "months": MONTHS_OF_NEEDS,
        "group": group if len(group) > 1 else [],
    }
    return render_page(request, "socialspace/quarter.html", context)


def _groups(rows: Sequence[Quarter]) -> tuple[list[list[Quarter]], dict[int, dict[date, int]]]:
    """The quarters whose figures stand together, and the counts by quarter and day."""
    populations: dict[int, dict[date, int]] = defaultdict(dict)
    for count in Population.objects.filter(quarter__in=rows):
        populations[count.quarter_id][count.counted_on] = count.inhabitants
    return rules.counted_together(rows, populations), populations


def _places(rows: Sequence[Quarter]) -> list[Place]:
    groups, populations = _groups(rows)
    leader_of = {member.pk: group[0] for group in groups for member in group}
    group_of = {group[0].pk: group for group in groups}
    spots = _spots(rows)
    return [
        Place(
            quarter=row,
            x=spots[row.pk][0],
            y=spots[row.pk][1],
            is_west=float(spots[row.pk][0]) < MAP_WIDTH / 2,
            offers=row.organisations__offers__count,  # type: ignore[attr-defined]
            population=rules.population_of(group_of[row.pk], populations) if row.pk in group_of else None,
            together_with=group_of.get(row.pk, [row])[1:],
            counted_in=None if row.pk in group_of else leader_of[row.pk],
        )
        for row in rows
    ]


def _spots(rows: Sequence[Quarter]) -> dict[int, tuple[str, str]]:
    """Where each quarter lies on the picture, true to scale, north up; as text, because templates write a comma."""
    if not rows:
        return {}
    east = [float(row.longitude) * rules.LENGTH_TO_WIDTH for row in rows]
    north = [float(row.latitude) for row in rows]
    span = max(max(east) - min(east), max(north) - min(north)) or 1
    scale = min(MAP_WIDTH, MAP_HEIGHT) - 2 * MAP_MARGIN
    left = (MAP_WIDTH - (max(east) - min(east)) / span * scale) / 2
    top = (MAP_HEIGHT - (max(north) - min(north)) / span * scale) / 2
    return {
        row.pk: (f"{left + (x - min(east)) / span * scale:.0f}", f"{top + (max(north) - y) / span * scale:.0f}")
        for row, x, y in zip(rows, east, north, strict=True)
    }


def _needs(user: User, group: Sequence[Quarter]) -> list[NeedRow]:
    """What was missing in these quarters together in the last months, most frequent first; no sums beside it.

    A sum over all topics would let somebody subtract the shown counts from it and find a suppressed one.
    """
    today = timezone.localdate()
    year, month = divmod(today.year * 12 + today.month - MONTHS_OF_NEEDS, 12)
    counted = Need.objects.visible_to(user).between(date(year, month + 1, 1), today).filter(quarter__in=group)
    topics = counted.values("topic__name").annotate(total=Sum("count")).filter(total__gt=0)
    rows = sorted(topics, key=lambda row: (-max(row["total"], settings.SMALL_CELL - 1), row["topic__name"]))
    return [NeedRow(topic=row["topic__name"], shown=rules.shown_count(row["total"])) for row in rows]
