"""The agenda of a meeting before the eyes of one colleague: what is heard when, and nothing they must not know."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings

from accounts.models import User
from approvals import rules
from approvals.lifecycle import OVER
from approvals.models import CommissionMeeting, Recusal, Submission


class Line(NamedTuple):
    """An item and when it is heard; for who must not decide about it there is only its place."""

    position: int
    starts_at: datetime
    minutes: int
    item: Submission | None
    is_heard: bool
    is_settled: bool
    is_late: bool
    is_urgent: bool
    missing: list[str]


class Agenda(NamedTuple):
    """All items in their order, when the first and the last word are said."""

    lines: list[Line]
    begins_at: datetime
    ends_at: datetime

    @property
    def items(self) -> list[Submission]:
        """What this colleague may know of."""
        return [line.item for line in self.lines if line.item is not None]

    @property
    def settled(self) -> int:
        return sum(line.is_settled for line in self.lines)

    @property
    def heard(self) -> Line | None:
        return next((line for line in self.lines if line.is_heard), None)

    @property
    def following(self) -> Line | None:
        """The undecided item that comes after the one that is heard now."""
        now = self.heard.position if self.heard else 0
        return next((line for line in self.lines if line.position > now and not line.is_settled), None)


def agenda_of(meeting: CommissionMeeting, user: User) -> Agenda:
    """The agenda with its times: the opening comes first, every item takes the minutes that are planned for it."""
    rows = Submission.objects.filter(meeting=meeting).of_agenda().select_related("help_kind")
    recused = Recusal.objects.in_force().filter(user=user, case__submissions__meeting=meeting)
    lines = list(_lines(meeting, list(rows), set(recused.values_list("case", flat=True))))
    ends_at = lines[-1].starts_at + timedelta(minutes=lines[-1].minutes) if lines else _first(meeting)
    return Agenda(lines, meeting.held_at, ends_at)


def _lines(meeting: CommissionMeeting, rows: list[Submission], hidden: set[int]) -> Iterator[Line]:
    at = _first(meeting)
    for row in rows:
        yield Line(
            position=row.position or 0,
            starts_at=at,
            minutes=row.agenda_minutes,
            item=None if row.case_id in hidden else row,
            is_heard=row.pk == meeting.current_id,
            is_settled=row.state in OVER,
            is_late=rules.is_late(row, meeting),
            is_urgent=rules.is_urgent(row),
            missing=[piece.sentence for piece in rules.missing_in_proposal(row)] if rules.is_editable(row) else [],
        )
        at += timedelta(minutes=row.agenda_minutes)


def _first(meeting: CommissionMeeting) -> datetime:
    return meeting.held_at + timedelta(minutes=settings.COMMISSION_OPENING_MINUTES)
