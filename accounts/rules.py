"""Who stands in for whom today; whoever asks about cases asks here."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import Absence, User


def stands_in_for(user: User) -> "QuerySet[Absence, Any]":
    """Whom this colleague stands in for today, for `user__in`: who is away and to whose absence they said yes."""
    return Absence.objects.today().covered().filter(deputy=user).values("user")
