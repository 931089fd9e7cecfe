"""The kinds of help; editable data."""

from django.db import models
from django.db.models import Q

from hze.lifecycle import HelpForm


class HelpKind(models.Model):
    """A kind of Hilfe zur Erziehung with its section and statistics code (domain.md §4.2); editable data."""

    section = models.CharField("Paragraf", max_length=20)
    name = models.CharField("Name", max_length=120)
    form = models.CharField("Form", max_length=20, choices=HelpForm)
    statistics_code = models.CharField("Schlüssel der Statistik", max_length=4)

    class Meta:
        verbose_name = "Hilfeart"
        verbose_name_plural = "Hilfearten"
        ordering = ("statistics_code",)
        constraints = [
            models.UniqueConstraint(fields=["section", "name"], name="help_kind_once"),
            models.CheckConstraint(condition=Q(form__in=HelpForm.values), name="help_kind_form_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.section} SGB\N{NO-BREAK SPACE}VIII)"


class PlaceKind(models.Model):
    """A kind of place a child lives in during a residential help; editable data."""

    name = models.CharField("Art des Platzes", max_length=80, unique=True)
    is_home = models.BooleanField("zu Hause", default=False)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Art von Platz"
        verbose_name_plural = "Arten von Plätzen"
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name


class HelpModule(models.Model):
    """What a residential help may add beside the place, such as Elternarbeit; editable data."""

    name = models.CharField("Baustein", max_length=80, unique=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Baustein einer Hilfe"
        verbose_name_plural = "Bausteine einer Hilfe"
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name
