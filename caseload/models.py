"""What work weighs from which day on, what a full post can carry, and how much each team carried month by month."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import Department, User
from socialspace.models import SocialArea, TeamMembership, on_day
from socialspace.models.base import ends_after_it_begins, no_overlap

MAX_WEIGHT = 10_00  # hundredths of a point: ten running ambulatory helps
MAX_GUIDE = 100_00


class Criterion(models.TextChoices):
    """What makes a case weigh more or less (domain.md §8); the first six are alternatives, the others are added."""

    CLEARING = "clearing", "Neuer Fall in der Klärung"
    AMBULATORY = "ambulatory", "Laufende ambulante Hilfe"
    RESIDENTIAL = "residential", "Laufende stationäre Hilfe"
    RESIDENTIAL_BEGIN = "residential_begin", "Stationäre Hilfe, erste drei Monate"
    RESIDENTIAL_RETURN = "residential_return", "Stationäre Hilfe, letzte drei Monate (Rückkehr)"
    ADVICE = "advice", "Beratung ohne laufende Hilfe"
    GREY = "grey", "Zuschlag Graubereich"
    DANGER = "danger", "Zuschlag Gefährdungsbereich"
    SIBLING = "sibling", "Zuschlag je weiteres Kind der Familie"


class WeightRuleQuerySet(models.QuerySet["WeightRule"]):
    def on(self, day: date) -> Self:
        """What holds on this day, one row a criterion."""
        return self.filter(on_day(day))

    def newest_first(self) -> Self:
        return self.order_by("-valid_from", "criterion")


class WeightRule(models.Model):
    """What one criterion weighs, in hundredths of a point, from a day to a day."""

    criterion = models.CharField("Merkmal", max_length=20, choices=Criterion)
    points = models.IntegerField("hundertstel Punkte")
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)

    objects = WeightRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "Gewicht"
        verbose_name_plural = "Gewichte"
        constraints = [
            models.CheckConstraint(condition=Q(criterion__in=Criterion.values), name="weight_criterion_known"),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=MAX_WEIGHT),
                name="weight_in_range",
                violation_error_message="Ein Gewicht liegt zwischen 0 und 10 Punkten.",
            ),
            ends_after_it_begins("weight_ends_after_it_begins", "Das Gewicht endet vor seinem Beginn."),
            no_overlap(
                "weight_no_overlap",
                "criterion",
                message="Ab einem späteren Tag ist für dieses Merkmal schon ein Wert eingetragen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()} ab {self.valid_from:%d.%m.%Y}"


class GuideValueQuerySet(models.QuerySet["GuideValue"]):
    def on(self, day: date) -> Self:
        return self.filter(on_day(day))


class GuideValue(models.Model):
    """How many hundredths of a point a full post carries well, from a day to a day; a guide, no limit."""

    points = models.IntegerField("hundertstel Punkte je volle Stelle")
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)

    objects = GuideValueQuerySet.as_manager()

    class Meta:
        verbose_name = "Richtwert"
        verbose_name_plural = "Richtwerte"
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gte=1_00, points__lte=MAX_GUIDE),
                name="guide_in_range",
                violation_error_message="Der Richtwert liegt zwischen 1 und 100 Punkten.",
            ),
            ends_after_it_begins("guide_ends_after_it_begins", "Der Richtwert endet vor seinem Beginn."),
            no_overlap("guide_no_overlap", message="Ab einem späteren Tag ist schon ein Richtwert eingetragen."),
        ]

    def __str__(self) -> str:
        return f"Richtwert ab {self.valid_from:%d.%m.%Y}"


class CaseloadSnapshotQuerySet(models.QuerySet["CaseloadSnapshot"]):
    def visible_to(self, user: User) -> Self:
        """ASD sees the course of its own teams, planning that of every team."""
        if not user.is_active or user.department not in {Department.ASD, Department.PLANNING}:
            return self.none()
        if user.department == Department.PLANNING:
            return self.all()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def since(self, month: date) -> Self:
        """From this month on, the oldest first."""
        return self.filter(month__gte=month).order_by("area__number", "month")


class CaseloadSnapshot(models.Model):
    """What a team carried at the end of a month, written once; of the team alone, no row of a person exists."""

    month = models.DateField("Monat")
    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="caseload", verbose_name="Sozialraum")
    cases = models.PositiveIntegerField("Fälle")
    open_points = models.PositiveIntegerField("noch nicht eingeordnet")
    service_points = models.PositiveIntegerField("Leistungsbereich")
    grey_points = models.PositiveIntegerField("Graubereich")
    danger_points = models.PositiveIntegerField("Gefährdungsbereich")
    unled_points = models.PositiveIntegerField("davon ohne fallverantwortliche Fachkraft")
    people = models.PositiveIntegerField("Fachkräfte")
    posts = models.PositiveIntegerField("Stellen in Prozent")
    guide = models.PositiveIntegerField("Richtwert in hundertstel Punkten je volle Stelle")

    objects = CaseloadSnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = "Monatsstand der Fallbelastung"
        verbose_name_plural = "Monatsstände der Fallbelastung"
        constraints = [
            models.UniqueConstraint(fields=["month", "area"], name="caseload_once_per_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="caseload_month_is_its_first_day"),
            models.CheckConstraint(
                condition=Q(
                    unled_points__lte=F("open_points") + F("service_points") + F("grey_points") + F("danger_points")
                ),
                name="caseload_unled_is_part_of_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.month:%m/%Y}"
