"""The case itself: locked before a change, moved along its table, answered for."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import lifecycle, rules
from cases.lifecycle import Stage
from cases.models import Case, Responsibility
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


@transaction.atomic
def take_responsibility(case: Case, *, by: User) -> Responsibility:
    """Take the lead of a case that nobody leads ('zuständig fühlen')."""
    rules.demand(rules.may_take_responsibility(by, case))
    case = lock(case)
    if case.stage == Stage.CLOSED:
        raise ValidationError("Der Fall ist abgeschlossen. Öffnen Sie ihn zuerst wieder.", code="stage")
    lead = rules.lead_of(case)
    if lead is not None:
        raise ValidationError(f"Für diesen Fall ist schon {lead} verantwortlich.", code="lead")
    _end_lead_of_who_left(case, by=by)
    responsibility = Responsibility(case=case, user=by, role=Responsibility.Role.LEAD, valid_from=timezone.localdate())
    store(responsibility)
    record("case.responsibility_taken", case.key, by=by, case_key=case.key)
    return responsibility


def _end_lead_of_who_left(case: Case, *, by: User) -> None:
    """Whoever left the office or the team answered until yesterday; a lead that began today was none."""
    today = timezone.localdate()
    rows = Responsibility.objects.current().filter(case=case, role=Responsibility.Role.LEAD)
    if rows:
        record("case.responsibility_ended", case.key, by=by, case_key=case.key)
    rows.filter(valid_from=today).delete()
    rows.update(valid_to=today - timedelta(days=1))
