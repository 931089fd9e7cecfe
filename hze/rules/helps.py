"""Who may do what with a help, and which change stays inside what was approved."""

from datetime import date

from accounts.models import ASD_AND_WJH, Department, User
from cases import rules as case_rules
from hze.models import NO_CHANGE, Change, HelpEpisode, PlaceKind
from socialspace.rules import is_in_team
from web.german import day_num, euro, hours

OUTSIDE_ITS_TIME = (
    "Die Änderung beginnt nicht in der Zeit der Hilfe. Beginnt später etwas Neues, beantragen Sie es neu."
)


def may_finish_checkpoints(user: User, episode: HelpEpisode) -> bool:
    """ASD and WJH of the team."""
    return user.department in ASD_AND_WJH and is_in_team(user, episode.case.area)


def may_change_help(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case changes its help inside the frame."""
    return case_rules.may_work_on(user, episode.case)


def may_see_return_board(user: User) -> bool:
    """ASD alone: who could be home, and what is missing, is counselling."""
    return user.is_active and user.department == Department.ASD


def is_inside_frame(
    episode: HelpEpisode, *, minutes_per_week: int | None, ends_on: date, change: Change = NO_CHANGE
) -> bool:
    """Whether a change stays inside what was approved: not longer, not more hours, and inside the corridor.

    Where neither frame nor scope was approved, no hours are inside; where no corridor was, no place and no module.
    """
    return not outside_frame(episode, minutes_per_week=minutes_per_week, ends_on=ends_on, change=change)


def outside_frame(
    episode: HelpEpisode, *, minutes_per_week: int | None, ends_on: date, change: Change = NO_CHANGE
) -> list[str]:
    """What of a change goes beyond what was approved, a sentence each; minutes a week, cents a month."""
    most = episode.frame_minutes_per_week or episode.minutes_per_week or 0
    found = []
    if ends_on > episode.last_day:
        found.append(f"Bewilligt ist die Hilfe bis {day_num(episode.last_day)}.")
    if (minutes_per_week or 0) > most:
        allowed = f"höchstens {hours(most)} Stunden je Woche" if most else "keine Stunden je Woche"
        found.append(f"Bewilligt sind {allowed}.")
    if change != NO_CHANGE:
        found += _outside_corridor(episode, change)
    return found


def _outside_corridor(episode: HelpEpisode, change: Change) -> list[str]:
    allowed, found = episode.corridor, []
    if change.place_kind is not None and change.place_kind not in allowed.place_kinds:
        found.append(f"Der Platz „{change.place_kind}“ liegt nicht im bewilligten Korridor.")
    found += [
        f"Der Baustein „{module}“ liegt nicht im bewilligten Korridor."
        for module in change.modules
        if module not in allowed.modules
    ]
    if (change.monthly_cents or 0) > (allowed.monthly_cents or 0):
        found.append(
            f"Bewilligt sind höchstens {euro(allowed.monthly_cents)} im Monat."
            if allowed.monthly_cents
            else "Ein Kostenrahmen im Monat ist nicht bewilligt."
        )
    return found


def is_place_allowed(episode: HelpEpisode, place_kind: PlaceKind) -> bool:
    """Whether the corridor allows this kind of place; a help that was granted without one allows each."""
    allowed = {kind.pk for kind in episode.place_kinds.all()}
    return not allowed or place_kind.pk in allowed
