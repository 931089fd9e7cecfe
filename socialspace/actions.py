"""What is done in the social space; needs leave no entry, so that nothing leads back to a family."""

from datetime import date

from django.db import transaction
from django.db.models import F

from accounts.models import User
from socialspace.models import Need, Quarter, SocialArea, TeamMembership, Topic


def join_team(*, user: User, area: SocialArea, valid_from: date, share: int = 100) -> TeamMembership:
    """Let a colleague belong to a team from a day on; share in percent of a post."""
    membership = TeamMembership(user=user, area=area, valid_from=valid_from, share=share)
    membership.full_clean()
    membership.save()
    return membership


@transaction.atomic
def count_need(*, topic: Topic, quarter: Quarter, day: date) -> None:
    """Count one missing resource in its month; nothing leads back to a family (design.md, 'The house')."""
    month = day.replace(day=1)
    need, _ = Need.objects.get_or_create(topic=topic, quarter=quarter, month=month)
    Need.objects.filter(pk=need.pk).update(count=F("count") + 1)
