"""What happens to a help: it begins, changes and ends; providers are asked; a course has its checkpoints."""

from hze.actions.contacts import agree_contact, end_contact, record_contact
from hze.actions.course import add_checkpoint, enter_phase, finish_checkpoint
from hze.actions.help_plans import finish_help_plan, help_plan_path, keep_court_paper, sign_help_plan, write_help_plan
from hze.actions.helps import begin_help, change_help, end_help
from hze.actions.home_leave import call_off_home_leave, plan_home_leave, reflect_on_leave
from hze.actions.perspective import clarify_perspective
from hze.actions.placement import end_placement, place
from hze.actions.plan_talks import (
    add_agenda_point,
    add_guest,
    cancel_talk,
    hold_talk,
    move_talk,
    plan_talk,
    remove_agenda_point,
    remove_guest,
)
from hze.actions.requests import requests_path, send_requests

__all__ = [
    "add_agenda_point",
    "add_checkpoint",
    "add_guest",
    "agree_contact",
    "begin_help",
    "call_off_home_leave",
    "cancel_talk",
    "change_help",
    "clarify_perspective",
    "end_contact",
    "end_help",
    "end_placement",
    "enter_phase",
    "finish_checkpoint",
    "finish_help_plan",
    "help_plan_path",
    "hold_talk",
    "keep_court_paper",
    "move_talk",
    "place",
    "plan_home_leave",
    "plan_talk",
    "record_contact",
    "reflect_on_leave",
    "remove_agenda_point",
    "remove_guest",
    "requests_path",
    "send_requests",
    "sign_help_plan",
    "write_help_plan",
]
