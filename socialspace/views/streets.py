"""The street directory, and the way from an address to its quarter."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.forms.streets import AddressForm, EndForm, SectionForm, StreetFilter
from socialspace.models import StreetSection
from socialspace.views.fetch import demand_reader
from web.forms import Form
from web.http import answer_form, post_once, render_page, seen_version

PAGE_SIZE = 50


@require_safe
def streets(request: StaffRequest) -> HttpResponse:
    """The street directory; the filter stands in the address."""
    demand_reader(request.user)
    form = StreetFilter(request.GET)
    rows = StreetSection.objects.visible_to(request.user).select_related("quarter")
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = rows.named(chosen.get("words", ""))
    rows = rows.filter(quarter=chosen["quarter"]) if chosen.get("quarter") else rows
    if not chosen.get("ended"):
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=timezone.localdate()))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite"))
    context = {"page": page, "form": form, "may_edit": rules.may_edit_streets(request.user)}
    response = render_page(request, "socialspace/streets.html", context, partial="results")
    _say(response, f"{page.paginator.count} Abschnitte gefunden")
    return response


@require_safe
def street_new(request: StaffRequest) -> HttpResponse:
    """The form for a section."""
    rules.demand(rules.may_edit_streets(request.user))
    return _new_page(request, SectionForm())


@post_once
def store_section(request: StaffRequest) -> HttpResponse:
    rules.demand(rules.may_edit_streets(request.user))

    def act(cleaned: dict[str, Any]) -> str:
        section = actions.store_section(by=request.user, is_corrected=True, **cleaned)
        messages.success(request, f"{section.street} liegt ab {section.valid_from:%d.%m.%Y} in {section.quarter}.")
        return reverse("socialspace:streets")

    form = SectionForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _new_page(request, form, 422))


@require_safe
def street(request: StaffRequest, key: UUID) -> HttpResponse:
    """A section, to be corrected or ended."""
    return _page(request, _fetch(request, key))


@post_once
def correct_section(request: StaffRequest, key: UUID) -> HttpResponse:
    section = _fetch(request, key)
    section.version = seen_version(request)

    def act(cleaned: dict[str, Any]) -> str:
        actions.correct_section(section, by=request.user, **cleaned)
        messages.success(request, f"{cleaned['street']} ist berichtigt. Ein Einlesen überschreibt das nicht.")
        return reverse("socialspace:streets")

    def again(form: Form) -> HttpResponse:
        return _page(request, _fetch(request, key), status=422, form=form, details=form)

    return answer_form(request, SectionForm(request.POST), act, again=again)


@post_once
def end_section(request: StaffRequest, key: UUID) -> HttpResponse:
    section = _fetch(request, key)
    section.version = seen_version(request)

    def act(cleaned: dict[str, Any]) -> str:
        actions.end_section(section, by=request.user, **cleaned)
        messages.success(request, f"{section.street} gilt bis {cleaned['last_day']:%d.%m.%Y}.")
        return reverse("socialspace:streets")

    def again(form: Form) -> HttpResponse:
        return _page(request, _fetch(request, key), status=422, form=form, end=form)

    return answer_form(request, EndForm(request.POST, prefix="ende"), act, again=again)


@require_safe
def address(request: StaffRequest) -> HttpResponse:
    """In which quarter an address lies; nothing of it is kept."""
    demand_reader(request.user)
    form = AddressForm(request.GET if "street" in request.GET else None)
    asked = form.is_bound and form.is_valid()
    found = rules.quarter_of_address(**_asked(form)) if asked else None
    context = {"form": form, "asked": asked, "found": found}
    response = render_page(request, "socialspace/quarter_address.html", context, partial="answer")
    if asked:
        _say(response, f"Die Adresse liegt in {found}." if found else "Die Adresse ist nicht eindeutig.")
    return response


def _say(response: HttpResponse, sentence: str) -> None:
    """Let the one live region of the page read out what a swap changed."""
    response.headers["HX-Trigger"] = json.dumps({"sro:meldung": {"text": sentence}})


def _asked(form: AddressForm) -> dict[str, Any]:
    chosen = form.cleaned_data
    return {"street": chosen["street"], "house_number": chosen["number"], "day": timezone.localdate()}


def _fetch(request: StaffRequest, key: UUID) -> StreetSection:
    rules.demand(rules.may_edit_streets(request.user))
    return get_object_or_404(StreetSection.objects.visible_to(request.user).select_related("quarter"), key=key)


def _new_page(request: StaffRequest, form: Form, status: int = 200) -> HttpResponse:
    return render_page(request, "socialspace/street_new.html", {"form": form}, status=status)


def _page(request: StaffRequest, section: StreetSection, *, status: int = 200, **bound: Form) -> HttpResponse:
    context: dict[str, object] = {
        "section": section,
        "details": SectionForm(initial=SectionForm.of(section)),
        "end": EndForm(prefix="ende"),
    }
    return render_page(request, "socialspace/street.html", context | bound, status=status)
