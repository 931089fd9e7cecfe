"""Whom one might ask to take a case nobody leads; the lead decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from caseload import actions, rules
from caseload.facts import Team, team_at
from caseload.figures import written
from caseload.forms import AssignForm
from caseload.proposal import propose
from cases.models import Case
from cases.rules import demand
from web.http import answer_form, post_once, render_page


@require_safe
def proposal(request: StaffRequest, key: UUID) -> HttpResponse:
    """Candidates with their reasons, in the order of their names."""
    case, team = _fetch(request, key)
    return _page(request, case, team, AssignForm(team=team))


@post_once
def assign(request: StaffRequest, key: UUID) -> HttpResponse:
    case, team = _fetch(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        colleague = team.users[cleaned["to"]]
        actions.assign(case, to=colleague, by=request.user)
        messages.success(request, f"{colleague} ist jetzt fallverantwortlich.")
        return reverse("cases:file", args=[key])

    form = AssignForm(request.POST, team=team)
    return answer_form(request, form, act, again=lambda form: _page(request, case, team, form, 422))


def _fetch(request: StaffRequest, key: UUID) -> tuple[Case, Team]:
    case = get_object_or_404(Case.objects.visible_to(request.user).for_file(), key=key)
    demand(rules.may_propose(request.user, case))
    team = team_at(case.area, timezone.localdate())
    if team is None:
        raise Http404
    return case, team


def _page(request: StaffRequest, case: Case, team: Team, form: AssignForm, status: int = 200) -> HttpResponse:
    record_read(case.key, by=request.user, page="proposal")
    found = propose(case, team, day=team.situation.day)
    context = {"case": case, "form": form, "proposal": found, "points": written(found.points)}
    return render_page(request, "caseload/proposal.html", context, status=status)
