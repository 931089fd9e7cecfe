"""What is done in the room: the moderation moves the session, everybody writes down what belongs to the step."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from cases import actions
from cases.forms import rooms as forms
from cases.forms.choices import offer_team
from cases.models import Consultation, Idea
from cases.views.rooms import LONG, fetch_session, room_page, room_url, sorting
from web import drafts
from web.http import answer_form, post_often, post_once, redirect_page, seen_version


@post_once
def begin(request: StaffRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, actions.begin_consultation)


@post_once
def go_on(request: StaffRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, partial(actions.next_step, seen=seen_version(request)))


@post_once
def go_back(request: StaffRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, partial(actions.previous_step, seen=seen_version(request)))


@post_once
def pause(request: StaffRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, actions.pause_consultation)


@post_once
def resume(request: StaffRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, actions.resume_consultation)


@post_once
def more_time(request: StaffRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, partial(actions.add_minutes, seen=seen_version(request)))


@post_once
def reveal(request: StaffRequest, key: UUID) -> HttpResponse:
    return _write(request, fetch_session(request, key), "reveal_form", forms.RevealForm, actions.reveal_votes)


@post_once
def vote(request: StaffRequest, key: UUID) -> HttpResponse:
    return _write(request, fetch_session(request, key), "vote_form", forms.VoteForm, actions.give_vote)


@post_once
def question(request: StaffRequest, key: UUID) -> HttpResponse:
    return _write(request, fetch_session(request, key), "question_form", forms.QuestionForm, actions.set_question)


@post_once
def indicator(request: StaffRequest, key: UUID) -> HttpResponse:
    return _write(request, fetch_session(request, key), "indicator_form", forms.IndicatorForm, actions.add_indicator)


@post_once
def idea(request: StaffRequest, key: UUID) -> HttpResponse:
    return _write(request, fetch_session(request, key), "idea_form", forms.NewIdeaForm, actions.add_idea)


@post_once
def agree(request: StaffRequest, key: UUID) -> HttpResponse:
    session = fetch_session(request, key)
    form = partial(forms.AgreeForm, session=session)
    return _write(request, session, "agree_form", form, actions.agree_on_area, panel="area")


@post_once
def task(request: StaffRequest, key: UUID) -> HttpResponse:
    session = fetch_session(request, key)
    form = partial(forms.TaskForm, session=session)
    return _write(request, session, "task_form", form, actions.add_consultation_task)


@post_once
def finish(request: StaffRequest, key: UUID) -> HttpResponse:
    session = fetch_session(request, key)
    return _write(request, session, "finish_form", forms.FinishForm, actions.finish_consultation, panel="closing")


@post_once
def seat(request: StaffRequest, key: UUID) -> HttpResponse:
    return _seat(request, key, lambda session, by, user: actions.add_participant(session, by=by, user=user))


@post_once
def moderation(request: StaffRequest, key: UUID) -> HttpResponse:
    return _seat(request, key, lambda session, by, user: actions.hand_moderation(session, by=by, to=user))


@post_once
def sort(request: StaffRequest, key: UUID, idea: UUID) -> HttpResponse:
    return _of_idea(request, key, idea, "sort_form", forms.SortIdeaForm, actions.sort_idea)


@post_once
def choose(request: StaffRequest, key: UUID, idea: UUID) -> HttpResponse:
    return _of_idea(request, key, idea, "choose_form", forms.ChooseIdeaForm, actions.choose_idea)


@post_often
def draft(request: StaffRequest, key: UUID, panel: str) -> HttpResponse:
    """Keep what is typed in a long form."""
    session = fetch_session(request, key)
    if panel not in LONG:
        raise Http404
    to = room_url(session)
    return drafts.keep(request, LONG[panel], key, to=to, anew=to, again=lambda _: room_page(request, session))


def _steer(request: StaffRequest, key: UUID, action: Callable[..., object]) -> HttpResponse:
    """Move the session; who pressed on an old page gets the sentence and the room as it is now."""
    session = fetch_session(request, key)
    try:
        action(session, by=request.user)
    except ValidationError as refusal:
        for text in refusal.messages:
            messages.warning(request, text)
    return redirect_page(request, room_url(session))


def _write(
    request: StaffRequest,
    session: Consultation,
    name: str,
    make: Callable[..., Form],
    action: Callable[..., object],
    *,
    panel: str = "",
) -> HttpResponse:
    """Act and show the room again: fresh after success, with everything typed after a refusal."""

    def act(cleaned: dict[str, Any]) -> str:
        action(session, by=request.user, **cleaned)
        if panel:
            drafts.finish(request, LONG[panel], session.key)
        return room_url(session)

    def again(form: Form) -> HttpResponse:
        return room_page(request, fetch_session(request, session.key), status=422, **{name: form})

    return answer_form(request, make(request.POST), act, again=again)


def _seat(request: StaffRequest, key: UUID, action: Callable[..., object]) -> HttpResponse:
    session = fetch_session(request, key)
    form = forms.SeatForm(request.POST, auto_id="id_seat_%s")
    offer_team(form, "user", session.case)

    def act(cleaned: dict[str, Any]) -> str:
        try:
            action(session, request.user, cleaned["user"])
        except ValidationError as refusal:
            raise ValidationError({"user": refusal.messages}) from refusal
        return reverse("cases:room", args=[key])

    return answer_form(request, form, act, again=lambda form: room_page(request, session, status=422, seat_form=form))


def _of_idea(
    request: StaffRequest, key: UUID, idea: UUID, name: str, make: Callable[..., Form], action: Callable[..., object]
) -> HttpResponse:
    session = fetch_session(request, key)
    found = get_object_or_404(Idea.objects.select_related("consultation"), consultation=session, key=idea)
    form = make(request.POST, auto_id=f"id_{name[0]}{found.pk}_%s")

    def again(form: Form) -> HttpResponse:
        rows = [sorting(row) for row in session.ideas.select_related("author")]
        rows = [row | {name: form} if row["idea"] == found else row for row in rows]
        return room_page(request, session, status=422, **{"refused_form": form, "sortings": rows})  # type: ignore[arg-type]

    def act(cleaned: dict[str, Any]) -> str:
        action(found, by=request.user, **cleaned)
        return room_url(session)

    return answer_form(request, form, act, again=again)
