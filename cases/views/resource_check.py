"""The Ressourcencheck: who takes part, what carries, what is missing."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions
from cases.family.ecomap import draw_net
from cases.forms.resource_check import CheckParticipantForm, ResourceForm, StartCheckForm
from cases.models import Case, FamilyResource, ResourceCheck
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once, redirect_page


@require_safe
def resource_check(request: StaffRequest, key: UUID) -> HttpResponse:
    """The newest resource check of the case, or the form to start one."""
    return _page(request, fetch_case(request, key))


@post_once
def start(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = StartCheckForm(request.POST)
    return _write(request, case, form, "start_form", partial(actions.start_resource_check, case))


@post_once
def add_participant(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = CheckParticipantForm(request.POST)
    return _write(request, case, form, "participant_form", partial(actions.add_check_participant, _newest(case)))


@post_once
def add_resource(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = ResourceForm(request.POST, case=case)
    return _write(request, case, form, "resource_form", partial(actions.add_resource, _newest(case)))


@post_once
def complete(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    try:
        actions.complete_resource_check(_newest(case), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect_page(request, reverse("cases:resource_check", args=[key]))
    messages.success(request, "Der Ressourcencheck ist abgeschlossen. Als Nächstes berät das Team.")
    return redirect_page(request, reverse("cases:consultation", args=[key]))


def _write(request: StaffRequest, case: Case, form: Form, name: str, action: Callable[..., object]) -> HttpResponse:
    """Act and show the page again: fresh after success, with everything typed after a refusal."""

    def act(cleaned: dict[str, Any]) -> str:
        action(by=request.user, **cleaned)
        return reverse("cases:resource_check", args=[case.key])

    return answer_form(request, form, act, again=lambda form: _page(request, case, status=422, **{name: form}))


def _page(request: StaffRequest, case: Case, *, status: int = 200, **forms: Form) -> HttpResponse:
    check = ResourceCheck.objects.filter(case=case).first()
    resources = list(check.resources.select_related("named_by", "topic")) if check else []
    context: dict[str, object] = {
        "check": check,
        "participants": check.participants.all() if check else [],
        "fields": _fields(resources),
        "net": draw_net(str(case.family), resources) if resources else None,
        "form": next(iter(forms.values()), None),
        "start_form": StartCheckForm(),
        "participant_form": CheckParticipantForm(),
        "resource_form": ResourceForm(case=case),
    }
    return file_page(
        request, case, "cases/resource_check.html", context | dict(forms), tab="resource_check", status=status
    )


def _fields(resources: list[FamilyResource]) -> list[tuple[str, list[FamilyResource]]]:
    """The four fields of the card (Ressourcenkarte), each with its resources from near to far."""
    return [
        (label, [resource for resource in resources if resource.kind == kind])
        for kind, label in FamilyResource.Kind.choices
    ]


def _newest(case: Case) -> ResourceCheck:
    check = ResourceCheck.objects.filter(case=case).first()
    if check is None:
        raise Http404
    return check
