"""The steps of a project: on, back, decided, evaluated, dropped; its partners and offers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.actions.projects import is_stale
from socialspace.forms.projects import DecisionForm, DropForm, EvaluationForm, OfferLinkForm, PartnerForm
from socialspace.lifecycle import ProjectStage
from socialspace.models import Project
from socialspace.views.fetch import demand_reader
from socialspace.views.project_pages import project_of, project_page
from web.http import answer_form, post_once, redirect_page, refused, seen_version


@post_once
def move_project(request: StaffRequest, key: UUID) -> HttpResponse:
    """One step on or back (`to`), from the page or from the card on the board (`from`)."""
    found = _to_change(request, key)
    stage = request.POST.get("to", "")
    if stage not in ProjectStage.values:
        return project_page(request, found, refusals=["Wählen Sie einen Schritt."], status=422)

    def act() -> None:
        moved = actions.move_project(found, by=request.user, to=ProjectStage(stage))
        messages.success(request, f"„{moved.title}“ steht jetzt bei „{ProjectStage(moved.stage).label}“.")

    to = reverse("socialspace:projects") if request.POST.get("from") == "board" else _url(key)
    return _step(request, found, act, to=to)


@post_once
def decide_project(request: StaffRequest, key: UUID) -> HttpResponse:
    """A lead decides on what stands there; after a change they read it first, with their words kept."""
    demand_reader(request.user)
    found = project_of(request.user, key)
    rules.demand(rules.may_decide_projects(request.user))
    form = DecisionForm(request.POST, auto_id="entscheidung_%s")
    if not form.is_valid():
        return project_page(request, found, form=form, version=seen_version(request), status=422)
    given = {name: form.cleaned_data[name] for name in ("decision", "begins_on", "ends_on")}
    try:
        actions.decide_project(found, by=request.user, version=seen_version(request), **given)
    except ValidationError as refusal:
        refused(form, refusal)
        if is_stale(refusal):
            return project_page(request, project_of(request.user, key), form=form, status=409)
        again = project_of(request.user, key)
        return project_page(request, again, form=form, refusals=refusal.messages, version=found.version, status=422)
    messages.success(request, "Das Projekt ist entschieden und läuft.")
    return redirect_page(request, _url(key))


@post_once
def evaluate_project(request: StaffRequest, key: UUID) -> HttpResponse:
    def act(found: Project, given: dict[str, Any]) -> str:
        actions.evaluate_project(found, by=request.user, evaluation=given["evaluation"], ends_on=given["ends_on"])
        return "Die Auswertung ist festgehalten, das Projekt ist abgeschlossen."

    return _answer(request, key, lambda found: EvaluationForm(request.POST, auto_id="auswertung_%s"), act)


@post_once
def drop_project(request: StaffRequest, key: UUID) -> HttpResponse:
    def act(found: Project, given: dict[str, Any]) -> str:
        actions.drop_project(found, by=request.user, reason=given["reason"])
        return "Das Projekt wird nicht weiterverfolgt. Sie können es wieder aufnehmen."

    return _answer(request, key, lambda found: DropForm(request.POST, auto_id="ende_%s"), act)


@post_once
def add_partner(request: StaffRequest, key: UUID) -> HttpResponse:
    def form_of(found: Project) -> PartnerForm:
        return PartnerForm(request.POST, user=request.user, project=found, auto_id="partner_%s")

    def act(found: Project, given: dict[str, Any]) -> str:
        organisation, contribution = given["organisation"], given["contribution"]
        actions.add_partner(found, by=request.user, organisation=organisation, contribution=contribution)
        return f"{organisation.name} ist eingetragen."

    return _answer(request, key, form_of, act, place="#partner")


@post_once
def remove_partner(request: StaffRequest, key: UUID, partner_key: UUID) -> HttpResponse:
    found = _to_change(request, key)
    partner = get_object_or_404(found.partners.select_related("project", "organisation"), key=partner_key)

    def act() -> None:
        actions.remove_partner(partner, by=request.user)
        messages.success(request, f"{partner.organisation.name} ist nicht mehr eingetragen.")

    return _step(request, found, act, to=_url(key, "#partner"))


@post_once
def link_offer(request: StaffRequest, key: UUID) -> HttpResponse:
    def form_of(found: Project) -> OfferLinkForm:
        return OfferLinkForm(request.POST, user=request.user, project=found, auto_id="angebot_%s")

    def act(found: Project, given: dict[str, Any]) -> str:
        actions.link_offer(found, by=request.user, offer=given["offer"])
        return f"„{given['offer'].title}“ gehört jetzt zum Projekt."

    return _answer(request, key, form_of, act, place="#angebote")


@post_once
def unlink_offer(request: StaffRequest, key: UUID, offer_key: UUID) -> HttpResponse:
    found = _to_change(request, key)
    offer = get_object_or_404(found.offers, key=offer_key)

    def act() -> None:
        actions.unlink_offer(found, by=request.user, offer=offer)
        messages.success(request, f"„{offer.title}“ gehört nicht mehr zum Projekt.")

    return _step(request, found, act, to=_url(key, "#angebote"))


def _to_change(request: StaffRequest, key: UUID) -> Project:
    """The project, for whoever may change it."""
    demand_reader(request.user)
    found = project_of(request.user, key)
    rules.demand(rules.may_edit_project(request.user))
    return found


def _step(request: StaffRequest, project: Project, act: Callable[[], None], *, to: str) -> HttpResponse:
    """Take a step without a form; refused, the page says why."""
    try:
        act()
    except ValidationError as refusal:
        return project_page(request, project_of(request.user, project.key), refusals=refusal.messages, status=422)
    return redirect_page(request, to)


def _answer[F: BaseForm](
    request: StaffRequest,
    key: UUID,
    form_of: Callable[[Project], F],
    act: Callable[[Project, dict[str, Any]], str],
    *,
    place: str = "",
) -> HttpResponse:
    """Answer one of the small forms of the page; `act` returns the sentence that says what was done."""
    found = _to_change(request, key)

    def done(given: dict[str, Any]) -> str:
        messages.success(request, act(found, given))
        return _url(key, place)

    def again(form: F) -> HttpResponse:
        """A form whose place on the page is gone would take its sentences with it: they stand above, too."""
        shown = project_of(request.user, key)
        return project_page(
            request, shown, form=form, refusals=[str(sentence) for sentence in form.non_field_errors()], status=422
        )

    return answer_form(request, form_of(found), done, again=again)


def _url(key: UUID, place: str = "") -> str:
    return reverse("socialspace:project", args=[key]) + place
