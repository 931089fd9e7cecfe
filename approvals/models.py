"""The commission: meetings, Vorlagen, one voice per seat, decisions that nobody takes alone."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import ASD_AND_WJH, User
from approvals.lifecycle import MeetingState, Outcome, Seat, SubmissionState, Vote
from cases.models import Case, UrgentBypass
from hze.models import HelpKind
from socialspace.models import SocialArea, TeamMembership
from web.models import Keyed, StoredFile


class CommissionMeetingQuerySet(models.QuerySet["CommissionMeeting"]):
    def visible_to(self, user: User) -> Self:
        """The meetings of the teams an ASD or WJH colleague belongs to."""
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def for_list(self) -> Self:
        return self.select_related("area").annotate(items=models.Count("submissions")).order_by("-held_at")


class CommissionMeeting(Keyed):
    """One meeting of the Genehmigungskommission."""

    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="meetings", verbose_name="Sozialraum")
    held_at = models.DateTimeField("Termin")
    room = models.CharField("Raum", max_length=80)
    state = models.CharField("Stand", max_length=10, choices=MeetingState, default=MeetingState.PLANNED)

    objects = CommissionMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitzung der Kommission"
        verbose_name_plural = "Sitzungen der Kommission"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "held_at"],
                name="meeting_once_per_time",
                violation_error_message="Zu dieser Zeit ist schon eine Sitzung geplant.",
            ),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meeting_state_known"),
        ]

    def __str__(self) -> str:
        return f"Genehmigungskommission am {timezone.localtime(self.held_at):%d.%m.%Y, %H:%M} Uhr"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> Self:
        """ASD and WJH of the team: WJH sees Vorlage, cost and decision, never the file (domain.md §11.1)."""
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        return self.filter(case__area__in=TeamMembership.objects.areas_of(user))

    def for_page(self) -> Self:
        of_case = ("case__child", "case__area", "case__quarter")
        return self.select_related(*of_case, "help_kind", "meeting", "submitted_by", "bypass__by", "bypass__second")

    def of_agenda(self) -> Self:
        """The items of a meeting in their order, with what the agenda shows."""
        return self.select_related("case__child", "decision").order_by("position", "id")


class Submission(Keyed):
    """A Vorlage: assembled from the file, proposed by the responsible worker, priced by WJH, frozen when opened."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="submissions", verbose_name="Fall")
    number = models.PositiveSmallIntegerField("Fassung")
    state = models.CharField("Stand", max_length=10, choices=SubmissionState, default=SubmissionState.DRAFT)
    version = models.PositiveIntegerField("Stand des Vorschlags", default=1)
    cost_version = models.PositiveIntegerField("Stand der Kosten", default=1)
    # the responsible worker's part
    help_kind = models.ForeignKey(HelpKind, models.PROTECT, null=True, blank=True, verbose_name="Hilfeart")
    minutes_per_week = models.PositiveIntegerField("Umfang in Minuten je Woche", null=True, blank=True)
    begins_on = models.DateField("Beginn", null=True, blank=True)
    ends_on = models.DateField("befristet bis", null=True, blank=True)
    why_not_enough = models.TextField("Warum reicht es nicht?", max_length=5_000, blank=True)
    goal = models.TextField("Ziel", max_length=5_000, blank=True)
    exit_criterion = models.TextField("Woran merken alle, dass es gut ist?", max_length=2_000, blank=True)
    # the WJH part
    rate_cents = models.PositiveIntegerField("Entgelt in Cent", null=True, blank=True)
    cost_note = models.CharField("Zuständigkeit und Beitrag", max_length=500, blank=True)
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
    content = models.JSONField("festgeschriebener Inhalt", null=True, blank=True)

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
            models.UniqueConstraint(fields=["meeting", "position"], name="submission_one_per_position"),
            models.CheckConstraint(condition=Q(state__in=SubmissionState.values), name="submission_state_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__isnull=True) | Q(ends_on__gt=F("begins_on")),
                name="submission_ends_after_it_begins",
                violation_error_message="Das Ende der Hilfe liegt nicht nach ihrem Beginn.",
            ),
            models.CheckConstraint(
                condition=Q(state=SubmissionState.DRAFT)
                | Q(meeting__isnull=False, position__isnull=False, submitted_by__isnull=False),
                name="submission_has_place_on_agenda",
                violation_error_message="Eine angemeldete Vorlage braucht eine Sitzung.",
            ),
            models.CheckConstraint(
                condition=Q(bypass__isnull=True) | ~Q(state=SubmissionState.DRAFT),
                name="submission_bypass_on_its_way",
                violation_error_message="Ein Eilweg gehört erst zu einer angemeldeten Vorlage.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[SubmissionState.DRAFT, SubmissionState.SUBMITTED]) | Q(content__isnull=False),
                name="submission_frozen_with_content",
            ),
        ]

    def __str__(self) -> str:
        return f"Vorlage {self.case_id}, Fassung {self.number}"


class Voice(Keyed):
    """The one voice of a seat, with its reason; never changed."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="voices", verbose_name="Vorlage")
    seat = models.CharField("Sitz", max_length=10, choices=Seat)
    user = models.ForeignKey(User, models.PROTECT, related_name="voices", verbose_name="Person")
    vote = models.CharField("Stimme", max_length=10, choices=Vote)
    reason = models.CharField("Begründung", max_length=1_000)

    class Meta:
        verbose_name = "Stimme"
        verbose_name_plural = "Stimmen"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "seat"],
                name="voice_one_per_seat",
                violation_error_message="Dieser Sitz hat seine Stimme schon abgegeben.",
            ),
            models.UniqueConstraint(
                fields=["submission", "user"],
                name="voice_one_per_person",
                violation_error_message="Sie haben Ihre Stimme schon abgegeben.",
            ),
            models.CheckConstraint(condition=Q(seat__in=Seat.values), name="voice_seat_known"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="voice_has_reason",
                violation_error_message="Begründen Sie Ihre Stimme.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_seat_display()}: {self.get_vote_display()}"


class Decision(Keyed):
    """What the commission decided; it cannot exist without three voices, and it is never changed."""

    number = models.CharField("Beschlussnummer", max_length=20, unique=True)
    submission = models.OneToOneField(
        Submission,
        models.PROTECT,
        related_name="decision",
        verbose_name="Vorlage",
        error_messages={"unique": "Über diese Vorlage ist schon beschlossen."},
    )
    asd_voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", verbose_name="Stimme ASD-Teamleitung")
    wjh_voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", verbose_name="Stimme WJH-Teamleitung")
    worker_voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", verbose_name="Stimme der Fachkraft")
    outcome = models.CharField("Ergebnis", max_length=10, choices=Outcome)
    decided_on = models.DateField("beschlossen am")
    text = models.TextField("Beschlusstext", max_length=5_000)
    conditions = models.TextField("Auflagen", max_length=5_000, blank=True)
    rework_until = models.DateField("Nacharbeit bis", null=True, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingereicht von")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="decisions", verbose_name="festgestellt von")

    class Meta:
        verbose_name = "Beschluss"
        verbose_name_plural = "Beschlüsse"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="decision_outcome_known"),
            models.CheckConstraint(
                condition=~Q(decided_by=F("submitted_by")),
                name="who_submits_does_not_decide",
                violation_error_message="Wer eine Vorlage einreicht, stellt den Beschluss nicht selbst fest.",
            ),
            models.CheckConstraint(
                condition=~Q(asd_voice=F("wjh_voice"))
                & ~Q(asd_voice=F("worker_voice"))
                & ~Q(wjh_voice=F("worker_voice")),
                name="decision_has_three_voices",
                violation_error_message="Ein Beschluss braucht drei verschiedene Stimmen.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.RETURNED) | Q(rework_until__isnull=False),
                name="returned_with_date",
                violation_error_message="Nennen Sie das Datum, bis zu dem die Vorlage nachgearbeitet ist.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.CHANGED) | ~Q(conditions=""),
                name="changed_with_conditions",
                violation_error_message="Nennen Sie die Auflagen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Beschluss {self.number}"


class DecisionNumber(models.Model):
    """The last decision number of a year; locked while the next one is taken."""

    year = models.PositiveSmallIntegerField("Jahr", unique=True)
    last = models.PositiveIntegerField("letzte Nummer", default=0)

    class Meta:
        verbose_name = "Beschlussnummer"
        verbose_name_plural = "Beschlussnummern"

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class DecisionPaper(models.Model):
    """The decision as a PDF, rendered once."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="paper", verbose_name="Beschluss")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="Datei")

    class Meta:
        verbose_name = "Beschluss als Papier"
        verbose_name_plural = "Beschlüsse als Papier"

    def __str__(self) -> str:
        return str(self.decision_id)
