"""What keeps a family together during a residential help: contacts, and days at home with what came of them."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from hze.models.episode import HelpEpisode
from socialspace.models import DateRange
from web.models import Keyed


class ContactRule(Keyed):
    """Who meets whom how often and where, accompanied or not, from a day on; ended, never rewritten."""

    class Company(models.TextChoices):
        ALONE = "alone", "ohne Begleitung"
        ACCOMPANIED = "accompanied", "begleitet"

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="contact_rules", verbose_name="Hilfe")
    who = models.CharField("Wer", max_length=120)
    with_whom = models.CharField("mit wem", max_length=120)
    how_often = models.CharField("Wie oft", max_length=120)
    place = models.CharField("Wo", max_length=120, blank=True)
    company = models.CharField("Begleitung", max_length=12, choices=Company)
    begins_on = models.DateField("von")
    ends_on = models.DateField("bis", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Kontaktregel"
        verbose_name_plural = "Kontaktregeln"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="contact_rule_ends_after_it_begins",
                violation_error_message="Das Ende der Kontaktregel liegt vor ihrem Beginn.",
            ),
            models.CheckConstraint(condition=Q(company__in=["alone", "accompanied"]), name="contact_company_known"),
        ]

    def __str__(self) -> str:
        return f"{self.who} mit {self.with_whom}"


class ContactEvent(Keyed):
    """One contact of a day: it took place, or who cancelled it."""

    class Outcome(models.TextChoices):
        HAPPENED = "happened", "fand statt"
        BY_CHILD = "by_child", "vom Kind abgesagt"
        BY_PARENTS = "by_parents", "von den Eltern abgesagt"
        BY_FACILITY = "by_facility", "von der Einrichtung abgesagt"
        BY_OFFICE = "by_office", "vom Jugendamt abgesagt"

    rule = models.ForeignKey(ContactRule, models.PROTECT, related_name="events", verbose_name="Kontaktregel")
    happened_on = models.DateField("Tag")
    outcome = models.CharField("Was war?", max_length=12, choices=Outcome)
    note = models.CharField("Kurz dazu", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Kontakt"
        verbose_name_plural = "Kontakte"
        ordering = ("-happened_on", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "happened_on"],
                name="contact_once_a_day",
                violation_error_message="Für diesen Tag ist der Kontakt schon eingetragen.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["happened", "by_child", "by_parents", "by_facility", "by_office"]),
                name="contact_outcome_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on:%d.%m.%Y}: {self.get_outcome_display()}"

    @property
    def took_place(self) -> bool:
        return self.outcome == self.Outcome.HAPPENED


class HomeLeaveQuerySet(models.QuerySet["HomeLeave"]):
    def kept(self) -> Self:
        """Those that were not called off."""
        return self.filter(called_off="")


class HomeLeave(Keyed):
    """Days at home during a residential help (Beurlaubung): from the day of arrival to the day of return."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="home_leaves", verbose_name="Hilfe")
    begins_on = models.DateField("von")
    ends_on = models.DateField("bis")
    goal = models.CharField("Ziel", max_length=500)
    called_off = models.CharField("abgesagt, weil", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    objects = HomeLeaveQuerySet.as_manager()

    class Meta:
        verbose_name = "Beurlaubung"
        verbose_name_plural = "Beurlaubungen"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="home_leave_ends_after_it_begins",
                violation_error_message="Die Beurlaubung endet vor ihrem Beginn.",
            ),
            models.CheckConstraint(
                condition=~Q(goal=""),
                name="home_leave_has_goal",
                violation_error_message="Nennen Sie das Ziel der Beurlaubung.",
            ),
            ExclusionConstraint(
                name="home_leave_no_overlap",
                expressions=[
                    (DateRange("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                    ("episode", RangeOperators.EQUAL),
                ],
                condition=Q(called_off=""),
                violation_error_message="In dieser Zeit ist schon eine Beurlaubung eingetragen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins_on:%d.%m.%Y} bis {self.ends_on:%d.%m.%Y}"

    @property
    def nights(self) -> int:
        """Nights at home."""
        return (self.ends_on - self.begins_on).days

    def is_planned_on(self, day: date) -> bool:
        return self.begins_on > day


class LeaveReflection(Keyed):
    """What child, parents or facility say about days at home, written down by the worker; for ASD alone."""

    class Whose(models.TextChoices):
        CHILD = "child", "Kind"
        PARENTS = "parents", "Eltern"
        FACILITY = "facility", "Einrichtung"

    leave = models.ForeignKey(HomeLeave, models.PROTECT, related_name="reflections", verbose_name="Beurlaubung")
    whose = models.CharField("Wer sagt das?", max_length=10, choices=Whose)
    words = models.TextField("Was wurde gesagt?")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="aufgeschrieben von")

    class Meta:
        verbose_name = "Reflexion einer Beurlaubung"
        verbose_name_plural = "Reflexionen einer Beurlaubung"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(whose__in=["child", "parents", "facility"]), name="reflection_known"),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="reflection_has_words",
                violation_error_message="Schreiben Sie auf, was gesagt wurde.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_whose_display()} zu {self.leave_id}"
