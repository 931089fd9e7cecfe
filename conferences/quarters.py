"""The quarters of a year: each subgroup meets once in each (deck, 'Strukturen')."""

from datetime import date, timedelta

from web.calendar import FRIDAY, YearQuarter, is_working_day

NOTICE_DAYS = 14  # invitations go out two to three weeks ahead (domain.md §7)
PREFERRED_WEEKDAY = 3  # Thursday
CLOSED = ((12, 24), (12, 31))  # month and day: nobody meets between the years

__all__ = ["FRIDAY", "YearQuarter", "is_workday", "suggested_day"]


def suggested_day(quarter: YearQuarter, today: date) -> date:
    """Return the first Thursday two weeks ahead inside the quarter, else the latest day it still has for a meeting.

    No meeting falls on a weekend, a holiday or between the years; a quarter without a day left gets the next after it.
    """
    start = max(today + timedelta(days=NOTICE_DAYS), quarter.first_day)
    day = start + timedelta(days=(PREFERRED_WEEKDAY - start.weekday()) % 7)
    while day <= quarter.last_day:
        if is_workday(day):
            return day
        day += timedelta(days=7)
    last = _nearest_workday(quarter.last_day, step=-1)
    return last if last >= today else _nearest_workday(today, step=1)


def is_workday(day: date) -> bool:
    """Whether partners can meet: no weekend, no holiday of North Rhine-Westphalia, not from 24 to 31 December."""
    first, last = CLOSED
    return is_working_day(day) and not first <= (day.month, day.day) <= last


def _nearest_workday(day: date, *, step: int) -> date:
    """The day itself, or the next one in steps of so many days on which partners can meet."""
    while not is_workday(day):
        day += timedelta(days=step)
    return day
