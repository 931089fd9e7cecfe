"""The Kollegiale Beratung: the session itself, its steps with their times, who takes part (domain.md §1)."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from cases import clock
from cases.lifecycle import Area, ConsultationState
from cases.models.consultation_template import LONGEST_STEP, ConsultationTemplateVersion, Panel, StepWords
from web.models import Keyed

MOST_EXTRA = 240  # minutes that may be added to one step


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def of_participant(self, user: User) -> Self:
        """Those this colleague takes part in."""
        taking_part = ConsultationParticipant.objects.filter(consultation=OuterRef("pk"), user=user)
        return self.filter(Exists(taking_part))

    def visible_to(self, user: User) -> Self:
        """Whoever sees the case, and whoever takes part: WJH sees the room and not the file."""
        if not user.is_active:
            return self.none()
        visible = apps.get_model("cases", "Case").objects.visible_to(user)  # the case stands above this module
        taking_part = ConsultationParticipant.objects.filter(consultation=OuterRef("pk"), user=user)
        return self.filter(Q(case__in=visible) | Exists(taking_part))

    def open(self) -> Self:
        return self.exclude(state=ConsultationState.FINISHED)

    def finished(self) -> Self:
        """The newest first, with the area that was decided in them; nothing where none was."""
        decided = apps.get_model("cases", "Classification").objects.filter(consultation=OuterRef("pk")).order_by("-id")
        area = Coalesce(Subquery(decided.values("area")[:1]), "agreed_area")
        rows = self.filter(state=ConsultationState.FINISHED).annotate(decided_area=area)
        return rows.order_by("-held_on", "-finished_at", "-id")

    def for_list(self) -> Self:
        """What a row shows: the case and who moderates."""
        people = ConsultationParticipant.objects.select_related("user")
        return self.select_related("case__child").prefetch_related(Prefetch("participants", people))

    def for_room(self) -> Self:
        """With everything the room, the projector and the sheet ask of the session itself."""
        people = ConsultationParticipant.objects.select_related("user")
        related = ("case__child", "case__area", "case__family", "second", "template_version__template")
        return self.select_related(*related).prefetch_related("steps", Prefetch("participants", people))


class Consultation(Keyed):
    """A peer consultation of ASD and WJH (Kollegiale Beratung nach Lüttringhaus); its clock is the server's."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="consultations", verbose_name="Fall")
    held_on = models.DateField("Datum")
    time = models.TimeField("Uhrzeit", null=True, blank=True)
    place = models.CharField("Ort", max_length=120, blank=True)
    question = models.CharField("Frage der Fachkraft", max_length=300)
    template_version = models.ForeignKey(
        ConsultationTemplateVersion, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Ablauf"
    )
    is_pseudonymised = models.BooleanField("ohne Namen der Familie", default=False)
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angelegt von")
    state = models.CharField("Stand", max_length=10, choices=ConsultationState, default=ConsultationState.PLANNED)
    version = models.PositiveIntegerField("Fassung", default=1)
    position = models.PositiveSmallIntegerField("Schritt", default=0)
    started_at = models.DateTimeField("begonnen um", null=True, blank=True)
    running_since = models.DateTimeField("Uhr läuft seit", null=True, blank=True)
    votes_revealed_at = models.DateTimeField("Voten aufgedeckt um", null=True, blank=True)
    agreed_area = models.CharField("gemeinsame Einordnung", max_length=10, choices=Area, blank=True)
    reasons = models.TextField("Begründung", max_length=5_000, blank=True)
    next_review_on = models.DateField("nächste Überprüfung", null=True, blank=True)
    second = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="zweite Fachkraft"
    )
    result = models.TextField("Ergebnis", max_length=10_000, blank=True)
    dissent = models.TextField("abweichende Meinung", max_length=5_000, blank=True)
    finished_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)

    decided_area: str  # filled by finished

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "Kollegiale Beratung"
        verbose_name_plural = "Kollegiale Beratungen"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | ~Q(result=""),
                name="consultation_finished_with_result",
                violation_error_message="Halten Sie das Ergebnis der Beratung fest.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(finished_at__isnull=True),
                name="consultation_one_open_per_case",
                violation_error_message="Für diesen Fall läuft schon eine Beratung.",
            ),
            models.CheckConstraint(
                condition=Q(state="planned", started_at__isnull=True, running_since__isnull=True, finished_at=None)
                | Q(state="running", started_at__isnull=False, running_since__isnull=False, finished_at=None)
                | Q(state="paused", started_at__isnull=False, running_since__isnull=True, finished_at=None)
                | Q(state="finished", started_at__isnull=False, running_since__isnull=True, finished_at__isnull=False),
                name="consultation_clock_fits_its_state",
                violation_error_message="Die Uhr läuft nur, während die Beratung läuft.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_area="", reasons="") | Q(agreed_area__in=Area.values) & ~Q(reasons=""),
                name="consultation_area_has_reasons",
                violation_error_message="Begründen Sie die gemeinsame Einordnung.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kollegiale Beratung vom {self.held_on:%d.%m.%Y}"

    @property
    def is_open(self) -> bool:
        return self.state != ConsultationState.FINISHED

    @property
    def is_live(self) -> bool:
        """Running or interrupted: the room is open and everybody writes."""
        return self.state in {ConsultationState.RUNNING, ConsultationState.PAUSED}

    @property
    def is_revealed(self) -> bool:
        return self.votes_revealed_at is not None

    @property
    def current_step(self) -> "ConsultationStep | None":
        """The step that is on, once it has begun."""
        return next((step for step in self.steps.all() if step.position == self.position), None)

    def in_role(self, role: str) -> "ConsultationParticipant | None":
        """Whoever has this role, from the participants read along."""
        return next((row for row in self.participants.all() if row.role == role), None)

    @property
    def moderator(self) -> "ConsultationParticipant | None":
        return self.in_role(ConsultationParticipant.Role.MODERATION)


class ConsultationStep(StepWords):
    """A step of one consultation, copied from the run it began with, with what it really took."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="steps", verbose_name="Beratung")
    extra_minutes = models.PositiveSmallIntegerField("zusätzliche Minuten", default=0)
    spent = models.PositiveIntegerField("Sekunden ohne die laufende Zeit", default=0)
    started_at = models.DateTimeField("begonnen um", null=True, blank=True)
    ended_at = models.DateTimeField("beendet um", null=True, blank=True)

    class Meta:
        verbose_name = "Schritt einer Beratung"
        verbose_name_plural = "Schritte einer Beratung"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["consultation", "position"], name="consultation_step_position_once"),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, LONGEST_STEP), extra_minutes__lte=MOST_EXTRA),
                name="consultation_step_takes_its_time",
                violation_error_message="Mehr Zeit bekommt dieser Schritt nicht. Gehen Sie weiter oder vertagen Sie.",
            ),
            models.CheckConstraint(condition=Q(panel__in=Panel.values), name="consultation_step_panel_known"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(started_at__isnull=False, ended_at__gte=models.F("started_at")),
                name="consultation_step_ends_after_it_began",
                violation_error_message="Ein Schritt endet nicht, bevor er begonnen hat.",
            ),
        ]

    def reading(self, running_since: datetime | None, now: datetime | None = None) -> clock.Reading:
        """What the clock of this step shows; `running_since` only for the step that is on."""
        return clock.read(
            minutes=self.minutes,
            extra=self.extra_minutes,
            spent=self.spent,
            running_since=running_since,
            now=now or timezone.now(),
        )

    @property
    def all_minutes(self) -> int:
        return self.minutes + self.extra_minutes


class ConsultationParticipant(models.Model):
    """Who takes part and as what; a guest without account only where no name of the family is said."""

    class Role(models.TextChoices):
        LEAD = "lead", "bringt den Fall ein"
        MODERATION = "moderation", "Moderation, Zeit"
        MINUTES = "minutes", "Protokoll"
        TEAM = "team", "Team"
        WJH = "wjh", "WJH"
        GUEST = "guest", "Gast"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="participants", verbose_name="Beratung")
    user = models.ForeignKey(
        User, models.PROTECT, related_name="consultations", null=True, blank=True, verbose_name="Person"
    )
    role = models.CharField("Rolle", max_length=12, choices=Role, default=Role.TEAM)
    name = models.CharField("Name", max_length=120, blank=True)
    institution = models.CharField("Einrichtung", max_length=120, blank=True)

    class Meta:
        verbose_name = "Teilnehmende Person"
        verbose_name_plural = "Teilnehmende"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["consultation", "user"], name="consultation_participant_once"),
            models.UniqueConstraint(
                fields=["consultation", "role"],
                condition=Q(role__in=("lead", "moderation")),
                name="consultation_one_leads_one_moderates",
                violation_error_message="Eine Person bringt den Fall ein, eine andere moderiert.",
            ),
            models.CheckConstraint(
                condition=Q(role="guest", user__isnull=True) & ~Q(name="") & ~Q(institution="")
                | Q(role__in=("lead", "moderation", "minutes", "team", "wjh"), user__isnull=False, name=""),
                name="consultation_guest_is_named",
                violation_error_message="Ein Gast hat Name und Einrichtung, alle anderen sind aus dem Haus.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user) if self.user_id else f"{self.name} ({self.institution})"
