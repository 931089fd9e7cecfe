"""How a case is understood: patterns observed between two, corrected by a new row; versions of a short text."""

from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.reminders import remind
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.models import Case, CaseUnderstanding, FamilyRemark, PatternKind, PatternObservation, Person
from web.store import store

LOOK_AGAIN = "Fallverstehen: noch einmal hinsehen"  # says nothing: a Wiedervorlage travels to desks and calendars
NEWER = "Inzwischen gibt es eine neuere Fassung. Sie steht unten; prüfen Sie Ihren Text und speichern Sie noch einmal."
REFUSED_BESIDE = {
    "pattern_between_two": "institution",
    "pattern_between_different_people": "receiver",
    "pattern_observed_by_today": "observed_on",
    "pattern_looked_at_again_later": "next_look_on",
    "remark_said_by_today": "said_on",
}


class Observed(TypedDict, total=False):
    """What an observation says; compulsory are who, the kind, when, what was seen, and our own part."""

    sender: Person
    receiver: Person | None
    institution: str
    kind: PatternKind
    observed_on: date
    evidence: str
    own_part: str
    is_hypothesis: bool
    idea: str
    next_look_on: date | None


@transaction.atomic
def observe_pattern(case: Case, *, by: User, **observed: Unpack[Observed]) -> PatternObservation:
    """Write down a pattern between two; the day of the next look becomes a Wiedervorlage that does not name it."""
    case = _lock_open(case, by=by)
    row = PatternObservation(case=case, author=by, **observed)
    _store_observation(row)
    record("pattern.observed", row.key, by=by, case_key=case.key)
    _look_again(row)
    return row


@transaction.atomic
def correct_pattern(
    row: PatternObservation, *, by: User, reason: str, **observed: Unpack[Observed]
) -> PatternObservation:
    """Put a corrected version in the place of an observation; the old one stays readable.

    Raises ValidationError when somebody has corrected it in between.
    """
    case = _lock_open(row.case, by=by)
    if PatternObservation.objects.filter(replaces=row).exists():
        raise ValidationError("Diese Beobachtung ist inzwischen berichtigt. Öffnen Sie die neue Fassung.", code="newer")
    new = PatternObservation(case=case, author=by, replaces=row, chain=row.chain, reason=reason, **observed)
    _store_observation(new)
    record("pattern.corrected", new.key, by=by, case_key=case.key, instead_of=str(row.key))
    if new.next_look_on != row.next_look_on:
        _look_again(new)
    return new


@transaction.atomic
def add_family_remark(row: PatternObservation, *, by: User, person: Person, words: str, said_on: date) -> FamilyRemark:
    """Put beside an observation what the family says to it; neither of the two is ever changed."""
    case = _lock_open(row.case, by=by)
    if person.family_id != case.family_id:
        raise ValidationError({"person": "Diese Person gehört nicht zur Familie."})
    remark = FamilyRemark(case=case, chain=row.chain, person=person, words=words, said_on=said_on, recorded_by=by)
    _store_beside_field(remark)
    record("pattern.remarked", row.key, by=by, case_key=case.key)
    return remark


@transaction.atomic
def understand_case(
    case: Case, *, by: User, seen: int, text: str, view_of: str, against: str, phase: int | None = None
) -> CaseUnderstanding:
    """Write the next version; `seen` is the number of the one the writer had before them, 0 for none."""
    case = _lock_open(case, by=by)
    newest = CaseUnderstanding.objects.filter(case=case).order_by("-number").first()
    number = newest.number if newest else 0
    if number != seen:
        raise ValidationError(NEWER, code="version")
    row = CaseUnderstanding(case=case, number=number + 1, author=by, text=text, view_of=view_of, against=against)
    row.phase = phase
    store(row)
    record("case.understood", row.key, by=by, case_key=case.key, number=row.number)
    return row


@transaction.atomic
def add_pattern_kind(*, by: User, name: str, hint: str, line: str, position: int) -> PatternKind:
    """Add a kind to the list."""
    rules.demand(rules.may_keep_pattern_kinds(by))
    return _keep(PatternKind(), by=by, name=name, hint=hint, line=line, position=position, is_active=True)


@transaction.atomic
def change_pattern_kind(
    kind: PatternKind, *, by: User, name: str, hint: str, line: str, position: int, is_active: bool
) -> PatternKind:
    """Change how a kind is called and drawn, or offer it no more; observations keep it."""
    rules.demand(rules.may_keep_pattern_kinds(by))
    kind = PatternKind.objects.select_for_update().get(pk=kind.pk)
    return _keep(kind, by=by, name=name, hint=hint, line=line, position=position, is_active=is_active)


def _keep(
    kind: PatternKind, *, by: User, name: str, hint: str, line: str, position: int, is_active: bool
) -> PatternKind:
    if PatternKind.objects.filter(name__iexact=name).exclude(pk=kind.pk).exists():
        raise ValidationError({"name": "Dieses Muster steht schon auf der Liste."})
    kind.name, kind.hint, kind.line, kind.position, kind.is_active = name, hint, line, position, is_active
    store(kind)
    record("pattern_kind.kept", kind.key, by=by, offered=is_active)
    return kind


def _lock_open(case: Case, *, by: User) -> Case:
    case = lock(case)
    rules.demand(rules.may_understand(by, case))
    demand_stage(case, *OPEN_STAGES)
    return case


def _store_observation(row: PatternObservation) -> None:
    for name, person in (("sender", row.sender), ("receiver", row.receiver)):
        if person is not None and person.family_id != row.case.family_id:
            raise ValidationError({name: "Diese Person gehört nicht zur Familie."})
    if row.next_look_on and row.next_look_on < timezone.localdate():
        raise ValidationError({"next_look_on": "Der Tag ist schon vorbei. Wählen Sie heute oder einen späteren."})
    _store_beside_field(row)


def _store_beside_field(row: PatternObservation | FamilyRemark) -> None:
    try:
        store(row)
    except ValidationError as refusal:
        field = REFUSED_BESIDE.get(str(getattr(refusal, "code", "")))
        if field is None:
            raise
        raise ValidationError({field: refusal.messages}) from refusal


def _look_again(row: PatternObservation) -> None:
    if row.next_look_on:
        path = reverse("cases:understanding", args=[row.case.key])
        remind(by=row.author, owner=row.author, case=row.case, text=LOOK_AGAIN, due_on=row.next_look_on, path=path)
