"""Aufträge in grey or danger, Auflagen in danger alone, and the checks of Auflagen (domain.md §1)."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import lifecycle, rules
from cases.actions.goals import PAST, lock_for_work
from cases.lifecycle import Area, ConditionState, MandateState
from cases.models import Case, Classification, Condition, ConditionCheck, Mandate
from cases.models.mandates import MANDATE_AREAS
from web.store import store


@transaction.atomic
def give_mandate(case: Case, *, by: User, text: str, who: str, why: str, feedback: str, due_on: date) -> Mandate:
    """Say what the office needs clarified or changed until when, and who tells whom what; in grey or danger only."""
    case = lock_for_work(case.pk, by=by)
    newest = _demand_area(case, *MANDATE_AREAS, text="Aufträge gibt es nur im Grau- und im Gefährdungsbereich.")
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": PAST})
    mandate = Mandate(case=case, classification=newest, given_on=timezone.localdate(), recorded_by=by, due_on=due_on)
    mandate.text, mandate.who, mandate.why, mandate.feedback = text, who, why, feedback
    store(mandate)
    record("mandate.given", mandate.key, by=by, case_key=case.key)
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: User, state: str, reason: str) -> None:
    """Say what became of an Auftrag and why; one not fulfilled proposes to assess the danger again."""
    case = lock_for_work(mandate.case_id, by=by)
    mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    mandate.state = lifecycle.step_mandate(mandate.state, MandateState(state))
    mandate.reason, mandate.ended_on, mandate.ended_by = reason, timezone.localdate(), by
    store(mandate)
    record("mandate.ended", mandate.key, by=by, case_key=case.key, state=mandate.state)


@transaction.atomic
def impose_condition(
    case: Case,
    *,
    by: User,
    text: str,
    who: str,
    control_method: str,
    controller: str,
    interval: int,
    is_announced: bool,
    consequence: str,
    first_check_on: date,
) -> Condition:
    """Impose an Auflage with its control and its consequence; only while the case stands in danger."""
    case = lock_for_work(case.pk, by=by)
    newest = _demand_area(case, Area.DANGER, text="Auflagen gibt es nur im Gefährdungsbereich.")
    today = timezone.localdate()
    if first_check_on < today:
        raise ValidationError({"first_check_on": PAST})
    if first_check_on > today + timedelta(days=Condition.Interval(interval)):
        text = "Die erste Kontrolle liegt später, als der Abstand der Kontrollen erlaubt."
        raise ValidationError({"first_check_on": text})
    condition = Condition(
        case=case, classification=newest, given_on=today, next_check_on=first_check_on, recorded_by=by
    )
    condition.text, condition.who, condition.consequence = text, who, consequence
    condition.control_method, condition.controller = control_method, controller
    condition.interval, condition.is_announced = interval, is_announced
    store(condition)
    record("condition.imposed", condition.key, by=by, case_key=case.key)
    return condition


@transaction.atomic
def check_condition(
    condition: Condition, *, by: User, on: date, checked_by: str, result: str, seen: str, child_seen: bool
) -> ConditionCheck:
    """Write down a check as a dated row; the next one is due after the interval."""
    case = lock_for_work(condition.case_id, by=by)
    condition = Condition.objects.select_for_update().get(pk=condition.pk)
    if condition.state != ConditionState.HOLDS:
        raise ValidationError("Diese Auflage ist aufgehoben und wird nicht mehr kontrolliert.", code="lifted")
    if on < condition.given_on:
        raise ValidationError({"on": "Die Kontrolle liegt vor dem Tag der Auflage."})
    check = ConditionCheck(condition=condition, on=on, by=by, checked_by=checked_by, result=result)
    check.seen, check.child_seen = seen, child_seen
    store(check)
    newest = max(on, condition.checks.order_by("-on").values_list("on", flat=True)[0])
    condition.next_check_on = newest + timedelta(days=condition.interval)
    store(condition)
    record("condition.checked", condition.key, by=by, case_key=case.key, result=str(result))
    return check


@transaction.atomic
def lift_condition(condition: Condition, *, by: User, reason: str) -> None:
    """Lift an Auflage, with the reason; only people do."""
    case = lock_for_work(condition.case_id, by=by)
    condition = Condition.objects.select_for_update().get(pk=condition.pk)
    condition.state = lifecycle.step_condition(condition.state, ConditionState.LIFTED)
    condition.reason, condition.ended_on, condition.ended_by = reason, timezone.localdate(), by
    condition.next_check_on = None
    store(condition)
    record("condition.lifted", condition.key, by=by, case_key=case.key)


def _demand_area(case: Case, *areas: Area, text: str) -> Classification:
    """The Falleinordnung of the locked case, when it is one of these areas."""
    newest = rules.current_classification(case)
    if newest is None or newest.area not in areas:
        stands = Area(newest.area).label if newest else "noch nicht eingeordnet"
        raise ValidationError(f"{text} Der Fall steht so: {stands}.", code="area")
    return newest
