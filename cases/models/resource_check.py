"""The Ressourcencheck: who took part, and what carries, is full, declined or missing (domain.md §2)."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.models.family import Person
from socialspace.models import Topic
from web.models import Keyed


class ResourceCheck(Keyed):
    """A structured search for resources in a wide circle, before help is decided (Ressourcencheck)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="resource_checks", verbose_name="Fall")
    held_on = models.DateField("Datum")
    started_by = models.ForeignKey(User, models.PROTECT, verbose_name="begonnen von")
    completed_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)

    class Meta:
        verbose_name = "Ressourcencheck"
        verbose_name_plural = "Ressourcenchecks"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(completed_at__isnull=True),
                name="resource_check_one_open_per_case",
                violation_error_message="Für diesen Fall läuft schon ein Ressourcencheck.",
            )
        ]

    def __str__(self) -> str:
        return f"Ressourcencheck vom {self.held_on:%d.%m.%Y}"


class CheckParticipant(models.Model):
    """Who took part in a resource check, from which institution."""

    resource_check = models.ForeignKey(
        ResourceCheck, models.CASCADE, related_name="participants", verbose_name="Ressourcencheck"
    )
    name = models.CharField("Name", max_length=120)
    institution = models.CharField("Abteilung oder Einrichtung", max_length=120)

    class Meta:
        verbose_name = "Teilnehmende Person"
        verbose_name_plural = "Teilnehmende"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["resource_check", "name", "institution"],
                name="check_participant_once",
                violation_error_message="Diese Person steht schon auf der Liste.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.institution})"


class FamilyResource(Keyed):
    """One resource: its kind, its level, and whether it carries (domain.md §2)."""

    class Kind(models.TextChoices):
        PERSONAL = "personal", "persönlich"
        SOCIAL = "social", "sozial"
        MATERIAL = "material", "materiell"
        INFRASTRUCTURE = "infrastructure", "infrastrukturell"

    class Level(models.IntegerChoices):
        PERSON = 1, "Person selbst"
        FAMILY = 2, "Familie und Nahestehende"
        SOCIAL_SPACE = 3, "Sozialraum"
        PROFESSIONAL = 4, "Dienste und Einrichtungen"

    class State(models.TextChoices):
        USABLE = "usable", "nutzbar"
        USED = "used", "wird genutzt"
        DECLINED = "declined", "von der Familie abgelehnt"
        FULL = "full", "kein Platz frei"
        MISSING = "missing", "fehlt"

    resource_check = models.ForeignKey(
        ResourceCheck, models.CASCADE, related_name="resources", verbose_name="Ressourcencheck"
    )
    kind = models.CharField("Art", max_length=20, choices=Kind)
    level = models.PositiveSmallIntegerField("Ebene", choices=Level)
    state = models.CharField("Stand", max_length=10, choices=State)
    wording = models.CharField("Ressource", max_length=300)
    named_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, verbose_name="genannt von")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, verbose_name="Thema")

    class Meta:
        verbose_name = "Ressource"
        verbose_name_plural = "Ressourcen"
        ordering = ("kind", "level", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="missing") | Q(topic__isnull=False),
                name="missing_resource_has_topic",
                violation_error_message="Wählen Sie ein Thema: So wird aus dem Fehlenden ein Bedarf des Sozialraums.",
            )
        ]

    def __str__(self) -> str:
        return self.wording
