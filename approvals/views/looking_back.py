"""Looking back: what the commission decided, how long it took, what it cost; as a page and as a list."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import rules
from approvals.figures import LEFT_OUT, small
from approvals.looking_back import Period, TeamReport, periods_for, reports_for
from cases.rules import demand
from web.http import render_page
from web.tables import CSV_TYPE, Value, write_csv

HEADINGS = ("Team", "Zeitraum", "Kennzahl", "Ausprägung", "Anzahl", "Anteil in Prozent", "Betrag")


@require_safe
def looking_back(request: StaffRequest) -> HttpResponse:
    """The figures of a year or a quarter (`zeitraum`, as 2026 or 2026-3), team by team."""
    demand(rules.may_look_back(request.user))
    periods = periods_for(request.user, timezone.localdate())
    period = _period(request, periods)
    context = {
        "teams": reports_for(request.user, period),
        "period": period,
        "choices": [(each.short, _address(each), each == period) for each in periods],
        "address": _address(period),
        "left_out": f"„{LEFT_OUT}“ steht für jede Zahl {small()}, auch für keine, und für eine, die sie verriete.",
    }
    return render_page(request, "approvals/looking_back.html", context)


@require_safe
def looking_back_csv(request: StaffRequest) -> HttpResponse:
    """The same figures for a spreadsheet; what is left out on the page is left out here."""
    demand(rules.may_look_back(request.user))
    period = _period(request, periods_for(request.user, timezone.localdate()))
    lines = [line for team in reports_for(request.user, period) for line in _lines(team, period)]
    answer = HttpResponse(write_csv(HEADINGS, lines), content_type=CSV_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="Kommission-{_address(period)}.csv"'
    return answer


def _lines(team: TeamReport, period: Period) -> Iterator[list[Value]]:
    head, report = [team.area.team_name, period.label], team.report
    if report.typical_days:
        yield [*head, "Wartezeit in Tagen", "die Hälfte", report.typical_days, None, None]
        yield [*head, "Wartezeit in Tagen", "neun von zehn", report.most_days, None, None]
    for section in report.sections:
        for row in section.rows:
            count = row.value if row.count is None else row.count
            yield [*head, section.title, row.label, count, row.percent, row.money]
        yield [*head, section.title, "zusammen", None, None, section.whole]


def _period(request: StaffRequest, periods: list[Period]) -> Period:
    """The one named in the address, else the newest one may look back on."""
    wanted = request.GET.get("zeitraum", "")
    return next((each for each in periods if _address(each) == wanted), periods[0])


def _address(period: Period) -> str:
    return f"{period.year}-{period.number}" if period.number else str(period.year)
