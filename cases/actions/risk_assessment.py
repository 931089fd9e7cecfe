"""The Gefährdungseinschätzung: written by one, confirmed by two from their own sign-ins; nothing is overwritten."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.protection import lock_for_writing
from cases.lifecycle import ProtectionState, step_protection
from cases.models import AssessmentConfirmation, ProtectionCode, ProtectionProcedure, RiskAssessment
from cases.models.risk_assessment import CONFIRMED_BY
from web.store import store

NEWER = "Inzwischen gibt es eine neuere Einschätzung. Lesen und bestätigen Sie diese."


@transaction.atomic
def assess_risk(
    procedure: ProtectionProcedure,
    *,
    by: User,
    indicators: str,
    conclusion: str,
    level: str,
    protective: str = "",
    assumptions: str = "",
    unknown: str = "",
    with_adviser: bool = False,
    adviser: str = "",
    dangers: Collection[ProtectionCode] = (),
    sources: Collection[ProtectionCode] = (),
    assessed_at: datetime | None = None,
) -> RiskAssessment:
    """Write down how two professionals see the risk now; it supersedes the one before and needs both of them again.

    The other professional is told to read and confirm. The writer confirms like everybody, with a step of their own.
    """
    procedure = lock_for_writing(procedure, by=by)
    assessment = RiskAssessment(
        procedure=procedure,
        recorded_by=by,
        assessed_at=assessed_at or timezone.now(),
        replaces=rules.current_assessment(procedure),
        **{"indicators": indicators, "protective": protective, "assumptions": assumptions, "unknown": unknown},
        **{"with_adviser": with_adviser, "adviser": adviser, "level": level, "conclusion": conclusion},
    )
    if assessment.assessed_at < procedure.started_at.replace(second=0, microsecond=0):  # forms know minutes
        raise ValidationError({"assessed_at": "Die Einschätzung liegt vor dem Beginn des Verfahrens."})
    store(assessment)
    assessment.dangers.set(dangers)
    assessment.sources.set(sources)
    record("protection.assessed", assessment.key, by=by, case_key=procedure.case.key, level=level)
    text = f"Gefährdungseinschätzung zu {procedure.case.file_number} liegt vor. Bitte lesen und bestätigen Sie sie."
    for colleague in {procedure.second, procedure.started_by} - {by}:
        notify(colleague, text=text, path=reverse("cases:procedure", args=[procedure.key]))
    return assessment


@transaction.atomic
def confirm_assessment(assessment: RiskAssessment, *, by: User, dissent: str = "") -> AssessmentConfirmation:
    """Confirm from one's own sign-in; the second name makes the assessment valid and the procedure assessed."""
    procedure = lock_for_writing(assessment.procedure, by=by)
    newest = rules.current_assessment(procedure)
    if newest is None or newest.pk != assessment.pk:
        raise ValidationError(NEWER, code="newer")
    confirmation = AssessmentConfirmation(assessment=newest, by=by, at=timezone.now(), dissent=dissent)
    store(confirmation)
    record("protection.confirmed", newest.key, by=by, case_key=procedure.case.key)
    number = AssessmentConfirmation.objects.filter(assessment=newest).count()
    if procedure.state == ProtectionState.BEGUN and number >= CONFIRMED_BY:
        procedure.state = step_protection(procedure.state, ProtectionState.ASSESSED)
        procedure.assessed_at = confirmation.at
        store(procedure)
    return confirmation
