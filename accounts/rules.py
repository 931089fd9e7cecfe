"""Who stands in for whom today; whoever asks about cases asks here."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Absence, User

CALENDAR = "accounts.calendar"  # what the token of a calendar is good for


def stands_in_for(user: User) -> "QuerySet[Absence, Any]":
    """Whom this colleague stands in for today, for `user__in`: who is away and to whose absence they said yes."""
    return Absence.objects.today().covered().filter(deputy=user).values("user")


def whose_calendar(key: UUID | None) -> User | None:
    """The colleague whose calendar this key opens, while they work here."""
    return User.objects.filter(calendar_key=key, is_active=True).first() if key else None
