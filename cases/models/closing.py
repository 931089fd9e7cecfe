"""The end of a case, its look back, what the statistics may know by then, and why it began again."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cases.models.case import Case
from web.models import Keyed, LocalToday


class StatCodeQuerySet(models.QuerySet["StatCode"]):
    def valid_in(self, year: int) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=year), valid_from__lte=year)

    def of_field(self, field: str) -> Self:
        return self.filter(survey=StatCode.HELPS, field=field)


class StatCode(models.Model):
    """A code of the official statistics with the years in which it is valid (domain.md §9); editable data."""

    class Field(models.TextChoices):
        REASON = "reason", "Grund der Hilfe"
        END_REASON = "end_reason", "Grund der Beendigung"
        NEXT_STAY = "next_stay", "anschließender Aufenthalt"
        NEXT_HELP = "next_help", "nachfolgende Hilfe"
        SITUATION = "situation", "Situation in der Herkunftsfamilie"

    HELPS = "I1"  # Erzieherische Hilfe, Eingliederungshilfe, Hilfe für junge Volljährige

    survey = models.CharField("Erhebung", max_length=4, default=HELPS)
    field = models.CharField("Merkmal", max_length=20, choices=Field)
    code = models.CharField("Schlüssel", max_length=4)
    label = models.CharField("Bezeichnung", max_length=200)
    valid_from = models.PositiveSmallIntegerField("gültig ab Jahr")
    valid_to = models.PositiveSmallIntegerField("gültig bis Jahr", null=True, blank=True)

    objects = StatCodeQuerySet.as_manager()

    class Meta:
        verbose_name = "Schlüssel der Statistik"
        verbose_name_plural = "Schlüssel der Statistik"
        ordering = ("survey", "field", "code")
        constraints = [
            models.UniqueConstraint(fields=["survey", "field", "code", "valid_from"], name="stat_code_once"),
            models.CheckConstraint(
                condition=Q(field__in=["reason", "end_reason", "next_stay", "next_help", "situation"]),
                name="stat_code_field_known",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="stat_code_ends_after_it_begins",
                violation_error_message="Das letzte Jahr liegt vor dem ersten.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ClosingQuerySet(models.QuerySet["Closing"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may know of the case."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def newest_first(self) -> Self:
        return self.select_related("closed_by", "reopening__reopened_by").order_by("-id")


class Closing(Keyed):
    """A case ended: why, what was achieved, what the child and the parents say at the end; never changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="closings", verbose_name="Fall")
    closed_on = models.DateField("abgeschlossen am")
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="abgeschlossen von")
    reason = models.CharField("Grund", max_length=20, choices=Case.CloseReason)
    reason_words = models.CharField("Grund in Worten", max_length=300, blank=True)
    achieved = models.TextField("Was wurde erreicht?", max_length=5_000, blank=True)
    helped = models.TextField("Was hat geholfen?", max_length=5_000, blank=True)
    child_says = models.TextField("Was sagt das Kind am Ende?", max_length=5_000, blank=True)
    parents_say = models.TextField("Was sagen die Eltern am Ende?", max_length=5_000, blank=True)
    stays_contact = models.CharField("Wer bleibt ansprechbar?", max_length=300, blank=True)
    ask_again_on = models.DateField("Nachfrage am", null=True, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = "Abschluss"
        verbose_name_plural = "Abschlüsse"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=Case.CloseReason.values), name="closing_reason_known"),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(reason_words=""),
                name="closing_other_reason_has_words",
                violation_error_message="Schreiben Sie bei „anderer Grund“ auf, welcher.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__lte=LocalToday()),
                name="closing_by_today",
                violation_error_message="Der Abschluss liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(ask_again_on__isnull=True) | Q(ask_again_on__gt=F("closed_on")),
                name="closing_asks_again_later",
                violation_error_message="Die Nachfrage liegt nicht nach dem Abschluss.",
            ),
        ]

    def __str__(self) -> str:
        return f"Abschluss vom {self.closed_on:%d.%m.%Y}"


class ClosingFact(models.Model):
    """One feature of the statistics known at the end; what is not known yet has no row."""

    MAX_REASONS = 3

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="facts", verbose_name="Abschluss")
    field = models.CharField("Merkmal", max_length=20, choices=StatCode.Field)
    rank = models.PositiveSmallIntegerField("Rang", default=1)
    code = models.ForeignKey(StatCode, models.PROTECT, related_name="+", verbose_name="Schlüssel")

    class Meta:
        verbose_name = "Merkmal der Statistik"
        verbose_name_plural = "Merkmale der Statistik"
        ordering = ("closing", "field", "rank")
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "field", "rank"],
                name="closing_fact_once",
                violation_error_message="Dieses Merkmal steht schon da.",
            ),
            models.UniqueConstraint(
                fields=["closing", "code"],
                name="closing_code_once",
                violation_error_message="Nennen Sie jeden Grund nur einmal.",
            ),
            models.CheckConstraint(
                condition=Q(rank=1) | Q(field="reason", rank__range=(1, 3)),
                name="closing_fact_only_reasons_are_ranked",
                violation_error_message="Nur Gründe haben einen Rang, höchstens drei.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.rank}: {self.code_id}"


class Reopening(Keyed):
    """A closed case began again, with the reason; never changed."""

    class Reason(models.TextChoices):
        REPORT = "report", "neue Meldung"
        REQUEST = "request", "die Familie bittet um Hilfe"
        NEWS = "news", "neue Erkenntnisse"
        MISTAKE = "mistake", "zu früh abgeschlossen"
        OTHER = "other", "anderer Grund"

    closing = models.OneToOneField(Closing, models.PROTECT, related_name="reopening", verbose_name="Abschluss")
    reopened_on = models.DateField("wieder geöffnet am")
    reopened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="wieder geöffnet von")
    reason = models.CharField("Grund", max_length=20, choices=Reason)
    reason_words = models.CharField("Grund in Worten", max_length=300, blank=True)

    class Meta:
        verbose_name = "Wiederaufnahme"
        verbose_name_plural = "Wiederaufnahmen"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=["report", "request", "news", "mistake", "other"]), name="reopening_reason_known"
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(reason_words=""),
                name="reopening_other_reason_has_words",
                violation_error_message="Schreiben Sie bei „anderer Grund“ auf, welcher.",
            ),
            models.CheckConstraint(
                condition=Q(reopened_on__lte=LocalToday()),
                name="reopening_by_today",
                violation_error_message="Die Wiederaufnahme liegt in der Zukunft.",
            ),
        ]

    def __str__(self) -> str:
        return f"Wiederaufnahme vom {self.reopened_on:%d.%m.%Y}"
