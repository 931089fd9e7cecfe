"""Who may do what in the social space."""

from accounts.models import User
from socialspace.models import SocialArea, TeamMembership

SMALL_CELL = 5


def is_in_team(user: User, area: SocialArea) -> bool:
    """Whether the colleague belongs to the team of this area today."""
    return TeamMembership.objects.current().filter(user=user, area=area).exists()


def shown_count(count: int) -> str:
    """A count as it may be shown: under five (and above none) only as 'unter 5' (domain.md §10)."""
    return f"unter {SMALL_CELL}" if 0 < count < SMALL_CELL else str(count)
