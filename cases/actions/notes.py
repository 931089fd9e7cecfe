"""Notes are written and corrected, never changed: what was corrected stays readable with who, when and why."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.models import Case, EntrustedNote, Note, Person, WorkType
from cases.models.notes import IN_THE_FUTURE
from socialspace.models import SocialArea
from web.store import store


class Content(TypedDict, total=False):
    """What a note says; compulsory are kind, when and what was observed."""

    kind: str
    happened_at: datetime
    minutes: int | None
    place: str
    others: str
    observed: str
    assessment: str


class SupersededError(Exception):
    """The note was corrected in between; carries the version that stands there now."""

    def __init__(self, newest: Note | EntrustedNote) -> None:
        super().__init__("The note was corrected in between.")
        self.newest = newest


@transaction.atomic
def write_note(
    case: Case,
    *,
    by: User,
    work_type: str = WorkType.SPECIFIC,
    persons: Iterable[Person] = (),
    colleagues: Iterable[User] = (),
    **content: Unpack[Content],
) -> Note:
    """Write a note into a file; the team reads it."""
    rules.demand(rules.may_write_notes(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    note = Note(case=case, author=by, work_type=work_type, **content)
    _store(note, persons=_of_family(case, persons), colleagues=colleagues)
    record("note.written", note.key, by=by, case_key=case.key, kind=note.kind, work=note.work_type)
    return note


@transaction.atomic
def write_work_note(area: SocialArea, *, by: User, colleagues: Iterable[User] = (), **content: Unpack[Content]) -> Note:
    """Write down work for the social space without a present case (fallunspezifisch)."""
    rules.demand(rules.may_write_work_notes(by, area))
    note = Note(area=area, author=by, work_type=WorkType.UNSPECIFIC, **content)
    _store(note, colleagues=colleagues)
    record("note.written", note.key, by=by, kind=note.kind, work=note.work_type)
    return note


@transaction.atomic
def correct_note(
    note: Note,
    *,
    by: User,
    reason: str,
    work_type: str = "",
    persons: Iterable[Person] = (),
    colleagues: Iterable[User] = (),
    **content: Unpack[Content],
) -> Note:
    """Put a corrected version in the place of a note. Raises SupersededError when another one already stands there."""
    old = _lock_current(Note.objects.select_related("case__area", "area"), note)
    rules.demand(rules.may_correct_note(by, old))
    if old.case is not None:
        demand_stage(old.case, *OPEN_STAGES)
    new = Note(
        case=old.case,
        area=old.area,
        author=by,
        replaces=old,
        chain=old.chain,
        reason=reason,
        work_type=work_type or old.work_type,
        **content,
    )
    people = _of_family(old.case, persons) if old.case is not None else []
    _store(new, persons=people, colleagues=colleagues)
    case_key = old.case.key if old.case is not None else None
    record("note.corrected", new.key, by=by, case_key=case_key, instead_of=str(old.key))
    return new


@transaction.atomic
def write_entrusted_note(
    case: Case, *, by: User, persons: Iterable[Person] = (), **content: Unpack[Content]
) -> EntrustedNote:
    """Write down what was entrusted to oneself (§ 65 SGB VIII); the trail learns the key of the note and no case."""
    rules.demand(rules.may_write_notes(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    note = EntrustedNote(case=case, author=by, **content)
    _store(note, persons=_of_family(case, persons))
    record("entrusted_note.written", note.key, by=by)
    return note


@transaction.atomic
def correct_entrusted_note(
    note: EntrustedNote, *, by: User, reason: str, persons: Iterable[Person] = (), **content: Unpack[Content]
) -> EntrustedNote:
    """Put a corrected version in the place of an entrusted note; only its owner. Raises SupersededError as above."""
    old = _lock_current(EntrustedNote.objects.select_related("case__area"), note)
    rules.demand(old.author_id == by.pk and rules.may_write_notes(by, old.case))
    demand_stage(old.case, *OPEN_STAGES)
    new = EntrustedNote(case=old.case, author=by, replaces=old, chain=old.chain, reason=reason, **content)
    _store(new, persons=_of_family(old.case, persons))
    record("entrusted_note.corrected", new.key, by=by)
    return new


def _lock_current[N: (Note, EntrustedNote)](rows: models.QuerySet[N], note: N) -> N:
    """Lock a note; whoever comes second finds what the first one wrote."""
    locked = rows.select_for_update(of=("self",)).get(pk=note.pk)
    newest = rows.select_related("author").get(chain=locked.chain, successor__isnull=True)
    if newest.pk != locked.pk:
        raise SupersededError(newest)
    return locked


def _store(note: Note | EntrustedNote, **people: Iterable[Any]) -> None:
    if note.happened_at > timezone.now():
        raise ValidationError({"happened_at": IN_THE_FUTURE})
    store(note)
    for name, chosen in people.items():
        getattr(note, name).set(chosen)


def _of_family(case: Case, persons: Iterable[Person]) -> list[Person]:
    chosen = list(persons)
    if any(person.family_id != case.family_id for person in chosen):
        raise ValidationError("Diese Person gehört nicht zur Familie.", code="person")
    return chosen
