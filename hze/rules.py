"""Who may do what with a help, and how a request speaks of a child without naming it."""

from datetime import date

from accounts.models import ASD_AND_WJH, User
from cases import rules as case_rules
from cases.models import Case
from hze.models import HelpEpisode
from socialspace.rules import is_in_team

OUTSIDE_ITS_TIME = (
    "Die Änderung beginnt nicht in der Zeit der Hilfe. Beginnt später etwas Neues, beantragen Sie es neu."
)
AGE_GROUPS = ((6, "unter 6 Jahren"), (10, "6 bis 9 Jahre"), (14, "10 bis 13 Jahre"), (18, "14 bis 17 Jahre"))


def age_group(age: int | None) -> str:
    """An age as a group, the only form in which it leaves the office before the family has chosen."""
    if age is None:
        return "Alter noch nicht bekannt"
    return next((label for below, label in AGE_GROUPS if age < below), "ab 18 Jahren")


def may_finish_checkpoints(user: User, episode: HelpEpisode) -> bool:
    """ASD and WJH of the team."""
    return user.department in ASD_AND_WJH and is_in_team(user, episode.case.area)


def may_change_help(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case changes its help inside the frame."""
    return case_rules.may_work_on(user, episode.case)


def may_send_requests(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case, and the lead of its team."""
    return case_rules.may_work_on(user, episode.case) or case_rules.may_assign(user, episode.case)


def is_inside_frame(episode: HelpEpisode, *, minutes_per_week: int | None, ends_on: date) -> bool:
    """Whether a change stays inside what was approved: not longer, and not more than the frame or the scope itself.

    Where neither was approved, no scope is inside.
    """
    if ends_on > episode.last_day:
        return False
    return (minutes_per_week or 0) <= (episode.frame_minutes_per_week or episode.minutes_per_week or 0)


def request_text(case: Case, episode: HelpEpisode, hours: str) -> str:
    """What a provider learns: kind, scope, time, age group and social space; no name, no address, no quarter."""
    scope = f"{hours} Fachleistungsstunden je Woche" if episode.minutes_per_week else "nach Absprache"
    return (
        f"Hilfe: {episode.help_kind}\n"
        f"Umfang: {scope}\n"
        f"Zeitraum: {episode.begins_on:%d.%m.%Y} bis {episode.ends_on:%d.%m.%Y}\n"
        f"Altersgruppe: {age_group(case.child.age)}\n"
        f"Sozialraum: {case.area.name}\n"
    )
