"""Ziele: the family's own, from the direction over a small checkable state to who does what (domain.md §2)."""

from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q

from accounts.models import User
from cases.lifecycle import GoalState
from cases.models.case import Case
from cases.models.family import Person
from cases.models.of_case import OfCaseQuerySet
from web.models import Keyed, LocalToday

NEEDS_REASON = (GoalState.PARTLY, GoalState.MISSED, GoalState.DROPPED)


def _ends() -> Q:
    """Open and without an end, or ended on a day by somebody."""
    return Q(state="open", ended_on__isnull=True, ended_by__isnull=True) | ~Q(state="open") & Q(
        ended_on__isnull=False, ended_by__isnull=False
    )


class DirectionGoalQuerySet(OfCaseQuerySet["DirectionGoal"]):
    def open(self) -> Self:
        return self.filter(state=GoalState.OPEN)

    def for_page(self) -> Self:
        """Each direction with its small goals and their steps; what is open first."""
        goals = ActionGoal.objects.for_page()
        is_over = models.Case(models.When(state=GoalState.OPEN, then=0), default=1)
        rows = self.select_related("owner", "ended_by").prefetch_related(Prefetch("goals", goals))
        return rows.order_by(is_over, "id")


class DirectionGoal(Keyed):
    """A Richtungsziel: where somebody of the family wants to go, in their own words."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="direction_goals", verbose_name="Fall")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="direction_goals", verbose_name="Wessen Ziel?")
    words = models.TextField("in eigenen Worten", max_length=2_000)
    said_on = models.DateField("gesagt am")
    state = models.CharField("Stand", max_length=12, choices=GoalState, default=GoalState.OPEN)
    reason = models.TextField("Warum?", max_length=2_000, blank=True)
    ended_on = models.DateField("beendet am", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beendet von"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    objects = DirectionGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "Richtungsziel"
        verbose_name_plural = "Richtungsziele"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(state__in=GoalState.values), name="direction_goal_state_known"),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="direction_goal_in_own_words",
                violation_error_message="Schreiben Sie das Ziel in den Worten der Familie auf.",
            ),
            models.CheckConstraint(
                condition=Q(said_on__lte=LocalToday()),
                name="direction_goal_said_by_today",
                violation_error_message="Das Datum liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=_ends(),
                name="direction_goal_ended_by_somebody",
                violation_error_message="Ein beendetes Ziel sagt, wer es wann beendet hat; ein offenes nicht.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=NEEDS_REASON) | ~Q(reason=""),
                name="direction_goal_ended_with_reason",
                violation_error_message="Schreiben Sie auf, warum das Ziel so endet.",
            ),
        ]

    def __str__(self) -> str:
        return f"Richtungsziel vom {self.said_on:%d.%m.%Y}"


class ActionGoalQuerySet(OfCaseQuerySet["ActionGoal"]):
    def open(self) -> Self:
        return self.filter(state=GoalState.OPEN)

    def for_page(self) -> Self:
        """What a goal shows, with its steps; the nearest date first."""
        is_over = models.Case(models.When(state=GoalState.OPEN, then=0), default=1)
        rows = self.select_related("owner", "ended_by").prefetch_related(Prefetch("steps", GoalStep.objects.all()))
        return rows.order_by(is_over, "due_on", "id")


class ActionGoal(Keyed):
    """A Handlungsziel: a small state that can be seen by a day, SMART, and whose it is."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="action_goals", verbose_name="Fall")
    direction = models.ForeignKey(
        DirectionGoal, models.PROTECT, related_name="goals", verbose_name="gehört zum Richtungsziel"
    )
    owner = models.ForeignKey(Person, models.PROTECT, related_name="action_goals", verbose_name="Wessen Ziel?")
    specific = models.CharField("Was genau ist dann anders?", max_length=500)
    measurable = models.CharField("Woran ist es zu sehen?", max_length=500)
    attractive = models.CharField("Warum lohnt es sich?", max_length=500)
    realistic = models.CharField("Warum ist es zu schaffen?", max_length=500)
    due_on = models.DateField("bis wann")
    evidence = models.TextField("Was zeigt es?", max_length=2_000, blank=True)
    agreed_on = models.DateField("vereinbart am")
    state = models.CharField("Stand", max_length=12, choices=GoalState, default=GoalState.OPEN)
    reason = models.TextField("Warum?", max_length=2_000, blank=True)
    ended_on = models.DateField("beendet am", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beendet von"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    objects = ActionGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "Handlungsziel"
        verbose_name_plural = "Handlungsziele"
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=GoalState.values), name="action_goal_state_known"),
            models.CheckConstraint(
                condition=~Q(specific="") & ~Q(measurable="") & ~Q(attractive="") & ~Q(realistic=""),
                name="action_goal_is_smart",
                violation_error_message="Ein Handlungsziel sagt, was anders ist, woran man es sieht, "
                "warum es sich lohnt und warum es zu schaffen ist.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("agreed_on")),
                name="action_goal_due_after_it_was_agreed",
                violation_error_message="Das Zieldatum liegt vor dem Tag, an dem das Ziel vereinbart wurde.",
            ),
            models.CheckConstraint(
                condition=_ends(),
                name="action_goal_ended_by_somebody",
                violation_error_message="Ein beendetes Ziel sagt, wer es wann beendet hat; ein offenes nicht.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=NEEDS_REASON) | ~Q(reason=""),
                name="action_goal_ended_with_reason",
                violation_error_message="Schreiben Sie auf, warum das Ziel so endet.",
            ),
        ]

    def __str__(self) -> str:
        return self.specific


class GoalStep(Keyed):
    """A step to a small goal: who does what until when."""

    goal = models.ForeignKey(ActionGoal, models.CASCADE, related_name="steps", verbose_name="Handlungsziel")
    what = models.CharField("Was?", max_length=300)
    who = models.CharField("Wer?", max_length=120)
    due_on = models.DateField("bis wann")
    done_on = models.DateField("getan am", null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    class Meta:
        verbose_name = "Schritt zum Ziel"
        verbose_name_plural = "Schritte zum Ziel"
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(who=""),
                name="goal_step_says_who_and_what",
                violation_error_message="Ein Schritt sagt, wer was tut.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__lte=LocalToday()),
                name="goal_step_done_by_today",
                violation_error_message="Ein Schritt kann nicht in der Zukunft getan sein.",
            ),
        ]

    def __str__(self) -> str:
        return self.what
