"""Builders around decisions: conditions, leads who disagree, substitutes, recusals."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from approvals import actions
from approvals.actions import Condition
from approvals.lifecycle import Outcome, Seat, Vote
from approvals.models import (
    Decision,
    DecisionCondition,
    Recusal,
    Ruling,
    RulingAnswer,
    SeatSubstitute,
    Submission,
    UrgentDecision,
)
from cases.models import Case
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpSegment
from tests.office import ALL_YES, a_complete_draft, a_decision, a_heard_submission, colleague, in_days, newest, team

ASD_CONDITION = ALL_YES | {Seat.ASD_LEAD: Vote.CONDITION}
ASD_NO = ALL_YES | {Seat.ASD_LEAD: Vote.NO}
BOTH_NO = ASD_NO | {Seat.WJH_LEAD: Vote.NO}
WJH_POSTPONES = ALL_YES | {Seat.WJH_LEAD: Vote.POSTPONE}


def a_condition(**changes: Any) -> Condition:
    condition: dict[str, Any] = {"bearer": "worker", "what": "Bericht nach drei Monaten.", "until": in_days(90)}
    return Condition(**(condition | changes))


def a_decision_with_conditions() -> Decision:
    """Granted, and the worker reports after three months."""
    heard = a_heard_submission(votes=ASD_CONDITION)
    words: dict[str, Any] = {"outcome": Outcome.CHANGED, "text": "Bewilligt mit Auflage."}
    return actions.decide(heard, by=colleague("felten"), conditions=[a_condition()], **words)


def a_stored_condition() -> DecisionCondition:
    return a_decision_with_conditions().conditions.get()


def a_condition_before_the_seal() -> DecisionCondition:
    """A row as a ruling leaves it right before it is sealed."""
    return DecisionCondition.objects.create(decision=an_escalated_decision(), **a_condition()._asdict())


def a_returned_decision() -> Decision:
    """The Vorlage goes back to the team for a week."""
    heard = a_heard_submission(votes=WJH_POSTPONES)
    words: dict[str, Any] = {"outcome": Outcome.RETURNED, "text": "Die Schule fehlt.", "return_reason": "incomplete"}
    return actions.decide(heard, by=colleague("felten"), rework_until=in_days(7), **words)


def an_escalated_decision(form: HelpForm = HelpForm.AMBULATORY, submission: Submission | None = None) -> Decision:
    """The leads disagree; the Abteilungsleitung is asked."""
    heard = a_heard_submission(form, votes=ASD_NO, submission=submission)
    words: dict[str, Any] = {"outcome": Outcome.ESCALATED, "text": "Die Leitungen sind uneins."}
    return actions.decide(heard, by=colleague("felten"), **words)


def a_stored_ruling(**changes: Any) -> Ruling:
    """A row as an entered ruling leaves it."""
    ruling: dict[str, Any] = {
        "decision": an_escalated_decision(),
        "outcome": Outcome.APPROVED,
        "text": "Die Hilfe wird bewilligt.",
        "ruled_by": "Abteilungsleitung Sozialer Dienst",
        "ruled_on": in_days(0),
        "entered_by": colleague("felten"),
        "seat": Seat.ASD_LEAD,
    }
    return Ruling.objects.create(**(ruling | changes))


def a_refused_ruling() -> Ruling:
    """An entry the other lead did not confirm: another may follow."""
    ruling = a_stored_ruling()
    RulingAnswer.objects.create(ruling=ruling, agrees=False, by=colleague("orth"))
    return ruling


def an_urgent_decision() -> UrgentDecision:
    """The worker has asked; the second name is missing."""
    return actions.ask_for_urgent(a_complete_draft(), by=colleague("brandt"), reason="Die Mutter ist im Krankenhaus.")


def a_substitute(username: str = "aksoy", seat: Seat = Seat.ASD_LEAD, **changes: Any) -> SeatSubstitute:
    """A colleague who has agreed to take a lead's seat when it is needed."""
    row: dict[str, Any] = {
        "area": team(),
        "seat": seat,
        "user": colleague(username),
        "asked_by": colleague("felten"),
        "answer": "accepted",
        "answered_at": timezone.now(),
    }
    return SeatSubstitute.objects.create(**(row | changes))


def a_recusal(case: Case, user: User) -> Recusal:
    """Somebody has said themselves that they must not decide."""
    return Recusal.objects.create(case=case, user=user, reason="Die Familie wohnt nebenan.", declared_by=user)


def a_help_episode() -> HelpEpisode:
    a_decision()
    return newest(HelpEpisode)


def a_segment() -> HelpSegment:
    """A change of a running help."""
    episode, by = a_help_episode(), colleague("brandt")
    row: dict[str, Any] = {"begins_on": in_days(30), "ends_on": in_days(60), "reason": "Weniger reicht.", "by": by}
    return HelpSegment.objects.create(episode=episode, **row)
