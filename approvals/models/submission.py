"""The Vorlage: what it asks for, what it proposes and costs, and where on its way it stands."""

from typing import Self

from django.db import models
from django.db.models import Deferrable, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property

from accounts.models import ASD_AND_WJH, User
from approvals.lifecycle import Outcome, Request, SubmissionState, Way
from approvals.models.meeting import CommissionMeeting, Recusal
from cases.models import Case, StatCode, UrgentBypass
from hze.models import Corridor, HelpEpisode, HelpKind, HelpModule, PlaceKind
from socialspace.models import Organisation, TeamMembership
from web.models import Keyed

AT_THE_COMMISSION = (SubmissionState.SUBMITTED, SubmissionState.FROZEN, SubmissionState.ESCALATED)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> Self:
        """ASD and WJH of the team, except who must not decide; WJH sees this, never the file (domain.md §11.1)."""
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        recused = Recusal.objects.in_force().filter(case=OuterRef("case"), user=user)
        return self.filter(~Exists(recused), case__area__in=TeamMembership.objects.areas_of(user))

    def for_page(self) -> Self:
        of_case = ("case__child", "case__family", "case__area", "case__quarter")
        people = ("submitted_by", "bypass__by", "bypass__second")
        of_help = ("help_kind", "episode__help_kind", "end_code")
        return self.select_related(*of_case, *people, *of_help, "meeting").prefetch_related(
            "stages", Prefetch("candidates", Organisation.objects.order_by("name_sort"))
        )

    def of_agenda(self) -> Self:
        """The items of a meeting in their order, with what the agenda shows."""
        people = ("bypass__by", "bypass__second")
        rows = self.select_related("case__child", "case__area", "decision", *people).with_outcome()
        return rows.order_by("position", "id")

    def with_outcome(self) -> Self:
        """How each ended, as `outcome`: the confirmed ruling where the matter was passed on, else the decision."""
        confirmed = Submission.objects.filter(pk=OuterRef("pk"), decision__rulings__answer__agrees=True)
        ruled = Subquery(confirmed.values("decision__rulings__outcome")[:1])
        return self.annotate(outcome=Coalesce(ruled, F("decision__outcome")))

    def decided(self) -> Self:
        return self.filter(state=SubmissionState.DECIDED)

    def for_round(self) -> Self:
        """What a list of circulating Vorlagen shows, the next deadline first."""
        return self.select_related("case__child").order_by("circulates_until", "id")

    def in_circulation(self) -> Self:
        return self.filter(way=Way.CIRCULAR, state=SubmissionState.FROZEN)


class Submission(Keyed):
    """A Vorlage: assembled from the file, proposed by the responsible worker, priced by WJH, frozen when opened."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="submissions", verbose_name="Fall")
    number = models.PositiveSmallIntegerField("Fassung")
    state = models.CharField("Stand", max_length=10, choices=SubmissionState, default=SubmissionState.DRAFT)
    version = models.PositiveIntegerField("Stand des Vorschlags", default=1)
    cost_version = models.PositiveIntegerField("Stand der Kosten", default=1)
    way = models.CharField("Weg", max_length=10, choices=Way, default=Way.MEETING)
    request = models.CharField("Worum es geht", max_length=10, choices=Request, default=Request.NEW)
    episode = models.ForeignKey(
        HelpEpisode, models.PROTECT, related_name="submissions", null=True, blank=True, verbose_name="laufende Hilfe"
    )
    # the responsible worker's part
    help_kind = models.ForeignKey(HelpKind, models.PROTECT, null=True, blank=True, verbose_name="Hilfeart")
    minutes_per_week = models.PositiveIntegerField("Umfang in Minuten je Woche", null=True, blank=True)
    begins_on = models.DateField("Beginn", null=True, blank=True)
    ends_on = models.DateField("befristet bis", null=True, blank=True)
    why_not_enough = models.TextField("Warum reicht es nicht?", max_length=5_000, blank=True)
    goal = models.TextField("Ziel", max_length=5_000, blank=True)
    exit_criterion = models.TextField("Woran merken alle, dass es gut ist?", max_length=2_000, blank=True)
    applied_on = models.DateField("Antrag vom", null=True, blank=True)
    frame_minutes_per_week = models.PositiveIntegerField("Rahmen in Minuten je Woche", null=True, blank=True)
    place_kinds = models.ManyToManyField(PlaceKind, related_name="+", blank=True, verbose_name="erlaubte Plätze")
    modules = models.ManyToManyField(HelpModule, related_name="+", blank=True, verbose_name="Bausteine")
    frame_monthly_cents = models.PositiveIntegerField("Kostenrahmen in Cent im Monat", null=True, blank=True)
    place = models.CharField("Ort der Hilfe", max_length=200, blank=True)
    place_note = models.TextField("Entfernung, Schule, Geschwister, Kontakt", max_length=2_000, blank=True)
    perspective = models.TextField("Perspektive und Rückkehr", max_length=2_000, blank=True)
    review_on = models.DateField("Überprüfung am", null=True, blank=True)
    candidates = models.ManyToManyField(
        Organisation, related_name="+", blank=True, verbose_name="Träger, die in Frage kommen"
    )
    family_wish = models.TextField("Wunsch und Wahl der Familie", max_length=2_000, blank=True)
    open_questions = models.TextField("Offene Fragen", max_length=2_000, blank=True)
    end_code = models.ForeignKey(
        StatCode, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Grund der Beendigung"
    )
    # the WJH part
    rate_cents = models.PositiveIntegerField("Entgelt in Cent", null=True, blank=True)
    extra_cents = models.PositiveIntegerField("Nebenkosten einmalig in Cent", null=True, blank=True)
    contribution_cents = models.PositiveIntegerField("Kostenbeitrag je Monat in Cent", null=True, blank=True)
    competence = models.CharField("Zuständigkeit", max_length=300, blank=True)
    cost_note = models.CharField("Erstattung und Hinweise", max_length=500, blank=True)
    # on the agenda
    meeting = models.ForeignKey(
        CommissionMeeting, models.PROTECT, related_name="submissions", null=True, blank=True, verbose_name="Sitzung"
    )
    position = models.PositiveSmallIntegerField("TOP", null=True, blank=True)
    submitted_by = models.ForeignKey(
        User, models.PROTECT, related_name="submissions", null=True, blank=True, verbose_name="eingereicht von"
    )
    bypass = models.OneToOneField(
        UrgentBypass, models.PROTECT, related_name="submission", null=True, blank=True, verbose_name="Eilweg"
    )
    submitted_at = models.DateTimeField("angemeldet am", null=True, blank=True)
    agenda_minutes = models.PositiveSmallIntegerField("Minuten auf der Tagesordnung", default=15)
    circulates_until = models.DateTimeField("Umlauf bis", null=True, blank=True)
    content = models.JSONField("festgeschriebener Inhalt", null=True, blank=True)
    frozen_at = models.DateTimeField("festgeschrieben am", null=True, blank=True)
    outcome: str | None  # of `with_outcome`

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorlage"
        verbose_name_plural = "Vorlagen"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="submission_number_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state=SubmissionState.DECIDED),
                name="submission_one_running_per_case",
                violation_error_message="Für diesen Fall läuft schon eine Vorlage.",
            ),
            # deferred: an agenda is put in another order by one statement
            models.UniqueConstraint(
                fields=["meeting", "position"], name="submission_one_per_position", deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(state__in=SubmissionState.values), name="submission_state_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__isnull=True) | Q(ends_on__gt=F("begins_on")),
                name="submission_ends_after_it_begins",
                violation_error_message="Das Ende der Hilfe liegt nicht nach ihrem Beginn.",
            ),
            models.CheckConstraint(
                condition=Q(state=SubmissionState.DRAFT)
                | Q(meeting__isnull=False, position__isnull=False, submitted_by__isnull=False)
                | Q(way=Way.CIRCULAR, circulates_until__isnull=False, submitted_by__isnull=False)
                | Q(way=Way.URGENT, meeting__isnull=True, submitted_by__isnull=False),
                name="submission_has_place_on_agenda",
                violation_error_message="Eine angemeldete Vorlage braucht eine Sitzung.",
            ),
            models.CheckConstraint(
                condition=Q(bypass__isnull=True) | ~Q(state=SubmissionState.DRAFT),
                name="submission_bypass_on_its_way",
                violation_error_message="Ein Eilweg gehört erst zu einer angemeldeten Vorlage.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[SubmissionState.DRAFT, SubmissionState.SUBMITTED], content__isnull=True)
                | (
                    ~Q(state__in=[SubmissionState.DRAFT, SubmissionState.SUBMITTED])
                    & Q(content__isnull=False, frozen_at__isnull=False)
                ),
                name="submission_frozen_with_content",
            ),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="submission_way_known"),
            models.CheckConstraint(
                condition=Q(request=Request.NEW, episode__isnull=True)
                | Q(request__in=[Request.EXTEND, Request.CHANGE, Request.END], episode__isnull=False),
                name="submission_about_a_help",
                violation_error_message="Verlängern, ändern und beenden lässt sich nur eine laufende Hilfe.",
            ),
            models.CheckConstraint(
                condition=Q(end_code__isnull=True) | Q(request=Request.END),
                name="submission_end_code_of_an_end",
                violation_error_message="Einen Grund der Beendigung nennt nur, wer eine Hilfe beenden will.",
            ),
            models.CheckConstraint(
                condition=Q(agenda_minutes__gte=1) & Q(agenda_minutes__lte=120),
                name="submission_minutes_on_agenda",
                violation_error_message="Planen Sie zwischen 1 und 120 Minuten.",
            ),
        ]

    def __str__(self) -> str:
        return f"Vorlage {self.case_id}, Fassung {self.number}"

    @cached_property
    def corridor(self) -> Corridor:
        """What the help may become without a new decision; asks the database."""
        return Corridor(list(self.place_kinds.all()), list(self.modules.all()), self.frame_monthly_cents)

    @property
    def outcome_label(self) -> str:
        """How it ended, in words, where `with_outcome` read it."""
        return str(Outcome(self.outcome).label) if self.outcome else ""


class StageGoal(models.Model):
    """What shall be reached by when, a stage of the proposed help."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="stages", verbose_name="Vorlage")
    number = models.PositiveSmallIntegerField("Etappe")
    until = models.DateField("bis")
    goal = models.CharField("Ziel", max_length=500)

    class Meta:
        verbose_name = "Ziel einer Etappe"
        verbose_name_plural = "Ziele der Etappen"
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="stage_number_once"),
            models.CheckConstraint(
                condition=~Q(goal=""),
                name="stage_has_goal",
                violation_error_message="Nennen Sie das Ziel der Etappe.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.goal}"
