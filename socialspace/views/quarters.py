"""The quarters: a picture, a list, and one page each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from socialspace import rules
from socialspace.models import (
    AreaMembership,
    DistrictMembership,
    Offer,
    Organisation,
    Population,
    Project,
    Quarter,
)
from socialspace.views.fetch import demand_reader
from socialspace.views.needs import quarter_needs
from socialspace.views.quarter_map import draw
from web.http import render_page


@dataclass(kw_only=True)
class Counts:
    """Who was counted when, and where that is written; the same for every page, so that groups never differ."""

    quarters: list[Quarter]
    by_day: dict[int, dict[date, int]] = field(default_factory=lambda: defaultdict(dict))
    sources: dict[tuple[int, date], str] = field(default_factory=dict)

    def group_of(self, quarter: Quarter) -> list[Quarter]:
        return rules.group_of(quarter, self.quarters, self.by_day)

    def series_of(self, quarter: Quarter) -> list[rules.PopulationFigure]:
        return rules.population_series(quarter, self.quarters, self.by_day)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A quarter as a row of the list: with whom its figures are counted."""

    quarter: Quarter
    offers: int
    population: rules.PopulationFigure | None
    together_with: list[Quarter]
    counted_in: Quarter | None


@dataclass(frozen=True, kw_only=True)
class CountedDay:
    """A row of the dated series."""

    figure: rules.PopulationFigure
    sources: str


@require_safe
def quarters(request: StaffRequest) -> HttpResponse:
    """The quarters in the order of the office, as a picture and as a list."""
    demand_reader(request.user)
    rows = list(Quarter.objects.visible_to(request.user).with_place().annotate(Count("organisations__offers")))
    context = {
        "places": _places(_counts(rows)),
        "map": draw(rows),
        "several_areas": len({row.area_id for row in rows}) > 1,
        "may_edit": rules.may_keep_reference(request.user),
    }
    return render_page(request, "socialspace/quarters.html", context)


@require_safe
def quarter(request: StaffRequest, key: UUID) -> HttpResponse:
    """What a quarter has, where it belongs, and what was missing there of late."""
    demand_reader(request.user)
    counts = _counts(list(Quarter.objects.visible_to(request.user).with_place()))
    found = next((row for row in counts.quarters if row.key == key), None)
    if found is None:
        raise Http404
    group = counts.group_of(found)
    context = {
        "quarter": found,
        "series": _series(found, counts),
        **belongs(found),
        "offers": Offer.objects.visible_to(request.user).current().filter(quarter=found).for_list(),
        "organisations": _organisations(request.user, found),
        "projects": Project.objects.visible_to(request.user).filter(quarter=found),
        "needs": quarter_needs(request.user, group, counts.by_day),
        "group": group if len(group) > 1 else [],
        "may_edit": rules.may_keep_reference(request.user),
    }
    return render_page(request, "socialspace/quarter.html", context)


def belongs(quarter: Quarter) -> dict[str, object]:
    """To which social areas and districts a quarter belongs and belonged, newest first."""
    areas = AreaMembership.objects.filter(quarter=quarter).select_related("area")
    districts = DistrictMembership.objects.filter(quarter=quarter).select_related("district")
    return {"areas": areas.order_by("-valid_from"), "districts": districts.order_by("-valid_from")}


def _counts(quarters: list[Quarter]) -> Counts:
    counts = Counts(quarters=quarters)
    for count in Population.objects.all():
        counts.by_day[count.quarter_id][count.counted_on] = count.inhabitants
        counts.sources[count.quarter_id, count.counted_on] = count.source
    return counts


def _places(counts: Counts) -> list[Place]:
    return [_place(row, counts) for row in counts.quarters]


def _place(row: Quarter, counts: Counts) -> Place:
    """The first of a group shows its figure; the others say with whom they are counted."""
    leader, *others = counts.group_of(row)
    return Place(
        quarter=row,
        offers=row.organisations__offers__count,  # type: ignore[attr-defined]
        population=next(iter(counts.series_of(row)), None) if leader == row else None,
        together_with=others if leader == row else [],
        counted_in=None if leader == row else leader,
    )


def _series(quarter: Quarter, counts: Counts) -> list[CountedDay]:
    """The figures of the quarter's group with where they are written."""
    group = counts.group_of(quarter)
    return [
        CountedDay(
            figure=figure,
            sources="; ".join(sorted({counts.sources[member.pk, figure.counted_on] for member in group})),
        )
        for figure in counts.series_of(quarter)
    ]


def _organisations(user: User, quarter: Quarter) -> Sequence[Organisation]:
    """Who is there, by kind in the order of the kinds, then by name."""
    kinds = list(Organisation.Kind)
    rows = Organisation.objects.visible_to(user).active().filter(quarter=quarter)
    return sorted(rows, key=lambda row: (kinds.index(Organisation.Kind(row.kind)), row.name_sort))
