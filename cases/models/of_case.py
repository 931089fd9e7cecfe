"""What belongs to a case comes through the case's one door."""

from typing import Self

from django.db import models

from accounts.models import User
from cases.models.case import Case


class OfCaseQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows with a `case`."""

    def visible_to(self, user: User) -> Self:
        """Whoever may see the case."""
        return self.filter(case__in=Case.objects.visible_to(user))
