"""The risk as two professionals see it at one point in time: rows that stay, a new one supersedes (§ 8a Abs. 1)."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from cases.lifecycle import ProtectionResult
from cases.models.protection import OfProcedure, OfProcedureQuerySet
from web.models import Keyed

CONFIRMED_BY = 2  # professionals, never fewer: § 8a Abs. 1 says several


class ProtectionCode(models.Model):
    """What may be chosen in a procedure, as data: measures, kinds of danger, from whom it comes (domain.md §9)."""

    class Kind(models.TextChoices):
        DANGER = "danger", "Art der Gefährdung"
        SOURCE = "source", "Gefährdung geht aus von"
        MEASURE = "measure", "Maßnahme"

    kind = models.CharField("Liste", max_length=10, choices=Kind)
    code = models.SlugField("Schlüssel", max_length=20)
    name = models.CharField("Bezeichnung", max_length=120)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Auswahl im Schutzverfahren"
        verbose_name_plural = "Auswahlen im Schutzverfahren"
        ordering = ("kind", "position", "name")
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="protection_code_once")]

    def __str__(self) -> str:
        return self.name


class RiskAssessmentQuerySet(OfProcedureQuerySet["RiskAssessment"]):
    def current(self) -> Self:
        """The one that holds now; what it superseded stays readable."""
        return self.filter(successor__isnull=True)

    def for_page(self) -> Self:
        """The newest first, with who confirmed."""
        named = models.Prefetch("confirmations", AssessmentConfirmation.objects.select_related("by"))
        return self.select_related("recorded_by").prefetch_related(named, "dangers", "sources").order_by("-id")


class RiskAssessment(OfProcedure):
    """A Gefährdungseinschätzung: what was seen apart from what is assumed; valid when two have confirmed it."""

    assessed_at = models.DateTimeField("eingeschätzt am")
    indicators = models.TextField("Gewichtige Anhaltspunkte", max_length=10_000)
    protective = models.TextField("Was das Kind schützt", max_length=10_000, blank=True)
    assumptions = models.TextField("Vermutungen", max_length=10_000, blank=True)
    unknown = models.TextField("Was wir nicht wissen", max_length=5_000, blank=True)
    dangers = models.ManyToManyField(
        ProtectionCode,
        related_name="+",
        verbose_name="Art der Gefährdung",
        blank=True,
        limit_choices_to={"kind": "danger"},
    )
    sources = models.ManyToManyField(
        ProtectionCode, related_name="+", verbose_name="geht aus von", blank=True, limit_choices_to={"kind": "source"}
    )
    with_adviser = models.BooleanField("insoweit erfahrene Fachkraft beraten")
    adviser = models.CharField("wer", max_length=200, blank=True)
    level = models.CharField("Einschätzung", max_length=10, choices=ProtectionResult)
    conclusion = models.TextField("Begründung", max_length=5_000)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="successor", null=True, blank=True, verbose_name="löst ab"
    )

    objects = RiskAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Gefährdungseinschätzung"
        verbose_name_plural = "Gefährdungseinschätzungen"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=Q(level__in=ProtectionResult.values), name="assessment_level_known"),
            models.CheckConstraint(
                condition=~Q(indicators="") & ~Q(conclusion=""),
                name="assessment_has_words",
                violation_error_message="Eine Einschätzung nennt Anhaltspunkte und eine Begründung.",
            ),
            models.CheckConstraint(
                condition=Q(assessed_at__lte=Now()),
                name="assessment_by_now",
                violation_error_message="Die Einschätzung liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(with_adviser=True) & ~Q(adviser="") | Q(with_adviser=False, adviser=""),
                name="assessment_names_its_adviser",
                violation_error_message="Nennen Sie die insoweit erfahrene Fachkraft, oder wählen Sie „nein“.",
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(replaces__isnull=True),
                name="assessment_first_once",
                violation_error_message="Inzwischen gibt es eine erste Einschätzung. Laden Sie die Seite neu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Gefährdungseinschätzung vom {self.assessed_at:%d.%m.%Y}"

    @property
    def confirmed_by(self) -> list[User]:
        """Who confirmed it, in the order they did; needs a row from `for_page`."""
        return [row.by for row in self.confirmations.all()]

    @property
    def is_confirmed(self) -> bool:
        return len(self.confirmed_by) >= CONFIRMED_BY


class AssessmentConfirmation(Keyed):
    """One professional confirms an assessment from their own sign-in, with what they see differently."""

    assessment = models.ForeignKey(
        RiskAssessment, models.PROTECT, related_name="confirmations", verbose_name="Einschätzung"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="bestätigt von")
    at = models.DateTimeField("bestätigt am")
    dissent = models.TextField("abweichende Sicht", max_length=2_000, blank=True)

    class Meta:
        verbose_name = "Bestätigung einer Einschätzung"
        verbose_name_plural = "Bestätigungen von Einschätzungen"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "by"],
                name="assessment_confirmed_once_each",
                violation_error_message="Sie haben diese Einschätzung schon bestätigt.",
            )
        ]

    def __str__(self) -> str:
        return f"Bestätigung {self.pk}"
