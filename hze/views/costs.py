"""What helps cost: all of a year side by side, as a table for a spreadsheet, and one help month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Min, Q
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.rules import demand
from hze import rules
from hze.costs import HelpCosts, Totals, costs_of
from hze.forms.costs import CostFilter
from hze.lifecycle import StatementState
from hze.models import HelpEpisode
from hze.views.page import fetch_help, help_page
from socialspace.models import SocialArea
from web.german import euro
from web.http import render_page
from web.tables import CSV_TYPE, Value, write_csv

PAGE_SIZE = 50
HEADINGS = (
    *("Jahr", "Sozialraum", "Aktenzeichen", "Hilfeart", "Träger", "Beginn", "Ende"),
    *("Zugesagt", "Ausgegeben", "Prognose bis Jahresende", "Beitrag", "Prognose bis Ende der Hilfe"),
)


@dataclass(frozen=True)
class Row:
    """One help in a year: its prices, what it comes to, what is still to be looked at."""

    costs: HelpCosts
    year: Totals
    whole: int  # cents of the whole help as forecast

    @property
    def help(self) -> HelpEpisode:
        return self.costs.help

    @property
    def unchecked(self) -> int:
        """Statements nobody has checked yet."""
        return sum(row.state == StatementState.HANDED_IN for row in self.help.statements.all())

    @property
    def overdue(self) -> bool:
        """Whether a reimbursement was not claimed by its deadline."""
        return any(row.is_overdue_on(self.costs.today) for row in self.help.reimbursements.all())


@dataclass(frozen=True)
class AreaSum:
    """What the helps of an area come to in a year."""

    area: SocialArea
    helps: int
    totals: Totals


@require_safe
def costs(request: StaffRequest) -> HttpResponse:
    """The helps of a year with what they cost; filtered by year and kind."""
    demand(rules.may_see_costs(request.user))
    form, year = _filter(request)
    rows = _rows(request, form, year)
    context = {
        "form": form,
        "year": year,
        "areas": [_sum(area, list(of)) for area, of in groupby(rows, key=lambda row: row.help.case.area)],
        "totals": Totals.sum(row.year for row in rows),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite")),
        "query": request.GET.urlencode(),
    }
    return render_page(request, "hze/costs.html", context, partial="results")


@require_safe
def costs_csv(request: StaffRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    demand(rules.may_see_costs(request.user))
    form, year = _filter(request)
    lines = (_line(row, year) for row in _rows(request, form, year))
    answer = HttpResponse(write_csv(HEADINGS, lines), content_type=CSV_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="Kosten-{year}.csv"'
    return answer


@require_safe
def help_costs(request: StaffRequest, key: UUID) -> HttpResponse:
    """One help month by month, its contribution, who is responsible, what comes back."""
    demand(rules.may_see_costs(request.user))
    help_, today = fetch_help(request, key), timezone.localdate()
    own = HelpEpisode.objects.visible_to(request.user).filter(pk=help_.pk).with_costs()
    (reckoned,) = costs_of(list(own), today)
    context = {
        "costs": reckoned,
        "whole": Totals.of(reckoned, help_.begins_on, help_.last_day),
        "of_year": Totals.of(reckoned, date(today.year, 1, 1), date(today.year, 12, 31)),
        "year": today.year,
        "contributions": reckoned.contributions,
        "jurisdictions": help_.jurisdictions.select_related("by"),
        "reimbursements": [(row, row.is_overdue_on(today)) for row in help_.reimbursements.all()],
        "may_keep": rules.may_keep_costs(request.user, help_),
    }
    return help_page(request, help_, "hze/help_costs.html", context, tab="costs")


def _filter(request: StaffRequest) -> tuple[CostFilter, int]:
    today = timezone.localdate()
    first = HelpEpisode.objects.visible_to(request.user).aggregate(first=Min("begins_on"))["first"] or today
    years = range(max(first.year, today.year - 10), today.year + 3)
    data = request.GET if request.GET else None
    form = CostFilter(data, years=years, initial={"jahr": today.year})
    year = form.cleaned_data.get("jahr") if form.is_bound and (form.is_valid() or form.cleaned_data) else None
    return form, year or today.year


def _rows(request: StaffRequest, form: CostFilter, year: int) -> list[Row]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    runs = Q(ended_on__isnull=True, ends_on__gte=first) | Q(ended_on__gte=first)
    helps = HelpEpisode.objects.visible_to(request.user).filter(runs, begins_on__lte=last).for_list().with_costs()
    kind = form.cleaned_data.get("art") if form.is_bound else None
    if kind is not None:
        helps = helps.filter(help_kind=kind)
    found = costs_of(list(helps.order_by("case__area__number", "begins_on", "id")), timezone.localdate())
    return [Row(each, Totals.of(each, first, last), _forecast(each)) for each in found]


def _forecast(costs: HelpCosts) -> int:
    return costs.forecast(costs.help.begins_on, costs.help.last_day)


def _sum(area: SocialArea, rows: list[Row]) -> AreaSum:
    return AreaSum(area, len(rows), Totals.sum(row.year for row in rows))


def _line(row: Row, year: int) -> list[Value]:
    return list(_cells(row, year))


def _cells(row: Row, year: int) -> Iterator[Value]:
    help_ = row.help
    yield from (year, help_.case.area.name, help_.case.file_number, str(help_.help_kind), str(help_.provider or ""))
    yield from (help_.begins_on, help_.last_day)
    yield from map(euro, (*row.year, row.whole))
