"""The quarters and months of a year, and the days on which people work."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, Self

import holidays

from web.german import MONTHS

FRIDAY = 4
HOLIDAYS = holidays.country_holidays("DE", subdiv="NW")  # computes a year when it is asked for


class YearQuarter(NamedTuple):
    """One quarter of one year, `number` from 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def completed(cls, today: date, count: int) -> list[Self]:
        """Return the last quarters that are over, the oldest first; the one of today is not among them."""
        running = cls.of(today)
        return [running.before(steps) for steps in range(count, 0, -1)]

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

    @property
    def short(self) -> str:
        return f"Q{self.number} {self.year}"

    def before(self, steps: int = 1) -> Self:
        """Return the quarter so many steps earlier."""
        years, rest = divmod(self.year * 4 + self.number - 1 - steps, 4)
        return type(self)(years, rest + 1)


class YearMonth(NamedTuple):
    """One month of one year, `number` from 1 to 12; months compare and sort as time does."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def read(cls, code: str) -> Self | None:
        """The month of an address as `code` writes it, '2026-11'; none for anything else."""
        found = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])", code)
        return cls(int(found[1]), int(found[2])) if found else None

    @classmethod
    def between(cls, first: date, last: date) -> Iterator[Self]:
        """Every month that has a day from `first` to `last`, the oldest first."""
        month, end = cls.of(first), cls.of(last)
        while month <= end:
            yield month
            month = month.after()

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return self.after().first_day - timedelta(days=1)

    @property
    def label(self) -> str:
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def code(self) -> str:
        return f"{self.year}-{self.number:02}"

    def after(self, steps: int = 1) -> Self:
        """Return the month so many steps later; earlier for a negative number."""
        years, rest = divmod(self.year * 12 + self.number - 1 + steps, 12)
        return type(self)(years, rest + 1)


def is_working_day(day: date) -> bool:
    """Whether offices in North Rhine-Westphalia work: no weekend, no holiday."""
    return day.weekday() <= FRIDAY and day not in HOLIDAYS


def working_days_back(today: date, count: int) -> date:
    """The day on which the last so many working days began, today among them; today itself for none."""
    day, left = today, count
    while left:
        left -= is_working_day(day)
        day -= timedelta(days=bool(left))
    return day
