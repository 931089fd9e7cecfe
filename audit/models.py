"""What happened and who read what: keys, not foreign keys, so that the row outlives its object."""

from django.db import models
from django.db.models.functions import Now


class Entry(models.Model):
    """One change: who did what to which object; carries keys and codes, never personal text."""

    at = models.DateTimeField("Zeitpunkt", db_default=Now(), editable=False)
    actor = models.CharField("handelnde Person", max_length=150)
    verb = models.CharField("Vorgang", max_length=60)
    object_key = models.UUIDField("Gegenstand")
    case_key = models.UUIDField("Fall", null=True, blank=True)
    data = models.JSONField("Angaben", default=dict, blank=True)

    class Meta:
        verbose_name = "Nachweis einer Änderung"
        verbose_name_plural = "Nachweise von Änderungen"
        ordering = ("-id",)
        indexes = [models.Index(fields=["case_key", "-id"], name="entry_of_case")]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.actor} {self.verb}"


class Read(models.Model):
    """One view of a page with the content of a case; written in the same request."""

    class Kind(models.TextChoices):
        READ = "read", "gelesen"
        PRINT = "print", "als PDF geöffnet"

    at = models.DateTimeField("Zeitpunkt", db_default=Now(), editable=False)
    actor = models.CharField("lesende Person", max_length=150)
    kind = models.CharField("Art", max_length=10, choices=Kind, default=Kind.READ)
    case_key = models.UUIDField("Fall")
    page = models.CharField("Seite", max_length=100)

    class Meta:
        verbose_name = "Nachweis eines Lesens"
        verbose_name_plural = "Nachweise des Lesens"
        ordering = ("-id",)
        indexes = [models.Index(fields=["case_key", "-id"], name="read_of_case")]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.actor} {self.page}"
