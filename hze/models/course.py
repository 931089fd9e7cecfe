"""The course of a residential help: its phases and its checkpoints."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from hze.lifecycle import Phase
from hze.models.episode import HelpEpisode
from web.models import Keyed


class CoursePhase(Keyed):
    """A phase of the course from a day on, with the reason; append-only, the newest is where the help stands."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="phases", verbose_name="Hilfe")
    phase = models.CharField("Phase", max_length=20, choices=Phase)
    begins_on = models.DateField("seit")
    reason = models.CharField("Grund", max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Phase einer Hilfe"
        verbose_name_plural = "Phasen einer Hilfe"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="course_phase_known"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="course_phase_has_reason",
                violation_error_message="Begründen Sie, warum die Hilfe in diese Phase geht.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_phase_display()} seit {self.begins_on:%d.%m.%Y}"


class CheckpointKind(models.Model):
    """A checkpoint every residential course begins with; default days after the start (domain.md §6), editable."""

    class Party(models.TextChoices):
        ASD = "asd", "ASD"
        FACILITY = "facility", "Einrichtung"
        FAMILY = "family", "Eltern und Kind"
        WJH = "wjh", "WJH"

    label = models.CharField("Prüfpunkt", max_length=120, unique=True)
    days_after_start = models.PositiveSmallIntegerField("Tage nach Beginn")
    party = models.CharField("zuständig", max_length=10, choices=Party)
    repeats_after_days = models.PositiveSmallIntegerField("wiederholt sich nach Tagen", null=True, blank=True)

    class Meta:
        verbose_name = "Art von Prüfpunkt"
        verbose_name_plural = "Arten von Prüfpunkten"
        ordering = ("days_after_start",)

    def __str__(self) -> str:
        return self.label


class CheckpointQuerySet(models.QuerySet["Checkpoint"]):
    def open(self) -> Self:
        return self.filter(done_on__isnull=True)


class Checkpoint(Keyed):
    """A point in a residential course at which somebody must look again; of a kind, or the worker's own."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="checkpoints", verbose_name="Hilfe")
    kind = models.ForeignKey(CheckpointKind, models.PROTECT, null=True, blank=True, verbose_name="Art")
    label = models.CharField("Was ist zu prüfen?", max_length=120)
    party = models.CharField("Wer ist zuständig?", max_length=10, choices=CheckpointKind.Party)
    due_on = models.DateField("fällig am")
    done_on = models.DateField("erledigt am", null=True, blank=True)
    done_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="erledigt von"
    )
    note = models.CharField("Vermerk", max_length=500, blank=True)

    objects = CheckpointQuerySet.as_manager()

    class Meta:
        verbose_name = "Prüfpunkt"
        verbose_name_plural = "Prüfpunkte"
        ordering = ("due_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["episode", "kind", "due_on"], name="checkpoint_once_per_course"),
            models.CheckConstraint(
                condition=~Q(label=""),
                name="checkpoint_says_what",
                violation_error_message="Sagen Sie, was zu prüfen ist.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=False) | Q(done_by__isnull=True, note=""),
                name="checkpoint_note_of_a_done_one",
                violation_error_message="Einen Vermerk hat nur ein erledigter Prüfpunkt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} am {self.due_on:%d.%m.%Y}"

    def is_overdue_on(self, day: date) -> bool:
        return self.done_on is None and self.due_on < day
