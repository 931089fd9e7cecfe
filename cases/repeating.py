"""When something that repeats comes next: pure arithmetic on days."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices


class Repeat(TextChoices):
    """How often a Wiedervorlage comes back."""

    ONCE = "once", "einmalig"
    WEEKLY = "weekly", "wöchentlich"
    FORTNIGHTLY = "fortnightly", "alle zwei Wochen"
    MONTHLY = "monthly", "monatlich"
    QUARTERLY = "quarterly", "vierteljährlich"
    HALF_YEARLY = "half_yearly", "halbjährlich"
    YEARLY = "yearly", "jährlich"


STEPS: dict[Repeat, tuple[int, int]] = {  # weeks, months
    Repeat.WEEKLY: (1, 0),
    Repeat.FORTNIGHTLY: (2, 0),
    Repeat.MONTHLY: (0, 1),
    Repeat.QUARTERLY: (0, 3),
    Repeat.HALF_YEARLY: (0, 6),
    Repeat.YEARLY: (0, 12),
}


def next_due(repeat: str, *, first_on: date, due_on: date, today: date) -> date | None:
    """The next day of the series that is later than the present one and than today; none for what comes once.

    Counted from the first day of the series, so that the 31st stays the last day of every month.
    """
    if repeat == Repeat.ONCE:
        return None
    weeks, months = STEPS[Repeat(repeat)]
    days: Iterator[date] = (first_on + relativedelta(weeks=weeks * times, months=months * times) for times in count(1))
    return next(day for day in days if day > max(due_on, today))
