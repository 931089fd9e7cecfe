"""What the area 'Stunden und Berichte' of a help shows: its months side by side, and how much of the scope is used."""

from dataclasses import dataclass
from datetime import date

from hze import rules
from hze.lifecycle import StatementState
from hze.models import HelpEpisode, MonthlyStatement, due_day
from web.calendar import YearMonth
from web.german import hours

WIDTH = 100  # per cent of the picture


@dataclass(frozen=True)
class Row:
    """One month: what was approved, what its frame allows, what was delivered, in minutes."""

    month: YearMonth
    approved: int
    frame: int
    statement: MonthlyStatement | None
    is_told: bool  # the month is over and its hours are asked for
    today: date
    scale: int  # minutes of the longest bar of the picture

    @property
    def delivered(self) -> int | None:
        return self.statement.minutes if self.statement else None

    @property
    def state(self) -> StatementState:
        return StatementState(self.statement.state) if self.statement else StatementState.OPEN

    @property
    def is_missing(self) -> bool:
        return self.is_told and self.state in {StatementState.OPEN, StatementState.SENT_BACK}

    @property
    def is_late(self) -> bool:
        """Whether the statement came after its day, or has not come by it."""
        came = self.statement.handed_in_on if self.statement else None
        return self.is_told and (came or self.today) > due_day(self.month)

    @property
    def over(self) -> int:
        """Minutes delivered beyond the frame of the month."""
        return max(0, (self.delivered or 0) - self.frame)

    @property
    def over_words(self) -> str:
        """The sentence of warning; empty where the frame holds."""
        return over_words(self.frame, self.delivered or 0)

    @property
    def approved_width(self) -> str:
        return _width(self.approved, self.scale)

    @property
    def delivered_width(self) -> str:
        return _width(min(self.delivered or 0, self.frame), self.scale)

    @property
    def over_end(self) -> str:
        return _width(self.delivered or 0, self.scale)

    @property
    def picture_words(self) -> str:
        """The bar in words, for who does not see it."""
        done = "noch kein Nachweis" if self.delivered is None else f"{hours(self.delivered)} Stunden geleistet"
        return f"{self.month.label}: {hours(self.approved)} Stunden bewilligt, {done}"


@dataclass(frozen=True)
class Sheet:
    """The months of a help up to today."""

    rows: list[Row]

    @property
    def told(self) -> list[Row]:
        """Months whose hours are known."""
        return [row for row in self.rows if row.delivered is not None]

    @property
    def approved(self) -> int:
        """Minutes approved for the months whose hours are known."""
        return sum(row.approved for row in self.told)

    @property
    def delivered(self) -> int:
        return sum(row.delivered or 0 for row in self.told)

    @property
    def percent(self) -> int | None:
        return rules.percent_of(self.delivered, self.approved)

    @property
    def missing(self) -> list[Row]:
        """Months whose hours are asked for and not there."""
        return [row for row in self.rows if row.is_missing]

    @property
    def words(self) -> str:
        """How much of what was approved is used, as a sentence."""
        if self.percent is None:
            return "Noch liegt kein Monatsnachweis vor."
        count = len(self.told)
        months = "einem Monat" if count == 1 else f"{count} Monaten"
        return (
            f"In {months} mit Nachweis wurden {hours(self.delivered)} von {hours(self.approved)} bewilligten Stunden "
            f"geleistet, das sind {self.percent} Prozent."
        )


def sheet_of(episode: HelpEpisode, today: date) -> Sheet:
    """The sheet of a help; asks for its segments and statements."""
    pieces = rules.stretches(episode, episode.segments.all())
    statements = {YearMonth.of(row.month): row for row in episode.statements.select_related("typed_by", "checked_by")}
    told = set(rules.months_told(episode, today))
    months = [
        (month, rules.approved_minutes(pieces, month), rules.frame_minutes(pieces, month))
        for month in YearMonth.between(episode.begins_on, min(episode.last_day, today))
    ]
    known = [row.minutes or 0 for row in statements.values()]
    scale = max([1, *known, *(frame for _, _, frame in months)])
    return Sheet([Row(*each, statements.get(each[0]), each[0] in told, today, scale) for each in months])


def frame_of(episode: HelpEpisode, month: YearMonth) -> int:
    """The minutes the frame of a help allows in a month."""
    return rules.frame_minutes(rules.stretches(episode, episode.segments.all()), month)


def over_words(frame: int, minutes: int) -> str:
    """The sentence of warning when a month has more than its frame; it never refuses."""
    if minutes <= frame:
        return ""
    return (
        f"Das sind {hours(minutes - frame)} Stunden mehr als der Rahmen dieses Monats ({hours(frame)} Stunden). "
        "Der Nachweis steht und ist markiert."
    )


def _width(part: int, whole: int) -> str:
    return f"{part * WIDTH / whole:.1f}%"
