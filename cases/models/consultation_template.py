"""How a Kollegiale Beratung runs: its steps with minutes, as data the office keeps (domain.md §1)."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Now

from accounts.models import ASD_AND_WJH, Department, User
from web.models import Keyed, SortKey

LONGEST_STEP = 90  # minutes


class Panel(models.TextChoices):
    """What is written down in a step: which part of the room lies open."""

    NONE = "none", "nichts"
    QUESTION = "question", "die Frage der Fachkraft"
    INDICATORS = "indicators", "Anhaltspunkte, Schutzfaktoren, offene Fragen"
    VOTES = "votes", "Einzelvoten zur Falleinordnung"
    AREA = "area", "gemeinsame Falleinordnung"
    IDEAS = "ideas", "Ideen"
    CHOICE = "choice", "Auswahl der Ideen"
    TASKS = "agreements", "Vereinbarungen"
    CLOSING = "closing", "Abschluss"


class StepWords(models.Model):
    """What a step is: its words, its minutes, who acts and what is written down."""

    position = models.PositiveSmallIntegerField("Reihenfolge")
    label = models.CharField("Schritt", max_length=60)
    minutes = models.PositiveSmallIntegerField("Minuten")
    hint = models.CharField("Hinweis", max_length=300, blank=True)
    acting = models.CharField("Wer ist dran?", max_length=80)
    panel = models.CharField("Was wird festgehalten?", max_length=12, choices=Panel, default=Panel.NONE)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label


class ConsultationTemplateQuerySet(models.QuerySet["ConsultationTemplate"]):
    def visible_to(self, user: User) -> Self:
        """Whoever consults reads how: ASD and WJH, and the Fachadministration that keeps it."""
        readers = ASD_AND_WJH | {Department.ADMIN}
        return self if user.is_active and user.department in readers else self.none()

    def in_use(self) -> Self:
        return self.filter(retired_at__isnull=True)

    def for_list(self) -> Self:
        """With number, steps and minutes of the current version, in German order."""
        newest = ConsultationTemplateVersion.objects.filter(template=OuterRef("pk")).order_by("-number")
        totals = newest.annotate(steps_count=Count("steps"), minutes=Sum("steps__minutes"))
        return self.annotate(
            current_number=Subquery(newest.values("number")[:1]),
            current_since=Subquery(newest.values("created_at")[:1]),
            current_steps=Subquery(totals.values("steps_count")[:1]),
            current_minutes=Subquery(totals.values("minutes")[:1]),
        ).order_by("retired_at", SortKey("name"))


class ConsultationTemplate(Keyed):
    """The run of a consultation as the office has agreed on it; its steps stand in versions."""

    name = models.CharField("Name", max_length=100)
    retired_at = models.DateTimeField("nicht mehr verwendet seit", null=True, blank=True)

    # Filled by for_list.
    current_number: int
    current_since: datetime
    current_steps: int
    current_minutes: int

    objects = ConsultationTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "Ablauf einer Beratung"
        verbose_name_plural = "Abläufe einer Beratung"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="consultation_template_once",
                violation_error_message="Einen Ablauf mit diesem Namen gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ConsultationTemplateVersion(models.Model):
    """The steps of a run as they were agreed on one day; never changed, only followed by the next version."""

    template = models.ForeignKey(ConsultationTemplate, models.PROTECT, related_name="versions", verbose_name="Ablauf")
    number = models.PositiveSmallIntegerField("Fassung")
    source = models.CharField("Quelle", max_length=200, blank=True)
    written_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="geschrieben von"
    )
    created_at = models.DateTimeField("angelegt am", db_default=Now(), editable=False)

    class Meta:
        verbose_name = "Fassung eines Ablaufs"
        verbose_name_plural = "Fassungen eines Ablaufs"
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["template", "number"],
                name="consultation_template_version_once",
                violation_error_message="Inzwischen gibt es eine neuere Fassung dieses Ablaufs.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.template_id}, Fassung {self.number}"


class TemplateStep(StepWords):
    """One step of a version."""

    version = models.ForeignKey(
        ConsultationTemplateVersion, models.PROTECT, related_name="steps", verbose_name="Fassung des Ablaufs"
    )

    class Meta:
        verbose_name = "Schritt eines Ablaufs"
        verbose_name_plural = "Schritte eines Ablaufs"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="template_step_position_once"),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, LONGEST_STEP)),
                name="template_step_takes_its_time",
                violation_error_message="Ein Schritt dauert zwischen 1 und 90 Minuten.",
            ),
            models.CheckConstraint(condition=Q(panel__in=Panel.values), name="template_step_panel_known"),
            models.CheckConstraint(
                condition=~Q(label="") & ~Q(acting=""),
                name="template_step_has_words",
                violation_error_message="Ein Schritt braucht einen Namen und sagt, wer dran ist.",
            ),
        ]
