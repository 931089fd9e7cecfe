"""One item of the agenda: its notes and results."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import actions, rules
from conferences.actions import locks
from conferences.forms import ItemForm, OutcomeForm
from conferences.lifecycle import AGENDA_OPEN, MINUTES_OPEN
from conferences.models import AgendaItem
from conferences.views.fetch import item_of
from web.http import post_once, redirect_page, render_page, seen_version

OUTCOME_FIELDS = ("kind", "text", "who", "until", "topic", "quarter")


@require_safe
def item(request: StaffRequest, key: UUID) -> HttpResponse:
    return _page(request, item_of(request.user, key))


@post_once
def edit_item(request: StaffRequest, key: UUID) -> HttpResponse:
    item = item_of(request.user, key)
    rules.demand_convener(request.user)
    form = ItemForm(request.POST)
    if not form.is_valid():
        return _page(request, item, form=form, version=seen_version(request), status=422)
    title, notes = form.cleaned_data["title"], form.cleaned_data["notes"]
    try:
        actions.edit_item(item, by=request.user, title=title, notes=notes, version=seen_version(request))
    except ValidationError as refusal:
        if locks.is_stale(refusal):
            return _conflict(request, item, form)
        form.refuse(refusal)
        return _page(request, item, form=form, version=seen_version(request), status=422)
    messages.success(request, "Der Tagesordnungspunkt ist gespeichert.")
    return redirect_page(request, reverse("conferences:item", args=[key]))


@post_once
def add_outcome(request: StaffRequest, key: UUID) -> HttpResponse:
    item = item_of(request.user, key)
    rules.demand_convener(request.user)
    form = OutcomeForm(request.POST, auto_id="ergebnis_%s")
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in OUTCOME_FIELDS}
        try:
            actions.add_outcome(item, by=request.user, **given)
            messages.success(request, "Das Ergebnis ist festgehalten.")
            return redirect_page(request, reverse("conferences:item", args=[key]))
        except ValidationError as refusal:
            form.refuse(refusal)
    return _page(request, item, outcome_form=form, status=422)


def _page(
    request: StaffRequest,
    item: AgendaItem,
    *,
    form: ItemForm | None = None,
    outcome_form: OutcomeForm | None = None,
    version: int | None = None,
    status: int = 200,
) -> HttpResponse:
    may_convene = rules.may_convene(request.user)
    context = {
        "item": item,
        "conference": item.conference,
        "item_form": form or ItemForm(initial={"title": item.title, "notes": item.notes}),
        "version": item.version if version is None else version,
        "outcome_form": outcome_form or OutcomeForm(auto_id="ergebnis_%s"),
        "form": form or outcome_form,
        "agenda_open": may_convene and item.conference.state in AGENDA_OPEN,
        "minutes_open": may_convene and item.conference.state in MINUTES_OPEN,
    }
    return render_page(request, "conferences/item.html", context, status=status)


def _conflict(request: StaffRequest, item: AgendaItem, form: ItemForm) -> HttpResponse:
    """Show both texts side by side; nothing typed is lost, nothing saved is overwritten unseen."""
    item.refresh_from_db(fields=["title", "notes", "version"])
    context = {"item": item, "conference": item.conference, "form": form, "message": locks.CHANGED_MEANWHILE}
    return render_page(request, "conferences/conflict.html", context, status=409)
