"""Absences: one's own, those one is asked to stand in for, and for a lead those of the team."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Absence, AbsenceQuerySet, User
from socialspace import actions, rules
from socialspace.forms.absences import AbsenceForm
from socialspace.rules.team import absences_shared_with, colleagues_of, may_keep_absence, may_record_absences
from web.http import answer_form, post_once, redirect_page, render_page, seen_version


@require_safe
def absences(request: StaffRequest) -> HttpResponse:
    """What is asked of me, when I am away, whom I stand in for, and for a lead who of the team is away."""
    rules.demand(may_record_absences(request.user))
    rows = list(_visible(request.user).select_related("user", "deputy"))
    user = request.user
    asked = [row for row in rows if row.deputy == user]
    context = {
        "today": timezone.localdate(),
        "requests": [row for row in asked if row.answer == Absence.Answer.OPEN],
        "promised": [row for row in asked if row.answer == Absence.Answer.ACCEPTED],
        "own": [row for row in rows if row.user == user],
        "team": [row for row in rows if row.user != user] if user.is_lead else [],
        "colleagues": colleagues_of(user) if user.is_lead else [],
    }
    return render_page(request, "socialspace/absences.html", context)


@require_safe
def absence_form(request: StaffRequest, key: UUID | None = None) -> HttpResponse:
    """The form for an absence, one's own or that of a colleague."""
    of = _person(request, key)
    return _form_page(request, AbsenceForm(of=of), of)


@post_once
def record_absence(request: StaffRequest, key: UUID | None = None) -> HttpResponse:
    of = _person(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        row = actions.record_absence(user=of, by=request.user, **cleaned)
        asked = f"{row.deputy} ist um Vertretung gebeten." if row.deputy else "Um Vertretung ist noch niemand gebeten."
        messages.success(request, f"Die Abwesenheit ist eingetragen. {asked}")
        return reverse("team:absences")

    form = AbsenceForm(request.POST, of=of)
    return answer_form(request, form, act, again=lambda form: _form_page(request, form, of, status=422))


@require_safe
def absence(request: StaffRequest, key: UUID) -> HttpResponse:
    """One absence: its days, its deputy, and the form of whoever keeps it."""
    found = _fetch(request, key)
    initial = {"begins_on": found.begins_on, "ends_on": found.ends_on, "deputy": found.deputy and found.deputy.key}
    return _form_page(request, AbsenceForm(initial=initial, of=found.user), found.user, absence=found)


@post_once
def change_absence(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    rules.demand(may_keep_absence(request.user, found.user))

    def act(cleaned: dict[str, Any]) -> str:
        actions.change_absence(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Die Abwesenheit ist geändert.")
        return reverse("team:absences")

    form = AbsenceForm(request.POST, of=found.user)
    return answer_form(
        request, form, act, again=lambda form: _form_page(request, form, found.user, absence=found, status=422)
    )


@post_once
def withdraw_absence(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(request, key, actions.withdraw_absence, "Die Abwesenheit ist zurückgezogen.")


@post_once
def accept_absence(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(request, key, actions.accept_absence, "Sie vertreten in diesen Tagen. Vielen Dank.")


@post_once
def decline_absence(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(request, key, actions.decline_absence, "Ihre Absage ist angekommen.")


def _answer(request: StaffRequest, key: UUID, act: Callable[..., object], done: str) -> HttpResponse:
    """Act on one absence, say what happened and show the list again."""
    found = _fetch(request, key)
    try:
        act(found, by=request.user, version=seen_version(request))
        messages.success(request, done)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("team:absences"))


def _visible(user: User) -> AbsenceQuerySet:
    """Absences that are not over; what is over is nobody's business any more."""
    rows = Absence.objects.visible_to(user).filter(absences_shared_with(user))
    return rows.filter(ends_on__gte=timezone.localdate())


def _fetch(request: StaffRequest, key: UUID) -> Absence:
    rules.demand(may_record_absences(request.user))
    return get_object_or_404(_visible(request.user).select_related("user", "deputy"), key=key)


def _person(request: StaffRequest, key: UUID | None) -> User:
    """Oneself, or the colleague for whom a lead records."""
    rules.demand(may_record_absences(request.user))
    if key is None:
        return request.user
    found: User = get_object_or_404(colleagues_of(request.user), key=key)
    rules.demand(may_keep_absence(request.user, found))
    return found


def _form_page(
    request: StaffRequest, form: AbsenceForm, of: User, *, absence: Absence | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "of": of,
        "is_own": of == request.user,
        "absence": absence,
        "may_keep": absence is None or may_keep_absence(request.user, of),
    }
    return render_page(request, "socialspace/absence.html", context, status=status)
