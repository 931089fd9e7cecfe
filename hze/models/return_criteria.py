"""How one sees that a return can be: criteria with state and evidence, who does what until when, and trials."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat

from accounts.models import User
from hze.lifecycle import CriterionLevel
from hze.models.return_plan import ReturnPlan
from socialspace.models import DateRange
from web.models import Keyed, LocalToday


class CriterionKind(models.Model):
    """A criterion every return plan begins with (domain.md §6); editable data."""

    class Reckoned(models.TextChoices):
        TYPED = "", "wird eingeschätzt"
        PROTECTION = "protection", "aus den Schutzverfahren"
        AREA = "area", "aus der Falleinordnung"

    label = models.CharField("Kriterium", max_length=120, unique=True)
    hint = models.CharField("Worauf achten wir?", max_length=200, blank=True)
    reckoned = models.CharField("woher", max_length=10, choices=Reckoned, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Art von Rückkehrkriterium"
        verbose_name_plural = "Arten von Rückkehrkriterien"
        ordering = ("position", "label")
        constraints = [
            models.CheckConstraint(
                condition=Q(reckoned__in=("", "protection", "area")), name="criterion_kind_reckoned_known"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ReturnCriterionQuerySet(models.QuerySet["ReturnCriterion"]):
    def with_level(self) -> Self:
        """With `level`, `evidence`, `seen_on` and `seen_by` of the newest row; None where nobody has said anything."""
        newest = CriterionState.objects.filter(criterion=OuterRef("pk")).order_by("-id")
        return self.select_related("kind").annotate(
            level=Subquery(newest.values("level")[:1]),
            evidence=Subquery(newest.values("evidence")[:1]),
            seen_on=Subquery(newest.values("seen_on")[:1]),
            seen_by=Subquery(newest.values(name=Concat("by__first_name", Value(" "), "by__last_name"))[:1]),
        )


class ReturnCriterion(Keyed):
    """One thing by which this family, child and office see that a return can be; of a kind, or their own."""

    plan = models.ForeignKey(ReturnPlan, models.PROTECT, related_name="criteria", verbose_name="Rückkehrplan")
    kind = models.ForeignKey(CriterionKind, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Art")
    label = models.CharField("Woran erkennen wir es?", max_length=120)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    objects = ReturnCriterionQuerySet.as_manager()

    class Meta:
        verbose_name = "Rückkehrkriterium"
        verbose_name_plural = "Rückkehrkriterien"
        ordering = ("position", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(label=""),
                name="criterion_says_what",
                violation_error_message="Sagen Sie, woran Sie es erkennen.",
            ),
            models.UniqueConstraint(
                fields=["plan", "label"],
                name="criterion_once_per_plan",
                violation_error_message="Dieses Kriterium steht schon im Plan.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def reckoned(self) -> str:
        """Where its state comes from when nobody types it; needs the kind fetched."""
        return self.kind.reckoned if self.kind else ""


class CriterionState(Keyed):
    """How a criterion stood on a day, by what one sees it and who said so; a new row each time, never changed."""

    criterion = models.ForeignKey(ReturnCriterion, models.PROTECT, related_name="states", verbose_name="Kriterium")
    level = models.CharField("Stand", max_length=10, choices=CriterionLevel)
    evidence = models.CharField("Woran sehen Sie das?", max_length=1_000)
    seen_on = models.DateField("gesehen am")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    class Meta:
        verbose_name = "Stand eines Rückkehrkriteriums"
        verbose_name_plural = "Stände von Rückkehrkriterien"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(level__in=CriterionLevel.values), name="criterion_level_known"),
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="criterion_state_has_evidence",
                violation_error_message="Sagen Sie, woran Sie das sehen.",
            ),
            models.CheckConstraint(
                condition=Q(seen_on__lte=LocalToday()),
                name="criterion_seen_by_today",
                violation_error_message="Der Tag kommt erst noch. Nennen Sie den, an dem Sie es gesehen haben.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} am {self.seen_on:%d.%m.%Y}"


class ReturnStep(Keyed):
    """Who does what until when for a return."""

    class Party(models.TextChoices):
        ASD = "asd", "ASD"
        PARENTS = "parents", "Eltern"
        CHILD = "child", "Kind"
        FACILITY = "facility", "Einrichtung"
        AFTER_CARE = "after_care", "Nachbetreuung"

    plan = models.ForeignKey(ReturnPlan, models.PROTECT, related_name="steps", verbose_name="Rückkehrplan")
    what = models.CharField("Was ist zu tun?", max_length=300)
    party = models.CharField("Wer?", max_length=10, choices=Party)
    due_on = models.DateField("bis")
    done_on = models.DateField("getan am", null=True, blank=True)
    done_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="eingetragen von"
    )

    class Meta:
        verbose_name = "Schritt zur Rückkehr"
        verbose_name_plural = "Schritte zur Rückkehr"
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="return_step_says_what",
                violation_error_message="Sagen Sie, was zu tun ist.",
            ),
            models.CheckConstraint(
                condition=Q(party__in=["asd", "parents", "child", "facility", "after_care"]),
                name="return_step_party_known",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_by__isnull=False, done_on__lte=LocalToday()),
                name="return_step_done_by_today",
                violation_error_message="Dieser Tag kommt erst noch. Nennen Sie den, an dem es getan war.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()} bis {self.due_on:%d.%m.%Y}"

    def is_overdue_on(self, day: date) -> bool:
        return self.done_on is None and self.due_on < day


class TrialPhase(Keyed):
    """Days at home that try the return out, from a day to a day; afterwards its result and what follows."""

    class Kind(models.TextChoices):
        DAY = "day", "Tag"
        WEEKEND = "weekend", "Wochenende"
        WEEK = "week", "Woche"
        LONGER = "longer", "länger"

    class Result(models.TextChoices):
        GOOD = "good", "gelungen"
        MIXED = "mixed", "teilweise gelungen"
        BROKEN = "broken", "abgebrochen"
        NOT_HELD = "not_held", "fand nicht statt"

    plan = models.ForeignKey(ReturnPlan, models.PROTECT, related_name="trials", verbose_name="Rückkehrplan")
    kind = models.CharField("Art", max_length=10, choices=Kind)
    begins_on = models.DateField("von")
    ends_on = models.DateField("bis")
    result = models.CharField("Ergebnis", max_length=10, choices=Result, blank=True)
    words = models.CharField("Wie war es?", max_length=1_000, blank=True)
    follows = models.CharField("Was folgt daraus?", max_length=500, blank=True)
    evaluated_on = models.DateField("ausgewertet am", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Probephase"
        verbose_name_plural = "Probephasen"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="trial_ends_after_it_begins",
                violation_error_message="Die Probephase endet vor ihrem Beginn.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["day", "weekend", "week", "longer"])
                & Q(result__in=["", "good", "mixed", "broken", "not_held"]),
                name="trial_choices_known",
            ),
            models.CheckConstraint(
                condition=Q(result="", words="", follows="", evaluated_on__isnull=True)
                | (Q(evaluated_on__isnull=False) & ~Q(result="") & ~Q(words="") & ~Q(follows="")),
                name="trial_evaluated_says_what_follows",
                violation_error_message="Sagen Sie, wie es war und was daraus folgt.",
            ),
            ExclusionConstraint(
                name="trial_no_overlap",
                expressions=[
                    (DateRange("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                    ("plan", RangeOperators.EQUAL),
                ],
                condition=~Q(result="not_held"),
                violation_error_message="In dieser Zeit ist schon eine Probephase eingetragen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins_on:%d.%m.%Y} bis {self.ends_on:%d.%m.%Y}"

    def has_begun_on(self, day: date) -> bool:
        return self.begins_on <= day
