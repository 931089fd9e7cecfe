"""How much may come by a personal link; the count stands in its row, so that it holds for all workers together."""

from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

MOST = 30  # a minute; a person who types never gets there


@transaction.atomic
def has_room(row: models.Model, *, most: int = MOST) -> bool:
    """Count one more post in `minute_posts` since `minute_began_at`; whether there is room for it in this minute."""
    now = timezone.now()
    counted: Any = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if counted.minute_began_at is None or now - counted.minute_began_at >= timedelta(minutes=1):
        counted.minute_began_at, counted.minute_posts = now, 0
    counted.minute_posts = min(counted.minute_posts + 1, most + 1)
    counted.save(update_fields=["minute_began_at", "minute_posts"])
    return bool(counted.minute_posts <= most)
