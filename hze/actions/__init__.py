"""What happens to a help: it begins, changes and ends; providers are asked; a course has its checkpoints."""

from hze.actions.contacts import agree_contact, end_contact, record_contact
from hze.actions.course import add_checkpoint, enter_phase, finish_checkpoint
from hze.actions.helps import begin_help, change_help, end_help
from hze.actions.home_leave import call_off_home_leave, plan_home_leave, reflect_on_leave
from hze.actions.placement import end_placement, place
from hze.actions.requests import requests_path, send_requests

__all__ = [
    "add_checkpoint",
    "agree_contact",
    "begin_help",
    "call_off_home_leave",
    "change_help",
    "end_contact",
    "end_help",
    "end_placement",
    "enter_phase",
    "finish_checkpoint",
    "place",
    "plan_home_leave",
    "record_contact",
    "reflect_on_leave",
    "requests_path",
    "send_requests",
]
