"""'Was wäre, wenn': the same computation with wishes added; nothing is stored, nothing is changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db.models import TextChoices

from caseload.board import Load, Situation, team_load
from caseload.figures import written
from caseload.rules import CaseFacts
from cases.lifecycle import Area, Stage
from hze.lifecycle import HelpForm

LONG = timedelta(days=365)
NEW = UUID("7d0f0f5e-0000-4000-8000-000000000000")  # a name space for cases that do not exist


class NewCase(TextChoices):
    """Kinds of case one may think of."""

    CLEARING = "clearing", "in der Klärung"
    GREY = "grey", "in der Klärung, Graubereich"
    DANGER = "danger", "in der Klärung, Gefährdungsbereich"
    AMBULATORY = "ambulatory", "mit ambulanter Hilfe"
    RESIDENTIAL = "residential", "mit stationärer Hilfe, am Anfang"


@dataclass(frozen=True)
class Handover:
    """One case, or all cases of a colleague, to another one."""

    to: int
    case: UUID | None = None
    all_of: int | None = None


@dataclass(frozen=True)
class Wishes:
    """What is tried out: one absence, one new case, some handovers."""

    absent: int | None = None
    deputy: int | None = None
    new_case: str = ""
    new_case_to: int | None = None
    handovers: Sequence[Handover] = ()

    def __bool__(self) -> bool:
        return bool(self.absent or self.new_case or self.handovers)


@dataclass(frozen=True)
class Difference:
    """One row before and after."""

    now: Load
    then: Load

    @property
    def is_changed(self) -> bool:
        return (self.now.points, self.now.capacity, self.now.is_away) != (
            self.then.points,
            self.then.capacity,
            self.then.is_away,
        )

    @property
    def words(self) -> str:
        """Such as '96 % → 118 %'; points where there is no capacity to compare with."""
        return f"{_words(self.now)} → {_words(self.then)}"


def changed(situation: Situation, wishes: Wishes) -> Situation:
    """The situation as it would be."""
    cases = [_handed_over(case, wishes.handovers) for case in situation.cases]
    if wishes.new_case:
        cases.append(imagined(wishes.new_case, to=wishes.new_case_to, day=situation.day))
    away = dict(situation.away)
    if wishes.absent is not None:
        away[wishes.absent] = wishes.deputy
    return replace(situation, cases=tuple(cases), away=away)


def imagined(kind: str, *, to: int | None, day: date) -> CaseFacts:
    """A case of this kind that nobody knows yet."""
    key = uuid5(NEW, kind)
    if kind in {NewCase.AMBULATORY, NewCase.RESIDENTIAL}:
        form = HelpForm.AMBULATORY if kind == NewCase.AMBULATORY else HelpForm.RESIDENTIAL
        return CaseFacts(key, Stage.HELP, to, Area.SERVICE, form, day, day + LONG)
    return CaseFacts(key, Stage.INTAKE, to, {NewCase.GREY: Area.GREY, NewCase.DANGER: Area.DANGER}.get(NewCase(kind)))


def compare(now: Situation, then: Situation) -> tuple[list[Difference], Difference]:
    """Every row before and after, and the team's."""
    before, after = team_load(now), team_load(then)
    rows = [Difference(row, after.of(row.pk)) for row in (*before.people, before.unled)]
    return rows, Difference(before.total, after.total)


def _handed_over(case: CaseFacts, handovers: Sequence[Handover]) -> CaseFacts:
    """The first wish that is about this case counts."""
    for wish in handovers:
        if wish.case == case.key or (wish.all_of is not None and wish.all_of == case.lead):
            return replace(case, lead=wish.to)
    return case


def _words(row: Load) -> str:
    if row.is_away:
        rest = f", {written(row.points.total)} Punkte ohne Vertretung" if row.points.total else ""
        return f"abwesend{rest}"
    return f"{row.percent} %" if row.percent is not None else f"{written(row.points.total)} Punkte"
