"""A procedure to protect a child (§ 8a SGB VIII): from the first minute two professionals see it."""

from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import User
from cases.lifecycle import ProtectionResult, ProtectionState, Stage
from cases.models.case import Case, Responsibility
from cases.models.family import Person
from cases.models.report import Report
from web.models import Keyed

DANGERS = (ProtectionResult.ACUTE, ProtectionResult.LATENT)


class ProtectionProcedureQuerySet(models.QuerySet["ProtectionProcedure"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may see the case; and the second professional, who may be of WJH and sees nothing more than this."""
        if not user.is_active:
            return self.none()
        return self.filter(Q(case__in=Case.objects.visible_to(user)) | Q(second=user))

    def running(self) -> Self:
        """Those that are not closed; older ones ended with their case."""
        return self.exclude(state=ProtectionState.CLOSED).exclude(case__stage=Stage.CLOSED)

    def concerning(self, user: User) -> Self:
        """Those this colleague answers for: began it, is the second, or is responsible for the case today."""
        own = Responsibility.objects.active().filter(user=user).values("case")
        return self.filter(Q(started_by=user) | Q(second=user) | Q(case__in=own))

    def for_notice(self) -> Self:
        """What the notice above a page says, the newest first."""
        return self.select_related("child", "case", "started_by", "second").order_by("-started_at", "-id")

    def for_page(self) -> Self:
        """With everybody and everything one page names."""
        related = ("child", "case__area", "case__child", "started_by", "second", "closed_by", "report__reporter")
        return self.select_related(*related)


def protected_since() -> Subquery:
    """When the newest running procedure of a case began, for an annotation."""
    return _newest("started_at")


def protection_key() -> Subquery:
    """The key of the newest running procedure of a case, for an annotation."""
    return _newest("key")


def _newest(name: str) -> Subquery:
    running = ProtectionProcedure.objects.exclude(state=ProtectionState.CLOSED)
    return Subquery(running.filter(case=OuterRef("pk")).order_by("-started_at").values(name)[:1])


class ProtectionProcedure(Keyed):
    """A procedure under § 8a SGB VIII for one child, from the first signs of danger to its result (domain.md §4.1)."""

    child = models.ForeignKey(Person, models.PROTECT, related_name="protections", verbose_name="Kind")
    case = models.ForeignKey(Case, models.PROTECT, related_name="protections", verbose_name="Fall")
    report = models.ForeignKey(
        Report, models.PROTECT, related_name="protections", null=True, blank=True, verbose_name="Meldung"
    )
    started_at = models.DateTimeField("begonnen am")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="begonnen von")
    second = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="zweite Fachkraft")
    reasons = models.TextField("Anhaltspunkte", max_length=5_000)
    state = models.CharField("Stand", max_length=10, choices=ProtectionState, default=ProtectionState.BEGUN)
    assessed_at = models.DateTimeField("zu zweit eingeschätzt am", null=True, blank=True)
    result = models.CharField("Ergebnis", max_length=10, choices=ProtectionResult, blank=True)
    result_reasons = models.TextField("Begründung des Ergebnisses", max_length=5_000, blank=True)
    closed_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="abgeschlossen von"
    )

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
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(report__isnull=True) & ~Q(state="closed"),
                name="protection_one_of_own_perception",
                violation_error_message="Für dieses Kind läuft schon ein Schutzverfahren.",
            ),
            models.CheckConstraint(condition=Q(state__in=ProtectionState.values), name="protection_state_known"),
            models.CheckConstraint(
                condition=Q(state="begun", assessed_at__isnull=True) | ~Q(state="begun") & Q(assessed_at__isnull=False),
                name="protection_assessed_says_when",
                violation_error_message="Ein eingeschätztes Verfahren sagt, wann es zu zweit eingeschätzt wurde.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="closed",
                    result__in=ProtectionResult.values,
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                )
                & ~Q(result_reasons="")
                | ~Q(state="closed") & Q(result="", result_reasons="", closed_at__isnull=True, closed_by__isnull=True),
                name="protection_closed_with_result",
                violation_error_message="Ein abgeschlossenes Verfahren hat Ergebnis, Begründung, Tag und Person.",
            ),
        ]

    def __str__(self) -> str:
        return f"Schutzverfahren vom {self.started_at:%d.%m.%Y}"

    @property
    def is_closed(self) -> bool:
        return self.state == ProtectionState.CLOSED

    @property
    def found_danger(self) -> bool:
        """Whether it ended with a danger, acute or latent."""
        return self.result in DANGERS

    @property
    def origin(self) -> str:
        """Where the signs came from, without a name."""
        if self.report is None:
            return "eigene Wahrnehmung"
        return str(self.report.reporter or "Meldung")


class OfProcedureQuerySet[M: "OfProcedure"](models.QuerySet[M]):
    def visible_to(self, user: User) -> Self:
        """What belongs to a procedure one may know of."""
        return self.filter(procedure__in=ProtectionProcedure.objects.visible_to(user))


class OfProcedure(Keyed):
    """A row that is written once in a procedure and stays."""

    procedure = models.ForeignKey(
        ProtectionProcedure, models.PROTECT, related_name="%(class)ss", verbose_name="Schutzverfahren"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    class Meta:
        abstract = True
        ordering = ("-id",)
