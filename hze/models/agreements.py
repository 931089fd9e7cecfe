"""What the office has agreed with a provider: entgelte with their history."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from hze.models.kinds import HelpKind
from socialspace.models import DateRange, Organisation, on_day


class RateQuerySet(models.QuerySet["Rate"]):
    def on(self, day: date) -> Self:
        return self.filter(on_day(day))


class Rate(models.Model):
    """What a provider is paid for a kind of help, in cents an hour or a day, while the agreement is valid."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="rates", verbose_name="Träger")
    help_kind = models.ForeignKey(HelpKind, models.PROTECT, related_name="rates", verbose_name="Hilfeart")
    cents = models.PositiveIntegerField("Cent je Stunde oder Tag")
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)

    objects = RateQuerySet.as_manager()

    class Meta:
        verbose_name = "Entgelt"
        verbose_name_plural = "Entgelte"
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="rate_is_positive"),
            ExclusionConstraint(
                name="rate_no_overlap",
                expressions=[
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                    ("organisation", RangeOperators.EQUAL),
                    ("help_kind", RangeOperators.EQUAL),
                ],
                violation_error_message="Für diese Zeit gilt schon ein Entgelt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.help_kind_id}: {self.cents} ct"
