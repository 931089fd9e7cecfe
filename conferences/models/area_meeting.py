"""The Sozialraumsitzung takes up what the conferences hand to it."""

from typing import Self

from django.db import models
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from conferences.models.conference import READERS
from socialspace.models import SocialArea
from web.models import Keyed


class AreaMeetingQuerySet(models.QuerySet["AreaMeeting"]):
    def visible_to(self, user: User) -> Self:
        """The same readers as for conferences."""
        if not user.is_active or user.department not in READERS:
            return self.none()
        return self.all()

    def for_list(self) -> Self:
        return self.select_related("area").annotate(outcome_count=Count("outcomes")).order_by("-held_at", "id")

    def to_come(self) -> Self:
        """Meetings from today on, the next first."""
        return self.filter(held_at__date__gte=timezone.localdate()).select_related("area").order_by("held_at", "id")


class AreaMeeting(Keyed):
    """A meeting of the whole social area; its agenda is what conferences handed over (deck, 'Strukturen')."""

    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="area_meetings", verbose_name="Sozialraum")
    held_at = models.DateTimeField("Beginn")
    place = models.CharField("Ort", max_length=160)

    objects = AreaMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "Sozialraumsitzung"
        verbose_name_plural = "Sozialraumsitzungen"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "held_at"],
                name="area_meeting_once_at_a_time",
                violation_error_code="area_meeting_once_at_a_time",
                violation_error_message="Zu dieser Zeit gibt es schon eine Sozialraumsitzung.",
            )
        ]

    def __str__(self) -> str:
        return f"Sozialraumsitzung am {timezone.localdate(self.held_at):%d.%m.%Y}"
