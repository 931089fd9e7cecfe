"""The clock of a session: how much of a step is left, from times the server wrote down; no state of its own."""

from datetime import datetime, timedelta
from typing import NamedTuple


class Reading(NamedTuple):
    """What the clock of a step shows: seconds left, never below zero, and seconds over its time."""

    left: int
    over: int

    @property
    def face(self) -> str:
        """Minutes and seconds; beyond the end what the step takes too long, with a plus."""
        seconds = self.over or self.left
        return f"{'+' if self.over else ''}{seconds // 60:02d}:{seconds % 60:02d}"

    @property
    def words(self) -> str:
        """What a screen reader says."""
        minutes, seconds = divmod(self.over or self.left, 60)
        return f"{minutes} Minuten {seconds} Sekunden {'über der Zeit' if self.over else 'übrig'}"


def elapsed(spent: int, running_since: datetime | None, now: datetime) -> int:
    """Seconds a step has taken without its pauses; a clock that was set back meanwhile takes nothing away."""
    stretch = int((now - running_since).total_seconds()) if running_since else 0
    return spent + max(stretch, 0)


def read(*, minutes: int, extra: int, spent: int, running_since: datetime | None, now: datetime) -> Reading:
    """Planned and extra minutes less what has been spent; no current stretch means that the clock stands."""
    left = (minutes + extra) * 60 - elapsed(spent, running_since, now)
    return Reading(max(left, 0), max(-left, 0))


def ends_at(reading: Reading, now: datetime) -> datetime:
    """When the time of the step is over, if nobody pauses."""
    return now + timedelta(seconds=reading.left)
