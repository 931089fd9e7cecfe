"""Who belongs to a team; every change is recorded."""

from datetime import date

from django.db import transaction

from accounts.models import User
from socialspace.models import SocialArea, TeamMembership
from web.store import store


@transaction.atomic
def join_team(*, user: User, area: SocialArea, valid_from: date, share: int = 100) -> TeamMembership:
    """Let a colleague belong to a team from a day on; share in percent of a post."""
    membership = TeamMembership(user=user, area=area, valid_from=valid_from, share=share)
    store(membership)
    return membership
