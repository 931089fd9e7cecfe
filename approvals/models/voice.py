"""The one voice of a seat; never changed, only corrected by another."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from approvals.lifecycle import Seat, Substitution, Vote
from approvals.models.meeting import Recusal
from approvals.models.submission import Submission
from web.models import Keyed


class VoiceQuerySet(models.QuerySet["Voice"]):
    def of(self, submission: Submission) -> Self:
        """Those that count: about the Vorlage as it is frozen now, not corrected, of nobody who must not decide."""
        return self._standing(submission).exclude(user__in=_recused(submission))

    def of_recused(self, submission: Submission) -> Self:
        """Those that no longer count because who gave them must not decide; the substitute's voice replaces them."""
        return self._standing(submission).filter(user__in=_recused(submission))

    def _standing(self, submission: Submission) -> Self:
        return self.filter(submission=submission, version=submission.version, superseded_by__isnull=True)


def _recused(submission: Submission) -> models.QuerySet[Recusal, int]:
    return Recusal.objects.in_force().filter(case=submission.case_id).values_list("user", flat=True)


class Voice(Keyed):
    """The one voice of a seat, with its reason; a correction is a new voice, and the old one stays readable."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="voices", verbose_name="Vorlage")
    version = models.PositiveIntegerField("Stand der Vorlage", default=1)
    seat = models.CharField("Sitz", max_length=10, choices=Seat)
    user = models.ForeignKey(User, models.PROTECT, related_name="voices", verbose_name="Person")
    stands_for = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="in Vertretung von"
    )
    substitution = models.CharField("Grund der Vertretung", max_length=10, choices=Substitution, blank=True)
    vote = models.CharField("Stimme", max_length=10, choices=Vote)
    reason = models.CharField("Begründung", max_length=1_000)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        related_name="superseded_by",
        null=True,
        blank=True,
        verbose_name="ersetzt",
        error_messages={"unique": "Diese Stimme ist schon berichtigt."},
    )

    objects = VoiceQuerySet.as_manager()

    class Meta:
        verbose_name = "Stimme"
        verbose_name_plural = "Stimmen"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "version", "seat"],
                condition=Q(supersedes__isnull=True),
                name="voice_one_per_seat",
                violation_error_message="Dieser Sitz hat seine Stimme schon abgegeben.",
            ),
            models.UniqueConstraint(
                fields=["submission", "version", "user"],
                condition=Q(supersedes__isnull=True),
                name="voice_one_per_person",
                violation_error_message="Sie haben Ihre Stimme schon abgegeben.",
            ),
            models.CheckConstraint(condition=Q(seat__in=Seat.values), name="voice_seat_known"),
            models.CheckConstraint(condition=Q(vote__in=Vote.values), name="voice_vote_known"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="voice_has_reason",
                violation_error_message="Begründen Sie Ihre Stimme.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_seat_display()}: {self.get_vote_display()}"
