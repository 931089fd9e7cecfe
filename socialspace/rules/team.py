"""Who keeps the list of a team and its absences, and who may stand in for whom."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Absence, Department, User
from socialspace.models import SocialArea, TeamMembership
from socialspace.rules.access import may_keep_reference, may_lead_team

WHOLE_POST = 100  # per cent
TEAM_DEPARTMENTS = tuple(set(Department) - {Department.PLANNING, Department.PRIVACY, Department.ADMIN})


def may_add_members(user: User, area: SocialArea) -> bool:
    """The Fachadministration for every team, leads for their own."""
    return may_keep_reference(user) or may_lead_team(user, area)


def may_keep_member(user: User, membership: TeamMembership) -> bool:
    """The Fachadministration, and the team's lead for colleagues of the same department, never for themselves."""
    colleague = membership.user
    is_theirs = colleague.department == user.department and colleague != user
    return may_keep_reference(user) or (is_theirs and may_lead_team(user, membership.area))


def members_to_add(user: User) -> "QuerySet[User]":
    """Whom this colleague may add: a lead those of the own department, the Fachadministration every department."""
    departments = TEAM_DEPARTMENTS if may_keep_reference(user) else (Department(user.department),)
    return User.objects.of(*departments).exclude(pk=user.pk)


def may_record_absences(user: User) -> bool:
    """Whoever belongs to a team: the deputy comes from there."""
    return user.is_active and TeamMembership.objects.current().filter(user=user).exists()


def may_keep_absence(user: User, of: User) -> bool:
    """Everyone their own; the lead of the team those of colleagues of the same department."""
    if user == of:
        return may_record_absences(user)
    return user.is_active and user.is_lead and colleagues_of(user).filter(pk=of.pk).exists()


def colleagues_of(user: User) -> "QuerySet[User]":
    """Those who work in the same department and the same team today, without oneself."""
    areas = TeamMembership.objects.areas_of(user)
    members = TeamMembership.objects.current().filter(area__in=areas).values("user")
    return User.objects.of(Department(user.department)).filter(pk__in=members).exclude(pk=user.pk)


def deputies_of(user: User) -> "QuerySet[User]":
    """Who can stand in: the same team and department; an ASD lead decides later and therefore stands in for nobody."""
    colleagues = colleagues_of(user)
    return colleagues.filter(is_lead=False) if user.department == Department.ASD else colleagues


def absences_shared_with(user: User) -> Q:
    """One's own absences, those one is asked about, and for a lead those of the team's colleagues."""
    own = Q(user=user) | Q(deputy=user)
    return own | Q(user__in=colleagues_of(user)) if user.is_lead else own


def is_away(user: User, begins_on: date, ends_on: date) -> bool:
    """Whether the colleague is away on any of these days."""
    return Absence.objects.between(begins_on, ends_on).filter(user=user).exists()


def first_day_over_whole_post(memberships: Iterable[TeamMembership]) -> date | None:
    """The first day on which the shares of one person come to more than a whole post; it is a day a row begins."""
    rows = list(memberships)
    for day in sorted({row.valid_from for row in rows}):
        valid = [row for row in rows if row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)]
        if sum(row.share for row in valid) > WHOLE_POST:
            return day
    return None
