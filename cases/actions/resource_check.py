"""The Ressourcencheck: a wide circle looks for what carries, before help is decided (deck; domain.md §2)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.stages import demand_stage, lock, move
from cases.lifecycle import Stage
from cases.models import Case, CheckParticipant, FamilyResource, Person, ResourceCheck
from socialspace.actions import count_need
from socialspace.models import Topic
from web.store import store


@transaction.atomic
def start_resource_check(case: Case, *, by: User, held_on: date) -> ResourceCheck:
    """Start the check, or go on with the one a closing interrupted; the responsible work on it."""
    rules.demand(rules.may_work_on(by, case))
    interrupted = ResourceCheck.objects.select_for_update().filter(case=case, completed_at__isnull=True).first()
    case = lock(case)
    if held_on < case.opened_on:
        raise ValidationError({"held_on": "Der Ressourcencheck liegt vor der Eröffnung des Falls."})
    move(case, Stage.RESOURCE_CHECK, by=by)
    check = interrupted or ResourceCheck()
    check.case, check.held_on, check.started_by = case, held_on, by
    store(check)
    record("resource_check.started", check.key, by=by, case_key=case.key)
    return check


@transaction.atomic
def add_check_participant(check: ResourceCheck, *, by: User, name: str, institution: str) -> CheckParticipant:
    """Add somebody from the wide circle: ASD, HOME, Frühe Hilfen, WJH, school, Kita, partners."""
    check = _open_check(check, by=by)
    participant = CheckParticipant(resource_check=check, name=name, institution=institution)
    store(participant)
    record("resource_check.participant_added", check.key, by=by, case_key=check.case.key)
    return participant


@transaction.atomic
def add_resource(
    check: ResourceCheck,
    *,
    by: User,
    kind: str,
    level: int,
    state: str,
    wording: str,
    named_by: Person | None = None,
    topic: Topic | None = None,
) -> FamilyResource:
    """Add a resource of one of four kinds on one of four levels; what is missing names its topic."""
    check = _open_check(check, by=by)
    if named_by is not None and named_by.family_id != check.case.family_id:
        raise ValidationError({"named_by": "Diese Person gehört nicht zur Familie."})
    resource = FamilyResource(
        resource_check=check, kind=kind, level=level, state=state, wording=wording, named_by=named_by, topic=topic
    )
    store(resource)
    record("resource.added", resource.key, by=by, case_key=check.case.key, kind=kind, level=level, state=state)
    return resource


@transaction.atomic
def complete_resource_check(check: ResourceCheck, *, by: User) -> None:
    """Complete the check and count each missing resource as a need of the quarter, without a trace of the family."""
    check = _open_check(check, by=by)
    if check.held_on > timezone.localdate():
        raise ValidationError("Der Ressourcencheck hat noch nicht stattgefunden.", code="ahead")
    missing = rules.missing_in_check(check)
    if missing:
        raise ValidationError(missing, code="incomplete")
    check.completed_at = timezone.now()
    store(check)
    if check.case.quarter:
        gaps = check.resources.filter(state=FamilyResource.State.MISSING).select_related("topic")
        for gap in gaps:
            if gap.topic:
                count_need(topic=gap.topic, quarter=check.case.quarter, day=check.held_on)
    move(check.case, Stage.CONSULTATION, by=by)
    record("resource_check.completed", check.key, by=by, case_key=check.case.key)


def _open_check(check: ResourceCheck, *, by: User) -> ResourceCheck:
    check = ResourceCheck.objects.select_related("case").select_for_update(of=("self",)).get(pk=check.pk)
    rules.demand(rules.may_work_on(by, check.case))
    if check.completed_at is not None:
        raise ValidationError("Dieser Ressourcencheck ist abgeschlossen und wird nicht mehr geändert.", code="done")
    check.case = lock(check.case)
    demand_stage(check.case, Stage.RESOURCE_CHECK)
    return check
