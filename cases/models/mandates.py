"""Aufträge and Auflagen: what the office expects, and what it demands and controls (domain.md §1)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery

from accounts.models import User
from cases.lifecycle import Area, ConditionState, MandateState
from cases.models.case import Case
from cases.models.classification import Classification
from cases.models.of_case import OfCaseQuerySet
from web.models import Keyed, LocalToday

MANDATE_AREAS = (Area.GREY, Area.DANGER)


class MandateQuerySet(OfCaseQuerySet["Mandate"]):
    def open(self) -> Self:
        return self.filter(state=MandateState.OPEN)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today)

    def for_page(self) -> Self:
        """What is open first, the nearest day first."""
        is_over = models.Case(models.When(state=MandateState.OPEN, then=0), default=1)
        return self.select_related("recorded_by", "ended_by").order_by(is_over, "due_on", "id")


class Mandate(Keyed):
    """An Auftrag: what the office needs clarified or changed; that it happens is expected, the way is negotiable."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="mandates", verbose_name="Fall")
    classification = models.ForeignKey(
        Classification, models.PROTECT, related_name="mandates", verbose_name="beruht auf der Einordnung"
    )
    text = models.TextField("Was soll geklärt oder verändert werden?", max_length=2_000)
    who = models.CharField("Wer soll das tun?", max_length=200)
    why = models.TextField("Warum braucht das Jugendamt das?", max_length=2_000)
    feedback = models.CharField("Wer meldet wem was zurück?", max_length=500)
    given_on = models.DateField("erteilt am")
    due_on = models.DateField("bis wann")
    state = models.CharField("Stand", max_length=12, choices=MandateState, default=MandateState.OPEN)
    reason = models.TextField("Warum?", max_length=2_000, blank=True)
    ended_on = models.DateField("beendet am", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beendet von"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "Auftrag"
        verbose_name_plural = "Aufträge"
        ordering = ("due_on", "id")
        indexes = [models.Index(fields=["due_on"], name="mandate_open_until", condition=Q(state="open"))]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MandateState.values), name="mandate_state_known"),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(who="") & ~Q(why="") & ~Q(feedback=""),
                name="mandate_is_whole",
                violation_error_message="Ein Auftrag sagt, wer was tut, warum, und wer wem was zurückmeldet.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("given_on")),
                name="mandate_due_after_it_was_given",
                violation_error_message="Der Auftrag wäre fällig, bevor er erteilt wurde.",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_on__isnull=True, ended_by__isnull=True, reason="")
                | ~Q(state="open") & Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(reason=""),
                name="mandate_ended_with_reason",
                violation_error_message="Schreiben Sie auf, warum der Auftrag so endet.",
            ),
        ]

    def __str__(self) -> str:
        return f"Auftrag bis {self.due_on:%d.%m.%Y}"


class ConditionQuerySet(OfCaseQuerySet["Condition"]):
    def open(self) -> Self:
        return self.filter(state=ConditionState.HOLDS)

    def overdue(self, today: date) -> Self:
        """Those whose check should have been before today."""
        return self.open().filter(next_check_on__lt=today)

    def with_last_result(self) -> Self:
        """Add what the newest check found."""
        newest = ConditionCheck.objects.filter(condition=OuterRef("pk")).order_by("-on", "-id")
        return self.annotate(last_result=Subquery(newest.values("result")[:1]))

    def for_page(self) -> Self:
        """What holds first, with its checks, the newest first."""
        is_over = models.Case(models.When(state=ConditionState.HOLDS, then=0), default=1)
        checks = ConditionCheck.objects.select_related("by").order_by("-on", "-id")
        rows = self.select_related("recorded_by", "ended_by").with_last_result()
        return rows.prefetch_related(Prefetch("checks", checks)).order_by(is_over, "next_check_on", "id")


class Condition(Keyed):
    """An Auflage: a minimum that is not negotiable, with its control; the only agreement that carries a consequence."""

    class Interval(models.IntegerChoices):
        """Days between two checks."""

        DAILY = 1, "jeden Tag"
        EVERY_OTHER_DAY = 2, "alle zwei Tage"
        WEEKLY = 7, "jede Woche"
        FORTNIGHTLY = 14, "alle zwei Wochen"
        MONTHLY = 28, "alle vier Wochen"

    case = models.ForeignKey(Case, models.PROTECT, related_name="conditions", verbose_name="Fall")
    classification = models.ForeignKey(
        Classification, models.PROTECT, related_name="conditions", verbose_name="beruht auf der Einordnung"
    )
    text = models.TextField("Was muss mindestens gelten?", max_length=2_000)
    who = models.CharField("Wer muss dafür sorgen?", max_length=200)
    control_method = models.CharField("Wie wird kontrolliert?", max_length=500)
    controller = models.CharField("Wer kontrolliert?", max_length=200)
    interval = models.PositiveSmallIntegerField("Wie oft?", choices=Interval)
    is_announced = models.BooleanField("Kontrollen werden angekündigt")
    consequence = models.TextField("Was geschieht, wenn sie nicht erfüllt wird?", max_length=2_000)
    given_on = models.DateField("erteilt am")
    next_check_on = models.DateField("nächste Kontrolle", null=True, blank=True)
    state = models.CharField("Stand", max_length=12, choices=ConditionState, default=ConditionState.HOLDS)
    reason = models.TextField("Warum aufgehoben?", max_length=2_000, blank=True)
    ended_on = models.DateField("aufgehoben am", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="aufgehoben von"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    last_result: str | None  # filled by with_last_result

    objects = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = "Auflage"
        verbose_name_plural = "Auflagen"
        ordering = ("id",)
        indexes = [models.Index(fields=["next_check_on"], name="condition_next_check", condition=Q(state="holds"))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="")
                & ~Q(who="")
                & ~Q(control_method="")
                & ~Q(controller="")
                & ~Q(consequence="")
                & Q(interval__in=(1, 2, 7, 14, 28)),
                name="condition_is_whole",
                violation_error_message="Eine Auflage sagt, wer wofür sorgt, wie, von wem und wie oft kontrolliert "
                "wird und was sonst geschieht.",
            ),
            models.CheckConstraint(
                condition=Q(state="holds", next_check_on__isnull=False, ended_on__isnull=True, ended_by__isnull=True)
                | Q(state="lifted", next_check_on__isnull=True, ended_on__isnull=False, ended_by__isnull=False)
                & ~Q(reason=""),
                name="condition_is_controlled_until_lifted",
                violation_error_message="Schreiben Sie auf, warum die Auflage aufgehoben wird.",
            ),
            models.CheckConstraint(
                condition=Q(next_check_on__isnull=True) | Q(next_check_on__gte=F("given_on")),
                name="condition_checked_after_it_was_given",
                violation_error_message="Die nächste Kontrolle liegt vor dem Tag der Auflage.",
            ),
        ]

    def __str__(self) -> str:
        return f"Auflage vom {self.given_on:%d.%m.%Y}"


class ConditionCheck(Keyed):
    """A check of an Auflage: a dated row that nobody changes."""

    class Result(models.TextChoices):
        FULFILLED = "fulfilled", "erfüllt"
        PARTLY = "partly", "teilweise erfüllt"
        UNFULFILLED = "unfulfilled", "nicht erfüllt"
        IMPOSSIBLE = "impossible", "Kontrolle war nicht möglich"

    condition = models.ForeignKey(Condition, models.PROTECT, related_name="checks", verbose_name="Auflage")
    on = models.DateField("kontrolliert am")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")
    checked_by = models.CharField("Wer hat kontrolliert?", max_length=200)
    result = models.CharField("Ergebnis", max_length=12, choices=Result)
    seen = models.TextField("Was wurde gesehen?", max_length=5_000)
    child_seen = models.BooleanField("Das Kind wurde gesehen")

    class Meta:
        verbose_name = "Kontrolle einer Auflage"
        verbose_name_plural = "Kontrollen von Auflagen"
        ordering = ("-on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=("fulfilled", "partly", "unfulfilled", "impossible")),
                name="condition_check_result_known",
            ),
            models.CheckConstraint(
                condition=~Q(seen="") & ~Q(checked_by=""),
                name="condition_check_says_what_was_seen",
                violation_error_message="Schreiben Sie auf, wer kontrolliert hat und was zu sehen war.",
            ),
            models.CheckConstraint(
                condition=Q(on__lte=LocalToday()),
                name="condition_check_by_today",
                violation_error_message="Die Kontrolle liegt in der Zukunft.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kontrolle vom {self.on:%d.%m.%Y}"


class OverdueNotice(models.Model):
    """Which overdue day the responsible were told about, once; nothing else happens by it."""

    class Kind(models.TextChoices):
        REVIEW = "review", "Überprüfung der Einordnung"
        CHECK = "check", "Kontrolle einer Auflage"
        MANDATE = "mandate", "Auftrag"

    kind = models.CharField("Art", max_length=10, choices=Kind)
    subject = models.UUIDField("Gegenstand")
    due_on = models.DateField("war fällig am")
    told_at = models.DateTimeField("gesagt am")

    class Meta:
        verbose_name = "Hinweis auf Überfälliges"
        verbose_name_plural = "Hinweise auf Überfälliges"
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "due_on"], name="overdue_told_once"),
            models.CheckConstraint(condition=Q(kind__in=("review", "check", "mandate")), name="overdue_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, fällig am {self.due_on:%d.%m.%Y}"
