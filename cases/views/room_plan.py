"""The plan of a consultation before it begins: day, place, question, guests, who stays away."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from cases import actions, rules
from cases.forms.room_plan import GuestForm, LeaveForm, PlanForm
from cases.models import Consultation
from cases.room import Room
from cases.views.rooms import fetch_session, room_page, room_url
from web.http import answer_form, post_once, render_page

PLANNED = ("held_on", "time", "place", "question", "is_pseudonymised")


@require_safe
def plan(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask what changes about the plan."""
    session = fetch_session(request, key)
    rules.demand(rules.may_arrange(request.user, session))
    return _page(request, session, PlanForm(initial={name: getattr(session, name) for name in PLANNED}))


@post_once
def change_plan(request: StaffRequest, key: UUID) -> HttpResponse:
    session = fetch_session(request, key)
    rules.demand(rules.may_arrange(request.user, session))

    def act(cleaned: dict[str, Any]) -> str:
        actions.change_consultation(session, by=request.user, **cleaned)
        messages.success(request, "Die Planung ist geändert.")
        return room_url(session)

    form = PlanForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, session, form, status=422))


@post_once
def guest(request: StaffRequest, key: UUID) -> HttpResponse:
    session = fetch_session(request, key)
    return _of_round(request, session, "guest_form", GuestForm(request.POST), actions.add_guest)


@post_once
def leave(request: StaffRequest, key: UUID) -> HttpResponse:
    session = fetch_session(request, key)
    form = LeaveForm(request.POST, session=session)
    return _of_round(request, session, "leave_form", form, actions.remove_participant)


def _of_round(
    request: StaffRequest, session: Consultation, name: str, form: Form, action: Callable[..., object]
) -> HttpResponse:
    def act(cleaned: dict[str, Any]) -> str:
        action(session, by=request.user, **cleaned)
        return room_url(session)

    def again(form: Form) -> HttpResponse:
        return room_page(request, fetch_session(request, session.key), status=422, **{name: form})

    return answer_form(request, form, act, again=again)


def _page(request: StaffRequest, session: Consultation, form: PlanForm, *, status: int = 200) -> HttpResponse:
    record_read(session.case.key, by=request.user, page="consultation_plan")
    context = {"session": session, "room": Room(session, request.user), "form": form}
    return render_page(request, "cases/room_plan.html", context, status=status)
