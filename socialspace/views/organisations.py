"""Organisations of the social space and whom one reaches there."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from socialspace import actions, rules
from socialspace.actions.directory import STALE
from socialspace.forms.differences import differences
from socialspace.forms.organisations import OrganisationEndForm, OrganisationFilter, OrganisationForm, facts_of
from socialspace.models import ContactPerson, Offer, Organisation
from socialspace.models.partners import OrganisationQuerySet
from socialspace.search import find_organisations
from socialspace.views.fetch import demand_reader
from socialspace.views.fetch_directory import organisation_of
from web.http import answer_form, by_method, post_once, redirect_page, render_page, seen_version

PAGE_SIZE = 50


@require_safe
def organisations(request: StaffRequest) -> HttpResponse:
    """The partners of the social space; the filter stands in the address."""
    demand_reader(request.user)
    form = OrganisationFilter(request.GET)
    form.is_valid()
    page = _found(request.user, form.cleaned_data, request.GET.get("seite"))
    context = {
        "form": form,
        "page": page,
        "may_edit": rules.may_edit_directory(request.user),
        "may_steward": rules.may_steward_directory(request.user),
    }
    return render_page(request, "socialspace/organisations.html", context, partial="results")


def _found(user: User, chosen: Mapping[str, Any], number: str | None) -> Page[Any]:
    rows: OrganisationQuerySet = Organisation.objects.visible_to(user)
    rows = rows if chosen.get("ended") else rows.active()
    rows = rows.filter(kind=chosen["kind"]) if chosen.get("kind") else rows
    rows = rows.filter(quarter=chosen["quarter"]) if chosen.get("quarter") else rows
    rows = rows.spoken_in(chosen["language"]) if chosen.get("language") else rows
    if not chosen.get("words"):
        return Paginator(rows.for_list(), PAGE_SIZE).get_page(number)
    page: Page[Any] = Paginator(find_organisations(rows, chosen["words"]), PAGE_SIZE).get_page(number)
    known = {row.pk: row for row in rows.for_list().filter(pk__in=[hit.pk for hit in page.object_list])}
    for hit in page.object_list:
        known[hit.pk].why = hit.why
    page.object_list = [known[hit.pk] for hit in page.object_list]
    return page


@require_safe
def organisation(request: StaffRequest, key: UUID) -> HttpResponse:
    """An organisation: whom one reaches there and what it offers."""
    found = organisation_of(request.user, key)
    context = {
        "organisation": found,
        "offers": Offer.objects.visible_to(request.user).current().filter(organisation=found).for_list(),
        "contacts": ContactPerson.objects.visible_to(request.user).active().filter(organisation=found),
        "may_edit": rules.may_edit_directory(request.user),
        "may_steward": rules.may_steward_directory(request.user),
        "today": timezone.localdate(),
    }
    return render_page(request, "socialspace/organisation.html", context)


@require_safe
def _add_form(request: StaffRequest) -> HttpResponse:
    demand_reader(request.user)
    rules.demand(rules.may_edit_directory(request.user))
    return _add_page(request, OrganisationForm())


@post_once
def _add(request: StaffRequest) -> HttpResponse:
    demand_reader(request.user)
    rules.demand(rules.may_edit_directory(request.user))

    def act(given: dict[str, Any]) -> str:
        added = actions.add_organisation(by=request.user, **given)
        messages.success(request, f"„{added}“ steht jetzt im Verzeichnis.")
        return reverse("socialspace:organisation", args=[added.key])

    return answer_form(
        request, OrganisationForm(request.POST), act, again=lambda form: _add_page(request, form, status=422)
    )


def _add_page(request: StaffRequest, form: OrganisationForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {
        "organisation_form": form,
        "form": form,
        "organisation": None,
        "version": None,
        "differences": [],
    }
    return render_page(request, "socialspace/organisation_form.html", context, status=status)


add_organisation = by_method(get=_add_form, post=_add)


@require_safe
def _edit_form(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _editable(request, key)
    return _edit_page(request, found, OrganisationForm(initial=facts_of(found)), version=found.version)


@post_once
def _edit(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _editable(request, key)

    def act(given: dict[str, Any]) -> str:
        actions.edit_organisation(found, by=request.user, version=seen_version(request), **given)
        messages.success(request, "Die Einrichtung ist gespeichert.")
        return reverse("socialspace:organisation", args=[key])

    def again(form: OrganisationForm) -> HttpResponse:
        if form.has_error(NON_FIELD_ERRORS, STALE):
            return _edit_page(request, found, form, version=found.version, status=409)
        return _edit_page(request, found, form, version=seen_version(request), status=422)

    return answer_form(request, OrganisationForm(request.POST), act, again=again)


edit_organisation = by_method(get=_edit_form, post=_edit)


@post_once
def end_organisation(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _editable(request, key)

    def act(given: dict[str, Any]) -> str:
        actions.end_organisation(found, by=request.user, ended_on=given["ended_on"])
        messages.success(
            request, "Das Ende ist gespeichert." if given["ended_on"] else "Die Einrichtung besteht weiter."
        )
        return reverse("socialspace:organisation", args=[key])

    def again(form: OrganisationEndForm) -> HttpResponse:
        edit = OrganisationForm(initial=facts_of(found))
        return _edit_page(request, found, edit, version=found.version, end_form=form, status=422)

    return answer_form(request, OrganisationEndForm(request.POST, auto_id="ende_%s"), act, again=again)


@post_once
def note_contact(request: StaffRequest, key: UUID) -> HttpResponse:
    actions.note_contact(_editable(request, key), by=request.user)
    messages.success(request, "Der Kontakt von heute ist festgehalten.")
    return redirect_page(request, reverse("socialspace:organisation", args=[key]))


def _editable(request: StaffRequest, key: UUID) -> Organisation:
    found = organisation_of(request.user, key)
    rules.demand(rules.may_edit_directory(request.user))
    return found


def _edit_page(
    request: StaffRequest,
    organisation: Organisation,
    form: OrganisationForm,
    *,
    version: int,
    end_form: OrganisationEndForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the form; when somebody else saved meanwhile, with what differs, and the newest version to save over."""
    context = {
        "organisation": organisation,
        "organisation_form": form,
        "form": end_form or form,
        "end_form": end_form or OrganisationEndForm(initial={"ended_on": organisation.ended_on}, auto_id="ende_%s"),
        "version": version,
        "differences": differences(form, facts_of(organisation)) if status == 409 else [],
    }
    return render_page(request, "socialspace/organisation_form.html", context, status=status)
