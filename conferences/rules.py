"""Who may do what with conferences, and what no paper of theirs may contain."""

from django.core.exceptions import PermissionDenied

from accounts.models import Department, User
from conferences.models import READERS
from socialspace.rules import family_names

__all__ = ["demand_convener", "demand_reader", "family_names", "may_convene", "may_see_conferences"]


def may_see_conferences(user: User) -> bool:
    """ASD, WJH, HOME, Frühe Hilfen, Schulsozialarbeit, Praxisberatung, Jugendhilfeplanung; nobody else."""
    return user.is_active and user.department in READERS


def may_convene(user: User) -> bool:
    """Only the Praxisberatung plans, invites, writes, sends and hands over (deck, 'Strukturen')."""
    return user.is_active and user.department == Department.ADVICE


def demand_reader(user: User) -> None:
    """Raise PermissionDenied unless the colleague may see conferences."""
    if not may_see_conferences(user):
        raise PermissionDenied("Conferences are not shown to this department.")


def demand_convener(user: User) -> None:
    """Raise PermissionDenied unless the colleague may convene."""
    if not may_convene(user):
        raise PermissionDenied("Only the Praxisberatung convenes conferences.")
