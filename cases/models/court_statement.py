"""The statement of the office for the family court: a draft, then signed by the lead and frozen as paper."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.models.case import Case
from cases.models.protection import OfProcedure, OfProcedureQuerySet
from web.models import StoredFile


class CourtStatementQuerySet(OfProcedureQuerySet["CourtStatement"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may see the case: the second of WJH reads the procedure, and not what the file adds for the court."""
        return self.filter(procedure__case__in=Case.objects.visible_to(user))

    def for_page(self) -> Self:
        """The newest first, with who wrote and signed."""
        related = ("procedure__child", "procedure__case__area", "procedure__case__child", "recorded_by", "signed_by")
        return self.select_related(*related, "file").defer("file__content").order_by("-id")


class CourtStatement(OfProcedure):
    """What the family court gets to read: chosen from the procedure, reduced, signed by a lead (domain.md §4.1)."""

    court = models.CharField("Gericht", max_length=200)
    request = models.TextField("Anlass und was das Jugendamt anregt", max_length=10_000)
    assessment = models.TextField("Fachliche Stellungnahme", max_length=20_000, blank=True)
    chosen = models.JSONField("was hineinkommt", default=list, blank=True)
    guardian = models.BooleanField("Verfahrensbeistand", default=False)
    expert = models.BooleanField("Gutachten", default=False)
    interpreter = models.CharField("Dolmetschen für welche Sprache", max_length=100, blank=True)
    separate = models.BooleanField("getrennte Anhörung", default=False)
    separate_reason = models.CharField("warum getrennt", max_length=500, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)
    signed_at = models.DateTimeField("unterschrieben am", null=True, blank=True)
    signed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="unterschrieben von"
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="unterschriebenes Papier"
    )

    objects = CourtStatementQuerySet.as_manager()

    class Meta:
        verbose_name = "Stellungnahme für das Familiengericht"
        verbose_name_plural = "Stellungnahmen für das Familiengericht"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(court="") & ~Q(request=""),
                name="court_statement_has_words",
                violation_error_message="Eine Stellungnahme nennt das Gericht und was das Jugendamt anregt.",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True, file__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False, file__isnull=False),
                name="court_statement_signed_with_paper",
                violation_error_message="Eine unterschriebene Stellungnahme hat Tag, Person und Papier.",
            ),
            models.CheckConstraint(
                condition=Q(separate=True) & ~Q(separate_reason="") | Q(separate=False, separate_reason=""),
                name="court_statement_says_why_separate",
                violation_error_message="Begründen Sie, warum getrennt angehört werden soll.",
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(signed_at__isnull=True),
                name="court_statement_one_draft",
                violation_error_message="Es gibt schon einen Entwurf. Schreiben Sie an ihm weiter.",
            ),
        ]

    def __str__(self) -> str:
        return f"Stellungnahme {self.pk}"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None
