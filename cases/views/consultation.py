"""The Kollegiale Beratung."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from cases import actions, rules
from cases.forms.consultation import (
    ConsultationParticipantForm,
    IdeaForm,
    ResultForm,
    StartConsultationForm,
)
from cases.models import Case, Consultation, ConsultationParticipant
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once


@require_safe
def consultation(request: StaffRequest, key: UUID) -> HttpResponse:
    """The newest consultation of the case, or the form to start one."""
    return _page(request, fetch_case(request, key))


@post_once
def start(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = StartConsultationForm(request.POST, case=case)
    return _write(request, case, form, "start_form", partial(_begin, case, only_plan="plan" in request.POST))


@post_once
def add_participant(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = ConsultationParticipantForm(request.POST, case=case)
    return _write(request, case, form, "participant_form", partial(actions.add_participant, _newest(case)))


@post_once
def add_idea(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = IdeaForm(request.POST)
    return _write(request, case, form, "idea_form", partial(actions.add_idea, _newest(case)))


@post_once
def finish(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    newest = _newest(case)

    def act(cleaned: dict[str, Any]) -> str:
        actions.finish_consultation(newest, by=request.user, **cleaned)
        messages.success(request, "Die Beratung ist abgeschlossen. Als Nächstes ordnen Sie den Fall ein.")
        return reverse("cases:classification", args=[key])

    form = ResultForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, case, status=422, result_form=form))


def _begin(case: Case, *, by: User, only_plan: bool, **plan: Any) -> Consultation:
    planned = actions.plan_consultation(case, by=by, **plan)
    return planned if only_plan else actions.begin_consultation(planned, by=by)


def _write(request: StaffRequest, case: Case, form: Form, name: str, action: Callable[..., object]) -> HttpResponse:
    """Act and show the page again: fresh after success, with everything typed after a refusal."""

    def act(cleaned: dict[str, Any]) -> str:
        action(by=request.user, **cleaned)
        return reverse("cases:consultation", args=[case.key])

    return answer_form(request, form, act, again=lambda form: _page(request, case, status=422, **{name: form}))


def _page(request: StaffRequest, case: Case, *, status: int = 200, **forms: Form) -> HttpResponse:
    people = Prefetch("participants", ConsultationParticipant.objects.select_related("user"))
    newest = Consultation.objects.filter(case=case).prefetch_related(people).first()
    context: dict[str, object] = {
        "consultation": newest,
        "participants": newest.participants.all() if newest else [],
        "ideas": newest.ideas.all() if newest else [],
        "lead": rules.lead_of(case),
        "past": Consultation.objects.filter(case=case, finished_at__isnull=False).order_by("-id"),
        "moderator": newest.moderator if newest else None,
        "form": next(iter(forms.values()), None),
        "start_form": StartConsultationForm(case=case),
        "participant_form": ConsultationParticipantForm(case=case),
        "idea_form": IdeaForm(),
        "result_form": ResultForm(),
    }
    return file_page(request, case, "cases/consultation.html", context | dict(forms), tab="consultation", status=status)


def _newest(case: Case) -> Consultation:
    newest = Consultation.objects.filter(case=case).first()
    if newest is None:
        raise Http404
    return newest
