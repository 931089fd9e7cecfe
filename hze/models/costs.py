"""What the WJH keeps about the money of a help: contribution, who is responsible, what another office pays back."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from hze.lifecycle import ReimbursementState
from hze.models.episode import HelpEpisode
from socialspace.models import DateRange
from web.models import Keyed


class CostContribution(Keyed):
    """What parents or the young person pay a month (§§ 91-94 SGB VIII), in cents, from–to."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="contributions", verbose_name="Hilfe")
    cents = models.PositiveIntegerField("Cent im Monat")
    begins_on = models.DateField("ab")
    ends_on = models.DateField("bis", null=True, blank=True)
    notice_on = models.DateField("Bescheid vom", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Kostenbeitrag"
        verbose_name_plural = "Kostenbeiträge"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="contribution_ends_after_it_begins",
                violation_error_message="Das Ende des Beitrags liegt vor seinem Beginn.",
            ),
            ExclusionConstraint(
                name="contribution_no_overlap",
                expressions=[
                    (DateRange("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                    ("episode", RangeOperators.EQUAL),
                ],
                violation_error_message="Für diese Zeit steht schon ein Beitrag da. Beenden Sie zuerst den früheren.",
            ),
        ]

    def __str__(self) -> str:
        return f"Beitrag ab {self.begins_on:%d.%m.%Y}"


class Jurisdiction(Keyed):
    """Which office is locally responsible since when (§§ 86 ff. SGB VIII), and when that was last looked at."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="jurisdictions", verbose_name="Hilfe")
    office = models.CharField("zuständig", max_length=160)
    basis = models.CharField("Rechtsgrundlage", max_length=80)
    since = models.DateField("seit")
    checked_on = models.DateField("geprüft am")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Zuständigkeit"
        verbose_name_plural = "Zuständigkeiten"
        ordering = ("-checked_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(office="") & ~Q(basis=""),
                name="jurisdiction_names_office_and_basis",
                violation_error_message="Nennen Sie das zuständige Amt und die Rechtsgrundlage.",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__gte=F("since")),
                name="jurisdiction_checked_after_it_began",
                violation_error_message="Geprüft wurde frühestens an dem Tag, seit dem das Amt zuständig ist.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} seit {self.since:%d.%m.%Y}"


class ReimbursementQuerySet(models.QuerySet["Reimbursement"]):
    def visible_to(self, user: User) -> Self:
        """Of the helps a colleague sees."""
        return self.filter(episode__in=HelpEpisode.objects.visible_to(user))

    def unasserted(self) -> Self:
        """Not claimed yet; the nearest deadline first."""
        return self.filter(state=ReimbursementState.OPEN).order_by("deadline", "id")


class Reimbursement(Keyed):
    """What another office has to pay back (§§ 89 ff. SGB VIII), to be claimed by its deadline (§ 111 SGB X)."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="reimbursements", verbose_name="Hilfe")
    office = models.CharField("anderer Träger", max_length=160)
    basis = models.CharField("Rechtsgrundlage", max_length=80)
    cents = models.PositiveBigIntegerField("Betrag in Cent", null=True, blank=True)
    deadline = models.DateField("geltend zu machen bis")
    claimed_on = models.DateField("geltend gemacht am", null=True, blank=True)
    state = models.CharField("Stand", max_length=10, choices=ReimbursementState, default=ReimbursementState.OPEN)
    settled_on = models.DateField("erledigt am", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    objects = ReimbursementQuerySet.as_manager()

    class Meta:
        verbose_name = "Kostenerstattung"
        verbose_name_plural = "Kostenerstattungen"
        ordering = ("deadline", "id")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReimbursementState.values), name="reimbursement_state_known"),
            models.CheckConstraint(
                condition=~Q(office="") & ~Q(basis=""),
                name="reimbursement_names_office_and_basis",
                violation_error_message="Nennen Sie den anderen Träger und die Rechtsgrundlage.",
            ),
            models.CheckConstraint(
                condition=Q(state=ReimbursementState.OPEN, claimed_on__isnull=True)
                | ~Q(state=ReimbursementState.OPEN) & Q(claimed_on__isnull=False),
                name="reimbursement_claimed_on_a_day",
                violation_error_message="Nennen Sie den Tag, an dem die Erstattung geltend gemacht wurde.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(ReimbursementState.PAID, ReimbursementState.REFUSED), settled_on__isnull=False)
                | ~Q(state__in=(ReimbursementState.PAID, ReimbursementState.REFUSED)) & Q(settled_on__isnull=True),
                name="reimbursement_settled_on_a_day",
                violation_error_message="Nennen Sie den Tag, an dem gezahlt oder abgelehnt wurde.",
            ),
        ]

    def __str__(self) -> str:
        return f"Erstattung {self.office}"

    @property
    def is_overdue(self) -> bool:
        return self.is_overdue_on(timezone.localdate())

    def is_overdue_on(self, day: date) -> bool:
        """Whether its deadline has passed and nobody has claimed it."""
        return self.state == ReimbursementState.OPEN and self.deadline < day
