"""The meetings of the commission, who is there, and who stands in on a seat."""

from typing import Self
from zlib import crc32

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import ASD_AND_WJH, Absence, User
from approvals.lifecycle import MeetingState, Seat
from cases.models import Case
from socialspace.models import SocialArea, TeamMembership
from web.models import Keyed


class CommissionMeetingQuerySet(models.QuerySet["CommissionMeeting"]):
    def visible_to(self, user: User) -> Self:
        """The meetings of the teams an ASD or WJH colleague belongs to."""
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def planned(self) -> Self:
        return self.filter(state=MeetingState.PLANNED).order_by("held_at", "id")

    def for_list(self) -> Self:
        return self.select_related("area").annotate(items=models.Count("submissions")).order_by("-held_at")


class CommissionMeeting(Keyed):
    """One meeting of the Genehmigungskommission; `version` rises with everything the others in the room must see."""

    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="meetings", verbose_name="Sozialraum")
    held_at = models.DateTimeField("Termin")
    room = models.CharField("Raum", max_length=80)
    state = models.CharField("Stand", max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    version = models.PositiveIntegerField("Fassung", default=1)
    opened_at = models.DateTimeField("eröffnet am", null=True, blank=True)
    closed_at = models.DateTimeField("geschlossen am", null=True, blank=True)
    chair = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Leitung")
    minute_taker = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Protokoll"
    )
    current = models.ForeignKey(
        "Submission", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="wird beraten"
    )
    current_since = models.DateTimeField("seit", null=True, blank=True)
    remarks = models.TextField("Verschiedenes", max_length=5_000, blank=True)
    cancel_reason = models.CharField("Grund der Absage", max_length=300, blank=True)

    objects = CommissionMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitzung der Kommission"
        verbose_name_plural = "Sitzungen der Kommission"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "held_at"],
                condition=~Q(state=MeetingState.CANCELLED),
                name="meeting_once_per_time",
                violation_error_message="Zu dieser Zeit ist schon eine Sitzung geplant.",
            ),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meeting_state_known"),
            models.CheckConstraint(
                condition=Q(state=MeetingState.CANCELLED) ^ Q(cancel_reason=""),
                name="meeting_cancelled_with_reason",
                violation_error_message="Nennen Sie den Grund der Absage.",
            ),
            models.CheckConstraint(
                condition=Q(current__isnull=True) | Q(current_since__isnull=False),
                name="meeting_current_since",
            ),
        ]

    def __str__(self) -> str:
        return f"Genehmigungskommission am {timezone.localtime(self.held_at):%d.%m.%Y, %H:%M} Uhr"

    @property
    def is_open(self) -> bool:
        return self.state == MeetingState.OPEN

    @property
    def remarks_stamp(self) -> str:
        """What a writer has seen of the remarks, so that nobody overwrites another unnoticed."""
        return f"{self.minute_taker_id}-{crc32(self.remarks.encode())}"


class MeetingPresence(models.Model):
    """Somebody is in the room, from then until they leave."""

    meeting = models.ForeignKey(CommissionMeeting, models.CASCADE, related_name="presences", verbose_name="Sitzung")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="Person")
    arrived_at = models.DateTimeField("gekommen", db_default=Now())
    left_at = models.DateTimeField("gegangen", null=True, blank=True)

    class Meta:
        verbose_name = "Anwesenheit in einer Sitzung"
        verbose_name_plural = "Anwesenheiten in einer Sitzung"
        ordering = ("arrived_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user"],
                condition=Q(left_at__isnull=True),
                name="presence_once_at_a_time",
                violation_error_message="Diese Person ist schon als anwesend vermerkt.",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("arrived_at")),
                name="presence_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in Sitzung {self.meeting_id}"


class SeatSubstituteQuerySet(models.QuerySet["SeatSubstitute"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the meetings of the team."""
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def current(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def accepted(self) -> Self:
        return self.current().filter(answer=Absence.Answer.ACCEPTED)


class SeatSubstitute(Keyed):
    """Who takes a lead's seat when its holder is away without a deputy or must not decide; in the order of the rank."""

    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="seat_substitutes", verbose_name="Sozialraum")
    seat = models.CharField("Sitz", max_length=10, choices=Seat)
    user = models.ForeignKey(User, models.PROTECT, related_name="seat_substitutes", verbose_name="Person")
    rank = models.PositiveSmallIntegerField("Reihenfolge", default=1)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="gefragt von")
    answer = models.CharField("Antwort", max_length=10, choices=Absence.Answer, default=Absence.Answer.OPEN)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    ended_on = models.DateField("beendet am", null=True, blank=True)

    objects = SeatSubstituteQuerySet.as_manager()

    class Meta:
        verbose_name = "Vertretung auf einem Sitz"
        verbose_name_plural = "Vertretungen auf einem Sitz"
        ordering = ("seat", "rank", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "user"],
                condition=Q(ended_on__isnull=True),
                name="substitute_on_one_seat",
                violation_error_message="Diese Person vertritt schon einen Sitz der Kommission.",
            ),
            models.CheckConstraint(
                condition=Q(seat__in=[Seat.ASD_LEAD, Seat.WJH_LEAD]), name="substitute_of_a_lead_seat"
            ),
            models.CheckConstraint(
                condition=Q(answer=Absence.Answer.OPEN) ^ Q(answered_at__isnull=False),
                name="substitute_answered_with_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} vertritt {self.get_seat_display()}"


class RecusalQuerySet(models.QuerySet["Recusal"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the Vorlagen of the case: ASD and WJH of the team who may decide about it."""
        if not user.is_active or user.department not in ASD_AND_WJH:
            return self.none()
        own = Recusal.objects.in_force().filter(user=user).values("case")
        return self.filter(case__area__in=TeamMembership.objects.areas_of(user)).exclude(case__in=own)

    def in_force(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Recusal(Keyed):
    """Somebody must not decide about a case (§§ 16, 17 SGB X): another takes the seat, and the Vorlage is hidden."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals", verbose_name="Fall")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="Person")
    reason = models.CharField("Grund", max_length=500)
    declared_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgestellt von")
    ended_at = models.DateTimeField("aufgehoben am", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="aufgehoben von"
    )

    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = "Befangenheit"
        verbose_name_plural = "Befangenheiten"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(ended_at__isnull=True),
                name="recusal_once",
                violation_error_message="Die Befangenheit dieser Person ist schon festgestellt.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="recusal_has_reason",
                violation_error_message="Nennen Sie den Grund der Befangenheit.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_by=F("user"))),
                name="recusal_ended_by_another",
                violation_error_message="Die eigene Befangenheit hebt jemand anderes auf.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.case_id}"
