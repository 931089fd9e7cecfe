"""Meetings: the list, the plan, and the session with agenda, Vorlage and three voices."""

from functools import partial
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from approvals import actions, rules
from approvals.forms import DecisionForm, MeetingForm, VoiceForm
from approvals.lifecycle import MeetingState, Seat, SubmissionState, Vote
from approvals.models import CommissionMeeting, DecisionCondition, Submission, Voice
from approvals.views.page import own_area
from audit.actions import record_read
from cases.rules import demand
from web.http import answer_form, post_once, redirect_page, render_page

PAGE_SIZE = 50


class MeetingAction(Protocol):
    """Something that is done with a whole meeting."""

    def __call__(self, meeting: CommissionMeeting, *, by: User) -> None: ...


VOTE_LOOKS = {
    Vote.YES: ("success", "task-alt"),
    Vote.CONDITION: ("warning", "priority-high"),
    Vote.NO: ("danger", "cancel"),
    Vote.POSTPONE: ("neutral", "schedule"),
}


class SeatRow(NamedTuple):
    """A seat as the third pane shows it."""

    label: str
    holder: User | None
    voice: Voice | None
    look: tuple[str, str]
    is_mine: bool


@require_safe
def meetings(request: StaffRequest) -> HttpResponse:
    """The meetings of the commission, newest first."""
    area = own_area(request)
    rows = CommissionMeeting.objects.visible_to(request.user).for_list()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite"))
    context = {"page": page, "may_plan": rules.may_plan_meetings(request.user, area)}
    return render_page(request, "approvals/meeting_list.html", context)


@require_safe
def meeting_form(request: StaffRequest) -> HttpResponse:
    """The form to plan a meeting."""
    if not rules.may_plan_meetings(request.user, own_area(request)):
        raise PermissionDenied
    return _form_page(request, MeetingForm())


@post_once
def plan_meeting(request: StaffRequest) -> HttpResponse:
    area = own_area(request)
    if not rules.may_plan_meetings(request.user, area):
        raise PermissionDenied

    def act(cleaned: dict[str, Any]) -> str:
        meeting = actions.plan_meeting(by=request.user, area=area, **cleaned)
        return reverse("approvals:meeting", args=[meeting.key])

    return answer_form(request, MeetingForm(request.POST), act, again=lambda form: _form_page(request, form, 422))


@require_safe
def meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    """The session: the first undecided item, or an empty agenda."""
    found = _fetch(request, key)
    items = list(Submission.objects.filter(meeting=found).of_agenda())
    current = next((item for item in items if item.state != SubmissionState.DECIDED), items[-1] if items else None)
    return _session(request, found, items, current)


@require_safe
def item(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    """The session at one item of its agenda."""
    found = _fetch(request, key)
    items = list(Submission.objects.filter(meeting=found).of_agenda())
    current = next((row for row in items if row.key == submission), None)
    if current is None:
        raise Http404
    return _session(request, found, items, current)


@post_once
def open_meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.open_meeting, "Die Sitzung ist eröffnet, ihre Vorlagen sind festgeschrieben.")


@post_once
def close_meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    return _change(request, key, actions.close_meeting, "Die Sitzung ist geschlossen.")


@post_once
def give_voice(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    found, current = _fetch_item(request, key, submission)

    def act(cleaned: dict[str, Any]) -> str:
        actions.give_voice(current, by=request.user, **cleaned)
        return reverse("approvals:item", args=[key, submission])

    again = partial(_again, request, found, submission)
    return answer_form(request, VoiceForm(request.POST), act, again=lambda form: again(voice_form=form))


@post_once
def decide(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    found, current = _fetch_item(request, key, submission)

    def act(cleaned: dict[str, Any]) -> str:
        decision = actions.decide(current, by=request.user, **cleaned)
        messages.success(request, f"Beschluss {decision.number} ist gefasst: {decision.get_outcome_display()}.")
        return reverse("approvals:item", args=[key, submission])

    again = partial(_again, request, found, submission)
    return answer_form(request, DecisionForm(request.POST), act, again=lambda form: again(decision_form=form))


def _again(request: StaffRequest, found: CommissionMeeting, submission: UUID, **forms: Form) -> HttpResponse:
    """The session with everything typed and the sentence beside it; who has no seat is asked for nothing."""
    demand(rules.seat_of(request.user, Submission.objects.for_page().get(key=submission)) is not None)
    items = list(Submission.objects.filter(meeting=found).of_agenda())
    current = next(row for row in items if row.key == submission)
    return _session(request, found, items, current, status=422, **forms)


def _session(
    request: StaffRequest,
    found: CommissionMeeting,
    items: list[Submission],
    current: Submission | None,
    *,
    status: int = 200,
    **forms: Form,
) -> HttpResponse:
    context: dict[str, object] = {
        "meeting": found,
        "items": items,
        "decided": sum(row.state == SubmissionState.DECIDED for row in items),
        "may_chair": rules.may_chair(request.user, found),
        "is_open": found.state == MeetingState.OPEN,
        "form": next(iter(forms.values()), None),
    }
    if current is not None:
        context |= _current(request, current)
    return render_page(request, "approvals/meeting.html", context | dict(forms), status=status)


def _current(request: StaffRequest, row: Submission) -> dict[str, object]:
    """The item under discussion: its parts, its three seats, and what this colleague may do now."""
    current = Submission.objects.for_page().get(pk=row.pk)
    record_read(current.case.key, by=request.user, page="submission")
    voices = {voice.seat: voice for voice in Voice.objects.of(current).select_related("user")}
    holders = rules.seat_holders(current)
    mine = next((seat for seat, holder in holders.items() if holder == request.user), None)
    votes = {seat: voice.vote for seat, voice in voices.items()}
    is_frozen = current.state == SubmissionState.FROZEN
    return {
        "current": current,
        "decision": getattr(row, "decision", None),
        "content": current.content,
        "conditions": DecisionCondition.objects.filter(decision__submission=current),
        "seats": [
            SeatRow(seat.label, holders[seat], voices.get(seat), _look(voices.get(seat)), is_mine=seat == mine)
            for seat in Seat
        ],
        "given": len(voices),
        "may_speak": is_frozen and mine is not None and mine not in voices,
        "may_decide": is_frozen and mine in rules.LEADS,
        "possible": rules.possible_outcomes(votes),
        "missing_seats": rules.missing_voices(votes),
        "voice_form": VoiceForm(),
        "decision_form": DecisionForm(possible=rules.possible_outcomes(votes)),
    }


def _look(voice: Voice | None) -> tuple[str, str]:
    return VOTE_LOOKS[Vote(voice.vote)] if voice else ("info", "radio-button-unchecked")


def _change(request: StaffRequest, key: UUID, action: MeetingAction, done: str) -> HttpResponse:
    try:
        action(_fetch(request, key), by=request.user)
        messages.success(request, done)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("approvals:meeting", args=[key]))


def _fetch(request: StaffRequest, key: UUID) -> CommissionMeeting:
    return get_object_or_404(CommissionMeeting.objects.visible_to(request.user).select_related("area"), key=key)


def _fetch_item(request: StaffRequest, key: UUID, submission: UUID) -> tuple[CommissionMeeting, Submission]:
    found = _fetch(request, key)
    return found, get_object_or_404(Submission.objects.filter(meeting=found), key=submission)


def _form_page(request: StaffRequest, form: MeetingForm, status: int = 200) -> HttpResponse:
    return render_page(request, "approvals/meeting_form.html", {"form": form}, status=status)
