"""What the social space lacks: counts by topic, quarter and month, without any trace of a family."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from socialspace.models.area import Quarter
from socialspace.models.base import SharedQuerySet
from socialspace.models.offers import Topic


class NeedQuerySet(SharedQuerySet["Need"]):
    def between(self, first: date, last: date) -> Self:
        """Counts of the months from one day to another."""
        return self.filter(month__gte=first.replace(day=1), month__lte=last)


class Need(models.Model):
    """How often something was missing in a quarter in a month; without any trace of a family."""

    class Origin(models.TextChoices):
        RESOURCE_CHECK = "resource_check", "Ressourcencheck"
        CONFERENCE = "conference", "Sozialraumkonferenz"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="needs", verbose_name="Thema")
    quarter = models.ForeignKey(Quarter, models.PROTECT, related_name="needs", verbose_name="Quartier")
    month = models.DateField("Monat")
    origin = models.CharField("Herkunft", max_length=16, choices=Origin, default=Origin.RESOURCE_CHECK)
    count = models.PositiveIntegerField("Anzahl", default=0)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = "Bedarf"
        verbose_name_plural = "Bedarfe"
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "quarter", "month", "origin"], name="need_counted_once_per_month_and_origin"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="need_month_is_its_first_day"),
            models.CheckConstraint(condition=Q(origin__in=["resource_check", "conference"]), name="need_origin_known"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.quarter_id} {self.month:%m.%Y}"
