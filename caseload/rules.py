"""Who sees what of the caseload, what a case weighs and what a post carries; one question each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from accounts.models import Department, User
from caseload.models import Criterion
from cases.lifecycle import Area, Stage
from cases.models import Case
from hze.lifecycle import HelpForm
from socialspace.rules import is_in_team

OVER = 110  # percent of the guide value from which a sentence says so
MIN_PEOPLE = 3  # the sum of a smaller team would say what one person carries
EDGE_MONTHS = 3  # at its beginning and before its end a residential help has weights of its own


def may_see_board(user: User) -> bool:
    """ASD sees its own teams, planning sums of teams; nobody else."""
    return user.is_active and user.department in {Department.ASD, Department.PLANNING}


def may_see_people(user: User) -> bool:
    """Only the ASD lead sees what each colleague carries; everybody else at most their own bar."""
    return user.is_active and user.department == Department.ASD and user.is_lead


def may_see_weights(user: User) -> bool:
    """Whoever sees the board, and the Fachadministration."""
    return may_see_board(user) or (user.is_active and user.department == Department.ADMIN)


def may_set_weights(user: User) -> bool:
    """The ASD lead and the Fachadministration."""
    return may_see_people(user) or (user.is_active and user.department == Department.ADMIN)


def may_propose(user: User, case: Case) -> bool:
    """The ASD lead of the case's team looks for somebody and decides."""
    return may_see_people(user) and is_in_team(user, case.area)


@dataclass(frozen=True)
class CaseFacts:
    """What weighs in an open case; no name, no address, no text."""

    key: UUID
    stage: str
    lead: int | None = None
    area: str | None = None
    form: str | None = None
    help_begins_on: date | None = None
    help_ends_on: date | None = None
    more_children: int = 0
    file_number: str = ""


@dataclass(frozen=True)
class Points:
    """Hundredths of a point by the area of the Falleinordnung."""

    open: int = 0
    service: int = 0
    grey: int = 0
    danger: int = 0

    def __add__(self, other: "Points") -> "Points":
        return Points(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))

    @property
    def total(self) -> int:
        return self.open + self.service + self.grey + self.danger


def sum_of(points: Iterable[Points]) -> Points:
    return sum(points, start=Points())


def points_of(facts: CaseFacts, weights: Mapping[str, int], *, day: date) -> Points:
    """What a case weighs on a day, in hundredths of a point (defaults of domain.md §8).

    One base for where it stands, plus the area of its newest Falleinordnung, plus each further child of the family that
    has no open case of its own. The sum stands in the area of the Falleinordnung. A criterion without a weight is 0.
    """
    amount = weights.get(base_of(facts, day=day), 0) + weights.get(Criterion.SIBLING, 0) * facts.more_children
    if facts.area == Area.DANGER:
        return Points(danger=amount + weights.get(Criterion.DANGER, 0))
    if facts.area == Area.GREY:
        return Points(grey=amount + weights.get(Criterion.GREY, 0))
    return Points(service=amount) if facts.area == Area.SERVICE else Points(open=amount)


def base_of(facts: CaseFacts, *, day: date) -> Criterion:
    """Where a case stands: in clearing until a help is granted, then by its help, and advice once that has ended."""
    if facts.stage != Stage.HELP:
        return Criterion.CLEARING
    if facts.form is None or facts.help_begins_on is None or facts.help_ends_on is None:
        return Criterion.ADVICE
    if facts.form == HelpForm.AMBULATORY:
        return Criterion.AMBULATORY
    if day < months_later(facts.help_begins_on, EDGE_MONTHS):
        return Criterion.RESIDENTIAL_BEGIN
    is_near_the_end = months_later(day, EDGE_MONTHS) > facts.help_ends_on
    return Criterion.RESIDENTIAL_RETURN if is_near_the_end else Criterion.RESIDENTIAL


def months_later(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last of its month when there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("Every month has 28 days.")


def capacity_of(share: int, guide: int) -> int:
    """What a part of a post carries by the guide value, in hundredths of a point; `share` in percent."""
    return share * guide // 100


def percent(load: int, capacity: int) -> int | None:
    """Load against capacity in whole percent, rounded half up; none without a capacity."""
    return (200 * load + capacity) // (2 * capacity) if capacity else None
