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
from hze.rules.requests import (
    LEAST_ASKED,
    SHEET_TEXTS,
    age_group,
    gives_away,
    is_rated,
    may_keep_agreements,
    may_keep_profiles,
    may_send_requests,
    prices_are_open,
    request_text,
    texts_of,
    without_names,
)

__all__ = [
    "LEAST_ASKED",
    "OUTSIDE_ITS_TIME",
    "SHEET_TEXTS",
    "age_group",
    "gives_away",
    "has_siblings",
    "is_inside_frame",
    "is_place_allowed",
    "is_rated",
    "lacks_consultation",
    "latest_review",
    "may_change_help",
    "may_finish_checkpoints",
    "may_keep_agreements",
    "may_keep_profiles",
    "may_plan_help",
    "may_read_help_plan",
    "may_send_requests",
    "missing_parts",
    "outside_frame",
    "prices_are_open",
    "request_text",
    "texts_of",
    "without_names",
]
