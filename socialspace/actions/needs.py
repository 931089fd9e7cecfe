"""Counting what is missing; needs leave no entry in the trail, so that nothing leads back to a family."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from socialspace.models import Need, Quarter, Topic
from web.calendar import YearQuarter


@transaction.atomic
def count_need(
    *,
    topic: Topic,
    quarter: Quarter,
    day: date,
    origin: Need.Origin = Need.Origin.RESOURCE_CHECK,
    today: date | None = None,
) -> None:
    """Count one missing resource in its month; nothing leads back to a family (design.md, 'The house').

    The figures of a quarter that is over are published and never change, else the difference between two days would
    show one family: what becomes known late counts in the month of `today` (told only by the demo office and tests).
    """
    today = today or timezone.localdate()
    month = (today if day < YearQuarter.of(today).first_day else day).replace(day=1)
    need, _ = Need.objects.get_or_create(topic=topic, quarter=quarter, month=month, origin=origin)
    Need.objects.filter(pk=need.pk).update(count=F("count") + 1)
