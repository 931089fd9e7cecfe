"""Where a child outside its family will live: a new row each time it is clarified, never changed (§ 37c SGB VIII)."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from hze.lifecycle import Outlook
from hze.models.episode import HelpEpisode
from hze.models.help_plan import HelpPlan
from web.models import Keyed, LocalToday


class PerspectiveQuerySet(models.QuerySet["Perspective"]):
    def newest_first(self) -> Self:
        """The one that holds today comes first."""
        return self.select_related("by", "plan").order_by("-id")


class Perspective(Keyed):
    """How the perspective of a child stood on a day, with the time that is justifiable for this child.

    While it is open or a return, the time ends on a day: until then the family must be able to raise the child again.
    """

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="perspectives", verbose_name="Hilfe")
    plan = models.ForeignKey(
        HelpPlan, models.PROTECT, related_name="perspectives", null=True, blank=True, verbose_name="Hilfeplan"
    )
    outlook = models.CharField("Perspektive", max_length=12, choices=Outlook)
    reason = models.TextField("Warum?", max_length=5_000)
    clarified_on = models.DateField("geklärt am")
    justifiable_until = models.DateField("vertretbar bis", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    objects = PerspectiveQuerySet.as_manager()

    class Meta:
        verbose_name = "Perspektive"
        verbose_name_plural = "Perspektiven"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=Q(outlook__in=Outlook.values), name="perspective_outlook_known"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="perspective_has_reason",
                violation_error_message="Begründen Sie die Perspektive.",
            ),
            models.CheckConstraint(
                condition=Q(outlook__in=("stay", "independence")) | Q(justifiable_until__isnull=False),
                name="perspective_has_its_time",
                violation_error_message="Sagen Sie, bis wann das für dieses Kind vertretbar ist.",
            ),
            models.CheckConstraint(
                condition=Q(justifiable_until__isnull=True) | Q(justifiable_until__gt=F("clarified_on")),
                name="perspective_time_lies_ahead",
                violation_error_message="Der vertretbare Zeitraum endet nach dem Tag der Klärung.",
            ),
            models.CheckConstraint(
                condition=Q(clarified_on__lte=LocalToday()),
                name="perspective_clarified_by_today",
                violation_error_message="Der Tag der Klärung liegt in der Zukunft.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outlook_display()} am {self.clarified_on:%d.%m.%Y}"
