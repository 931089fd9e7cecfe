"""What the departments learn together: kinds of training, their dates, and who was there."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import Department, User
from socialspace.lifecycle import TrainingState
from socialspace.models.base import SharedQuerySet
from web.models import Keyed, StoredFile

PLANNERS = frozenset({Department.ADVICE, Department.ADMIN})


def plans_trainings(user: User) -> bool:
    """Practice advisors, leads and the Fachadministration."""
    return user.is_active and (user.is_lead or user.department in PLANNERS)


class TrainingKind(Keyed):
    """What can be learned, such as 'SIT: Fallverstehen'; editable data."""

    series = models.CharField("Reihe", max_length=60)
    name = models.CharField("Fortbildung", max_length=120)
    enables_moderation = models.BooleanField("befähigt, eine Kollegiale Beratung zu moderieren", default=False)
    refresh_months = models.PositiveSmallIntegerField("auffrischen nach Monaten", null=True, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = "Art von Fortbildung"
        verbose_name_plural = "Arten von Fortbildungen"
        ordering = ("position", "series", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="training_kind_once",
                violation_error_message="Eine Fortbildung mit diesem Namen gibt es schon.",
            ),
            models.CheckConstraint(
                condition=Q(refresh_months__isnull=True) | Q(refresh_months__gt=0),
                name="training_kind_refreshed_after_months",
                violation_error_message="Aufgefrischt wird nach mindestens einem Monat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}: {self.name}"


class TrainingQuerySet(SharedQuerySet["Training"]):
    def for_list(self) -> Self:
        """Newest first, with the kind and how many colleagues are registered or were there."""
        there = Q(attendances__state__in=[TrainingAttendance.State.REGISTERED, TrainingAttendance.State.ATTENDED])
        return (
            self.select_related("kind")
            .annotate(taken=models.Count("attendances", filter=there))
            .order_by("-starts_on", "-id")
        )

    def coming(self, today: date) -> Self:
        """Those still to come, and those gone by of which nobody has written down who was there; nearest first."""
        return self.for_list().filter(self._ahead(today)).order_by("starts_on", "id")

    def past(self, today: date) -> Self:
        """All others, newest first."""
        return self.for_list().exclude(self._ahead(today))

    @staticmethod
    def _ahead(today: date) -> Q:
        return Q(state=TrainingState.PLANNED) | Q(state=TrainingState.CANCELLED, ends_on__gte=today)


class Training(Keyed):
    """One date of a training, open to all departments ('abteilungsübergreifende Teilnahme')."""

    kind = models.ForeignKey(TrainingKind, models.PROTECT, related_name="trainings", verbose_name="Fortbildung")
    starts_on = models.DateField("erster Tag")
    ends_on = models.DateField("letzter Tag")
    minutes = models.PositiveIntegerField("Dauer in Minuten")
    place = models.CharField("Ort", max_length=160)
    trainer = models.CharField("Leitung der Fortbildung", max_length=160, blank=True)
    seats = models.PositiveSmallIntegerField("Plätze", null=True, blank=True)
    state = models.CharField("Stand", max_length=10, choices=TrainingState, default=TrainingState.PLANNED)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = "Fortbildung"
        verbose_name_plural = "Fortbildungen"
        ordering = ("-starts_on", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=sorted(TrainingState.values)), name="training_state_known"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="training_ends_after_it_starts",
                violation_error_message="Der letzte Tag liegt vor dem ersten.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0),
                name="training_takes_time",
                violation_error_message="Geben Sie an, wie lange die Fortbildung dauert.",
            ),
            models.CheckConstraint(
                condition=Q(seats__isnull=True) | Q(seats__gt=0),
                name="training_has_seats",
                violation_error_message="Eine Fortbildung hat mindestens einen Platz.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} am {self.starts_on:%d.%m.%Y}"


class TrainingAttendanceQuerySet(models.QuerySet["TrainingAttendance"]):
    def visible_to(self, user: User) -> Self:
        """One's own, and everybody's for whoever plans trainings."""
        if not user.is_active:
            return self.none()
        return self.all() if plans_trainings(user) else self.filter(user=user)

    def attended(self) -> Self:
        """Only those who took part."""
        return self.filter(state=TrainingAttendance.State.ATTENDED)


class TrainingAttendance(Keyed):
    """A colleague is registered for a training, took part or was missing."""

    class State(models.TextChoices):
        REGISTERED = "registered", "angemeldet"
        ATTENDED = "attended", "teilgenommen"
        MISSED = "missed", "nicht teilgenommen"

    training = models.ForeignKey(Training, models.CASCADE, related_name="attendances", verbose_name="Fortbildung")
    user = models.ForeignKey(User, models.PROTECT, related_name="trainings", verbose_name="Person")
    state = models.CharField("Teilnahme", max_length=10, choices=State, default=State.REGISTERED)
    certificate = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name="Bescheinigung")

    objects = TrainingAttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "Teilnahme an einer Fortbildung"
        verbose_name_plural = "Teilnahmen an Fortbildungen"
        ordering = ("user__last_name", "user__first_name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "user"],
                name="registered_once_per_training",
                violation_error_message="Diese Person ist schon angemeldet.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["registered", "attended", "missed"]), name="training_attendance_state_known"
            ),
            models.CheckConstraint(
                condition=Q(certificate__isnull=True) | Q(state="attended"),
                name="certificate_only_for_attendance",
                violation_error_message="Eine Bescheinigung gibt es nur für eine Teilnahme.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.get_state_display()}"
