"""Who has learned what, and where the gap is; pure functions over days and numbers."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from accounts.models import Department

# The departments whose participation the deck asks for ('Fortbildung/Schulung'), in the order of the page.
TAKING_PART = (
    Department.ASD,
    Department.WJH,
    Department.HOME,
    Department.EARLY_HELP,
    Department.ADVICE,
    Department.SCHOOL,
)


class Coverage(NamedTuple):
    """How many colleagues of a department can do what a training teaches."""

    people: int
    current: int
    expired: int  # took part, but too long ago

    @property
    def missing(self) -> int:
        """How many should still take part, those who have to refresh included."""
        return self.people - self.current

    @property
    def is_gap(self) -> bool:
        """Whether there are people and none of them can do it now."""
        return self.people > 0 and self.current == 0


def valid_until(attended_on: date, refresh_months: int | None) -> date | None:
    """The last day on which this participation counts; None for ever. 31 August and six months end in February."""
    if refresh_months is None:
        return None
    months = attended_on.year * 12 + attended_on.month - 1 + refresh_months
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(attended_on.day, monthrange(year, month)[1]))


def covered(attendances: Iterable[date], day: date, refresh_months: int | None) -> bool:
    """Whether one of these participations (the last day of each) has happened by `day` and still counts on it."""
    for attended_on in attendances:
        until = valid_until(attended_on, refresh_months)
        if attended_on <= day and (until is None or day <= until):
            return True
    return False


def count_coverage(
    people: Collection[int], attended: Mapping[int, Sequence[date]], day: date, refresh_months: int | None
) -> Coverage:
    """Count the people (by number) of a department whose participations, by number, count on that day."""
    current = sum(covered(attended.get(person, ()), day, refresh_months) for person in people)
    ever = sum(covered(attended.get(person, ()), day, None) for person in people)
    return Coverage(people=len(people), current=current, expired=ever - current)


def departments_shown(learning: Collection[str]) -> list[Department]:
    """The departments that take part, and others of which somebody has learned something."""
    return [*TAKING_PART, *(each for each in Department if each not in TAKING_PART and each in learning)]
