"""The course of a residential help: its checkpoints."""

from django.db import models

from hze.models.episode import HelpEpisode
from web.models import Keyed


class CheckpointKind(models.Model):
    """A checkpoint every residential course begins with; default days after the start (domain.md §6), editable."""

    class Party(models.TextChoices):
        ASD = "asd", "ASD"
        FACILITY = "facility", "Einrichtung"
        WJH = "wjh", "WJH"

    label = models.CharField("Prüfpunkt", max_length=120, unique=True)
    days_after_start = models.PositiveSmallIntegerField("Tage nach Beginn")
    party = models.CharField("zuständig", max_length=10, choices=Party)

    class Meta:
        verbose_name = "Art von Prüfpunkt"
        verbose_name_plural = "Arten von Prüfpunkten"
        ordering = ("days_after_start",)

    def __str__(self) -> str:
        return self.label


class Checkpoint(Keyed):
    """A point in a residential course at which somebody must look again."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="checkpoints", verbose_name="Hilfe")
    kind = models.ForeignKey(CheckpointKind, models.PROTECT, verbose_name="Prüfpunkt")
    due_on = models.DateField("fällig am")
    done_on = models.DateField("erledigt am", null=True, blank=True)

    class Meta:
        verbose_name = "Prüfpunkt"
        verbose_name_plural = "Prüfpunkte"
        ordering = ("due_on", "id")
        constraints = [models.UniqueConstraint(fields=["episode", "kind"], name="checkpoint_once_per_course")]

    def __str__(self) -> str:
        return f"{self.kind_id} am {self.due_on:%d.%m.%Y}"
