"""The beginning of a procedure to protect a child (§ 8a SGB VIII): from the first minute two professionals see it."""

from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import Department, User
from cases.lifecycle import Stage
from cases.models.case import Case, Responsibility
from cases.models.family import Person
from cases.models.report import Report
from web.models import Keyed

SHOWN = 12  # notices above the start page


class ProtectionProcedureQuerySet(models.QuerySet["ProtectionProcedure"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may see the case; and the second professional, who may be of WJH and sees nothing more than this."""
        if not user.is_active:
            return self.none()
        return self.filter(Q(case__in=Case.objects.visible_to(user)) | Q(second=user))

    def running(self) -> Self:
        """Those of cases that are not closed."""
        return self.exclude(case__stage=Stage.CLOSED)

    def concerning(self, user: User) -> Self:
        """Those this colleague answers for: began it, is the second, or is responsible for the case today."""
        own = Responsibility.objects.active().filter(user=user).values("case")
        return self.filter(Q(started_by=user) | Q(second=user) | Q(case__in=own))

    def for_notice(self) -> Self:
        """What the notice above a page says, the newest first."""
        return self.select_related("child", "case", "started_by", "second").order_by("-started_at", "-id")


def protected_since() -> Subquery:
    """When the newest procedure of a case began, for an annotation."""
    rows = ProtectionProcedure.objects.filter(case=OuterRef("pk")).order_by("-started_at")
    return Subquery(rows.values("started_at")[:1])


class ProtectionProcedure(Keyed):
    """A procedure under § 8a SGB VIII for one child, from the first signs of danger on (domain.md §4.1)."""

    child = models.ForeignKey(Person, models.PROTECT, related_name="protections", verbose_name="Kind")
    case = models.ForeignKey(Case, models.PROTECT, related_name="protections", verbose_name="Fall")
    report = models.ForeignKey(Report, models.PROTECT, related_name="protections", verbose_name="Meldung")
    started_at = models.DateTimeField("begonnen am")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="begonnen von")
    second = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="zweite Fachkraft")
    reasons = models.TextField("Anhaltspunkte", max_length=5_000)

    objects = ProtectionProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = "Schutzverfahren"
        verbose_name_plural = "Schutzverfahren"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(second=F("started_by")),
                name="protection_is_seen_by_two",
                violation_error_message="Die zweite Fachkraft ist jemand anderes als Sie.",
            ),
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="protection_has_reasons",
                violation_error_message="Schreiben Sie in einem Satz, worin Sie die Gefahr sehen.",
            ),
            models.UniqueConstraint(
                fields=["report", "child"],
                name="protection_once_per_report_and_child",
                violation_error_message="Für dieses Kind läuft aus dieser Meldung schon ein Schutzverfahren.",
            ),
        ]

    def __str__(self) -> str:
        return f"Schutzverfahren vom {self.started_at:%d.%m.%Y}"


def dangers_of(user: User) -> list[ProtectionProcedure]:
    """What stands above the start page: for a lead of ASD the running procedures of the team, else one's own."""
    if user.department not in {Department.ASD, Department.WJH}:
        return []
    rows = ProtectionProcedure.objects.visible_to(user).running()
    leads = user.is_lead and user.department == Department.ASD
    return list((rows if leads else rows.concerning(user)).for_notice()[:SHOWN])
