"""Who in the team answers, leads or may be the second person."""

from django.db.models import QuerySet

from accounts.models import Department, User
from cases.models import (
    Case,
    Responsibility,
)
from socialspace.models import SocialArea, TeamMembership
from web.access import demand as demand


def leads_of_team(area: SocialArea) -> list[User]:
    """The ASD leads of a team; where nobody leads, everybody of its ASD."""
    team = User.objects.of(Department.ASD).filter(
        pk__in=TeamMembership.objects.current().filter(area=area).values("user")
    )
    return [user for user in team if user.is_lead] or list(team)


def seconds_for(area: SocialArea, *, without: User) -> QuerySet[User]:
    """Who may be the second person in danger: ASD and WJH of the team; where there is nobody else, of the house."""
    others = User.objects.of(Department.ASD, Department.WJH).exclude(pk=without.pk)
    team = others.filter(pk__in=TeamMembership.objects.current().filter(area=area).values("user"))
    return team if team.exists() else others


def lead_of(case: Case) -> User | None:
    """The responsible worker of today."""
    found = Responsibility.objects.leading().filter(case=case).select_related("user").first()
    return found.user if found else None
