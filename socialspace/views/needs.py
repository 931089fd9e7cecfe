"""Needs: what was missing, where and when, as far as figures may be shown; and what one makes of it."""

import csv
from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from socialspace import rules
from socialspace.views.fetch import demand_reader
from socialspace.views.need_tables import Group, NeedFigures, NeedTable, groups_of, name_of, need_figures
from web.calendar import YearQuarter
from web.http import render_page

PERIODS, PERIODS_OF_A_QUARTER = 8, 4
BOM = "\ufeff"  # the office's spreadsheet reads umlauts only with it
HEADINGS = ("Quartier", "Thema", "Jahr", "Quartal", "Anzahl")


@require_safe
def needs(request: StaffRequest) -> HttpResponse:
    """All groups of quarters in one calendar quarter, or one group over eight of them (`quartier`, `quartal`)."""
    demand_reader(request.user)
    figures = need_figures(request.user, *groups_of(request.user), periods=PERIODS)
    group = _group(figures, request.GET.get("quartier", ""))
    period = _period(figures, request.GET.get("quartal", ""))
    context = {
        "figures": figures,
        "tabs": [(name_of(each), each[0].key, each is group) for each in figures.groups],
        "group": group,
        "group_name": name_of(group) if group else "",
        "period": period,
        "choices": [(each.short, f"{each.year}-{each.number}", each == period) for each in reversed(figures.periods)],
        "table": figures.trend(group) if group else figures.comparison(period),
        "may_start": rules.may_start_projects(request.user),
    }
    return render_page(request, "socialspace/needs.html", context)


@require_safe
def needs_csv(request: StaffRequest) -> HttpResponse:
    """The same cells as a list for spreadsheets; no sums."""
    demand_reader(request.user)
    figures = need_figures(request.user, *groups_of(request.user), periods=PERIODS)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="Bedarfe.csv"'
    answer.write(BOM)
    rows = csv.writer(answer, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEADINGS)
    for place, topic, period, shown in figures.cells():
        rows.writerow((_text(place), _text(topic), period.year, period.number, shown))
    return answer


def quarter_needs(user: User, group: Group, populations: Mapping[int, rules.Counts]) -> NeedTable:
    """What the page of a quarter shows in `socialspace/_quarter_needs.html`: the last four quarters of its group."""
    return need_figures(user, [group], populations, periods=PERIODS_OF_A_QUARTER).trend(group)


def _group(figures: NeedFigures, text: str) -> Group | None:
    """The group of the quarter named in the address, when there is one."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    return next((group for group in figures.groups if any(quarter.key == key for quarter in group)), None)


def _period(figures: NeedFigures, text: str) -> YearQuarter:
    """The calendar quarter named in the address, else the last completed one."""
    return next((each for each in figures.periods if text == f"{each.year}-{each.number}"), figures.periods[-1])


def _text(value: str) -> str:
    """A text no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
