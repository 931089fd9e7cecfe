"""The commission: meetings, Vorlagen, one voice per seat, decisions that nobody takes alone."""

from approvals.models.decision import (
    ConditionFulfilment,
    ConditionNotice,
    Decision,
    DecisionCondition,
    DecisionNumber,
    ReturnReason,
    Ruling,
    RulingAnswer,
    UrgentAnswer,
    UrgentDecision,
)
from approvals.models.meeting import CommissionMeeting, MeetingPresence, Recusal, SeatSubstitute
from approvals.models.minutes import MeetingPaper, Postponement
from approvals.models.papers import CodeTries, DecisionNotice, DecisionPaper, Seal
from approvals.models.submission import AT_THE_COMMISSION, StageGoal, Submission
from approvals.models.voice import Voice

__all__ = [
    "AT_THE_COMMISSION",
    "CodeTries",
    "CommissionMeeting",
    "ConditionFulfilment",
    "ConditionNotice",
    "Decision",
    "DecisionCondition",
    "DecisionNotice",
    "DecisionNumber",
    "DecisionPaper",
    "MeetingPaper",
    "MeetingPresence",
    "Postponement",
    "Recusal",
    "ReturnReason",
    "Ruling",
    "RulingAnswer",
    "Seal",
    "SeatSubstitute",
    "StageGoal",
    "Submission",
    "UrgentAnswer",
    "UrgentDecision",
    "Voice",
]
