"""Whom one reaches at an organisation; kept by the stewards of the directory."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.actions.directory import STALE
from socialspace.forms.differences import differences
from socialspace.forms.organisations import ContactForm, contact_facts_of
from socialspace.models import ContactPerson, Organisation
from socialspace.views.fetch_directory import contact_of, organisation_of
from web.http import answer_form, by_method, post_once, redirect_page, render_page, seen_version


@require_safe
def _add_form(request: StaffRequest, key: UUID) -> HttpResponse:
    organisation = organisation_of(request.user, key)
    rules.demand(rules.may_steward_directory(request.user))
    return _page(request, organisation, None, ContactForm())


@post_once
def _add(request: StaffRequest, key: UUID) -> HttpResponse:
    organisation = organisation_of(request.user, key)
    rules.demand(rules.may_steward_directory(request.user))

    def act(given: dict[str, Any]) -> str:
        added = actions.add_contact(organisation, by=request.user, **given)
        messages.success(request, f"{added} ist eingetragen.")
        return _place(organisation)

    def again(form: ContactForm) -> HttpResponse:
        return _page(request, organisation, None, form, status=422)

    return answer_form(request, ContactForm(request.POST), act, again=again)


add_contact = by_method(get=_add_form, post=_add)


@require_safe
def _edit_form(request: StaffRequest, key: UUID) -> HttpResponse:
    contact = _kept(request, key)
    form = ContactForm(initial=contact_facts_of(contact))
    return _page(request, contact.organisation, contact, form, version=contact.version)


@post_once
def _edit(request: StaffRequest, key: UUID) -> HttpResponse:
    contact = _kept(request, key)

    def act(given: dict[str, Any]) -> str:
        actions.edit_contact(contact, by=request.user, version=seen_version(request), **given)
        messages.success(request, "Die Ansprechperson ist gespeichert.")
        return _place(contact.organisation)

    def again(form: ContactForm) -> HttpResponse:
        is_stale = form.has_error(NON_FIELD_ERRORS, STALE)
        version, status = (contact.version, 409) if is_stale else (seen_version(request), 422)
        return _page(request, contact.organisation, contact, form, version=version, status=status)

    return answer_form(request, ContactForm(request.POST), act, again=again)


edit_contact = by_method(get=_edit_form, post=_edit)


@post_once
def deactivate_contact(request: StaffRequest, key: UUID) -> HttpResponse:
    contact = _kept(request, key)
    actions.deactivate_contact(contact, by=request.user)
    messages.success(request, f"{contact} steht nicht mehr bei dieser Einrichtung.")
    return redirect_page(request, _place(contact.organisation))


@post_once
def withdraw_consent(request: StaffRequest, key: UUID) -> HttpResponse:
    contact = _kept(request, key)
    actions.withdraw_consent(contact, by=request.user)
    messages.success(request, f"{contact} steht nicht mehr im Verzeichnis.")
    return redirect_page(request, _place(contact.organisation))


def _kept(request: StaffRequest, key: UUID) -> ContactPerson:
    contact = contact_of(request.user, key)
    rules.demand(rules.may_steward_directory(request.user))
    return contact


def _place(organisation: Organisation) -> str:
    return reverse("socialspace:organisation", args=[organisation.key]) + "#ansprechpersonen"


def _page(
    request: StaffRequest,
    organisation: Organisation,
    contact: ContactPerson | None,
    form: ContactForm,
    *,
    version: int | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "contact": contact,
        "form": form,
        "version": version,
        "differences": differences(form, contact_facts_of(contact)) if contact and status == 409 else [],
    }
    return render_page(request, "socialspace/organisation_contact.html", context, status=status)
