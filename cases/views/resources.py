"""One resource of the card: added in place, its state, its wording, taken off again; and offers taken over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.resource_check import ResourceForm, StateForm, SuggestionForm, WordingForm
from cases.lifecycle import Stage
from cases.models import Case, FamilyResource, ResourceCheck
from cases.suggestions import suggest
from cases.views.page import fetch_case, file_page
from cases.views.resource_check import address, newest, swap_card, write
from socialspace.models import Offer, Topic
from web.http import answer_form, post_once, redirect_page, seen_version

WORDING = ("wording", "kind", "level", "named_by", "usable_for", "contact_name", "contact_phone")
STATE = ("state", "topic", "family_says")


@post_once
def add(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    check = newest(case)
    form = ResourceForm(request.POST, case=case)
    return write(request, case, form, "resource_form", lambda **said: actions.add_resource(check, **said))


@require_safe
def resource(request: StaffRequest, key: UUID, resource: UUID) -> HttpResponse:
    """One resource with its forms; in place on the card, or as a page of its own."""
    case = fetch_case(request, key)
    found = _fetch(case, resource)
    return _page(request, case, found)


@post_once
def set_state(request: StaffRequest, key: UUID, resource: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _fetch(case, resource)

    def act(cleaned: dict[str, Any]) -> str:
        actions.set_resource_state(found, by=request.user, **cleaned)
        return address(case, request.GET)

    form = StateForm(request.POST, auto_id=_ids(found))
    return answer_form(request, form, act, again=lambda form: _page(request, case, found, state=form), lead=swap_card)


@post_once
def correct(request: StaffRequest, key: UUID, resource: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _fetch(case, resource)

    def act(cleaned: dict[str, Any]) -> str:
        actions.correct_resource(found, by=request.user, version=seen_version(request), **cleaned)
        return address(case, request.GET)

    form = WordingForm(request.POST, case=case, auto_id=_ids(found))
    return answer_form(request, form, act, again=lambda form: _page(request, case, found, wording=form), lead=swap_card)


@post_once
def remove(request: StaffRequest, key: UUID, resource: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _fetch(case, resource)
    try:
        actions.remove_resource(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect_page(request, address(case, request.GET))
    return swap_card(request, address(case, request.GET))


@require_safe
def suggestions(request: StaffRequest, key: UUID) -> HttpResponse:
    """Offers of the directory for what is missing, for a topic or for words, each with the reason why it fits."""
    case = fetch_case(request, key)
    check = newest(case)
    form = SuggestionForm(request.GET)
    form.is_valid()
    topic, words = form.cleaned_data.get("thema"), form.cleaned_data.get("suche", [])
    rows = list(check.resources.select_related("topic"))
    missing = list({row.topic for row in rows if row.state == FamilyResource.State.MISSING and row.topic})
    topics = [topic] if topic else [] if words else missing
    taken = {row.offer_id for row in rows if row.offer_id}
    context: dict[str, object] = {
        "check": check,
        "suggestion_form": form,
        "topic": topic,
        "topics": topics,
        "found": suggest(case, user=request.user, topics=topics, words=words, taken=taken),
        "asked": bool(topics or words),
        "may_take": _may_change(request, case, check),
    }
    return file_page(
        request, case, "cases/resource_suggestions.html", context, tab="resource_check", partial="suggestions"
    )


@post_once
def take_offer(request: StaffRequest, key: UUID, offer: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = get_object_or_404(Offer.objects.visible_to(request.user), key=offer)
    topic = _topic(request.POST.get("topic", ""))
    try:
        taken = actions.take_offer(newest(case), by=request.user, offer=found, topic=topic)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect_page(request, reverse("cases:resource_suggestions", args=[key]))
    messages.success(request, f"„{taken.wording}“ steht auf der Karte: {taken.get_state_display()}.")
    return redirect_page(request, address(case, {}))


def _page(
    request: StaffRequest, case: Case, found: FamilyResource, *, state: Form | None = None, wording: Form | None = None
) -> HttpResponse:
    """The forms of one resource; after a refusal with everything typed."""
    context: dict[str, object] = {
        "resource": found,
        "check": found.resource_check,
        "may_change": _may_change(request, case, found.resource_check),
        "state_form": state or StateForm(initial={name: getattr(found, name) for name in STATE}, auto_id=_ids(found)),
        "wording_form": wording
        or WordingForm(initial={name: getattr(found, name) for name in WORDING}, case=case, auto_id=_ids(found)),
        "version": seen_version(request) or found.version,
        "query": request.GET.urlencode(),
        "refused": [form for form in (state, wording) if form],
    }
    status = 422 if state or wording else 200
    return file_page(
        request, case, "cases/resource.html", context, tab="resource_check", partial="forms", status=status
    )


def _fetch(case: Case, key: UUID) -> FamilyResource:
    rows = FamilyResource.objects.filter(resource_check__case=case)
    return get_object_or_404(
        rows.select_related("resource_check", "named_by", "topic", "offer", "carried_from"), key=key
    )


def _may_change(request: StaffRequest, case: Case, check: ResourceCheck) -> bool:
    return check.completed_at is None and case.stage != Stage.CLOSED and rules.may_work_on(request.user, case)


def _ids(resource: FamilyResource) -> str:
    """Several resources may be open on one page, each with its own ids."""
    return f"r{resource.key.hex[:8]}_%s"


def _topic(key: str) -> Topic | None:
    """The topic the offer was looked for under; what is none is left out."""
    try:
        return Topic.objects.filter(key=UUID(key)).first()
    except ValueError:
        return None
