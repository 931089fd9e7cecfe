"""The overview: districts, the year's plan, open tasks, the next conference."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import actions, rules
from conferences.models import AreaMeeting, Conference, DistrictPlan, Outcome, Subgroup
from conferences.models.conference import SubgroupQuerySet
from conferences.quarters import YearQuarter, suggested_day
from conferences.views.fetch import outcome_of
from conferences.yearplan import year_plan
from socialspace.models import SocialArea
from web.http import post_once, redirect_page, render_page

TASKS_SHOWN = 6
BAR_WIDTH = 238.0  # of the viewBox of a district's bar
BAR_GAP = 4.0


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A district with its figures and the pieces of its bar: (x, width, whether it runs)."""

    name: str
    running: int
    planned: int
    bars: list[tuple[str, str, bool]]
    is_on: bool

    @property
    def missing(self) -> int:
        return max(self.planned - self.running, 0)


@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """All a practice advisor needs to see at once."""
    rules.demand_reader(request.user)
    tiles = _tiles(request.GET.get("bezirk", ""))
    chosen = next((tile for tile in tiles if tile.is_on), None)
    area = SocialArea.objects.filter(subgroups__isnull=False).distinct().first()
    ours = Subgroup.objects.filter(running_since__isnull=False)
    ours = ours.filter(district__name=chosen.name) if chosen else ours.filter(area=area)
    context = {
        "tiles": tiles,
        "chosen": chosen,
        "area": area,
        "gap": _gap(ours, timezone.localdate()),
        "area_meeting": AreaMeeting.objects.visible_to(request.user).to_come().first(),
        "may_convene": rules.may_convene(request.user),
    }
    return render_page(
        request, "conferences/overview.html", context | _plan(request, ours, timezone.localdate()) | _tasks(request)
    )


@post_once
def finish_task(request: StaffRequest, key: UUID) -> HttpResponse:
    outcome = outcome_of(request.user, key)
    try:
        actions.finish_task(outcome, by=request.user)
        messages.success(request, "Der Auftrag ist erledigt.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("conferences:overview"))


def _plan(request: StaffRequest, ours: SubgroupQuerySet, today: date) -> dict[str, object]:
    """The year's plan and the next conference of these subgroups."""
    conferences = Conference.objects.visible_to(request.user).filter(subgroup__in=ours)
    upcoming = conferences.upcoming(today).first()
    year = _year(request.GET.get("jahr", ""), today)
    next_pk = upcoming.pk if upcoming else None
    return {
        "year": year,
        "years": [today.year - 1, today.year, today.year + 1],
        "rows": year_plan(ours, conferences.for_plan(year), year=year, today=today, next_pk=next_pk),
        "upcoming": upcoming,
        "days_left": (upcoming.day - today).days if upcoming else None,
    }


def _tasks(request: StaffRequest) -> dict[str, object]:
    """Open agreements, overdue first; `auftraege=alle` in the address shows all of them."""
    tasks = Outcome.objects.visible_to(request.user).open_tasks()
    shows_all = request.GET.get("auftraege") == "alle"
    return {
        "tasks": tasks if shows_all else tasks[:TASKS_SHOWN],
        "task_count": tasks.count(),
        "shows_all": shows_all,
    }


def _tiles(chosen: str) -> list[Tile]:
    running = Count("district__subgroups", filter=Q(district__subgroups__running_since__lte=timezone.localdate()))
    plans = DistrictPlan.objects.select_related("district").annotate(running=running)
    return [
        Tile(
            name=plan.district.name,
            running=plan.running,
            planned=plan.planned_subgroups,
            bars=_bars(plan.running, plan.planned_subgroups),
            is_on=plan.district.name == chosen,
        )
        for plan in plans
    ]


def _bars(running: int, planned: int) -> list[tuple[str, str, bool]]:
    """Pieces of equal width; numbers as text, because templates would write a comma."""
    count = max(planned, running, 1)
    width = (BAR_WIDTH - BAR_GAP * (count - 1)) / count
    return [(f"{n * (width + BAR_GAP):.1f}", f"{width:.1f}", n < running) for n in range(count)]


def _year(text: str, today: date) -> int:
    """The year asked for when it is one of the three shown, else this one."""
    return int(text) if text in {str(today.year + step) for step in (-1, 0, 1)} else today.year


def _gap(subgroups: SubgroupQuerySet, today: date) -> dict[str, object] | None:
    """The first subgroup without a date this quarter, with a day to suggest."""
    quarter = YearQuarter.of(today)
    subgroup = subgroups.running(today).without_date_in(quarter).first()
    if subgroup is None:
        return None
    return {"subgroup": subgroup, "quarter": quarter, "day": suggested_day(quarter, today)}
