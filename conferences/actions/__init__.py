"""What is done with conferences: the only functions that write; each checks, locks, changes and records."""

from conferences.actions.feedback import finish_task, hand_over, plan_area_meeting
from conferences.actions.meeting import add_item, add_outcome, edit_item, hold, record_attendance
from conferences.actions.paper import correct, dispatch_minutes, release_minutes
from conferences.actions.planning import cancel, invite, plan_conference
from conferences.actions.reminders import remind_of_offers

__all__ = [
    "add_item",
    "add_outcome",
    "cancel",
    "correct",
    "dispatch_minutes",
    "edit_item",
    "finish_task",
    "hand_over",
    "hold",
    "invite",
    "plan_area_meeting",
    "plan_conference",
    "record_attendance",
    "release_minutes",
    "remind_of_offers",
]
