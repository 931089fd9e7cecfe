"""Hours of a running help: what was approved for a month, which months are told, and who keeps what the provider says.

Approved for a month are the minutes a week of every day on which the help runs, divided by seven and rounded to whole
minutes, half a minute up; a day counts with the newest segment in force on it (domain.md §5).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError

from accounts.models import Department, User
from hze.models import HelpEpisode, HelpSegment
from hze.rules.helps import may_change_help
from socialspace.rules import is_in_team
from web.calendar import YearMonth
from web.german import day_num


class Stretch(NamedTuple):
    """Days from `begins` to `ends`, both counted, with one and the same scope and frame in minutes a week."""

    begins: date
    ends: date
    minutes: int
    frame: int

    def days_in(self, first: date, last: date) -> int:
        """How many of its days lie from `first` to `last`."""
        return max(0, (min(self.ends, last) - max(self.begins, first)).days + 1)


def may_keep_delivery(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case, and the WJH of its team: hours, statements, reports, the provider's link."""
    is_economic_help = user.department == Department.WJH and is_in_team(user, episode.case.area)
    return is_economic_help or may_change_help(user, episode)


def stretches(episode: HelpEpisode, segments: Iterable[HelpSegment]) -> list[Stretch]:
    """The help from its approved beginning to its last day as stretches of one scope, in order and without gaps."""
    found, frame = list(segments), episode.frame_minutes_per_week or 0
    return [
        Stretch(begins, ends, minutes := _scope_on(begins, episode, found), max(minutes, frame))
        for begins, ends in _pieces(episode, found)
    ]


def approved_minutes(of: Iterable[Stretch], month: YearMonth) -> int:
    """Minutes approved for a month."""
    week = sum(each.minutes * each.days_in(month.first_day, month.last_day) for each in of)
    return _sevenths(week)


def frame_minutes(of: Iterable[Stretch], month: YearMonth) -> int:
    """Minutes a month may have at most: those of the frame where one was approved, else of the scope."""
    week = sum(each.frame * each.days_in(month.first_day, month.last_day) for each in of)
    return _sevenths(week)


def months_told(episode: HelpEpisode, today: date) -> list[YearMonth]:
    """Months that are over and of which the provider tells hours: from its actual start, else the approved one."""
    first, last = episode.started_on or episode.begins_on, min(episode.last_day, today)
    return [month for month in YearMonth.between(first, last) if _ends(episode, month) <= today]


def demand_month(episode: HelpEpisode, month: YearMonth, today: date) -> None:
    """Raise ValidationError for a month that is not over, or in which the help did not run."""
    if month.last_day < episode.begins_on or month.first_day > episode.last_day:
        raise ValidationError(f"Der {month.label} liegt nicht in der Zeit der Hilfe.", code="outside")
    if episode.started_on is not None and month.last_day < episode.started_on:
        begun = day_num(episode.started_on)
        raise ValidationError(f"Der Träger hat erst am {begun} begonnen. Wählen Sie einen Monat danach.", code="before")
    if _ends(episode, month) > today:
        day = day_num(_ends(episode, month))
        raise ValidationError(f"Der {month.label} ist noch nicht zu Ende. Er lässt sich ab dem {day} eintragen.")


def percent_of(part: int, whole: int) -> int | None:
    """Whole percent, half a percent up; none where there is no whole."""
    return (200 * part + whole) // (2 * whole) if whole else None


def report_days(begins_on: date, last_day: date, months: int) -> list[date]:
    """When reports in between are due: every so many months, none in the last thirty days before the end."""
    found, latest = [], last_day - timedelta(days=30)
    for step in range(1, 1 + (last_day.year - begins_on.year + 1) * 12 // months):
        day = _months_later(begins_on, step * months)
        if day > latest:
            break
        found.append(day)
    return found


def _months_later(day: date, months: int) -> date:
    month = YearMonth.of(day).after(months)
    return min(month.first_day + timedelta(days=day.day - 1), month.last_day)


def _ends(episode: HelpEpisode, month: YearMonth) -> date:
    """The last day of the month on which the help runs."""
    return min(month.last_day, episode.last_day)


def _pieces(episode: HelpEpisode, segments: list[HelpSegment]) -> Iterator[tuple[date, date]]:
    first, last, one = episode.begins_on, episode.last_day, timedelta(days=1)
    turns = {day for each in segments for day in (each.begins_on, each.ends_on + one) if first < day <= last}
    begins = [first, *sorted(turns)]
    return zip(begins, [*(day - one for day in begins[1:]), last], strict=True)


def _scope_on(day: date, episode: HelpEpisode, segments: list[HelpSegment]) -> int:
    """As `HelpEpisode.scope_on`, without asking the database."""
    running = [
        each for each in segments if each.begins_on <= day and (each.ends_on >= day or each.ends_on >= episode.ends_on)
    ]
    newest = max(running, key=lambda each: (each.begins_on, each.pk or 0), default=None)
    return (newest.minutes_per_week if newest else None) or episode.minutes_per_week or 0


def _sevenths(week: int) -> int:
    return (2 * week + 7) // 14
