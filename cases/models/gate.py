"""The urgent way to the commission: two people answer for what is still missing; rows only, never changed."""

from collections.abc import Sequence
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import GreaterThanOrEqual

from accounts.models import ASD_AND_WJH, User
from cases.lifecycle import BypassState
from cases.models.case import Case
from socialspace.models import TeamMembership
from web.models import Keyed

REASON_AT_LEAST = 20  # characters; 'eilig' is no reason
NOTHING_MISSING = "Es fehlt nichts mehr. Der Eilweg ist nicht nötig."


class GatePiece(models.TextChoices):
    """What the way to the commission needs, in the order of the procedure (design.md, 'Process and stages')."""

    LEAD = "lead", "Fallverantwortliche Fachkraft"
    CHILD_VIEW = "child_view", "Eigene Sicht des Kindes"
    CHECK = "check", "Ressourcencheck"
    CONSULTATION = "consultation", "Kollegiale Beratung"
    WEIGHED = "weighed", "Lösung ohne Hilfe zur Erziehung abgewogen"
    CLASSIFICATION = "classification", "Gültige Falleinordnung"


class UrgentBypassQuerySet(models.QuerySet["UrgentBypass"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the file, and the second person asked, who may be of WJH, while in the team of the case."""
        in_team = TeamMembership.objects.areas_of(user)
        asked = Q(second=user, case__area__in=in_team)
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        return self.filter(asked | Q(case__in=Case.objects.visible_to(user)))

    def with_state(self) -> Self:
        """Add where it stands: the newest step, or that it waits for the second person."""
        newest = BypassStep.objects.filter(bypass=OuterRef("pk")).order_by("-id")
        waiting = Value(BypassState.WAITING.value)
        return self.annotate(state=Coalesce(Subquery(newest.values("state")[:1]), waiting))

    def waiting(self) -> Self:
        return self.with_state().filter(state=BypassState.WAITING)

    def in_force(self) -> Self:
        """Confirmed by the second person, not withdrawn, and begun in the present round of its case."""
        rows = self.with_state().filter(state=BypassState.CONFIRMED)
        return rows.filter(created_at__gte=F("case__round_began_at"))

    def for_page(self) -> Self:
        related = ("case__child", "case__area", "by", "second")
        return self.with_state().select_related(*related).prefetch_related("steps__by").order_by("-id")


class UrgentBypass(Keyed):
    """Somebody asks to go to the commission though pieces are missing; opens nothing until the second confirms."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="urgent_bypasses", verbose_name="Fall")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="begonnen von")
    second = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="zweite Fachkraft")
    reason = models.TextField("Grund", max_length=2_000)
    missing = ArrayField(models.CharField(max_length=20, choices=GatePiece), verbose_name="was fehlte")
    catch_up_on = models.DateField("nachgeholt bis")

    state: str  # filled by with_state

    objects = UrgentBypassQuerySet.as_manager()

    class Meta:
        verbose_name = "Eilweg"
        verbose_name_plural = "Eilwege"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("second")),
                name="bypass_by_two",
                violation_error_message="Den Eilweg gehen immer zwei: Die zweite Fachkraft ist jemand anderes als Sie.",
            ),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("reason"), Value(REASON_AT_LEAST)),
                name="bypass_has_reason",
                violation_error_message="Begründen Sie den Eilweg in einem ganzen Satz, mindestens 20 Zeichen.",
            ),
            models.CheckConstraint(
                condition=Q(missing__len__gt=0) & Q(missing__contained_by=GatePiece.values),
                name="bypass_lacks_something",
                violation_error_message=NOTHING_MISSING,
            ),
        ]

    def __str__(self) -> str:
        return f"Eilweg {self.key}"

    @property
    def missing_labels(self) -> Sequence[str]:
        """What was missing at that moment, in words."""
        return [str(GatePiece(code).label) for code in self.missing]

    @property
    def state_label(self) -> str:
        return str(BypassState(self.state).label)


class BypassStep(Keyed):
    """What became of it: confirmed or declined by the second person, or withdrawn; a row each, never changed."""

    bypass = models.ForeignKey(UrgentBypass, models.PROTECT, related_name="steps", verbose_name="Eilweg")
    state = models.CharField("Stand", max_length=10, choices=BypassState)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="von")

    class Meta:
        verbose_name = "Schritt eines Eilwegs"
        verbose_name_plural = "Schritte eines Eilwegs"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[BypassState.CONFIRMED, BypassState.DECLINED, BypassState.WITHDRAWN]),
                name="bypass_step_known",
            ),
            models.UniqueConstraint(
                fields=["bypass"],
                condition=Q(state__in=[BypassState.CONFIRMED, BypassState.DECLINED]),
                name="bypass_answered_once",
                violation_error_message="Dieser Eilweg ist schon beantwortet.",
            ),
            models.UniqueConstraint(
                fields=["bypass"],
                condition=Q(state=BypassState.WITHDRAWN),
                name="bypass_withdrawn_once",
                violation_error_message="Dieser Eilweg ist schon zurückgenommen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} von {self.by_id}"
