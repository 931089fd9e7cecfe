"""The Hilfeplangespräch: planned with its people and its agenda, then held (§ 36 SGB VIII)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.models import Person
from hze.models.episode import HelpEpisode
from web.models import Keyed


class PlanTalkQuerySet(models.QuerySet["PlanTalk"]):
    def planned(self) -> Self:
        """Still to be held."""
        return self.filter(held_at__isnull=True, cancelled_at__isnull=True)

    def held(self) -> Self:
        return self.filter(held_at__isnull=False)

    def for_page(self) -> Self:
        """With who was asked and what shall be talked about."""
        return self.prefetch_related("guests__person", "agenda").select_related("planned_by")


class PlanTalk(Keyed):
    """A Hilfeplangespräch of a help: planned, then held or cancelled."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="plan_talks", verbose_name="Hilfe")
    starts_at = models.DateTimeField("Beginn")
    place = models.CharField("Ort", max_length=200)
    interpreter = models.CharField("Es dolmetscht", max_length=120, blank=True)
    planned_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="geplant von")
    held_at = models.DateTimeField("geführt am", null=True, blank=True)
    cancelled_at = models.DateTimeField("abgesagt am", null=True, blank=True)
    cancel_reason = models.CharField("Warum fällt es aus?", max_length=500, blank=True)

    objects = PlanTalkQuerySet.as_manager()

    class Meta:
        verbose_name = "Hilfeplangespräch"
        verbose_name_plural = "Hilfeplangespräche"
        ordering = ("-starts_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(place=""),
                name="plan_talk_has_place",
                violation_error_message="Nennen Sie den Ort des Gesprächs.",
            ),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(cancelled_at__isnull=True),
                name="plan_talk_held_or_cancelled",
                violation_error_message="Ein abgesagtes Gespräch wurde nicht geführt.",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancel_reason="")
                | Q(cancelled_at__isnull=False) & ~Q(cancel_reason=""),
                name="plan_talk_cancelled_with_reason",
                violation_error_message="Schreiben Sie auf, warum das Gespräch ausfällt.",
            ),
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(held_at__isnull=True, cancelled_at__isnull=True),
                name="plan_talk_one_planned",
                violation_error_message="Es ist schon ein Gespräch geplant. Verlegen Sie dieses.",
            ),
        ]

    def __str__(self) -> str:
        return f"Hilfeplangespräch am {self.starts_on:%d.%m.%Y}"

    @property
    def starts_on(self) -> date:
        """The day it is planned for, by the office's calendar."""
        return timezone.localdate(self.starts_at)

    @property
    def is_open(self) -> bool:
        return self.held_at is None and self.cancelled_at is None


class TalkGuest(Keyed):
    """Somebody asked to a Hilfeplangespräch: of the family, a colleague, or named by hand; and whether they came."""

    talk = models.ForeignKey(PlanTalk, models.CASCADE, related_name="guests", verbose_name="Gespräch")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="aus der Familie"
    )
    name = models.CharField("Name", max_length=120, blank=True)
    function = models.CharField("als", max_length=120, blank=True)
    came = models.BooleanField("war dabei", null=True, blank=True)

    class Meta:
        verbose_name = "Teilnehmende am Hilfeplangespräch"
        verbose_name_plural = "Teilnehmende am Hilfeplangespräch"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | Q(person__isnull=True) & ~Q(name=""),
                name="talk_guest_is_one_person",
                violation_error_message="Wählen Sie jemanden aus der Familie, oder schreiben Sie einen Namen.",
            ),
            models.UniqueConstraint(
                fields=["talk", "person"],
                name="talk_guest_asked_once",
                violation_error_message="Diese Person ist schon eingeladen.",
            ),
        ]

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        """The name, of the family's file or as it was written."""
        return self.person.full_name if self.person else self.name


class AgendaPoint(Keyed):
    """What a Hilfeplangespräch shall talk about."""

    talk = models.ForeignKey(PlanTalk, models.CASCADE, related_name="agenda", verbose_name="Gespräch")
    text = models.CharField("Punkt", max_length=300)

    class Meta:
        verbose_name = "Punkt des Hilfeplangesprächs"
        verbose_name_plural = "Punkte des Hilfeplangesprächs"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="agenda_point_has_text",
                violation_error_message="Schreiben Sie, worüber gesprochen werden soll.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
