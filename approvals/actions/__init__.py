"""What is done on the way to a decision: one verb, one function."""

from approvals.actions.about_help import ask_for_change, ask_to_end, ask_to_extend, reconsider
from approvals.actions.agenda import move_item, order_agenda, plan_minutes
from approvals.actions.circulation import bring_to_meeting, circulate, end_circulations
from approvals.actions.codes import find_code, may_try_code
from approvals.actions.conditions import fulfil_condition, tell_of_overdue_conditions
from approvals.actions.decision import Condition, decide, give_voice
from approvals.actions.meeting import (
    cancel_meeting,
    close_meeting,
    hear,
    hear_next,
    open_meeting,
    plan_meeting,
    plan_series,
    postpone,
    series_moments,
    write_remarks,
)
from approvals.actions.meeting_papers import paper_of_meeting
from approvals.actions.notice import edit_notice, finish_notice
from approvals.actions.papers import paper_of
from approvals.actions.presence import arrive, leave
from approvals.actions.ruling import answer_ruling, enter_ruling
from approvals.actions.seats import answer_substitute, ask_substitute, end_substitute, lift_recusal, recuse
from approvals.actions.submission import (
    OF_AN_END,
    PROPOSAL,
    Stage,
    StaleError,
    draft_submission,
    price,
    propose,
    submit,
    withdraw,
)
from approvals.actions.urgent import answer_urgent, ask_for_urgent
from approvals.actions.verifying import tell_of_broken_chain

__all__ = [
    "OF_AN_END",
    "PROPOSAL",
    "Condition",
    "Stage",
    "StaleError",
    "answer_ruling",
    "answer_substitute",
    "answer_urgent",
    "arrive",
    "ask_for_change",
    "ask_for_urgent",
    "ask_substitute",
    "ask_to_end",
    "ask_to_extend",
    "bring_to_meeting",
    "cancel_meeting",
    "circulate",
    "close_meeting",
    "decide",
    "draft_submission",
    "edit_notice",
    "end_circulations",
    "end_substitute",
    "enter_ruling",
    "find_code",
    "finish_notice",
    "fulfil_condition",
    "give_voice",
    "hear",
    "hear_next",
    "leave",
    "lift_recusal",
    "may_try_code",
    "move_item",
    "open_meeting",
    "order_agenda",
    "paper_of",
    "paper_of_meeting",
    "plan_meeting",
    "plan_minutes",
    "plan_series",
    "postpone",
    "price",
    "propose",
    "reconsider",
    "recuse",
    "series_moments",
    "submit",
    "tell_of_broken_chain",
    "tell_of_overdue_conditions",
    "withdraw",
    "write_remarks",
]
