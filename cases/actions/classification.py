"""The Falleinordnung: people decide, with reasons, and each time it is a new row (domain.md §1)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Department, User
from audit.actions import record
from cases import rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.lifecycle import Area
from cases.models import Case, Classification, Consultation
from socialspace.rules import is_in_team
from web.store import store


@transaction.atomic
def classify(
    case: Case,
    *,
    by: User,
    area: str,
    reasons: str,
    dissent: str = "",
    next_review_on: date | None = None,
    second: User | None = None,
) -> Classification:
    """Classify a case: after the consultation, or into danger at any time by two people.

    Raises ValidationError when there was no consultation, the review is not ahead, or danger lacks a second person.
    """
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    finished = Consultation.objects.filter(case=case, finished_at__isnull=False)
    consultation = finished.first()
    if consultation is None and area != Area.DANGER:
        raise ValidationError("Schließen Sie zuerst die Kollegiale Beratung ab.", code="consultation")
    if second is not None and second.department not in {Department.ASD, Department.WJH}:
        raise ValidationError({"second": "Die zweite Fachkraft kommt aus ASD oder WJH."})
    if second is not None and not is_in_team(second, case.area):
        raise ValidationError({"second": f"{second} gehört nicht zum Team dieses Falls."})
    classification = Classification(
        case=case,
        consultation=consultation,
        area=area,
        reasons=reasons,
        dissent=dissent,
        decided_on=timezone.localdate(),
        next_review_on=next_review_on,
        recorded_by=by,
        second=second,
    )
    store(classification)
    record("case.classified", classification.key, by=by, case_key=case.key, area=area)
    return classification
