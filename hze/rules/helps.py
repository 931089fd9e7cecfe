"""Who may do what with a help, and which change stays inside what was approved."""

from datetime import date

from accounts.models import ASD_AND_WJH, User
from cases import rules as case_rules
from hze.models import HelpEpisode, PlaceKind
from socialspace.rules import is_in_team

OUTSIDE_ITS_TIME = (
    "Die Änderung beginnt nicht in der Zeit der Hilfe. Beginnt später etwas Neues, beantragen Sie es neu."
)


def may_finish_checkpoints(user: User, episode: HelpEpisode) -> bool:
    """ASD and WJH of the team."""
    return user.department in ASD_AND_WJH and is_in_team(user, episode.case.area)


def may_change_help(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case changes its help inside the frame."""
    return case_rules.may_work_on(user, episode.case)


def is_inside_frame(episode: HelpEpisode, *, minutes_per_week: int | None, ends_on: date) -> bool:
    """Whether a change stays inside what was approved: not longer, and not more than the frame or the scope itself.

    Where neither was approved, no scope is inside.
    """
    if ends_on > episode.last_day:
        return False
    return (minutes_per_week or 0) <= (episode.frame_minutes_per_week or episode.minutes_per_week or 0)


def is_place_allowed(episode: HelpEpisode, place_kind: PlaceKind) -> bool:
    """Whether the corridor allows this kind of place; a help that was granted without one allows each."""
    allowed = {kind.pk for kind in episode.place_kinds.all()}
    return not allowed or place_kind.pk in allowed
