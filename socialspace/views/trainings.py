"""Trainings: the list, the page of one, planning, registering, calling off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department, User
from socialspace import actions, rules
from socialspace.actions.trainings import is_stale
from socialspace.forms.trainings import ColleaguesForm, TrainingForm, details_of
from socialspace.lifecycle import TrainingState
from socialspace.models import Training, TrainingAttendance, TrainingKind
from socialspace.views.fetch import demand_reader
from web.http import answer_form, by_method, post_once, redirect_page, render_page, seen_version

PAGE_SIZE = 20
Attended = TrainingAttendance.State


def training_of(user: User, key: UUID) -> Training:
    """A training with its kind; 403 for whoever does not work in the social space."""
    demand_reader(user)
    found: Training = get_object_or_404(Training.objects.visible_to(user).select_related("kind"), key=key)
    return found


@require_safe
def trainings(request: StaffRequest) -> HttpResponse:
    """What comes, what is one's own, what was."""
    demand_reader(request.user)
    today = timezone.localdate()
    seen = Training.objects.visible_to(request.user)
    mine = list(
        TrainingAttendance.objects.visible_to(request.user)
        .filter(user=request.user)
        .select_related("training__kind")
        .order_by("-training__starts_on", "-id")
    )
    context = {
        "coming": list(seen.coming(today)),
        "page": Paginator(seen.past(today), PAGE_SIZE).get_page(request.GET.get("seite")),
        "mine": mine,
        "registered": {each.training_id for each in mine},
        "today": today,
        "may_plan": rules.may_plan_trainings(request.user),
    }
    return render_page(request, "socialspace/trainings.html", context)


@require_safe
def training(request: StaffRequest, key: UUID) -> HttpResponse:
    return training_page(request, training_of(request.user, key))


def training_page(
    request: StaffRequest,
    training: Training,
    *,
    refusal: ValidationError | None = None,
    form: ColleaguesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page; who was there or missing is named only to themselves and to whoever plans."""
    attendances = list(training.attendances.select_related("user"))
    may_plan, today = rules.may_plan_trainings(request.user), timezone.localdate()
    is_open = training.state == TrainingState.PLANNED and today <= training.starts_on
    shown = [each for each in attendances if each.state != Attended.MISSED]
    context = {
        "training": training,
        "attendances": attendances if may_plan else shown if training.state == TrainingState.PLANNED else [],
        "taken": len(shown),
        "own": next((each for each in attendances if each.user_id == request.user.pk), None),
        "departments": departments_of([each.user for each in shown]),
        "may_plan": may_plan,
        "is_open": is_open,
        "is_full": training.seats is not None and len(attendances) >= training.seats,
        "is_over": today >= training.ends_on,
        "form": form or (ColleaguesForm(training=training) if may_plan and is_open else None),
        "refusals": refusal.messages if refusal else [],
    }
    return render_page(request, "socialspace/training.html", context, status=status)


def departments_of(people: list[User]) -> list[tuple[str, int]]:
    """How many of each department: all that take part, others where somebody is there."""
    counts = {each: sum(person.department == each for person in people) for each in Department}
    return [(each.label, counts[each]) for each in Department if each in rules.TAKING_PART or counts[each]]


@require_safe
def _plan_page(request: StaffRequest) -> HttpResponse:
    """The form for a new training; `art` in the address chooses the kind."""
    rules.demand(rules.may_plan_trainings(request.user))
    kinds = {str(kind.key): kind for kind in TrainingKind.objects.visible_to(request.user)}
    chosen = kinds.get(request.GET.get("art", ""))
    form = TrainingForm(initial={"kind": chosen.key if chosen else None})
    return render_page(request, "socialspace/training_form.html", {"form": form, "training": None})


@post_once
def _plan(request: StaffRequest) -> HttpResponse:
    rules.demand(rules.may_plan_trainings(request.user))
    form = TrainingForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        planned = actions.plan_training(by=request.user, **form.details)
        messages.success(request, "Die Fortbildung ist geplant. Jetzt können sich alle Abteilungen anmelden.")
        return reverse("socialspace:training", args=[planned.key])

    def again(form: TrainingForm) -> HttpResponse:
        return render_page(request, "socialspace/training_form.html", {"form": form, "training": None}, status=422)

    return answer_form(request, form, act, again=again)


plan_training = by_method(get=_plan_page, post=_plan)


@require_safe
def _edit_page(request: StaffRequest, key: UUID) -> HttpResponse:
    training = training_of(request.user, key)
    rules.demand(rules.may_plan_trainings(request.user))
    context = {"form": TrainingForm(initial=details_of(training)), "training": training, "version": training.version}
    return render_page(request, "socialspace/training_form.html", context)


@post_once
def _edit(request: StaffRequest, key: UUID) -> HttpResponse:
    training = training_of(request.user, key)
    rules.demand(rules.may_plan_trainings(request.user))
    form = TrainingForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        actions.edit_training(training, by=request.user, version=seen_version(request), **form.details)
        messages.success(request, "Die Fortbildung ist geändert.")
        return reverse("socialspace:training", args=[key])

    def again(form: TrainingForm) -> HttpResponse:
        stale = any(is_stale(error) for error in form.non_field_errors().as_data())
        version = training.version if stale else seen_version(request)
        context = {"form": form, "training": training, "version": version, "is_stale": stale}
        return render_page(request, "socialspace/training_form.html", context, status=409 if stale else 422)

    return answer_form(request, form, act, again=again)


edit_training = by_method(get=_edit_page, post=_edit)


@post_once
def register(request: StaffRequest, key: UUID) -> HttpResponse:
    """Register oneself."""
    training = training_of(request.user, key)
    try:
        actions.register_for_training(training, by=request.user, people=[request.user])
    except ValidationError as refusal:
        return training_page(request, training, refusal=refusal, status=422)
    messages.success(request, "Sie sind angemeldet.")
    return redirect_page(request, reverse("socialspace:training", args=[key]))


@post_once
def register_colleagues(request: StaffRequest, key: UUID) -> HttpResponse:
    training = training_of(request.user, key)
    rules.demand(rules.may_plan_trainings(request.user))

    def act(given: dict[str, Any]) -> str:
        actions.register_for_training(training, by=request.user, people=list(given["people"]))
        messages.success(request, f"Angemeldet: {', '.join(str(person) for person in given['people'])}.")
        return reverse("socialspace:training", args=[key]) + "#angemeldet"

    def again(form: ColleaguesForm) -> HttpResponse:
        return training_page(request, training, form=form, status=422)

    return answer_form(request, ColleaguesForm(request.POST, training=training), act, again=again)


@post_once
def withdraw(request: StaffRequest, key: UUID) -> HttpResponse:
    """Take back one's own registration or, for whoever plans, anybody's."""
    demand_reader(request.user)
    mine = TrainingAttendance.objects.visible_to(request.user).select_related("training__kind", "user")
    attendance = get_object_or_404(mine, key=key)
    name = "Ihre Anmeldung" if attendance.user_id == request.user.pk else f"Die Anmeldung von {attendance.user}"
    try:
        actions.withdraw_registration(attendance, by=request.user)
    except ValidationError as refusal:
        return training_page(request, attendance.training, refusal=refusal, status=422)
    messages.success(request, f"{name} ist zurückgezogen.")
    return redirect_page(request, reverse("socialspace:training", args=[attendance.training.key]))


@post_once
def cancel_training(request: StaffRequest, key: UUID) -> HttpResponse:
    training = training_of(request.user, key)
    try:
        told, untold = actions.cancel_training(training, by=request.user)
    except ValidationError as refusal:
        return training_page(request, training, refusal=refusal, status=422)
    messages.success(request, f"Die Fortbildung ist abgesagt. {told} Angemeldete bekommen eine Nachricht.")
    if untold:
        messages.warning(request, f"{untold} Angemeldete haben keine E-Mail-Adresse. Sagen Sie ihnen selbst Bescheid.")
    return redirect_page(request, reverse("socialspace:training", args=[key]))
