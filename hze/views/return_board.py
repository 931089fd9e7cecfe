"""Who could be home: the residential helps of the team by how their return stands."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.models import Case
from cases.rules import demand
from hze import rules
from hze.lifecycle import HelpForm, Light
from hze.models import HelpEpisode, with_open_since
from hze.return_standing import Standing, standings
from web.http import render_page
from web.tables import CSV_TYPE, Value, write_csv

HEADINGS = (
    *("Aktenzeichen", "Kind", "Hilfe seit", "Stand", "Stand in Worten", "geplant für", "erfüllt", "Kriterien"),
    *("Was fehlt", "Wer ist dran", "Womit", "bis", "Warnungen"),
)


@require_safe
def return_board(request: StaffRequest) -> HttpResponse:
    """The helps grouped by traffic, what waits for somebody first; `nur=meine` for one's own cases."""
    demand(rules.may_see_return_board(request.user))
    rows = _rows(request)
    groups = [(light, [row for row in rows if row.traffic.light == light]) for light in Light]
    context = {
        "groups": [(light, found) for light, found in groups if found],
        "count": len(rows),
        "only_mine": _only_mine(request),
    }
    return render_page(request, "hze/return_board.html", context)


@require_safe
def return_board_csv(request: StaffRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    demand(rules.may_see_return_board(request.user))
    answer = HttpResponse(write_csv(HEADINGS, list(_lines(_rows(request)))), content_type=CSV_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="Rueckkehr-{timezone.localdate():%Y-%m-%d}.csv"'
    return answer


def _rows(request: StaffRequest) -> list[Standing]:
    helps = HelpEpisode.objects.visible_to(request.user).of_form(HelpForm.RESIDENTIAL).running()
    if _only_mine(request):
        helps = helps.filter(case__in=Case.objects.visible_to(request.user).led_by(request.user))
    return standings(list(with_open_since(helps).for_list()))


def _only_mine(request: StaffRequest) -> bool:
    return request.GET.get("nur") == "meine"


def _lines(rows: list[Standing]) -> Iterator[list[Value]]:
    for row in rows:
        yield [
            row.help.case.file_number,
            str(row.help.case.child),
            row.help.begins_on,
            row.traffic.light.label,
            row.traffic.words,
            row.goal.planned_on if row.goal else None,
            row.met,
            len(row.criteria),
            ", ".join(each.row.label for each in row.missing),
            row.next_act.who,
            row.next_act.what,
            row.next_act.until,
            " ".join(demand.text for demand in row.demands),
        ]
