"""What is done on the way to a decision: one verb, one function."""

from approvals.actions.decision import decide, give_voice, paper_of
from approvals.actions.meeting import close_meeting, open_meeting, plan_meeting
from approvals.actions.submission import StaleError, draft_submission, price, propose, submit, withdraw

__all__ = [
    "StaleError",
    "close_meeting",
    "decide",
    "draft_submission",
    "give_voice",
    "open_meeting",
    "paper_of",
    "plan_meeting",
    "price",
    "propose",
    "submit",
    "withdraw",
]
