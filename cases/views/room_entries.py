"""One's own idea or indicator, put right or taken back while the session runs."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from cases import actions, rules
from cases.forms.rooms import IndicatorForm, NewIdeaForm
from cases.models import Idea, Indicator
from cases.views.rooms import fetch_session, room_url
from web.http import answer_form, post_once, redirect_page, render_page


@require_safe
def idea(request: StaffRequest, key: UUID, idea: UUID) -> HttpResponse:
    """Ask for the right words of an idea."""
    found = _own_idea(request, key, idea)
    return _page(request, found, NewIdeaForm(initial={"text": found.text}))


@post_once
def change_idea(request: StaffRequest, key: UUID, idea: UUID) -> HttpResponse:
    return _change(request, _own_idea(request, key, idea), NewIdeaForm(request.POST), actions.change_idea)


@post_once
def withdraw_idea(request: StaffRequest, key: UUID, idea: UUID) -> HttpResponse:
    return _withdraw(request, _own_idea(request, key, idea), actions.withdraw_idea)


@require_safe
def indicator(request: StaffRequest, key: UUID, indicator: UUID) -> HttpResponse:
    """Ask for the right words of an indicator."""
    found = _own_indicator(request, key, indicator)
    written = {name: getattr(found, name) for name in ("kind", "text", "basis", "source")}
    return _page(request, found, IndicatorForm(initial=written))


@post_once
def change_indicator(request: StaffRequest, key: UUID, indicator: UUID) -> HttpResponse:
    found = _own_indicator(request, key, indicator)
    return _change(request, found, IndicatorForm(request.POST), actions.change_indicator)


@post_once
def withdraw_indicator(request: StaffRequest, key: UUID, indicator: UUID) -> HttpResponse:
    return _withdraw(request, _own_indicator(request, key, indicator), actions.withdraw_indicator)


def _own_idea(request: StaffRequest, key: UUID, idea: UUID) -> Idea:
    session = fetch_session(request, key)
    found = get_object_or_404(Idea, consultation=session, key=idea)
    found.consultation = session
    rules.demand(rules.may_correct_entry(request.user, session, found))
    return found


def _own_indicator(request: StaffRequest, key: UUID, indicator: UUID) -> Indicator:
    session = fetch_session(request, key)
    found = get_object_or_404(Indicator, consultation=session, key=indicator)
    found.consultation = session
    rules.demand(rules.may_correct_entry(request.user, session, found))
    return found


def _change(request: StaffRequest, found: Idea | Indicator, form: Form, action: Callable[..., object]) -> HttpResponse:
    def act(cleaned: dict[str, Any]) -> str:
        action(found, by=request.user, **cleaned)
        return room_url(found.consultation)

    return answer_form(request, form, act, again=lambda form: _page(request, found, form, status=422))


def _withdraw(request: StaffRequest, found: Idea | Indicator, action: Callable[..., object]) -> HttpResponse:
    try:
        action(found, by=request.user)
    except ValidationError as refusal:
        for text in refusal.messages:
            messages.warning(request, text)
    return redirect_page(request, room_url(found.consultation))


def _page(request: StaffRequest, found: Idea | Indicator, form: Form, *, status: int = 200) -> HttpResponse:
    record_read(found.consultation.case.key, by=request.user, page="consultation_room")
    is_idea = isinstance(found, Idea)
    context = {
        "session": found.consultation,
        "entry": found,
        "form": form,
        "title": "Idee berichtigen" if is_idea else "Anhaltspunkt berichtigen",
        "address": "cases:room_idea_edit" if is_idea else "cases:room_indicator_edit",
        "withdraw": "cases:room_idea_withdraw" if is_idea else "cases:room_indicator_withdraw",
    }
    return render_page(request, "cases/room_entry.html", context, status=status)
