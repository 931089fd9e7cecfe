"""The way to the commission with what is missing on it, and the urgent way two people open."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from cases import actions, rules
from cases.forms.gate import BypassForm
from cases.lifecycle import BypassState
from cases.models import Case, UrgentBypass
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once, redirect_page, render_page


@require_safe
def urgent(request: StaffRequest, key: UUID) -> HttpResponse:
    """Every piece of the way, the urgent ways so far, and the form to begin one."""
    case = fetch_case(request, key)
    return _urgent_page(request, case, BypassForm(case=case, by=request.user))


@post_once
def begin(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        bypass = actions.begin_bypass(case, by=request.user, **cleaned)
        messages.success(request, f"{bypass.second} ist gefragt, die Teamleitung weiß Bescheid.")
        return reverse("cases:urgent", args=[key])

    form = BypassForm(request.POST, case=case, by=request.user)
    return answer_form(request, form, act, again=lambda form: _urgent_page(request, case, form, status=422))


@require_safe
def bypass(request: StaffRequest, key: UUID) -> HttpResponse:
    """One urgent way: who, why, what is missing; the second person answers here, also one who sees no file."""
    found = _fetch(request, key)
    record_read(found.case.key, by=request.user, page="urgent")
    context = {
        "bypass": found,
        "case": found.case,
        "may_answer": found.state == BypassState.WAITING and rules.may_answer_bypass(request.user, found),
        "may_withdraw": found.state in WITHDRAWABLE and rules.may_withdraw_bypass(request.user, found),
        "sees_file": rules.may_see_case(request.user, found.case),
    }
    return render_page(request, "cases/bypass.html", context)


@post_once
def confirm(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.confirm_bypass, "Der Eilweg ist offen. Die Teamleitung weiß Bescheid.")


@post_once
def decline(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.decline_bypass, "Sie haben den Eilweg abgelehnt.")


@post_once
def withdraw(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.withdraw_bypass, "Der Eilweg ist zurückgenommen.")


WITHDRAWABLE = (BypassState.WAITING, BypassState.CONFIRMED)


def _change(request: StaffRequest, key: UUID, act: Callable[..., UrgentBypass], done: str) -> HttpResponse:
    found = _fetch(request, key)
    try:
        act(found, by=request.user)
        messages.success(request, done)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("cases:bypass", args=[key]))


def _fetch(request: StaffRequest, key: UUID) -> UrgentBypass:
    return get_object_or_404(UrgentBypass.objects.visible_to(request.user).for_page(), key=key)


def _urgent_page(request: StaffRequest, case: Case, form: BypassForm, *, status: int = 200) -> HttpResponse:
    rows = list(UrgentBypass.objects.visible_to(request.user).filter(case=case).for_page())
    steps = rules.gate_of(case)
    context: dict[str, object] = {
        "gate": steps,
        "open_pieces": sum(not step.is_done for step in steps),
        "bypasses": rows,
        "waits": any(row.state == BypassState.WAITING and row.created_at >= case.round_began_at for row in rows),
        "may_begin": rules.may_begin_bypass(request.user, case),
        "form": form,
    }
    return file_page(request, case, "cases/urgent.html", context, tab="urgent", status=status)
