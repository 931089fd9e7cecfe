"""The session: agenda, Vorlage and three seats, asked every two seconds for what changed; the wall without names."""

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import rules
from approvals.conditions import of_decision
from approvals.forms import DecisionForm, PersonForm, RemarksForm, VoiceForm
from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting
from approvals.room import Session
from approvals.views.meeting import agenda_page
from approvals.views.page import fetch_meeting
from approvals.views.papers import papers_of
from audit.actions import record_read
from cases.pseudonyms import known_of
from cases.rules.circle import PSEUDONYMISED
from web.http import render_page

BEFORE = {MeetingState.PLANNED, MeetingState.CANCELLED}


@require_safe
def meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    """The agenda of a planned meeting; once it is open, the item that is heard now."""
    found = fetch_meeting(request, key)
    if found.state in BEFORE:
        return agenda_page(request, found)
    return session_page(request, Session(found, request.user))


@require_safe
def item(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    """The session at an item somebody opened themselves: this screen does not follow."""
    found = fetch_meeting(request, key)
    session = Session(found, request.user, asked=submission)
    if session.current is None:
        raise Http404
    if found.state in BEFORE:
        return agenda_page(request, found)
    return session_page(request, session)


@require_safe
def state(request: StaffRequest, key: UUID) -> HttpResponse:
    """What changed since the version a screen shows; nothing at all when nothing did."""
    version = get_object_or_404(CommissionMeeting.objects.visible_to(request.user).only("version"), key=key).version
    if request.htmx and request.GET.get("fassung") == str(version):
        return HttpResponse(status=204)
    if not request.htmx:
        return redirect(reverse("approvals:meeting", args=[key]))
    session = Session(fetch_meeting(request, key), request.user, asked=_asked(request))
    if session.current is not None:
        record_read(session.current.case.key, by=request.user, page="submission")
    return render(request, "approvals/session_state.html", _context(session) | {"oob": True})


@require_safe
def screen(request: StaffRequest, key: UUID) -> HttpResponse:
    """The wall: no name of a family; file number, age and quarter, the question, the proposal, the voices, the time."""
    found = fetch_meeting(request, key)
    if request.htmx and request.GET.get("fassung") == str(found.version):
        return HttpResponse(status=204)
    session = Session(found, request.user)
    context: dict[str, object] = {"session": session, "meeting": found}
    if session.current is not None:
        said = [row.voice.reason for row in session.seats if row.voice]
        words = [session.suggested_text, session.current.goal, *said]
        replace = known_of(session.current.case).replacer(PSEUDONYMISED, texts=words)
        voices = [(row, replace(row.voice.reason) if row.voice else "") for row in session.seats]
        context |= {"voices": voices, "proposal": session.suggested_text, "goal": replace(session.current.goal)}
        record_read(session.current.case.key, by=request.user, page="commission_screen")
    return render_page(request, "approvals/screen.html", context, partial="screen")


def session_page(request: StaffRequest, session: Session, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The whole page, with the form that was refused in its place; the Vorlage on it is recorded as read."""
    if session.current is not None:
        record_read(session.current.case.key, by=request.user, page="submission")
    context = _context(session) | forms | {"form": next(iter(forms.values()), None)}
    return render_page(request, "approvals/session.html", context, status=status)


def session_url(meeting: CommissionMeeting, submission: UUID) -> str:
    """Back to the item: a screen that follows goes on following."""
    heard = meeting.current
    if heard is not None and heard.key == submission:
        return reverse("approvals:meeting", args=[meeting.key])
    return reverse("approvals:item", args=[meeting.key, submission])


def _context(session: Session) -> dict[str, object]:
    """Everything the session shows, with fresh forms."""
    meeting, user = session.meeting, session.user
    may_write = rules.may_write_minutes(user, meeting) and meeting.is_open
    team = rules.team_of(meeting.area) if may_write else []
    decision = getattr(session.current, "decision", None) if session.current else None
    remarks = {"remarks": meeting.remarks, "minute_taker": meeting.minute_taker}
    return {
        "session": session,
        "meeting": meeting,
        "user": user,
        "current": session.current,
        "voice_url": _voice_url(session),
        "decision": decision,
        "conditions": of_decision(decision, user),
        "papers": papers_of(decision),
        "may_chair": rules.may_chair(user, meeting),
        "may_write": may_write,
        "may_attend": meeting.is_open,
        "voice_form": VoiceForm(),
        "decision_form": DecisionForm(possible=session.possible, initial={"text": session.suggested_text}),
        "remarks_form": RemarksForm(initial=remarks, team=team),
        "person_form": PersonForm(team=[one for one in team if one.pk not in {row.user_id for row in session.here}]),
    }


def _voice_url(session: Session) -> str:
    current = session.current
    return reverse("approvals:give_voice", args=[session.meeting.key, current.key]) if current else ""


def _asked(request: StaffRequest) -> UUID | None:
    """The item a screen shows because somebody opened it by hand."""
    try:
        return UUID(request.GET.get("top", ""))
    except ValueError:
        return None
