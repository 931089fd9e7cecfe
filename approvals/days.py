"""Days on which a commission meets."""

from datetime import datetime, timedelta

import holidays
from django.utils import timezone

SATURDAY = 5


def working_day(moment: datetime) -> datetime:
    """The same time on this day, or on the next that is neither at the weekend nor a public holiday in NRW."""
    free = holidays.country_holidays("DE", subdiv="NW")
    while (day := timezone.localtime(moment).date()) in free or day.weekday() >= SATURDAY:
        moment += timedelta(days=1)
    return moment
