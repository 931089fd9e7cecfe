"""What is done in a session: opening, going on, speaking, deciding, postponing, coming and going, closing."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.forms import DecisionForm, PersonForm, RemarksForm, VoiceForm
from approvals.models import CommissionMeeting, Postponement, Submission
from approvals.room import Session
from approvals.views.page import fetch_meeting
from approvals.views.session import session_page, session_url
from cases.rules import demand
from web.http import answer_form, at_once, post_once, redirect_page, seen_version


@post_once
def open_meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    done = "Die Sitzung ist eröffnet, ihre Vorlagen sind festgeschrieben."
    return _change(request, key, actions.open_meeting, done)


@post_once
def close_meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.close_meeting, "Die Sitzung ist geschlossen.")


@post_once
def next_item(request: StaffRequest, key: UUID) -> HttpResponse:
    """Go on to the next item; of two who press at once the second one learns that it is called already."""
    return _change(request, key, partial(actions.hear_next, position=seen_version(request)), "")


@post_once
def call_item(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    found, item = _fetch_item(request, key, submission)
    act = partial(actions.hear, found, by=request.user, submission=item)
    return at_once(request, act, done="", back=reverse("approvals:meeting", args=[key]))


@post_once
def give_voice(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    found, item = _fetch_item(request, key, submission, or_moved=True)

    def act(cleaned: dict[str, Any]) -> str:
        voice = actions.give_voice(item, by=request.user, version=seen_version(request), **cleaned)
        messages.success(
            request, "Ihre Stimme ist berichtigt." if voice.supersedes_id else "Ihre Stimme ist abgegeben."
        )
        return session_url(found, submission)

    again = partial(_again, request, found, submission)
    return answer_form(request, VoiceForm(request.POST), act, again=lambda form: again(voice_form=form))


@post_once
def decide(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    found, item = _fetch_item(request, key, submission, or_moved=True)

    def act(cleaned: dict[str, Any]) -> str:
        decision = actions.decide(item, by=request.user, **cleaned)
        messages.success(request, f"Beschluss {decision.number} ist gefasst: {decision.get_outcome_display()}.")
        return session_url(found, submission)

    again = partial(_again, request, found, submission)
    form = DecisionForm(request.POST, possible=rules.possible_now(item))
    return answer_form(request, form, act, again=lambda form: again(decision_form=form))


@post_once
def postpone(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    """Move the item to the next planned meeting."""
    _, item = _fetch_item(request, key, submission)
    act = partial(actions.postpone, item, by=request.user)
    back = reverse("approvals:meeting", args=[key])
    return at_once(request, act, done="Der Punkt steht auf der Tagesordnung der nächsten Sitzung.", back=back)


@post_once
def write_remarks(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_meeting(request, key)
    demand(rules.may_write_minutes(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.write_remarks(found, by=request.user, seen=request.POST.get("seen", ""), **cleaned)
        messages.success(request, "Verschiedenes ist festgehalten.")
        return reverse("approvals:meeting", args=[key])

    form = RemarksForm(request.POST, team=rules.team_of(found.area))
    return answer_form(
        request, form, act, again=lambda form: _again(request, fetch_meeting(request, key), None, remarks_form=form)
    )


@post_once
def arrive(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.arrive, "Sie sind als anwesend vermerkt.")


@post_once
def leave(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.leave, "Ihr Weggang ist vermerkt.")


@post_once
def note_arrival(request: StaffRequest, key: UUID) -> HttpResponse:
    """Note as chair that somebody else is in the room."""
    return _note(request, key, actions.arrive)


@post_once
def note_leaving(request: StaffRequest, key: UUID) -> HttpResponse:
    """Note as chair that somebody else has left."""
    return _note(request, key, actions.leave)


def _note(request: StaffRequest, key: UUID, action: Callable[..., object]) -> HttpResponse:
    found = fetch_meeting(request, key)
    demand(rules.may_write_minutes(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        action(found, by=request.user, user=cleaned["user"])
        return reverse("approvals:meeting", args=[key])

    form = PersonForm(request.POST, team=rules.team_of(found.area))
    return answer_form(request, form, act, again=lambda form: _again(request, found, None, person_form=form))


def _again(request: StaffRequest, found: CommissionMeeting, submission: UUID | None, **forms: Any) -> HttpResponse:
    """The session with everything typed and the sentence beside it; who has no seat is asked for nothing."""
    session = Session(found, request.user, asked=submission)
    if submission is not None and session.line is None:
        messages.error(request, "Dieser Punkt steht nicht mehr auf dieser Tagesordnung. Er wurde verlegt.")
        return redirect_page(request, reverse("approvals:meeting", args=[found.key]))
    demand(submission is None or session.mine is not None)
    demand("decision_form" not in forms or session.is_lead)
    return session_page(request, session, status=422, **forms)


def _change(request: StaffRequest, key: UUID, action: Callable[..., object], done: str) -> HttpResponse:
    """Do something with the whole meeting, and show it again."""
    act = partial(action, fetch_meeting(request, key), by=request.user)
    return at_once(request, act, done=done, back=reverse("approvals:meeting", args=[key]))


def _fetch_item(
    request: StaffRequest, key: UUID, submission: UUID, *, or_moved: bool = False
) -> tuple[CommissionMeeting, Submission]:
    """An item of the agenda that this colleague may know of; also one that was moved on while they typed."""
    here = Q(meeting__key=key)
    if or_moved:
        here |= Q(pk__in=Postponement.objects.filter(meeting__key=key).values("submission"))
    rows = Submission.objects.visible_to(request.user).filter(here)
    return fetch_meeting(request, key), get_object_or_404(rows, key=submission)
