"""Procedures under § 8a: those of a file, how one begins in it, and all that run in the team."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH
from cases import actions, rules
from cases.forms.protection import BeginProtectionForm
from cases.lifecycle import Stage
from cases.models import Case, ProtectionProcedure
from cases.models.protection import ProtectionProcedureQuerySet
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once, render_page

CLOSED_SHOWN = 20


class Row(NamedTuple):
    """A procedure with its clock."""

    procedure: ProtectionProcedure
    clock: list[rules.Deadline]

    @property
    def is_late(self) -> bool:
        return any(deadline.is_late for deadline in self.clock)


@require_safe
def board(request: StaffRequest) -> HttpResponse:
    """What runs in the team, the late first, and what ended last; WJH finds where it is the second."""
    if request.user.department not in ASD_AND_WJH:
        raise PermissionDenied
    rows = ProtectionProcedure.objects.visible_to(request.user)
    running = sorted(_with_clock(rows.running().order_by("started_at", "id")), key=lambda row: not row.is_late)
    closed = rows.filter(closed_at__isnull=False).for_page().order_by("-closed_at")[:CLOSED_SHOWN]
    return render_page(request, "cases/protections.html", {"running": running, "closed": closed})


@require_safe
def protection(request: StaffRequest, key: UUID) -> HttpResponse:
    """The procedures of a file."""
    case = fetch_case(request, key)
    rows = ProtectionProcedure.objects.visible_to(request.user).filter(case=case).order_by("-started_at", "-id")
    may_begin = case.stage != Stage.CLOSED and rules.may_begin_protection(request.user, case)
    context: dict[str, object] = {"rows": _with_clock(rows), "may_begin": may_begin}
    return file_page(request, case, "cases/protection.html", context, tab="protection")


@require_safe
def beginning(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask for which children, with whom, and one sentence."""
    case = fetch_case(request, key)
    rules.demand(rules.may_begin_protection(request.user, case))
    return _begin_page(request, case, _begin_form(request, case))


@post_once
def begin(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_begin_protection(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        begun = actions.begin_protection(case, by=request.user, **cleaned)
        messages.success(request, f"Das Schutzverfahren hat begonnen. {cleaned['second']} ist benachrichtigt.")
        if len(begun) > 1:
            return reverse("cases:protection", args=[key])
        return reverse("cases:procedure", args=[begun[0].key])

    form = _begin_form(request, case, request.POST)
    return answer_form(request, form, act, again=lambda form: _begin_page(request, case, form, status=422))


def _with_clock(rows: ProtectionProcedureQuerySet) -> list[Row]:
    return [Row(row, rules.clock_of(row)) for row in rules.with_clock(rows.for_page())]


def _begin_form(request: StaffRequest, case: Case, data: Any = None) -> BeginProtectionForm:
    seconds = rules.seconds_for(case.area, without=request.user)
    return BeginProtectionForm(data, case=case, seconds=seconds)


def _begin_page(request: StaffRequest, case: Case, form: BeginProtectionForm, *, status: int = 200) -> HttpResponse:
    return file_page(request, case, "cases/protection_new.html", {"form": form}, tab="protection", status=status)
