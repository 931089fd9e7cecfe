"""What the departments learn together: kinds of training, their dates, and who was there."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from socialspace.lifecycle import TrainingState
from socialspace.models.base import SharedQuerySet
from web.models import Keyed, StoredFile


class TrainingKind(models.Model):
    """What can be learned, such as 'SIT: Fallverstehen'; editable data."""

    series = models.CharField("Reihe", max_length=60)
    name = models.CharField("Fortbildung", max_length=120, unique=True)
    enables_moderation = models.BooleanField("befähigt, eine Kollegiale Beratung zu moderieren", default=False)
    refresh_months = models.PositiveSmallIntegerField("auffrischen nach Monaten", null=True, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Art von Fortbildung"
        verbose_name_plural = "Arten von Fortbildungen"
        ordering = ("position", "series", "name")

    def __str__(self) -> str:
        return f"{self.series}: {self.name}"


class TrainingQuerySet(SharedQuerySet["Training"]):
    def for_list(self) -> Self:
        """Newest first, with the kind."""
        return self.select_related("kind").order_by("-starts_on", "-id")


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
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} am {self.starts_on:%d.%m.%Y}"


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
