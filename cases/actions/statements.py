"""What the members of a family say: view, will, wish; a correction is a new row beside the old one."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.models import Case, Person, WillStatement
from web.store import store

CORRECTED = "Diese Aussage ist inzwischen berichtigt. Berichtigen Sie die neue Fassung."
NO_WISH = "Gefragt wird nach einem Wunsch, der noch gilt."


@transaction.atomic
def record_statement(
    case: Case,
    *,
    by: User,
    person: Person,
    kind: str,
    quote: str,
    said_on: date,
    own_contribution: str = "",
    readiness: int | None = None,
    from_wish: WillStatement | None = None,
) -> WillStatement:
    """Record what a member of the family says, in their own words; a will also with what they do for it themselves."""
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    if from_wish is not None:
        _demand_wish(from_wish, case)
    said = WillStatement(case=case, person=person, kind=kind, quote=quote, said_on=said_on, from_wish=from_wish)
    said.own_contribution, said.readiness = own_contribution, readiness
    _write(said, by=by)
    record("statement.recorded", said.key, by=by, case_key=case.key, kind=str(kind), child=person.is_child)
    return said


@transaction.atomic
def correct_statement(
    statement: WillStatement,
    *,
    by: User,
    person: Person,
    kind: str,
    quote: str,
    said_on: date,
    own_contribution: str = "",
    readiness: int | None = None,
) -> WillStatement:
    """Write it anew beside the old one, which stays readable and counts no more."""
    rows = WillStatement.objects.select_related("case", "from_wish").select_for_update(of=("self",))
    old = rows.get(pk=statement.pk)
    rules.demand(rules.may_work_on(by, old.case))
    case = lock(old.case)
    if WillStatement.objects.filter(supersedes=old).exists():
        raise ValidationError(CORRECTED, code="corrected")
    said = WillStatement(case=case, person=person, kind=kind, quote=quote, said_on=said_on, supersedes=old)
    said.own_contribution, said.readiness = own_contribution, readiness
    said.from_wish = old.from_wish if kind == WillStatement.Kind.WILL else None
    _write(said, by=by)
    record("statement.corrected", said.key, by=by, case_key=case.key, kind=str(kind), child=person.is_child)
    return said


def _write(said: WillStatement, *, by: User) -> None:
    if said.person.family_id != said.case.family_id:
        raise ValidationError({"person": "Diese Person gehört nicht zur Familie."}, code="person")
    if said.said_on > timezone.localdate():
        raise ValidationError({"said_on": "Das Datum liegt in der Zukunft."})
    demand_stage(said.case, *OPEN_STAGES)
    said.recorded_by = by
    store(said)


def _demand_wish(wish: WillStatement, case: Case) -> None:
    of_case = WillStatement.objects.current().filter(pk=wish.pk, case=case, kind=WillStatement.Kind.WISH)
    if not of_case.exists():
        raise ValidationError(NO_WISH, code="wish")
