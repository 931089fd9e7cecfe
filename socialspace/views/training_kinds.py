"""The kinds of training: what can be learned, what it allows, how long it counts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.forms.trainings import KindForm
from socialspace.models import TrainingKind
from socialspace.views.fetch import demand_reader
from web.http import answer_form, by_method, post_once, render_page


def _list(request: StaffRequest, form: KindForm, *, status: int = 200) -> HttpResponse:
    context = {"kinds": TrainingKind.objects.visible_to(request.user), "form": form}
    return render_page(request, "socialspace/training_kinds.html", context, status=status)


@require_safe
def _kinds(request: StaffRequest) -> HttpResponse:
    demand_reader(request.user)
    rules.demand(rules.may_plan_trainings(request.user))
    return _list(request, KindForm())


@post_once
def _add(request: StaffRequest) -> HttpResponse:
    demand_reader(request.user)
    rules.demand(rules.may_plan_trainings(request.user))
    form = KindForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        kind = actions.add_training_kind(by=request.user, **form.details)
        messages.success(request, f"„{kind}“ ist aufgenommen.")
        return reverse("socialspace:training_kinds")

    return answer_form(request, form, act, again=lambda form: _list(request, form, status=422))


training_kinds = by_method(get=_kinds, post=_add)


def _kind_of(request: StaffRequest, key: UUID) -> TrainingKind:
    demand_reader(request.user)
    rules.demand(rules.may_plan_trainings(request.user))
    found: TrainingKind = get_object_or_404(TrainingKind.objects.visible_to(request.user), key=key)
    return found


def _page(request: StaffRequest, kind: TrainingKind, form: KindForm, *, status: int = 200) -> HttpResponse:
    return render_page(request, "socialspace/training_kind.html", {"kind": kind, "form": form}, status=status)


@require_safe
def _kind(request: StaffRequest, key: UUID) -> HttpResponse:
    kind = _kind_of(request, key)
    names = ("series", "name", "enables_moderation", "refresh_months")
    return _page(request, kind, KindForm(initial={name: getattr(kind, name) for name in names}))


@post_once
def _edit(request: StaffRequest, key: UUID) -> HttpResponse:
    kind = _kind_of(request, key)
    form = KindForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        actions.edit_training_kind(kind, by=request.user, **form.details)
        messages.success(request, "Die Änderung ist gespeichert.")
        return reverse("socialspace:training_kinds")

    return answer_form(request, form, act, again=lambda form: _page(request, kind, form, status=422))


training_kind = by_method(get=_kind, post=_edit)
