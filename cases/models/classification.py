"""How the team classifies a case: a new row each time, never changed (domain.md §1)."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cases.lifecycle import Area
from web.models import Keyed


class ClassificationQuerySet(models.QuerySet["Classification"]):
    def newest_first(self) -> Self:
        return self.select_related("recorded_by", "second", "consultation").order_by("-id")

    def with_people(self) -> Self:
        """Add who took part."""
        return self.prefetch_related("took_part")


class Classification(Keyed):
    """A Falleinordnung with reasons: a new row each time, never changed (domain.md §1)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="classifications", verbose_name="Fall")
    consultation = models.ForeignKey(
        "cases.Consultation", models.PROTECT, null=True, blank=True, verbose_name="Beratung"
    )
    area = models.CharField("Bereich", max_length=10, choices=Area)
    previous_area = models.CharField("vorher", max_length=10, choices=Area, blank=True)
    reasons = models.TextField("Gründe", max_length=5_000)
    evidence = models.TextField("Belege", max_length=5_000, blank=True)
    changed = models.TextField("Was hat sich geändert?", max_length=5_000, blank=True)
    dissent = models.TextField("abweichende Meinung", max_length=5_000, blank=True)
    conditions_note = models.TextField("Was ist mit den Auflagen?", max_length=5_000, blank=True)
    took_part = models.ManyToManyField(User, related_name="+", verbose_name="hat mitentschieden", blank=True)
    decided_on = models.DateField("eingeordnet am")
    next_review_on = models.DateField("nächste Überprüfung", null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")
    second = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="zweite Fachkraft"
    )

    objects = ClassificationQuerySet.as_manager()

    class Meta:
        verbose_name = "Falleinordnung"
        verbose_name_plural = "Falleinordnungen"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=Q(area__in=Area.values), name="classification_area_known"),
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="classification_has_reasons",
                violation_error_message="Begründen Sie die Einordnung.",
            ),
            models.CheckConstraint(
                condition=Q(area="service") | Q(next_review_on__isnull=False),
                name="grey_and_danger_are_reviewed",
                violation_error_message="Grau- und Gefährdungsbereich brauchen ein Datum der nächsten Überprüfung.",
            ),
            models.CheckConstraint(
                condition=Q(next_review_on__isnull=True) | Q(next_review_on__gt=F("decided_on")),
                name="classification_reviewed_later",
                violation_error_message="Die nächste Überprüfung liegt nicht nach der Einordnung.",
            ),
            models.CheckConstraint(
                condition=~Q(area="danger") | Q(second__isnull=False),
                name="danger_is_seen_by_two",
                violation_error_message="In den Gefährdungsbereich ordnen immer zwei Fachkräfte ein.",
            ),
            models.CheckConstraint(
                condition=~Q(previous_area="danger") | Q(second__isnull=False),
                name="leaving_danger_is_seen_by_two",
                violation_error_message="Aus dem Gefährdungsbereich heraus ordnen immer zwei Fachkräfte ein.",
            ),
            models.CheckConstraint(
                condition=Q(previous_area__in=("", *Area.values)), name="classification_previous_area_known"
            ),
            models.CheckConstraint(
                condition=Q(second__isnull=True) | ~Q(second=F("recorded_by")),
                name="second_is_somebody_else",
                violation_error_message="Die zweite Fachkraft ist jemand anderes als Sie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_area_display()} vom {self.decided_on:%d.%m.%Y}"

    @property
    def is_move(self) -> bool:
        """Whether the case stood somewhere else before."""
        return bool(self.previous_area) and self.previous_area != self.area
