"""Who in the team answers, leads or may be the second person."""

from django.db.models import QuerySet

from accounts.models import ASD_AND_WJH, Absence, Department, User
from cases.models import (
    Case,
    Responsibility,
)
from socialspace.models import SocialArea, TeamMembership
from socialspace.rules import is_in_team
from web.access import demand as demand


def belongs_to_team(user: User, area: SocialArea) -> bool:
    """ASD and WJH who work in the team of a social area today."""
    return user.is_active and user.department in ASD_AND_WJH and is_in_team(user, area)


def leads_of_team(area: SocialArea) -> list[User]:
    """The ASD leads of a team; where nobody leads, everybody of its ASD."""
    team = User.objects.of(Department.ASD).filter(pk__in=TeamMembership.objects.members_of(area))
    return [user for user in team if user.is_lead] or list(team)


def seconds_for(area: SocialArea, *, without: User) -> QuerySet[User]:
    """Who may be the second person in danger: ASD and WJH of the team; where there is nobody else, of the house."""
    others = User.objects.of(Department.ASD, Department.WJH).exclude(pk=without.pk)
    team = others.filter(pk__in=TeamMembership.objects.members_of(area))
    return team if team.exists() else others


def lead_of(case: Case) -> User | None:
    """The responsible worker of today."""
    found = Responsibility.objects.leading().filter(case=case).select_related("user").first()
    return found.user if found else None


def told_of_overdue(case: Case) -> list[User]:
    """Who hears that something is overdue: whoever works on the case, who stands in for them, the lead of the team."""
    roles = (Responsibility.Role.LEAD, Responsibility.Role.CO, Responsibility.Role.DEPUTY)
    rows = Responsibility.objects.active().filter(case=case, role__in=roles).select_related("user").order_by("id")
    workers = [row.user for row in rows]
    away = Absence.objects.today().covered().filter(user__in=workers).select_related("deputy").order_by("id")
    deputies = [row.deputy for row in away if row.deputy]
    return list({user.pk: user for user in [*workers, *deputies, *leads_of_team(case.area)]}.values())
