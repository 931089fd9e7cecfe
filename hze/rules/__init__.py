"""Who may do what with a help, which change stays inside its frame, and what a provider may learn."""

from hze.rules.help_plan import (
    has_siblings,
    lacks_consultation,
    latest_review,
    may_plan_help,
    may_read_help_plan,
    missing_parts,
)
from hze.rules.helps import (
    OUTSIDE_ITS_TIME,
    is_inside_frame,
    is_place_allowed,
    may_change_help,
    may_finish_checkpoints,
    outside_frame,
)
from hze.rules.requests import age_group, may_send_requests, request_text

__all__ = [
    "OUTSIDE_ITS_TIME",
    "age_group",
    "has_siblings",
    "is_inside_frame",
    "is_place_allowed",
    "lacks_consultation",
    "latest_review",
    "may_change_help",
    "may_finish_checkpoints",
    "may_plan_help",
    "may_read_help_plan",
    "may_send_requests",
    "missing_parts",
    "outside_frame",
    "request_text",
]
