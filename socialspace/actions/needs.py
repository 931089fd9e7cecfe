"""Counting what is missing; needs leave no entry in the trail, so that nothing leads back to a family."""

from datetime import date

from django.db import transaction
from django.db.models import F

from socialspace.models import Need, Quarter, Topic


@transaction.atomic
def count_need(*, topic: Topic, quarter: Quarter, day: date, origin: Need.Origin = Need.Origin.RESOURCE_CHECK) -> None:
    """Count one missing resource in its month; nothing leads back to a family (design.md, 'The house')."""
    need, _ = Need.objects.get_or_create(topic=topic, quarter=quarter, month=day.replace(day=1), origin=origin)
    Need.objects.filter(pk=need.pk).update(count=F("count") + 1)
