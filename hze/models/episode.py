"""A help from its beginning to its end, and how its scope changes in between."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import ASD_AND_WJH, User
from cases.models import Case, StatCode
from hze.lifecycle import HelpForm
from hze.models.corridor import Corridor
from hze.models.kinds import HelpKind, HelpModule, PlaceKind
from socialspace.models import DateRange, Organisation, TeamMembership
from web.models import Keyed


class HelpEpisodeQuerySet(models.QuerySet["HelpEpisode"]):
    def visible_to(self, user: User) -> Self:
        """Helps of the teams an ASD or WJH colleague belongs to; nobody else sees one (domain.md §11.1)."""
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        return self.filter(case__area__in=TeamMembership.objects.areas_of(user))

    def of_form(self, form: HelpForm) -> Self:
        return self.filter(help_kind__form=form)

    def running(self) -> Self:
        """Those whose end was not decided, or lies ahead."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=timezone.localdate()))

    def for_list(self) -> Self:
        of_case = ("case__child", "case__family", "case__area")
        return self.select_related(*of_case, "help_kind", "end_code", "provider").order_by("begins_on", "id")

    def with_costs(self) -> Self:
        """With all that reckons what a help costs."""
        return self.select_related("help_kind", "provider", "case__area").prefetch_related(
            "segments", "statements", "placements", "contributions", "reimbursements", "jurisdictions"
        )

    def between(self, begins_on: date, ends_on: date) -> Self:
        """Those that run on at least one of these days."""
        return self.annotate(last=Coalesce("ended_on", "ends_on")).filter(begins_on__lte=ends_on, last__gte=begins_on)

    def with_scope(self, on: date) -> Self:
        """With `scope_minutes`, the minutes per week of this day: of the newest segment that runs, else as begun."""
        running = HelpSegment.objects.in_force(on, until=OuterRef("ends_on")).filter(episode=OuterRef("pk"))
        newest = Subquery(running.values("minutes_per_week")[:1])
        return self.annotate(scope_minutes=Coalesce(newest, "minutes_per_week"))


class HelpEpisode(Keyed):
    """A help from its beginning to its end, opened by a decision."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="helps", verbose_name="Fall")
    help_kind = models.ForeignKey(HelpKind, models.PROTECT, related_name="episodes", verbose_name="Hilfeart")
    decision_key = models.UUIDField("Beschluss", unique=True)
    # ambulatory: whom the family has chosen; residential: whose facility it is
    provider = models.ForeignKey(
        Organisation, models.PROTECT, related_name="helps", null=True, blank=True, verbose_name="Träger"
    )
    begins_on = models.DateField("Beginn")
    ends_on = models.DateField("befristet bis")
    minutes_per_week = models.PositiveIntegerField("Minuten je Woche", null=True, blank=True)
    frame_minutes_per_week = models.PositiveIntegerField("Rahmen in Minuten je Woche", null=True, blank=True)
    # the corridor of a residential help: what the commission allows it to become without a new decision
    place_kinds = models.ManyToManyField(PlaceKind, related_name="+", blank=True, verbose_name="erlaubte Plätze")
    modules = models.ManyToManyField(HelpModule, related_name="+", blank=True, verbose_name="Bausteine")
    frame_monthly_cents = models.PositiveIntegerField("Kostenrahmen in Cent im Monat", null=True, blank=True)
    started_on = models.DateField("tatsächlich begonnen am", null=True, blank=True)  # by the provider, in its hours
    ended_on = models.DateField("beendet am", null=True, blank=True)
    end_reason = models.CharField("Grund des Endes", max_length=500, blank=True)
    end_code = models.ForeignKey(
        StatCode, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Grund der Beendigung"
    )

    objects = HelpEpisodeQuerySet.as_manager()

    class Meta:
        verbose_name = "Hilfe"
        verbose_name_plural = "Hilfen"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("begins_on")),
                name="help_ends_after_it_begins",
                violation_error_message="Das Ende der Hilfe liegt nicht nach ihrem Beginn.",
            ),
            ExclusionConstraint(
                name="help_no_overlap_of_kind",
                expressions=[
                    (DateRange("begins_on", Coalesce("ended_on", "ends_on")), RangeOperators.OVERLAPS),
                    ("case", RangeOperators.EQUAL),
                    ("help_kind", RangeOperators.EQUAL),
                ],
                violation_error_message="Diese Hilfe läuft in dieser Zeit schon. Ändern oder verlängern Sie sie.",
            ),
            models.CheckConstraint(
                condition=Q(started_on__isnull=True) | Q(started_on__gte=F("begins_on")),
                name="help_started_when_granted",
                violation_error_message="Vor dem bewilligten Beginn beginnt der Träger nicht.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="help_ended_with_reason",
                violation_error_message="Nennen Sie den Grund, aus dem die Hilfe endet.",
            ),
            models.CheckConstraint(
                condition=Q(end_code__isnull=True) | Q(ended_on__isnull=False),
                name="help_end_code_of_an_end",
                violation_error_message="Einen Grund der Beendigung hat nur eine Hilfe, die endet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.help_kind_id} ab {self.begins_on:%d.%m.%Y}"

    @property
    def last_day(self) -> date:
        """The day that was decided as its end, else the last day it was granted for."""
        return self.ended_on or self.ends_on

    @property
    def corridor(self) -> Corridor:
        """What it may become without a new decision, as the commission allowed it; asks the database."""
        return Corridor(list(self.place_kinds.all()), list(self.modules.all()), self.frame_monthly_cents)

    def scope_on(self, day: date) -> int | None:
        """The minutes per week of a day; asks the database."""
        newest = HelpSegment.objects.in_force(day, until=self.ends_on).filter(episode=self).first()
        return newest.minutes_per_week if newest and newest.minutes_per_week else self.minutes_per_week

    def is_over_on(self, day: date) -> bool:
        """Whether its end was decided and has passed; a help whose time runs out waits for a decision."""
        return self.ended_on is not None and self.ended_on < day

    @property
    def is_over(self) -> bool:
        return self.is_over_on(timezone.localdate())

    @property
    def has_run_out(self) -> bool:
        """Whether the time it was granted for is over and nobody has decided how it goes on."""
        return self.ended_on is None and self.ends_on < timezone.localdate()


class HelpSegmentQuerySet(models.QuerySet["HelpSegment"]):
    def in_force(self, day: date, *, until: date | OuterRef) -> Self:
        """Those that have begun by this day, the newest first; one that reaches to the help's end (`until`) stays."""
        running = Q(ends_on__gte=day) | Q(ends_on__gte=until)
        return self.filter(running, begins_on__lte=day).order_by("-begins_on", "-id")


class HelpSegment(Keyed):
    """A change of a running help: inside its frame by the worker, outside by a decision of its own."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="segments", verbose_name="Hilfe")
    begins_on = models.DateField("ab")
    ends_on = models.DateField("befristet bis")
    minutes_per_week = models.PositiveIntegerField("Minuten je Woche", null=True, blank=True)
    place_kind = models.ForeignKey(
        PlaceKind, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Art des Platzes"
    )
    modules = models.ManyToManyField(HelpModule, related_name="+", blank=True, verbose_name="Bausteine")
    monthly_cents = models.PositiveIntegerField("Kosten in Cent im Monat", null=True, blank=True)
    reason = models.CharField("Grund", max_length=500)
    decision_key = models.UUIDField("Beschluss", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    objects = HelpSegmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Abschnitt einer Hilfe"
        verbose_name_plural = "Abschnitte einer Hilfe"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="segment_ends_after_it_begins",
                violation_error_message="Das Ende liegt vor dem Beginn der Änderung.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="segment_has_reason",
                violation_error_message="Begründen Sie die Änderung.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.episode_id} ab {self.begins_on:%d.%m.%Y}"
