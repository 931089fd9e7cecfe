"""Let the demo office act on past days, through the same actions as everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def on(day: date, hour: int = 10) -> Iterator[datetime]:
    """Everything inside happens on this day; only the demo turns the clock back."""
    moment = timezone.make_aware(datetime.combine(day, time(hour)))
    with patch("django.utils.timezone.now", return_value=moment):
        yield moment
