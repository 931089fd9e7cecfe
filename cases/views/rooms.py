"""The room of a Kollegiale Beratung: the page, the part that is asked for every two seconds, the list of sessions."""

from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH
from audit.actions import record_read
from cases import rules
from cases.forms import rooms as forms
from cases.forms.choices import offer_team
from cases.forms.room_plan import GuestForm, LeaveForm
from cases.lifecycle import ConsultationState
from cases.models import Consultation, Idea, Panel
from cases.room import Room
from web import drafts
from web.http import render_page

LONG = {"area": "consultation_area", "closing": "consultation_closing"}  # panels whose text is kept while typing


@require_safe
def consultations(request: StaffRequest) -> HttpResponse:
    """What I take part in and what my team has planned, is holding or has held."""
    rules.demand(request.user.department in ASD_AND_WJH)
    rows = Consultation.objects.visible_to(request.user).for_list()
    mine = {row.pk for row in rows.open().of_participant(request.user)}
    context = {
        "sessions": rows.open().order_by("held_on", "time", "id"),
        "mine": mine,
        "past": rows.finished()[:30],
    }
    return render_page(request, "cases/consultations.html", context)


@require_safe
def room(request: StaffRequest, key: UUID) -> HttpResponse:
    """The room with everything that lies open now."""
    return room_page(request, fetch_session(request, key))


@require_safe
def state(request: StaffRequest, key: UUID) -> HttpResponse:
    """What changed since the version a screen shows; nothing at all when nothing did."""
    rows = Consultation.objects.visible_to(request.user)
    seen, stamp = request.GET.get("fassung", ""), request.GET.get("stand", "")
    version = get_object_or_404(rows.only("version", "state"), key=key).version
    if request.htmx and seen == str(version):
        return HttpResponse(status=204)
    session = fetch_session(request, key)
    if not request.htmx:
        return redirect(room_url(session))
    found = Room(session, request.user)
    context = {"room": found, "session": session, "oob": True, "redraw": stamp != found.stamp}
    context |= _forms(request, found) if context["redraw"] else {}
    return render(request, "cases/room_state.html", context)


def fetch_session(request: StaffRequest, key: UUID) -> Consultation:
    """The session if this colleague sees the case or takes part; else 404."""
    return get_object_or_404(Consultation.objects.visible_to(request.user).for_room(), key=key)


def room_page(request: StaffRequest, session: Consultation, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The whole page, with the form that was refused in its place; recorded as read."""
    record_read(session.case.key, by=request.user, page="consultation_room")
    found = Room(session, request.user)
    fresh = _forms(request, found)
    name, refused = next(iter(forms.items()), ("", None))
    context: dict[str, object] = {"room": found, "session": session, "form": refused}
    context["lost"] = refused is not None and name not in fresh and "sortings" not in fresh
    return render_page(request, "cases/room.html", context | fresh | dict(forms), status=status)


def draft_of(request: StaffRequest, found: Room, form: Form) -> drafts.Desk | None:
    """The desk of the long form of this step, with what was typed before the laptop was closed."""
    name = LONG.get(found.panel)
    if name is None:
        return None
    desk = drafts.desk(request, name, found.session.key)
    drafts.fill(form, desk)
    return desk


def _forms(request: StaffRequest, found: Room) -> dict[str, object]:
    """The forms of the step that is on, fresh."""
    session = found.session
    seat_form = forms.SeatForm(auto_id="id_seat_%s")
    offer_team(seat_form, "user", session.case)
    context: dict[str, object] = {"seat_form": seat_form, "reveal_form": forms.RevealForm()}
    context |= {"guest_form": GuestForm()} if session.is_pseudonymised else {}
    context |= {"leave_form": LeaveForm(session=session)} if session.state == ConsultationState.PLANNED else {}
    if not session.is_live:
        return context
    match found.panel:
        case Panel.QUESTION:
            context["question_form"] = forms.QuestionForm(initial={"question": session.question})
        case Panel.VOTES:
            context |= {} if session.is_revealed or found.own_vote else {"vote_form": forms.VoteForm()}
        case Panel.INDICATORS:
            context["indicator_form"] = forms.IndicatorForm()
        case Panel.IDEAS:
            context["idea_form"] = forms.NewIdeaForm()
        case Panel.CHOICE:
            context["sortings"] = [sorting(idea) for idea in found.ideas]
        case Panel.AREA:
            context["agree_form"] = forms.AgreeForm(session=session, initial=_agreed(session))
            context["room_desk"] = draft_of(request, found, context["agree_form"])  # type: ignore[arg-type]
        case Panel.TASKS:
            context["task_form"] = forms.TaskForm(session=session)
        case Panel.CLOSING:
            context["finish_form"] = forms.FinishForm(initial={"result": session.result or session.reasons})
            context["room_desk"] = draft_of(request, found, context["finish_form"])  # type: ignore[arg-type]
    return context


def sorting(idea: Idea) -> dict[str, object]:
    """An idea with its two forms."""
    sort = {"level": idea.level, "without_help": idea.without_help, "weighing": idea.weighing}
    choice = {"choice": idea.choice, "reason": idea.choice_reason}
    return {
        "idea": idea,
        "sort_form": forms.SortIdeaForm(initial=sort, auto_id=f"id_s{idea.pk}_%s"),
        "choose_form": forms.ChooseIdeaForm(initial=choice, auto_id=f"id_c{idea.pk}_%s"),
    }


def _agreed(session: Consultation) -> dict[str, object]:
    moderator = session.moderator
    return {
        "area": session.agreed_area,
        "reasons": session.reasons,
        "dissent": session.dissent,
        "next_review_on": session.next_review_on,
        "second": session.second or (moderator.user if moderator else None),
    }


def room_url(session: Consultation) -> str:
    return reverse("cases:room", args=[session.key])
