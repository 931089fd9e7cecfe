"""Who answers for a case: taken, assigned, handed over, shared; and the list of what has nobody."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from cases import actions, rules
from cases.forms.responsibility import AskForm, AssignForm
from cases.lifecycle import Stage
from cases.models import Case, Handover, Responsibility
from cases.open_ends import open_ends
from cases.views.page import fetch_case, file_page
from web.german import day_num
from web.http import answer_form, post_once, redirect_page, render_page


@require_safe
def responsibility(request: StaffRequest, key: UUID) -> HttpResponse:
    """Who leads, who shares, who stands in, who did so before; and the forms of whoever may change it."""
    return _page(request, fetch_case(request, key))


@post_once
def take_responsibility(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    try:
        actions.take_responsibility(case, by=request.user)
        messages.success(request, "Sie sind jetzt fallverantwortlich.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("cases:file", args=[key]))


@post_once
def assign(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_hand_over(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.assign_lead(
            case,
            to=cleaned["to"],
            by=request.user,
            reason=cleaned["reason"],
            words=cleaned["words"],
            with_reminders=cleaned["with_reminders"],
            instead_of=cleaned["lead_seen"],
        )
        messages.success(request, f"{cleaned['to']} ist ab heute fallverantwortlich.")
        return reverse("cases:responsibility", args=[key])

    form = AssignForm(request.POST, case=case, lead=None)
    return answer_form(request, form, act, again=lambda form: _page(request, case, status=422, assign_form=form))


@post_once
def join(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    try:
        actions.join_case(case, user=request.user, by=request.user)
        messages.success(request, "Sie arbeiten jetzt an diesem Fall mit.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("cases:responsibility", args=[key]))


@post_once
def ask(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_hand_over(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        row = actions.join_case(case, by=request.user, **cleaned)
        messages.success(request, f"{row.user}: {row.get_role_display()} ab {day_num(row.valid_from)}.")
        return reverse("cases:responsibility", args=[key])

    form = AskForm(request.POST, case=case)
    return answer_form(request, form, act, again=lambda form: _page(request, case, status=422, ask_form=form))


@post_once
def leave(request: StaffRequest, key: UUID, user: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    colleague = get_object_or_404(User, key=user)
    try:
        actions.leave_case(case, user=colleague, by=request.user)
        messages.success(request, f"{colleague} arbeitet nicht mehr an diesem Fall mit.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("cases:responsibility", args=[key]))


@require_safe
def gaps(request: StaffRequest) -> HttpResponse:
    """What has nobody: no lead, no deputy, a lead who leaves the team, a handover nobody has acknowledged."""
    rules.demand(rules.may_see_gaps(request.user))
    cases = Case.objects.visible_to(request.user)
    rows = cases.uncovered(timezone.localdate()).for_list().order_by("opened_on", "file_number")
    found = [gap for case in rows for gap in rules.gaps_of(case)] + rules.waiting_handovers(request.user)
    context = {
        "groups": rules.gap_groups(found),
        "count": len({gap.case.pk for gap in found}),
        "open": cases.open().count(),
    }
    return render_page(request, "cases/gaps.html", context)


def _page(request: StaffRequest, case: Case, *, status: int = 200, **forms: Form) -> HttpResponse:
    rows = list(Responsibility.objects.for_case(case))
    lead = next((row.user for row in rows if row.role == Responsibility.Role.LEAD), None)
    is_open = case.stage != Stage.CLOSED
    may_hand_over = is_open and (rules.may_assign(request.user, case) or lead == request.user)
    takes_part = any(row.user == request.user for row in rows)
    context: dict[str, object] = {
        "rows": rows,
        "lead": lead,
        "planned": Responsibility.objects.planned().filter(case=case),
        "handovers": Handover.objects.visible_to(request.user).filter(case=case).for_list(),
        "open_ends": open_ends(case) if may_hand_over and lead else [],
        "past": Responsibility.objects.filter(case=case, valid_to__lt=timezone.localdate()).select_related("user"),
        "may_hand_over": may_hand_over,
        "may_join": is_open and not takes_part and rules.may_join(request.user, case),
        "assign_form": AssignForm(case=case, lead=lead) if may_hand_over else None,
        "ask_form": AskForm(case=case) if may_hand_over else None,
    }
    shown = context | dict(forms)
    return file_page(request, case, "cases/responsibility.html", shown, tab="responsibility", status=status)
