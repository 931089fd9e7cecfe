"""Who may ask providers, and how a request speaks of a child without naming it."""

from accounts.models import User
from cases import rules as case_rules
from cases.models import Case
from hze.models import HelpEpisode

AGE_GROUPS = ((6, "unter 6 Jahren"), (10, "6 bis 9 Jahre"), (14, "10 bis 13 Jahre"), (18, "14 bis 17 Jahre"))


def age_group(age: int | None) -> str:
    """An age as a group, the only form in which it leaves the office before the family has chosen."""
    if age is None:
        return "Alter noch nicht bekannt"
    return next((label for below, label in AGE_GROUPS if age < below), "ab 18 Jahren")


def may_send_requests(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case, and the lead of its team."""
    return case_rules.may_work_on(user, episode.case) or case_rules.may_assign(user, episode.case)


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
