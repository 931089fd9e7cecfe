"""What every change of a family begins with: the right, the lock, the version somebody saw."""

from django.core.exceptions import ValidationError

from accounts.models import User
from cases import rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.models import Case, Custody, Family, Household, HouseholdMember, Person, Relationship, RemovalReason
from socialspace.actions.directory import CHANGED_MEANWHILE, STALE

# How each row finds its family, and what is read with it.
FAMILY_OF = {
    Person: "family",
    Household: "family",
    Relationship: "family",
    HouseholdMember: "household__family",
    Custody: "child__family",
}
READ_WITH = {
    Relationship: ("one", "other"),
    HouseholdMember: ("household", "person"),
    Custody: ("child", "holder"),
}


def open_family(case: Case, *, by: User) -> Case:
    """The open case with its family, locked: who works on the case changes the family."""
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    case.family = Family.objects.select_for_update().get(pk=case.family_id)
    return case


def locked[Row: (Person, Household, Relationship, HouseholdMember, Custody)](
    row: Row, case: Case, *, version: int | None = None
) -> Row:
    """The row of this family as it is now; raises ValidationError (code 'stale') when somebody saved since."""
    rows = type(row)._default_manager.select_related(*READ_WITH.get(type(row), ())).select_for_update(of=("self",))
    fresh: Row = rows.get(pk=row.pk, **{FAMILY_OF[type(row)]: case.family_id})
    if version is not None:
        demand_version(fresh, version)
    return fresh


def demand_version(row: Person | Family | Household | Relationship | HouseholdMember | Custody, version: int) -> None:
    """Refuse what somebody else changed meanwhile; the page then shows both side by side."""
    if row.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code=STALE)


def demand_family(case: Case, **people: Person | None) -> None:
    """Refuse people of another family, beside the field they were chosen in."""
    for field, person in people.items():
        if person is not None and person.family_id != case.family_id:
            raise ValidationError({field: "Diese Person gehört nicht zur Familie."})


def demand_reason(reason: str) -> None:
    """A wrong entry leaves the file only with a reason."""
    if reason not in RemovalReason.values:
        raise ValidationError({"reason": "Wählen Sie, warum der Eintrag falsch ist."})
