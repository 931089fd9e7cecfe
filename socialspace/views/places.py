"""Keeping a quarter's reference data: one page, one address for each of its forms."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.forms.places import AreaMoveForm, DistrictMoveForm, PopulationForm, QuarterForm
from socialspace.models import Population, Quarter
from socialspace.views.quarters import belongs
from web.forms import Form
from web.http import answer_form, post_once, render_page, seen_version


@require_safe
def quarter_edit(request: StaffRequest, key: UUID) -> HttpResponse:
    """What is known of a quarter, to be put right."""
    return _page(request, _fetch(request, key))


@post_once
def edit_quarter(request: StaffRequest, key: UUID) -> HttpResponse:
    quarter = _fetch(request, key)
    quarter.version = seen_version(request)

    def act(cleaned: dict[str, Any]) -> str:
        actions.edit_quarter(quarter, by=request.user, **cleaned)
        return _done(request, quarter, "Name, Nummer und Lage sind gespeichert.")

    return _answer(request, quarter, "details", QuarterForm(request.POST, prefix="quartier"), act)


@post_once
def record_population(request: StaffRequest, key: UUID) -> HttpResponse:
    quarter = _fetch(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.record_population(quarter, by=request.user, **cleaned)
        return _done(request, quarter, "Die Einwohnerzahl ist eingetragen.")

    return _answer(request, quarter, "population", PopulationForm(request.POST, prefix="zahl"), act)


@post_once
def move_to_area(request: StaffRequest, key: UUID) -> HttpResponse:
    quarter = _fetch(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.move_to_area(quarter, by=request.user, **cleaned)
        return _done(request, quarter, "Die Zugehörigkeit zum Sozialraum ist eingetragen.")

    return _answer(request, quarter, "area", AreaMoveForm(request.POST, prefix="raum"), act)


@post_once
def move_to_district(request: StaffRequest, key: UUID) -> HttpResponse:
    quarter = _fetch(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.move_to_district(quarter, by=request.user, **cleaned)
        return _done(request, quarter, "Die Lage im Stadtbezirk ist eingetragen.")

    return _answer(request, quarter, "district", DistrictMoveForm(request.POST, prefix="bezirk"), act)


def _fetch(request: StaffRequest, key: UUID) -> Quarter:
    rules.demand(rules.may_keep_reference(request.user))
    return get_object_or_404(Quarter.objects.visible_to(request.user).with_place(), key=key)


def _done(request: StaffRequest, quarter: Quarter, sentence: str) -> str:
    messages.success(request, sentence)
    return reverse("socialspace:quarter_edit", args=[quarter.key])


def _answer(
    request: StaffRequest, quarter: Quarter, name: str, form: Form, act: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    def again(form: Form) -> HttpResponse:
        return _page(request, _fetch(request, quarter.key), status=422, form=form, **{name: form})

    return answer_form(request, form, act, again=again)


def _page(request: StaffRequest, quarter: Quarter, *, status: int = 200, **bound: Form) -> HttpResponse:
    """The page with its four forms; no figure stands on it, because a small quarter never has one of its own."""
    forms = {
        "details": QuarterForm(initial=QuarterForm.of(quarter), prefix="quartier"),
        "population": PopulationForm(prefix="zahl"),
        "area": AreaMoveForm(prefix="raum"),
        "district": DistrictMoveForm(prefix="bezirk"),
    }
    context = {
        "quarter": quarter,
        "counted": Population.objects.filter(quarter=quarter),
    } | belongs(quarter)
    return render_page(request, "socialspace/quarter_edit.html", context | forms | bound, status=status)
