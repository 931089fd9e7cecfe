"""'Was wäre, wenn': a form that changes nothing."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from caseload import rules
from caseload.facts import Team, team_at, teams_of
from caseload.figures import bars, legend
from caseload.forms import WhatIfForm
from caseload.what_if import Wishes, changed, compare
from cases.rules import demand
from web.http import render_page


@require_safe
def what_if(request: StaffRequest) -> HttpResponse:
    """Try out an absence, a new case, a handover: bars now and then, and what changes in words."""
    demand(rules.may_see_people(request.user))
    today = timezone.localdate()
    team = next(iter(teams_of(request.user, today)), None)
    if team is None:
        raise Http404
    form = WhatIfForm(request.GET or None, team=team)
    context: dict[str, Any] = {"form": form, "team": team, "legend": legend()}
    if form.is_bound and form.is_valid():
        context["result"] = _result(form.wishes, team, form.cleaned_data["begins_on"] or today)
        context["chosen"] = form.cleaned_data
    return render_page(request, "caseload/what_if.html", context)


def _result(wishes: Wishes, team: Team, day: date) -> dict[str, Any]:
    """Both situations are those of the first day, with the absences and weights of that day."""
    on_day = team if day == team.situation.day else team_at(team.area, day) or team
    rows, total = compare(on_day.situation, changed(on_day.situation, wishes))
    pictures = bars([load for row in rows for load in (row.now, row.then)])
    deputy = on_day.users.get(wishes.deputy or 0)
    return {
        "is_empty": not wishes,
        "day": day,
        "rows": list(zip(rows, pictures[::2], pictures[1::2], strict=True)),
        "changes": [row for row in rows if row.is_changed],
        "total": total,
        "away_deputy": deputy if wishes.deputy in on_day.situation.away else None,
    }
