"""How the team classifies a case: a new row each time, never changed (domain.md §1)."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cases.lifecycle import Area
from web.models import Keyed


class ClassificationQuerySet(models.QuerySet["Classification"]):
    def newest_first(self) -> Self:
        return self.select_related("recorded_by", "second").order_by("-id")


class Classification(Keyed):
    """A Falleinordnung with reasons: a new row each time, never changed (domain.md §1)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="classifications", verbose_name="Fall")
    consultation = models.ForeignKey(
        "cases.Consultation", models.PROTECT, null=True, blank=True, verbose_name="Beratung"
    )
    area = models.CharField("Bereich", max_length=10, choices=Area)
    reasons = models.TextField("Gründe", max_length=5_000)
    dissent = models.TextField("abweichende Meinung", max_length=5_000, blank=True)
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
                condition=Q(second__isnull=True) | ~Q(second=F("recorded_by")),
                name="second_is_somebody_else",
                violation_error_message="Die zweite Fachkraft ist jemand anderes als Sie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_area_display()} vom {self.decided_on:%d.%m.%Y}"
