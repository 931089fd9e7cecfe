"""The end of a case with its look back, and its new beginning."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.closing import CloseForm, ReopenForm
from cases.models import Case
from cases.open_ends import open_ends
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once


@require_safe
def closing(request: StaffRequest, key: UUID) -> HttpResponse:
    """What is still open, why the case ends, and the look back."""
    return _closing_page(request, fetch_case(request, key), CloseForm())


@post_once
def close(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.close_case(case, by=request.user, **cleaned)
        messages.success(request, "Der Fall ist abgeschlossen.")
        return reverse("cases:file", args=[key])

    form = CloseForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _closing_page(request, case, form, status=422))


@require_safe
def reopening(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask for the reason before a closed case begins again."""
    return _reopening_page(request, fetch_case(request, key), ReopenForm())


@post_once
def reopen(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_take_responsibility(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.reopen_case(case, by=request.user, **cleaned)
        messages.success(request, "Der Fall ist wieder offen und beginnt mit der Aufnahme.")
        return reverse("cases:file", args=[key])

    form = ReopenForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _reopening_page(request, case, form, status=422))


def _closing_page(request: StaffRequest, case: Case, form: CloseForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"form": form, "open_ends": open_ends(case)}
    return file_page(request, case, "cases/closing.html", context, tab="closing", status=status)


def _reopening_page(request: StaffRequest, case: Case, form: ReopenForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"form": form}
    return file_page(request, case, "cases/reopening.html", context, tab="reopening", status=status)
