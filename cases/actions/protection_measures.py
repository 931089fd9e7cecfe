"""What is done to protect the child: measures, the family court and its answer, other bodies, another youth office."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.protection import lock_for_writing
from cases.models import CourtCall, OutsideNotice, ProtectionCode, ProtectionMeasure, ProtectionProcedure
from web.store import store


@transaction.atomic
def take_measure(
    procedure: ProtectionProcedure, *, by: User, kind: ProtectionCode, taken_on: date, words: str
) -> ProtectionMeasure:
    """Record a measure of the office's list."""
    procedure = lock_for_writing(procedure, by=by)
    if kind.kind != ProtectionCode.Kind.MEASURE:
        raise ValidationError({"kind": "Wählen Sie eine Maßnahme."})
    _demand_after_beginning(procedure, "taken_on", taken_on)
    facts = {"kind": kind, "taken_on": taken_on, "words": words}
    measure = ProtectionMeasure(procedure=procedure, recorded_by=by, **facts)
    store(measure)
    record("protection.measure_taken", measure.key, by=by, case_key=procedure.case.key, kind=kind.code)
    return measure


@transaction.atomic
def call_court(procedure: ProtectionProcedure, *, by: User, called_on: date, about: str) -> CourtCall:
    """Record that the family court was called, and what about (§ 8a Abs. 2)."""
    procedure = lock_for_writing(procedure, by=by)
    _demand_after_beginning(procedure, "called_on", called_on)
    call = CourtCall(procedure=procedure, recorded_by=by, called_on=called_on, about=about)
    store(call)
    record("protection.court_called", call.key, by=by, case_key=procedure.case.key)
    return call


@transaction.atomic
def record_court_answer(call: CourtCall, *, by: User, answered_on: date, answer: str) -> CourtCall:
    """Record what the court answered, once; courts answer late, so a closed procedure takes the answer too."""
    call = CourtCall.objects.select_related("procedure__case__area").select_for_update(of=("self",)).get(pk=call.pk)
    rules.demand(rules.may_protect(by, call.procedure))
    if call.answered_on is not None:
        raise ValidationError("Die Antwort des Gerichts steht schon hier.", code="answered")
    call.answered_on, call.answer, call.answer_recorded_by = answered_on, answer, by
    store(call)
    record("protection.court_answered", call.key, by=by, case_key=call.procedure.case.key)
    return call


@transaction.atomic
def tell_outside(
    procedure: ProtectionProcedure,
    *,
    by: User,
    kind: str,
    receiver: str,
    told_on: date,
    content: str,
    talk_on: date | None = None,
    talk_with: str = "",
    no_talk_reason: str = "",
) -> OutsideNotice:
    """Record that another body was involved (Abs. 3) or another youth office got the signs, with the talk (Abs. 6)."""
    procedure = lock_for_writing(procedure, by=by)
    _demand_after_beginning(procedure, "told_on", told_on)
    notice = OutsideNotice(procedure=procedure, recorded_by=by, kind=kind, receiver=receiver, told_on=told_on)
    notice.content, notice.talk_on, notice.talk_with, notice.no_talk_reason = (
        content,
        talk_on,
        talk_with,
        no_talk_reason,
    )
    store(notice)
    record("protection.told_outside", notice.key, by=by, case_key=procedure.case.key, kind=kind)
    return notice


def _demand_after_beginning(procedure: ProtectionProcedure, name: str, day: date) -> None:
    if day < timezone.localdate(procedure.started_at):
        raise ValidationError({name: "Der Tag liegt vor dem Beginn des Verfahrens."})
