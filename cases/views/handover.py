"""The sheet of a handover, and its acknowledgement by the new person."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.responsibility import AcknowledgeForm
from cases.models import EntrustedNote, Handover
from cases.open_ends import Kind
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once


@require_safe
def handover(request: StaffRequest, key: UUID, handover: UUID) -> HttpResponse:
    """What was open when the case changed hands, and for the new person the form that says 'I have read it'."""
    return _page(request, key, handover, AcknowledgeForm())


@post_once
def acknowledge(request: StaffRequest, key: UUID, handover: UUID) -> HttpResponse:
    found = _fetch(request, key, handover)

    def act(cleaned: dict[str, Any]) -> str:
        actions.acknowledge_handover(found, by=request.user, question=cleaned["question"])
        messages.success(request, "Sie haben die Übernahme bestätigt.")
        return reverse("cases:file", args=[key])

    form = AcknowledgeForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, key, handover, form, status=422))


def _fetch(request: StaffRequest, key: UUID, handover: UUID) -> Handover:
    rows = Handover.objects.visible_to(request.user).select_related("case", "giver", "taker", "recorded_by")
    return get_object_or_404(rows, key=handover, case__key=key)


def _page(
    request: StaffRequest, key: UUID, handover: UUID, form: AcknowledgeForm, *, status: int = 200
) -> HttpResponse:
    case, found = fetch_case(request, key), _fetch(request, key, handover)
    context: dict[str, object] = {
        "handover": found,
        "entrusted": _entrusted(request, found),
        "rows": [_shown(row) for row in found.sheet],
        "form": form if rules.may_acknowledge(request.user, found) else None,
    }
    return file_page(request, case, "cases/handover.html", context, tab="handover", status=status)


def _entrusted(request: StaffRequest, handover: Handover) -> int:
    """How many entrusted notes stay with whoever hands over; nobody else learns that there are any (§ 65)."""
    if request.user != handover.giver:
        return 0
    return EntrustedNote.objects.visible_to(request.user).current().filter(case=handover.case).count()


def _shown(row: dict[str, str]) -> dict[str, object]:
    """A row of the frozen sheet with its day as a day and its kind in words."""
    due_on = date.fromisoformat(row["due_on"]) if row["due_on"] else None
    return {"kind": Kind(row["kind"]).label, "text": row["text"], "due_on": due_on}
