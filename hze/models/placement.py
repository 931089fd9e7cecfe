"""Where a child lives during a residential help."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from hze.models.episode import HelpEpisode
from hze.models.kinds import PlaceKind
from socialspace.models import DateRange, Organisation
from web.models import Keyed


class PlacementQuerySet(models.QuerySet["Placement"]):
    def on(self, day: date) -> Self:
        """The place of a day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), begins_on__lte=day)


class Placement(Keyed):
    """Where a child lives from a day on: facility, group, kind of place; what it costs a day when it began."""

    class Siblings(models.TextChoices):
        TOGETHER = "together", "zusammen"
        APART = "apart", "getrennt"
        NONE = "none", "keine Geschwister"

    class School(models.TextChoices):
        STAYS = "stays", "bleibt"
        CHANGES = "changes", "wechselt"
        NOT_YET = "not_yet", "noch nicht in der Schule"

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="placements", verbose_name="Hilfe")
    facility = models.ForeignKey(
        Organisation, models.PROTECT, related_name="placements", null=True, blank=True, verbose_name="Einrichtung"
    )
    group = models.CharField("Gruppe oder Familie", max_length=120, blank=True)
    place_kind = models.ForeignKey(PlaceKind, models.PROTECT, related_name="+", verbose_name="Art des Platzes")
    distance_km = models.PositiveSmallIntegerField("Entfernung in km", null=True, blank=True)
    siblings = models.CharField("Geschwister", max_length=10, choices=Siblings)
    school = models.CharField("Schule", max_length=10, choices=School)
    begins_on = models.DateField("von")
    ends_on = models.DateField("bis", null=True, blank=True)
    end_reason = models.CharField("Grund des Endes", max_length=500, blank=True)
    day_rate_cents = models.PositiveIntegerField("Tagessatz in Cent", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = "Unterbringung"
        verbose_name_plural = "Unterbringungen"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="placement_ends_after_it_begins",
                violation_error_message="Das Ende der Unterbringung liegt vor ihrem Beginn.",
            ),
            models.CheckConstraint(
                condition=Q(siblings__in=["together", "apart", "none"], school__in=["stays", "changes", "not_yet"]),
                name="placement_choices_known",
            ),
            ExclusionConstraint(
                name="placement_no_overlap",
                expressions=[
                    (DateRange("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                    ("episode", RangeOperators.EQUAL),
                ],
                violation_error_message="Für diese Zeit ist schon eine Unterbringung eingetragen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.episode_id} ab {self.begins_on:%d.%m.%Y}"

    @property
    def where(self) -> str:
        """Facility and group in one line; the kind of place at home. Needs facility and place_kind fetched."""
        named = [str(self.facility) if self.facility else "", self.group]
        return ", ".join(filter(None, named)) or str(self.place_kind)
