"""The page of one conference: checklist, invitations, participants, agenda; and the steps taken there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import actions, rules
from conferences.actions import locks
from conferences.actions.meeting import Presence, missing_to_hold
from conferences.actions.planning import contacts_of
from conferences.forms import CancelForm, ItemForm, PresenceForms, PresenceFormSet, presence_lines
from conferences.lifecycle import AGENDA_OPEN, MINUTES_OPEN, State
from conferences.models import AgendaItem, Conference
from conferences.views.fetch import conference_of
from web.http import answer_form, post_once, redirect_page, render_page, seen_version


@require_safe
def conference(request: StaffRequest, key: UUID) -> HttpResponse:
    return conference_page(request, conference_of(request.user, key))


def conference_page(
    request: StaffRequest,
    conference: Conference,
    *,
    refusal: ValidationError | None = None,
    cancel_form: CancelForm | None = None,
    item_form: ItemForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page; a refused form or step comes back with its sentences."""
    context = (
        _content(conference)
        | _rights(request, conference)
        | {
            "State": State,
            "cancel_form": cancel_form or CancelForm(auto_id="absage_%s"),
            "item_form": item_form or ItemForm(),
            "form": cancel_form or item_form,
            "refusals": refusal.messages if refusal else [],
        }
    )
    return render_page(request, "conferences/conference.html", context, status=status)


def _content(conference: Conference) -> dict[str, object]:
    """What is known of the conference."""
    today = timezone.localdate()
    return {
        "conference": conference,
        "items": list(AgendaItem.objects.filter(conference=conference).with_outcomes()),
        "invitations": list(conference.invitations.for_list()),
        "invitable": contacts_of(conference.subgroup) if conference.state == State.PLANNED else [],
        "attendances": list(conference.attendances.all()),
        "minutes": conference.minutes.newest_first().first(),
        "missing": missing_to_hold(conference, today=today) if conference.state == State.INVITED else [],
        "days_left": (conference.day - today).days,
    }


def _rights(request: StaffRequest, conference: Conference) -> dict[str, object]:
    """What this colleague may do with it now."""
    may_convene = rules.may_convene(request.user)
    return {
        "may_convene": may_convene,
        "agenda_open": may_convene and conference.state in AGENDA_OPEN,
        "minutes_open": may_convene and conference.state in MINUTES_OPEN,
        "may_cancel": may_convene and conference.state in {State.PLANNED, State.INVITED},
    }


@post_once
def add_item(request: StaffRequest, key: UUID) -> HttpResponse:
    conference = conference_of(request.user, key)
    rules.demand_convener(request.user)

    def act(given: dict[str, Any]) -> str:
        actions.add_item(conference, by=request.user, title=given["title"], notes=given["notes"])
        messages.success(request, "Der Tagesordnungspunkt ist aufgenommen.")
        return reverse("conferences:conference", args=[key]) + "#tagesordnung"

    def again(form: ItemForm) -> HttpResponse:
        return conference_page(request, conference, item_form=form, status=422)

    return answer_form(request, ItemForm(request.POST), act, again=again)


@post_once
def hold(request: StaffRequest, key: UUID) -> HttpResponse:
    conference = conference_of(request.user, key)
    try:
        actions.hold(conference, by=request.user)
        messages.success(request, "Die Konferenz ist abgeschlossen. Prüfen Sie jetzt das Protokoll.")
        return redirect_page(request, reverse("conferences:minutes", args=[key]))
    except ValidationError as refusal:
        return conference_page(request, conference, refusal=refusal, status=422)


@require_safe
def attendance(request: StaffRequest, key: UUID) -> HttpResponse:
    """The list of participants, filled in from the invitations."""
    conference = conference_of(request.user, key)
    rules.demand_convener(request.user)
    forms = PresenceForms(initial=presence_lines(conference))
    return _attendance_page(request, conference, forms, version=conference.version)


@post_once
def record_attendance(request: StaffRequest, key: UUID) -> HttpResponse:
    conference = conference_of(request.user, key)
    rules.demand_convener(request.user)
    forms = PresenceForms(request.POST, initial=presence_lines(conference))
    if not forms.is_valid():
        return _attendance_page(request, conference, forms, version=seen_version(request), status=422)
    people = [
        Presence(name=line["name"], institution=line["institution"], email=line["email"], state=line["state"])
        for line in forms.people
    ]
    try:
        actions.record_attendance(conference, by=request.user, people=people, version=seen_version(request))
    except ValidationError as refusal:
        stale = locks.is_stale(refusal)
        version, status = (conference.version, 409) if stale else (seen_version(request), 422)
        return _attendance_page(request, conference, forms, version=version, refusal=refusal, status=status)
    messages.success(request, "Die Anwesenheit ist festgehalten.")
    return redirect_page(request, reverse("conferences:conference", args=[key]) + "#teilnehmende")


def _attendance_page(
    request: StaffRequest,
    conference: Conference,
    forms: PresenceFormSet,
    *,
    version: int,
    refusal: ValidationError | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the list; `version` is what the person has seen: the newest only where the page shows what is saved."""
    context = {
        "conference": conference,
        "version": version,
        "forms": forms,
        "form": forms,
        "refusals": refusal.messages if refusal else [],
        "saved": list(conference.attendances.all()) if status == 409 else [],
    }
    return render_page(request, "conferences/attendance.html", context, status=status)
