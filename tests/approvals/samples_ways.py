"""What stands in the addresses of the other ways of a Vorlage."""

from typing import Any

from approvals import actions
from approvals.lifecycle import Seat, Vote
from approvals.models import Submission
from tests.approvals.room_office import a_submission_of
from tests.approvals.ways_office import a_circulating, a_small_draft, an_urgent_question
from tests.office import ALL_YES, a_heard_submission, a_meeting, colleague, fresh, in_days

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """A small Vorlage, one that goes round, one that waits for a second name, a second version."""
    return {
        "small": [a_small_draft(a_submission_of("Kind-Kleine-Sache")).key],
        "round": [a_circulating(draft=a_submission_of("Kind-Umlauf")).key],
        "urgent_question": [an_urgent_question(a_submission_of("Kind-Eilig")).submission.key],
        "second_version": [_second_version()],
        "divided": [_passed_on("Kind-Uneins").key],
        "ruling_waits": [_ruled()],
    }


def _passed_on(last_name: str) -> Submission:
    row, meeting = a_submission_of(last_name), a_meeting()
    actions.submit(row, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=colleague("felten"))
    heard = a_heard_submission(votes=ALL_YES | {Seat.WJH_LEAD: Vote.NO}, submission=fresh(row))
    actions.decide(heard, by=colleague("felten"), outcome="escalated", text="Die Leitungen sind uneins.")
    return fresh(row)


def _ruled() -> Any:
    row = _passed_on("Kind-Entschieden")
    words: dict[str, Any] = {"ruled_by": "Dr. Weiss", "ruled_on": in_days(0), "text": "Die Hilfe wird bewilligt."}
    actions.enter_ruling(row, by=colleague("felten"), outcome="approved", **words)
    return row.key


def _second_version() -> Any:
    first, meeting = a_submission_of("Kind-Zweite-Fassung"), a_meeting()
    actions.submit(first, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=colleague("felten"))
    heard = a_heard_submission(votes=ALL_YES | {Seat.ASD_LEAD: Vote.POSTPONE}, submission=fresh(first))
    words: dict[str, Any] = {"return_reason": "goals", "rework_until": in_days(7)}
    actions.decide(heard, by=colleague("felten"), outcome="returned", text="Nacharbeit.", **words)
    return actions.draft_submission(first.case, by=colleague("brandt")).key
