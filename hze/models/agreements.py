"""What the office has agreed with a provider, what it is paid, what it is good at, and what it has free."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from hze.models.kinds import HelpKind
from socialspace.models import DateRange, Organisation, SocialArea, on_day
from web.models import Keyed


class ProviderAgreement(Keyed):
    """One agreement with a provider (§§ 77, 78b SGB VIII): what it is about, since when, and what the rate includes."""

    class Kind(models.TextChoices):
        AMBULATORY = "77", "Vereinbarung nach § 77"
        SERVICE = "78b_service", "Leistungsvereinbarung (§ 78b)"
        RATE = "78b_rate", "Entgeltvereinbarung (§ 78b)"
        QUALITY = "78b_quality", "Qualitätsentwicklungsvereinbarung (§ 78b)"

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements", verbose_name="Träger")
    kind = models.CharField("Art", max_length=12, choices=Kind)
    valid_from = models.DateField("gilt ab")
    valid_to = models.DateField("gilt bis", null=True, blank=True)
    included = models.TextField("im Entgelt enthalten", max_length=2_000, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Vereinbarung"
        verbose_name_plural = "Vereinbarungen"
        ordering = ("kind", "-valid_from")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("77", "78b_service", "78b_rate", "78b_quality")), name="agreement_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agreement_ends_after_it_begins",
                violation_error_message="Die Vereinbarung endet vor ihrem Beginn.",
            ),
            ExclusionConstraint(
                name="agreement_no_overlap",
                expressions=[
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                    ("organisation", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                ],
                violation_error_message=(
                    "Für diese Zeit gilt schon eine Vereinbarung dieser Art. Beenden Sie zuerst die frühere."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ab {self.valid_from:%d.%m.%Y}"

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


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


class Competence(models.Model):
    """A field in which a provider is experienced; editable data."""

    name = models.CharField("Kompetenz", max_length=80, unique=True)

    class Meta:
        verbose_name = "Kompetenz"
        verbose_name_plural = "Kompetenzen"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ProviderProfile(Keyed):
    """What a provider is good at, where it works, and what it has free since when; languages stand in the directory."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="profile", verbose_name="Träger")
    competences = models.ManyToManyField(Competence, blank=True, verbose_name="Kompetenzen")
    areas = models.ManyToManyField(SocialArea, blank=True, related_name="+", verbose_name="arbeitet in")
    free_places = models.PositiveSmallIntegerField("freie Plätze", null=True, blank=True)
    free_on = models.DateField("Stand", null=True, blank=True)
    note = models.CharField("Hinweis", max_length=500, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    class Meta:
        verbose_name = "Profil eines Trägers"
        verbose_name_plural = "Profile der Träger"
        constraints = [
            models.CheckConstraint(
                condition=Q(free_places__isnull=True, free_on__isnull=True)
                | Q(free_places__isnull=False, free_on__isnull=False),
                name="provider_capacity_has_its_day",
                violation_error_message="Nennen Sie zu den freien Plätzen den Tag, für den das gilt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Profil {self.organisation_id}"
