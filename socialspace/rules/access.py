"""Who may do what in the social space; one question each."""

from accounts.models import Department, User
from socialspace.models import READERS, STEWARDS, SocialArea, TeamMembership
from socialspace.models.team import TEAM_READERS
from socialspace.models.trainings import plans_trainings

EDITORS = READERS - {Department.PLANNING}


def is_in_team(user: User, area: SocialArea) -> bool:
    """Whether the colleague belongs to the team of this area today."""
    return TeamMembership.objects.current().filter(user=user, area=area).exists()


def may_see_social_space(user: User) -> bool:
    """Every department that works in the social space, and the Fachadministration; not data protection."""
    return user.is_active and user.department in READERS


def may_edit_directory(user: User) -> bool:
    """Whoever works with families or partners keeps the directory of offers; planning reads it."""
    return user.is_active and user.department in EDITORS


def may_steward_directory(user: User) -> bool:
    """Practice advisors and the Fachadministration import, export, send links and keep contact persons."""
    return user.is_active and user.department in STEWARDS


def may_see_teams(user: User) -> bool:
    """ASD and WJH see their own teams; planning and administration all of them."""
    return user.is_active and user.department in TEAM_READERS


def may_lead_team(user: User, area: SocialArea) -> bool:
    """The lead of ASD or WJH in the area's team, for colleagues of their own department."""
    return user.is_lead and is_in_team(user, area)


def may_keep_reference(user: User) -> bool:
    """The Fachadministration keeps quarters, streets, memberships, topics and languages."""
    return user.is_active and user.department == Department.ADMIN


def may_edit_streets(user: User) -> bool:
    """Whoever keeps the reference data or stewards the directory (lists of streets come with it)."""
    return may_keep_reference(user) or may_steward_directory(user)


def may_plan_trainings(user: User) -> bool:
    """Practice advisors, leads and the Fachadministration."""
    return plans_trainings(user)


def may_start_projects(user: User) -> bool:
    """Every department that works in the social space ('gemeinsame Verantwortung'); planning reads."""
    return user.is_active and user.department in READERS - {Department.PLANNING, Department.ADMIN}


def may_decide_projects(user: User) -> bool:
    """The leads of ASD and WJH."""
    return user.is_active and user.is_lead
