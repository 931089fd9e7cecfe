"""The Ressourcencheck: a wide circle looks for what carries, before help is decided (deck; domain.md §2)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.reminders import finish_reminder, remind
from cases.actions.stages import demand_stage, lock, move
from cases.lifecycle import Stage
from cases.models import Case, FamilyResource, ResourceCheck
from cases.models.case import of_round
from socialspace.actions import count_need
from web.store import store

REPEATABLE = (Stage.CONSULTATION, Stage.COMMISSION, Stage.HELP)
CARRIED = (
    "kind",
    "level",
    "state",
    "wording",
    "named_by_id",
    "topic_id",
    "usable_for",
    "contact_name",
    "contact_phone",
    "family_says",
    "offer_id",
)


@transaction.atomic
def start_resource_check(case: Case, *, by: User, held_on: date) -> ResourceCheck:
    """Start the check of a new round, or go on with the one a closing interrupted; the responsible work on it.

    What the last check found is carried over, to be looked at again.
    """
    rules.demand(rules.may_work_on(by, case))
    interrupted = ResourceCheck.objects.select_for_update().filter(case=case, completed_at__isnull=True).first()
    case = lock(case)
    _demand_day(case, held_on)
    _demand_not_done(case)
    move(case, Stage.RESOURCE_CHECK, by=by)
    check = interrupted or ResourceCheck(case=case, follows=_last(case))
    check.case, check.held_on, check.started_by, check.is_repeat = case, held_on, by, False
    store(check)
    record("resource_check.started", check.key, by=by, case_key=case.key)
    if interrupted is None:
        _carry_over(check, by=by)
    return check


@transaction.atomic
def repeat_resource_check(case: Case, *, by: User, held_on: date) -> ResourceCheck:
    """Look again, usually after half a year, at what the last check found; the case stays at its step meanwhile."""
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    demand_stage(case, *REPEATABLE)
    _demand_day(case, held_on)
    last = _last(case)
    if last is None:
        raise ValidationError("Es gibt noch keinen abgeschlossenen Ressourcencheck.", code="first")
    check = ResourceCheck(case=case, held_on=held_on, started_by=by, is_repeat=True, follows=last)
    _refuse_second(case)
    store(check)
    record("resource_check.repeated", check.key, by=by, case_key=case.key)
    _carry_over(check, by=by)
    return check


@transaction.atomic
def complete_resource_check(check: ResourceCheck, *, by: User, remind_on: date | None = None) -> None:
    """Complete the check and count each missing resource as a need of the quarter, without a trace of the family.

    Full is not missing: the social space has it, and its free places stand in the directory. A day to look again
    becomes a Wiedervorlage.
    """
    check = open_check(check, by=by)
    if check.held_on > timezone.localdate():
        raise ValidationError("Der Ressourcencheck hat noch nicht stattgefunden.", code="ahead")
    missing = rules.missing_in_check(check)
    if missing:
        raise ValidationError(missing, code="incomplete")
    check.completed_at = timezone.now()
    _count_needs(check)
    if not check.is_repeat:
        move(check.case, Stage.CONSULTATION, by=by)
    if remind_on is not None:
        check.reminder = remind(
            by=by,
            owner=by,
            case=check.case,
            text="Ressourcencheck wiederholen",
            due_on=remind_on,
            path=reverse("cases:resource_check", args=[check.case.key]),
        )
    store(check)
    record("resource_check.completed", check.key, by=by, case_key=check.case.key)


def _demand_not_done(case: Case) -> None:
    """From the consultation one goes back only to a check the urgent way left out."""
    done = ResourceCheck.objects.filter(of_round("completed_at", case.round_began_at), case=case)
    if case.stage == Stage.CONSULTATION and done.exists():
        raise ValidationError("Der Ressourcencheck dieser Runde ist schon abgeschlossen.", code="stage")


def open_check(check: ResourceCheck, *, by: User) -> ResourceCheck:
    """The check and its case, locked, when this colleague may still change it."""
    check = ResourceCheck.objects.select_related("case").select_for_update(of=("self",)).get(pk=check.pk)
    rules.demand(rules.may_work_on(by, check.case))
    if check.completed_at is not None:
        raise ValidationError("Dieser Ressourcencheck ist abgeschlossen und wird nicht mehr geändert.", code="done")
    check.case = lock(check.case)
    demand_stage(check.case, *(REPEATABLE if check.is_repeat else (Stage.RESOURCE_CHECK,)))
    return check


def _last(case: Case) -> ResourceCheck | None:
    done = ResourceCheck.objects.select_related("reminder").filter(case=case, completed_at__isnull=False)
    return done.order_by("-id").first()


def _demand_day(case: Case, held_on: date) -> None:
    if held_on < case.opened_on:
        raise ValidationError({"held_on": "Der Ressourcencheck liegt vor der Eröffnung des Falls."})


def _refuse_second(case: Case) -> None:
    """Two checks after the same one would break the chain before the one open check is seen."""
    if ResourceCheck.objects.filter(case=case, completed_at__isnull=True).exists():
        raise ValidationError("Für diesen Fall läuft schon ein Ressourcencheck.", code="running")


def _carry_over(check: ResourceCheck, *, by: User) -> None:
    """What the last check found, to be looked at again; its Wiedervorlage has done its work."""
    last = check.follows
    if last is None:
        return
    found = last.resources.order_by("id")
    FamilyResource.objects.bulk_create(
        FamilyResource(resource_check=check, carried_from=old, **{name: getattr(old, name) for name in CARRIED})
        for old in found
    )
    if last.reminder is not None and last.reminder.done_at is None:
        finish_reminder(last.reminder, by=by)


def _count_needs(check: ResourceCheck) -> None:
    """Each missing one once in its life: what was counted at the last check and is still missing counts no more."""
    if check.case.quarter is None:
        return
    missing = check.resources.filter(state=FamilyResource.State.MISSING).select_related("topic", "carried_from")
    for gap in missing:
        is_known = gap.carried_from is not None and gap.carried_from.is_counted
        if gap.topic is not None and not is_known:
            count_need(topic=gap.topic, quarter=check.case.quarter, day=check.held_on)
    missing.update(is_counted=True)
