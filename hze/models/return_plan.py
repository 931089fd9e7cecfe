"""The return of a child to its family, planned from the first day of a residential help (domain.md §6)."""

from typing import Self

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When

from accounts.models import User
from hze.lifecycle import Outlook
from hze.models.course import Checkpoint
from hze.models.episode import HelpEpisode, HelpEpisodeQuerySet
from hze.models.perspective import Perspective
from socialspace.models import Organisation
from web.models import Keyed, LocalToday


def with_open_since(helps: HelpEpisodeQuerySet) -> HelpEpisodeQuerySet:
    """Add `open_since`: since when the perspective is open, None once it is clarified; without any, from the start."""
    of_help = Perspective.objects.filter(episode=OuterRef("pk")).order_by("-id")
    clarified = of_help.exclude(outlook=Outlook.OPEN)
    reopened = Perspective.objects.filter(episode=OuterRef("pk"), outlook=Outlook.OPEN, id__gt=OuterRef("clarified_id"))
    return helps.annotate(clarified_id=Subquery(clarified.values("id")[:1])).annotate(
        open_since=Case(
            When(clarified_id__isnull=True, then=F("begins_on")),
            default=Subquery(reopened.order_by("id").values("clarified_on")[:1]),
        )
    )


class ReturnPlan(Keyed):
    """The plan of one residential help: who cares for the family afterwards; its goal and criteria are rows of it."""

    episode = models.OneToOneField(HelpEpisode, models.PROTECT, related_name="return_plan", verbose_name="Hilfe")
    after_care = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Nachbetreuung durch"
    )
    after_care_minutes = models.PositiveIntegerField("Minuten Nachbetreuung je Woche", null=True, blank=True)
    after_care_waived = models.CharField("keine Nachbetreuung, weil", max_length=500, blank=True)

    class Meta:
        verbose_name = "Rückkehrplan"
        verbose_name_plural = "Rückkehrpläne"
        constraints = [
            models.CheckConstraint(
                condition=Q(after_care__isnull=True, after_care_minutes__isnull=True)
                | Q(after_care__isnull=False, after_care_minutes__gt=0, after_care_waived=""),
                name="after_care_or_its_waiver",
                violation_error_message="Nennen Sie Träger und Stunden der Nachbetreuung, oder warum es keine braucht.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rückkehrplan {self.episode_id}"

    @property
    def has_after_care(self) -> bool:
        """Whether after-care is agreed, or somebody said why none is needed."""
        return self.after_care_id is not None or bool(self.after_care_waived)


class ReturnGoalQuerySet(models.QuerySet["ReturnGoal"]):
    def newest_first(self) -> Self:
        """What holds today comes first."""
        return self.select_related("by").order_by("-id")


class ReturnGoal(Keyed):
    """What the return aims at and when, or why none is planned at present; a new row each time, never changed."""

    plan = models.ForeignKey(ReturnPlan, models.PROTECT, related_name="goals", verbose_name="Rückkehrplan")
    goal = models.CharField("Ziel der Rückkehr", max_length=1_000, blank=True)
    planned_on = models.DateField("geplanter Tag", null=True, blank=True)
    absence = models.CharField("keine Rückkehr geplant, weil", max_length=1_000, blank=True)
    decided_with = models.CharField("entschieden mit", max_length=200, blank=True)
    look_again_on = models.DateField("wieder ansehen am", null=True, blank=True)
    reason = models.CharField("Grund der Änderung", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    objects = ReturnGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "Ziel der Rückkehr"
        verbose_name_plural = "Ziele der Rückkehr"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=(
                    ~Q(goal="") & Q(planned_on__isnull=False, absence="", decided_with="", look_again_on__isnull=True)
                )
                | (
                    Q(goal="", planned_on__isnull=True, look_again_on__isnull=False)
                    & ~Q(absence="")
                    & ~Q(decided_with="")
                ),
                name="return_goal_or_its_absence",
                violation_error_message="Nennen Sie Ziel und Tag der Rückkehr, oder warum keine geplant ist, wer das "
                "mit wem entschieden hat und wann Sie wieder hinsehen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rückkehr am {self.planned_on:%d.%m.%Y}" if self.planned_on else "Keine Rückkehr geplant"


class HomeReturnQuerySet(models.QuerySet["HomeReturn"]):
    def holding(self) -> Self:
        """Those that did not fail."""
        return self.filter(failed_on__isnull=True)


class HomeReturn(Keyed):
    """A child is back with its family from a day on; when that does not hold, until which day and why."""

    plan = models.ForeignKey(ReturnPlan, models.PROTECT, related_name="returns", verbose_name="Rückkehrplan")
    returned_on = models.DateField("Tag der Rückkehr")
    despite = models.CharField("trotz offener Kriterien, weil", max_length=1_000, blank=True)
    checkpoints = models.ManyToManyField(Checkpoint, related_name="+", blank=True, verbose_name="Nachbetreuung")
    failed_on = models.DateField("wieder in der Einrichtung seit", null=True, blank=True)
    failed_reason = models.CharField("warum sie nicht hielt", max_length=1_000, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    objects = HomeReturnQuerySet.as_manager()

    class Meta:
        verbose_name = "Rückkehr"
        verbose_name_plural = "Rückkehren"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_on__lte=LocalToday()),
                name="return_has_happened",
                violation_error_message="Tragen Sie die Rückkehr an dem Tag ein, an dem das Kind zu Hause ist.",
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(failed_on__isnull=True),
                name="return_one_at_a_time",
                violation_error_message="Die Rückkehr ist schon eingetragen.",
            ),
            models.CheckConstraint(
                condition=Q(failed_on__isnull=True, failed_reason="")
                | (Q(failed_on__gte=F("returned_on")) & ~Q(failed_reason="")),
                name="return_failed_with_reason",
                violation_error_message="Nennen Sie einen Tag nach der Rückkehr und warum sie nicht hielt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rückkehr am {self.returned_on:%d.%m.%Y}"
