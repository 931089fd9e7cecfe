"""A case changes hands: what was open at that moment, and whether the new person has read it."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import User
from cases.lifecycle import Stage
from cases.models.case import Case, HandoverReason, Responsibility
from web.models import Keyed


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may know of the case may read how it changed hands."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def waiting(self) -> Self:
        """Handovers of open cases nobody has acknowledged, as long as the new person still leads the case."""
        newer = Handover.objects.filter(case=OuterRef("case"), id__gt=OuterRef("id"))
        leads = Responsibility.objects.leading().filter(case=OuterRef("case"), user=OuterRef("taker"))
        rows = self.filter(~Exists(newer), Exists(leads), acknowledged_at__isnull=True)
        return rows.exclude(case__stage=Stage.CLOSED)

    def overdue(self) -> Self:
        """Those that have waited longer than the office allows."""
        return self.filter(handed_over_at__lt=timezone.now() - timedelta(days=settings.HANDOVER_DAYS))

    def for_list(self) -> Self:
        return self.select_related("case__child", "giver", "taker").order_by("-id")


class Handover(Keyed):
    """Whose hands a case went into, with a sheet of what was open then; afterwards only acknowledged, never changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers", verbose_name="Fall")
    giver = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="übergibt")
    taker = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="übernimmt")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")
    reason = models.CharField("Anlass", max_length=20, choices=HandoverReason)
    words = models.TextField("Was die neue Person wissen muss", max_length=5_000, blank=True)
    # [{"kind": "review", "text": "...", "due_on": "2026-12-01" or ""}, ...]: what was true then, whatever became of it.
    sheet = models.JSONField("Was offen ist", default=list, blank=True)
    handed_over_at = models.DateTimeField("übergeben am", db_default=Now())
    acknowledged_at = models.DateTimeField("Übernahme bestätigt am", null=True, blank=True)
    question = models.TextField("Rückfrage", max_length=2_000, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "Übergabe"
        verbose_name_plural = "Übergaben"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=HandoverReason.values), name="handover_reason_known"),
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="handover_between_two",
                violation_error_message="Einen Fall übergibt man jemand anderem.",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=F("handed_over_at")),
                name="handover_acknowledged_later",
                violation_error_message="Bestätigt wird eine Übergabe erst, wenn sie geschehen ist.",
            ),
            models.CheckConstraint(
                condition=Q(question="") | Q(acknowledged_at__isnull=False),
                name="handover_asked_when_acknowledged",
                violation_error_message="Eine Rückfrage gehört zur Bestätigung der Übernahme.",
            ),
        ]

    def __str__(self) -> str:
        return f"Übergabe {self.giver_id} an {self.taker_id}"
