"""What the papers of a whole meeting say of its items; nothing of what the reader must not know."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.utils import timezone

from accounts.models import User
from approvals.lifecycle import Outcome, Vote, Way
from approvals.models import CommissionMeeting, Decision, DecisionCondition, Postponement, Recusal, Submission, Voice
from approvals.papers.court import AGAINST
from approvals.papers.facts import Voices, told, way_of
from web.uploads.names import ascii_name


class Entry(NamedTuple):
    """An item of the meeting; for who must not decide about it there is only its place."""

    position: int
    submission: Submission | None = None
    decision: Decision | None = None
    voices: Voices | None = None
    against: Sequence[Voice] = ()
    ways: Sequence[tuple[str, str]] = ()
    postponed: Postponement | None = None
    said: Sequence[Voice] = ()

    @property
    def conditions(self) -> list[DecisionCondition]:
        """What the meeting itself asked for; a ruling adds its own later."""
        if self.decision is None or self.decision.outcome == Outcome.ESCALATED:
            return []
        return list(self.decision.conditions.all())

    @property
    def anchor(self) -> str:
        """Where links lead to; read aloud as the description of the link."""
        return f"TOP-{self.position}"


def hidden_from(meeting: CommissionMeeting, user: User) -> frozenset[int]:
    """The cases on its agenda, now or before they were put off, about which this colleague must not decide."""
    own = Recusal.objects.in_force().filter(user=user)
    on_agenda = own.filter(case__submissions__meeting=meeting).values_list("case", flat=True)
    put_off = own.filter(case__submissions__postponements__meeting=meeting).values_list("case", flat=True)
    return frozenset([*on_agenda, *put_off])


def entries_of(meeting: CommissionMeeting, hidden: Collection[int]) -> list[Entry]:
    """All items in the order in which they stood on the agenda."""
    items = list(Submission.objects.filter(meeting=meeting).of_agenda().for_page())
    decisions = {row.submission_id: row for row in Decision.objects.for_paper().filter(submission__in=items)}
    put_off = list(Postponement.objects.of(meeting))
    voices = _voices([*items, *(row.submission for row in put_off)])
    found = [_entry(item, decisions.get(item.pk), voices[item.pk], hidden) for item in items]
    found += [_postponed(meeting, row, voices[row.submission_id], hidden) for row in put_off]
    return sorted(found, key=lambda entry: (entry.position, entry.postponed is None))


def paper_name(meeting: CommissionMeeting, label: str) -> str:
    """The name of the file: day, commission, team, what it is; never a person."""
    return ascii_name(
        f"{timezone.localdate(meeting.held_at)}_Genehmigungskommission_{meeting.area.team_name}_{label}", "pdf"
    )


def _voices(items: Iterable[Submission]) -> dict[int, list[Voice]]:
    found: dict[int, list[Voice]] = defaultdict(list)
    rows = Voice.objects.filter(submission__in=list(items)).select_related("user", "stands_for").order_by("id")
    for voice in rows:
        found[voice.submission_id].append(voice)
    return found


def _entry(item: Submission, decision: Decision | None, voices: list[Voice], hidden: Collection[int]) -> Entry:
    position = item.position or 0
    if item.case_id in hidden:
        return Entry(position)
    ways = way_of(item) if item.way == Way.URGENT else []
    if decision is None:
        return Entry(position, item, ways=[line for line in ways if line[0] != "Sitzung"])
    told_voices = told(decision, voices)
    opposed = AGAINST.get(Outcome(decision.outcome), set())
    against = [voice for voice in decision.voices if voice.vote in opposed]
    return Entry(position, item, decision, told_voices, against, [line for line in ways if line[0] != "Sitzung"])


def _postponed(meeting: CommissionMeeting, row: Postponement, voices: list[Voice], hidden: Collection[int]) -> Entry:
    if row.submission.case_id in hidden:
        return Entry(row.position or 0)
    begun = timezone.localdate(meeting.opened_at or meeting.held_at)
    in_time = [voice for voice in voices if voice.created_at <= row.created_at]
    said = [voice for voice in in_time if timezone.localdate(voice.created_at) >= begun]
    replaced = {voice.supersedes_id for voice in said}
    kept = [voice for voice in said if voice.pk not in replaced]
    reasons = [voice for voice in kept if voice.vote == Vote.POSTPONE]
    return Entry(row.position or 0, row.submission, postponed=row, said=reasons)
