"""The quarters of a year: each subgroup meets once in each (deck, 'Strukturen')."""

from datetime import date, timedelta
from typing import NamedTuple, Self

NOTICE_DAYS = 14  # invitations go out two to three weeks ahead (domain.md §7)
PREFERRED_WEEKDAY = 3  # Thursday
FRIDAY = 4


class YearQuarter(NamedTuple):
    """One quarter of one year, `number` from 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        following = date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, 3 * self.number + 1, 1)
        return following - timedelta(days=1)

    @property
    def label(self) -> str:
        return f"{self.number}. Quartal {self.year}"

    def before(self, steps: int = 1) -> Self:
        """Return the quarter so many steps earlier."""
        years, rest = divmod(self.year * 4 + self.number - 1 - steps, 4)
        return type(self)(years, rest + 1)


def suggested_day(quarter: YearQuarter, today: date) -> date:
    """Return the first Thursday two weeks ahead inside the quarter, else the latest workday it still has."""
    start = max(today + timedelta(days=NOTICE_DAYS), quarter.first_day)
    day = start + timedelta(days=(PREFERRED_WEEKDAY - start.weekday()) % 7)
    if day <= quarter.last_day:
        return day
    last = quarter.last_day
    while last.weekday() > FRIDAY:
        last -= timedelta(days=1)
    return max(last, today)
