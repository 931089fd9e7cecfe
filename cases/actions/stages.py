"""The case itself: locked before a change, moved along its table."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import lifecycle
from cases.lifecycle import Stage
from cases.models import Case
from web.store import store

OPEN_STAGES = (Stage.INTAKE, Stage.RESOURCE_CHECK, Stage.CONSULTATION, Stage.COMMISSION, Stage.HELP)


def lock(case: Case) -> Case:
    """Read the case again and keep others from changing it until the transaction ends."""
    related = ("child", "family", "quarter", "area")
    return Case.objects.select_related(*related).select_for_update(of=("self",)).get(pk=case.pk)


def move(case: Case, stage: Stage, *, by: User) -> None:
    """Move a locked case to its next stage; raises ValidationError when the table does not allow it."""
    old, case.stage = case.stage, lifecycle.step(case.stage, stage)
    if old == Stage.HELP:
        case.round_began_at = timezone.now()  # a new need: what the team found out before does not carry it
    store(case)
    record("case.moved", case.key, by=by, case_key=case.key, old=old, new=str(stage))


def demand_stage(case: Case, *stages: Stage) -> None:
    """Refuse, in German, what does not belong to the present stage."""
    if case.stage not in stages:
        wanted = " oder ".join(f"„{stage.label}“" for stage in stages)
        raise ValidationError(
            f"Das geht nur im Schritt {wanted}; der Fall steht bei „{Stage(case.stage).label}“.", code="stage"
        )
