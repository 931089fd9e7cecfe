"""Which outcome the voices allow."""

from collections.abc import Mapping

from approvals.lifecycle import GRANTED as GRANTED
from approvals.lifecycle import OUTCOMES, Outcome, Request, Seat, Vote, Way
from approvals.models import Decision, Ruling, Submission, Voice

AGREES = frozenset({Vote.YES, Vote.CONDITION})


def possible_outcomes(votes: Mapping[str, str], way: str = Way.MEETING) -> list[Outcome]:
    """Which outcomes the three voices allow, as the table says; none while one is missing.

    In circulation all three must agree, or it belongs into a meeting. What was decided urgently runs already: the
    meeting confirms it, refuses it or passes it on, and never returns it.
    """
    if set(votes) != set(Seat):
        return []
    if way == Way.CIRCULAR and not all(Vote(vote) in AGREES for vote in votes.values()):
        return []
    allowed = OUTCOMES[Vote(votes[Seat.ASD_LEAD]), Vote(votes[Seat.WJH_LEAD])]
    return [outcome for outcome in allowed if way == Way.MEETING or outcome != Outcome.RETURNED]


def possible_now(submission: Submission) -> list[Outcome]:
    """Which outcomes the voices allow that count at this moment."""
    votes = Voice.objects.of(submission).values_list("seat", "vote")
    return possible_outcomes(dict(votes), submission.way)


def has_notice(submission: Submission, outcome: str) -> bool:
    """Whether the family gets a Bescheid: what was granted or refused; not that a help just goes on."""
    return outcome in GRANTED or (outcome == Outcome.REFUSED and submission.request != Request.END)


def missing_voices(votes: Mapping[str, str]) -> list[Seat]:
    return [seat for seat in Seat if seat not in votes]


def settled_by(decision: Decision) -> Decision | Ruling | None:
    """What ends the matter: the decision itself; where it was passed on, the confirmed ruling, or nothing yet."""
    if decision.outcome != Outcome.ESCALATED:
        return decision
    return decision.rulings.confirmed().select_related("entered_by", "answer__by").first()
