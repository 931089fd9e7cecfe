"""The directory of offers: looking for one, its page, and keeping it right."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.actions.directory import STALE
from socialspace.forms.differences import differences
from socialspace.forms.offers import EndForm, OfferFilter, OfferForm, facts_of
from socialspace.models import Offer, Organisation
from socialspace.views.fetch import demand_reader
from socialspace.views.fetch_directory import offer_of
from socialspace.views.offer_search import look_for
from web.http import answer_form, by_method, post_once, redirect_page, render_page, seen_version


@require_safe
def offers(request: StaffRequest) -> HttpResponse:
    """The offers of the social space; words and filter stand in the address."""
    demand_reader(request.user)
    form = OfferFilter(request.GET)
    results = look_for(request.user, form, request.GET)
    context = {
        "form": form,
        "page": results.page,
        "results": results,
        "may_edit": rules.may_edit_directory(request.user),
        "may_steward": rules.may_steward_directory(request.user),
    }
    response = render_page(request, "socialspace/offers.html", context, partial="results")
    response.headers["HX-Trigger"] = json.dumps({"sro:meldung": {"text": results.spoken}})
    return response


@require_safe
def offer(request: StaffRequest, key: UUID) -> HttpResponse:
    """One offer: everything a colleague needs to recommend it."""
    found = offer_of(request.user, key)
    context = {"offer": found, "may_edit": rules.may_edit_directory(request.user)}
    return render_page(request, "socialspace/offer.html", context)


@require_safe
def _add_form(request: StaffRequest) -> HttpResponse:
    demand_reader(request.user)
    rules.demand(rules.may_edit_directory(request.user))
    home = _home(request)
    facts = {"checked_on": timezone.localdate(), "organisation": home, "quarter": home.quarter if home else None}
    return _add_page(request, OfferForm(initial=facts))


def _home(request: StaffRequest) -> Organisation | None:
    """The organisation from whose page one came."""
    try:
        key = UUID(request.GET.get("einrichtung", ""))
    except ValueError:
        return None
    return Organisation.objects.visible_to(request.user).active().select_related("quarter").filter(key=key).first()


@post_once
def _add(request: StaffRequest) -> HttpResponse:
    demand_reader(request.user)
    rules.demand(rules.may_edit_directory(request.user))
    form = OfferForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        added = actions.add_offer(by=request.user, **form.facts)
        messages.success(request, f"„{added}“ steht jetzt im Verzeichnis.")
        return reverse("socialspace:offer", args=[added.key])

    return answer_form(request, form, act, again=lambda form: _add_page(request, form, status=422))


def _add_page(request: StaffRequest, form: OfferForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"offer_form": form, "form": form, "offer": None, "version": None, "differences": []}
    return render_page(request, "socialspace/offer_form.html", context, status=status)


add_offer = by_method(get=_add_form, post=_add)


@require_safe
def _edit_form(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _editable(request, key)
    return _edit_page(request, found, OfferForm(initial=facts_of(found)), version=found.version)


@post_once
def _edit(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _editable(request, key)
    form = OfferForm(request.POST)

    def act(given: dict[str, Any]) -> str:
        actions.edit_offer(found, by=request.user, version=seen_version(request), **form.facts)
        messages.success(request, "Das Angebot ist gespeichert.")
        return reverse("socialspace:offer", args=[key])

    def again(form: OfferForm) -> HttpResponse:
        if form.has_error(NON_FIELD_ERRORS, STALE):
            return _edit_page(request, found, form, version=found.version, status=409)
        return _edit_page(request, found, form, version=seen_version(request), status=422)

    return answer_form(request, form, act, again=again)


edit_offer = by_method(get=_edit_form, post=_edit)


@post_once
def confirm_offer(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _editable(request, key)
    actions.confirm_offer(found, by=request.user)
    messages.success(request, "Heute bestätigt.")
    return redirect_page(request, reverse("socialspace:offer", args=[key]))


@post_once
def end_offer(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _editable(request, key)

    def act(given: dict[str, Any]) -> str:
        actions.end_offer(found, by=request.user, ended_on=given["ended_on"])
        messages.success(request, "Das Ende ist gespeichert." if given["ended_on"] else "Das Angebot besteht weiter.")
        return reverse("socialspace:offer", args=[key])

    def again(form: EndForm) -> HttpResponse:
        edit = OfferForm(initial=facts_of(found))
        return _edit_page(request, found, edit, version=found.version, end_form=form, status=422)

    return answer_form(request, EndForm(request.POST, auto_id="ende_%s"), act, again=again)


def _editable(request: StaffRequest, key: UUID) -> Offer:
    found = offer_of(request.user, key)
    rules.demand(rules.may_edit_directory(request.user))
    return found


def _edit_page(
    request: StaffRequest,
    offer: Offer,
    form: OfferForm,
    *,
    version: int,
    end_form: EndForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the form; when somebody else saved meanwhile, with what differs, and the newest version to save over."""
    context = {
        "offer": offer,
        "offer_form": form,
        "form": end_form or form,
        "end_form": end_form or EndForm(initial={"ended_on": offer.ended_on}, auto_id="ende_%s"),
        "version": version,
        "differences": differences(form, facts_of(offer)) if status == 409 else [],
    }
    return render_page(request, "socialspace/offer_form.html", context, status=status)
