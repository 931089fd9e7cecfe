"""The end of a case with its look back, and its new beginning."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import lifecycle, rules
from cases.actions.reminders import remind
from cases.actions.stages import lock
from cases.lifecycle import Stage
from cases.models import Case, Closing, ClosingFact, ProtectionProcedure, Reopening, StatCode
from cases.open_ends import open_ends
from web.doubts import settle
from web.store import store

STILL_PROTECTED = "Ein Schutzverfahren nach § 8a läuft noch. Schließen Sie zuerst das Verfahren ab."

type Facts = Mapping[str, Sequence[StatCode]]


class LookBack(TypedDict, total=False):
    """What is said at the end; all of it may stay empty."""

    reason_words: str
    achieved: str
    helped: str
    child_says: str
    parents_say: str
    stays_contact: str
    ask_again_on: date | None


@transaction.atomic
def close_case(
    case: Case,
    *,
    by: User,
    reason: str,
    facts: Facts | None = None,
    confirmed: str | None = None,
    **look_back: Unpack[LookBack],
) -> Closing:
    """Close a case with its reason, such as 'im Sozialraum gelöst', its look back and what the statistics may know.

    `facts` are codes by feature of the statistics, reasons in their order; what is not known yet is left out.
    `confirmed` answers the question about what is still open (Doubt); None asks nobody.
    A Vorlage on an agenda and a running § 8a procedure keep the case open: the database refuses as well.
    """
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    stage = lifecycle.step(case.stage, Stage.CLOSED)
    if ProtectionProcedure.objects.running().filter(case=case).exists():
        raise ValidationError(STILL_PROTECTED, code="protection")
    if confirmed is not None:
        settle((end.text for end in open_ends(case)), confirmed=confirmed)
    case.stage, case.closed_on, case.close_reason = stage, timezone.localdate(), reason
    store(case)
    closing = Closing(case=case, closed_on=case.closed_on, closed_by=by, reason=reason, **look_back)
    store(closing)
    for field, codes in (facts or {}).items():
        _store_facts(closing, field, codes)
    record("case.closed", case.key, by=by, case_key=case.key, reason=reason)
    if closing.ask_again_on:
        remind(
            by=by, owner=by, case=case, text="Nachfragen, wie es nach dem Abschluss geht", due_on=closing.ask_again_on
        )
    return closing


@transaction.atomic
def reopen_case(case: Case, *, by: User, reason: str = Reopening.Reason.REPORT, reason_words: str = "") -> None:
    """Open a closed case again, with the reason; a new round begins with the intake."""
    rules.demand(rules.may_take_responsibility(by, case))
    reopen_locked(lock(case), by=by, reason=reason, reason_words=reason_words)


def reopen_locked(case: Case, *, by: User, reason: str, reason_words: str = "") -> None:
    """Open a locked case again; whoever calls it has asked whether this person may."""
    case.stage = lifecycle.step(case.stage, Stage.INTAKE)
    case.closed_on, case.close_reason, case.round_began_at = None, "", timezone.now()
    store(case)
    closing = Closing.objects.filter(case=case, reopening__isnull=True).order_by("-id").first()
    if closing is not None:  # cases closed by an older version have none
        words = {"reason": reason, "reason_words": reason_words}
        store(Reopening(closing=closing, reopened_on=timezone.localdate(), reopened_by=by, **words))
    record("case.reopened", case.key, by=by, case_key=case.key, reason=str(reason))


def _store_facts(closing: Closing, field: str, codes: Sequence[StatCode]) -> None:
    """Store the codes of one feature, the weightiest reason first."""
    for rank, code in enumerate(codes, start=1):
        if code not in StatCode.objects.of_field(field).valid_in(closing.closed_on.year):
            raise ValidationError({field: "Wählen Sie einen Schlüssel, der in diesem Jahr gilt."})
        store(ClosingFact(closing=closing, field=field, rank=rank, code=code))
