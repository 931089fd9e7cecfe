"""A meeting that is held, before the eyes of one colleague: the item on their screen, its seats, what they may do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from approvals import rules, wording
from approvals.agenda import Agenda, Line, agenda_of
from approvals.lifecycle import Outcome, Seat, SubmissionState, Substitution, Vote
from approvals.models import CommissionMeeting, MeetingPresence, Recusal, Submission, Voice

LOOKS = {
    Vote.YES: ("success", "task-alt"),
    Vote.CONDITION: ("warning", "priority-high"),
    Vote.NO: ("danger", "cancel"),
    Vote.POSTPONE: ("neutral", "schedule"),
}
OPEN_LOOK = ("info", "radio-button-unchecked")


class SeatRow(NamedTuple):
    """A seat as the third pane shows it; `old` are the voices that were corrected or no longer count."""

    seat: Seat
    sitter: rules.Sitter
    voice: Voice | None
    old: list[Voice]
    is_mine: bool
    may_speak: bool

    @property
    def who(self) -> User | None:
        return self.voice.user if self.voice else self.sitter.user

    @property
    def stands_for(self) -> User | None:
        return self.voice.stands_for if self.voice else self.sitter.stands_for

    @property
    def why(self) -> str:
        """The reason of the substitution in words."""
        from_voice = self.voice.get_substitution_display() if self.voice else ""
        return from_voice or (Substitution(self.sitter.why).label if self.sitter.why else "")

    @property
    def look(self) -> tuple[str, str]:
        return LOOKS[Vote(self.voice.vote)] if self.voice else OPEN_LOOK

    @property
    def stamp(self) -> str:
        """Changes with everything a screen must show anew."""
        ids = (self.sitter.user and self.sitter.user.pk, self.voice and self.voice.pk, len(self.old), self.may_speak)
        return "-".join(str(part) for part in ids)


def votes_of(seats: Sequence[SeatRow]) -> dict[str, str]:
    """What the seats that have spoken said."""
    return {row.seat: row.voice.vote for row in seats if row.voice}


class Clock(NamedTuple):
    """How long the item is heard already, by the clock of the server."""

    position: int
    seconds: int
    minutes: int

    @property
    def gone(self) -> int:
        return self.seconds // 60


@dataclass
class Session:
    """One meeting before one colleague; `asked` is the item they opened themselves, else the screen follows."""

    meeting: CommissionMeeting
    user: User
    asked: UUID | None = None
    agenda: Agenda = field(init=False)
    current: Submission | None = field(init=False, default=None)
    seats: list[SeatRow] = field(init=False, default_factory=list)
    recusals: list[Recusal] = field(init=False, default_factory=list)
    present: list[MeetingPresence] = field(init=False)
    unattended: list[Seat] = field(init=False)

    def __post_init__(self) -> None:
        self.agenda = agenda_of(self.meeting, self.user)
        self.present = list(self.meeting.presences.select_related("user").order_by("arrived_at", "id"))
        self.unattended = rules.unattended_seats(self.meeting) if self.meeting.is_open else []
        line = self.line
        if line is not None and line.item is not None:
            rows = (
                Submission.objects.for_page().select_related("decision__decided_by", "decision__notice").with_outcome()
            )
            self.current = rows.get(pk=line.item.pk)
            self.recusals = list(Recusal.objects.in_force().filter(case=self.current.case).select_related("user"))
            self.seats = seats_of(self.current, self.user, {row.user_id for row in self.recusals})

    @property
    def line(self) -> Line | None:
        """The line on this screen: the one opened by hand, the one that is heard, else the first undecided one."""
        lines = self.agenda.lines
        if self.asked is not None:
            return next((line for line in lines if line.item is not None and line.item.key == self.asked), None)
        undecided = next((line for line in lines if not line.is_settled), lines[-1] if lines else None)
        return self.agenda.heard or undecided

    @property
    def strayed(self) -> Line | None:
        """The line that is heard while this screen shows another one."""
        heard = self.agenda.heard
        return heard if self.asked is not None and heard is not None and heard != self.line else None

    @property
    def clock(self) -> Clock | None:
        line, since = self.agenda.heard, self.meeting.current_since
        if line is None or since is None or not self.meeting.is_open:
            return None
        return Clock(line.position, max(0, int((timezone.now() - since).total_seconds())), line.minutes)

    @property
    def votes(self) -> dict[str, str]:
        return votes_of(self.seats)

    @property
    def possible(self) -> list[Outcome]:
        return rules.possible_outcomes(self.votes, self.current.way) if self.current else []

    @property
    def silent(self) -> list[Seat]:
        """The seats that have not spoken."""
        return rules.missing_voices(self.votes)

    @property
    def mine(self) -> SeatRow | None:
        return next((row for row in self.seats if row.is_mine), None)

    @property
    def is_deciding(self) -> bool:
        return self.current is not None and rules.is_heard(self.current)

    @property
    def is_lead(self) -> bool:
        return self.mine is not None and self.mine.seat in rules.LEADS

    @property
    def may_decide(self) -> bool:
        return self.is_deciding and self.is_lead

    @property
    def follows(self) -> list[tuple[Outcome, str]]:
        """What each possible outcome opens; the granted ones before anybody has spoken."""
        if self.current is None:
            return []
        outcomes = self.possible or [Outcome.APPROVED]
        return [(outcome, wording.what_follows(self.current, outcome)) for outcome in outcomes]

    @property
    def suggested_text(self) -> str:
        return wording.suggested_text(self.current) if self.current else ""

    @property
    def question(self) -> str:
        return wording.question_of(self.current) if self.current else ""

    @property
    def top(self) -> str:
        """The key of the item on this screen."""
        return str(self.current.key) if self.current else ""

    @property
    def heard_position(self) -> int:
        heard = self.agenda.heard
        return heard.position if heard else 0

    @property
    def paper_stamp(self) -> str:
        line, recusals = self.line, "-".join(str(row.pk) for row in self.recusals)
        return f"{self._item_stamp}-{line is not None and line.is_heard}-{recusals}"

    @property
    def decision_stamp(self) -> str:
        return f"{self._item_stamp}-{self.may_decide}"

    @property
    def outcome_stamp(self) -> str:
        return "-".join([self.top, *self.possible, *self.silent])

    @property
    def _item_stamp(self) -> str:
        return f"{self.top}-{self.current.version}-{self.current.state}" if self.current else ""

    @property
    def remarks_stamp(self) -> str:
        return f"{self.meeting.state}-{self.meeting.remarks_stamp}"

    @property
    def here(self) -> list[MeetingPresence]:
        return [row for row in self.present if row.left_at is None]

    @property
    def am_here(self) -> bool:
        return any(row.user_id == self.user.pk for row in self.here)


def seats_of(current: Submission, user: User, recused: Collection[int]) -> list[SeatRow]:
    """The three seats with who sits there, the voice that counts and those that do not."""
    rows = Voice.objects.filter(submission=current, version=current.version)
    voices = list(rows.select_related("user", "stands_for").order_by("id"))
    replaced = {voice.supersedes_id for voice in voices}
    counted = {v.seat: v for v in voices if v.pk not in replaced and v.user_id not in recused}
    sitters = rules.sitters(current)
    is_heard = current.state == SubmissionState.FROZEN and rules.is_heard(current)
    seats = []
    for seat in Seat:
        voice, sitter = counted.get(seat), sitters[seat]
        is_mine = voice.user_id == user.pk if voice else sitter.user == user
        old = [row for row in voices if row.seat == seat and row != voice]
        seats.append(SeatRow(seat, sitter, voice, old, is_mine, may_speak=is_heard and is_mine))
    return seats
