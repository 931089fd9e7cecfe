"""A case changes hands: the sheet of what is open is written once, and the new person acknowledges it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.models import Case, Handover
from cases.open_ends import for_sheet
from web.store import store


def write_sheet(case: Case, *, giver: User, taker: User, by: User, reason: str, words: str) -> Handover:
    """Write down what is open in a locked case at the moment it changes hands."""
    handover = Handover(
        case=case,
        giver=giver,
        taker=taker,
        recorded_by=by,
        reason=reason,
        words=words,
        handed_over_at=timezone.now(),
        sheet=[
            {"kind": str(end.kind), "text": end.text, "due_on": end.due_on.isoformat() if end.due_on else ""}
            for end in for_sheet(case)
        ],
    )
    store(handover)
    if by != taker:
        notify(taker, text=f"Übergabe an Sie: {case.file_number}", path=_path(handover))
    return handover


@transaction.atomic
def acknowledge_handover(handover: Handover, *, by: User, question: str = "") -> Handover:
    """Say that one has read the sheet and carries on; a question goes back to whoever handed over."""
    handover = (
        Handover.objects.select_related("case", "giver", "taker").select_for_update(of=("self",)).get(pk=handover.pk)
    )
    if handover.acknowledged_at is not None and handover.taker == by:
        raise ValidationError("Diese Übernahme ist schon bestätigt.", code="acknowledged")
    rules.demand(rules.may_acknowledge(by, handover))
    handover.acknowledged_at, handover.question = timezone.now(), question
    store(handover, only=["acknowledged_at", "question"])
    case_key = handover.case.key
    record("case.handover_acknowledged", handover.key, by=by, case_key=case_key, asks=bool(question))
    if question:
        notify(handover.giver, text=f"Rückfrage zur Übergabe {handover.case.file_number}", path=_path(handover))
    return handover


def _path(handover: Handover) -> str:
    return reverse("cases:handover", args=[handover.case.key, handover.key])
