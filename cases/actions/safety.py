"""The Schutzplan: written, signed or refused, put in force, replaced by its next version (domain.md §1)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import lifecycle
from cases.actions.goals import lock_for_work
from cases.lifecycle import PlanState
from cases.models import Case, EmergencyContact, Person, SafetyMeasure, SafetyPlan, SafetySignature
from web.store import store

FROZEN = "Diese Fassung ist unterschrieben oder in Kraft und wird nicht mehr geändert. Beginnen Sie eine neue Fassung."


@transaction.atomic
def begin_safety_plan(case: Case, *, by: User) -> SafetyPlan:
    """Begin the next version; it starts with what the last one says, the first with the child of the case."""
    case = lock_for_work(case.pk, by=by)
    last = SafetyPlan.objects.filter(case=case).order_by("-number").first()
    plan = SafetyPlan(case=case, number=last.number + 1 if last else 1, valid_from=timezone.localdate(), written_by=by)
    plan.agreements = last.agreements if last else ""
    store(plan)
    plan.children.set(last.children.all() if last else [case.child])
    if last:
        _copy_parts(last, plan)
    record("safety_plan.begun", plan.key, by=by, case_key=case.key, number=plan.number)
    return plan


@transaction.atomic
def write_safety_plan(
    plan: SafetyPlan, *, by: User, valid_from: date, children: Iterable[Person], agreements: str
) -> None:
    """Write from when the plan holds, whom it protects and what else is agreed."""
    plan = _draft(plan, by=by)
    children = list(children)
    if not children or any(child.family_id != plan.case.family_id for child in children):
        raise ValidationError({"children": "Ein Schutzplan schützt mindestens ein Kind dieser Familie."})
    plan.valid_from, plan.agreements = valid_from, agreements
    store(plan)
    plan.children.set(children)
    record("safety_plan.written", plan.key, by=by, case_key=plan.case.key)


@transaction.atomic
def add_measure(
    plan: SafetyPlan, *, by: User, what: str, who: str, begins_on: date, ends_on: date | None = None
) -> SafetyMeasure:
    """Add a measure: who protects the child how, from when on."""
    plan = _draft(plan, by=by)
    measure = SafetyMeasure(plan=plan, what=what, who=who, begins_on=begins_on, ends_on=ends_on)
    store(measure)
    record("safety_plan.measure_added", plan.key, by=by, case_key=plan.case.key)
    return measure


@transaction.atomic
def add_contact(plan: SafetyPlan, *, by: User, name: str, phone: str, when: str) -> EmergencyContact:
    """Add whom one calls, and when."""
    plan = _draft(plan, by=by)
    contact = EmergencyContact(plan=plan, name=name, phone=phone, when=when)
    store(contact)
    record("safety_plan.contact_added", plan.key, by=by, case_key=plan.case.key)
    return contact


@transaction.atomic
def remove_part(plan: SafetyPlan, *, by: User, part: SafetyMeasure | EmergencyContact) -> None:
    """Take a measure or a contact out of a draft."""
    plan = _draft(plan, by=by)
    if part.plan_id != plan.pk:
        raise ValidationError("Das gehört zu einer anderen Fassung.", code="plan")
    part.delete()
    record("safety_plan.part_removed", plan.key, by=by, case_key=plan.case.key)


@transaction.atomic
def sign_safety_plan(
    plan: SafetyPlan,
    *,
    by: User,
    role: str,
    has_signed: bool,
    on: date,
    person: Person | None = None,
    name: str = "",
    refusal: str = "",
) -> SafetySignature:
    """Note that somebody signed, or refused and why; from the first one on this version is frozen."""
    plan = _lock(plan, by=by)
    if plan.state == PlanState.REPLACED:
        raise ValidationError("Diese Fassung ist ersetzt. Unterschrieben wird die neueste.", code="replaced")
    if person is not None and person.family_id != plan.case.family_id:
        raise ValidationError({"person": "Wählen Sie jemanden aus dieser Familie."})
    _demand_whole(plan)
    signature = SafetySignature(plan=plan, role=role, person=person, name=name, has_signed=has_signed, on=on)
    signature.refusal, signature.recorded_by = refusal, by
    store(signature)
    record("safety_plan.signed", plan.key, by=by, case_key=plan.case.key, has_signed=has_signed)
    return signature


@transaction.atomic
def put_in_force(plan: SafetyPlan, *, by: User) -> None:
    """Put a version in force, signed or not: the child is protected today; the old version stays readable."""
    plan = _lock(plan, by=by)
    state = lifecycle.step_plan(plan.state, PlanState.IN_FORCE)
    _demand_whole(plan)
    now = timezone.now()
    for old in SafetyPlan.objects.filter(case=plan.case, state=PlanState.IN_FORCE):
        old.state, old.replaced_at = lifecycle.step_plan(old.state, PlanState.REPLACED), now
        store(old)
    plan.state, plan.put_in_force_at, plan.put_in_force_by = state, now, by
    store(plan)
    record("safety_plan.in_force", plan.key, by=by, case_key=plan.case.key, number=plan.number)


def _lock(plan: SafetyPlan, *, by: User) -> SafetyPlan:
    case = lock_for_work(plan.case_id, by=by)
    plan = SafetyPlan.objects.select_for_update().get(pk=plan.pk)
    plan.case = case
    return plan


def _draft(plan: SafetyPlan, *, by: User) -> SafetyPlan:
    """A version that may still change."""
    plan = _lock(plan, by=by)
    if plan.state != PlanState.DRAFT or plan.signatures.exists():
        raise ValidationError(FROZEN, code="frozen")
    return plan


def _demand_whole(plan: SafetyPlan) -> None:
    """Nobody signs a plan that protects nobody or names nobody to call."""
    missing = []
    if not plan.measures.exists():
        missing.append("Nennen Sie mindestens eine Maßnahme.")
    if not plan.contacts.exists():
        missing.append("Nennen Sie mindestens einen Notfallkontakt mit Telefon.")
    if missing:
        raise ValidationError(missing, code="incomplete")


def _copy_parts(old: SafetyPlan, new: SafetyPlan) -> None:
    """The same measures and contacts in another version."""
    for row in old.measures.all():
        store(SafetyMeasure(plan=new, what=row.what, who=row.who, begins_on=row.begins_on, ends_on=row.ends_on))
    for contact in old.contacts.all():
        store(EmergencyContact(plan=new, name=contact.name, phone=contact.phone, when=contact.when))
