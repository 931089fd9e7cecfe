"""What belongs to the record of a meeting: what was put off, and its papers."""

from typing import Self

from django.db import models

from accounts.models import User
from approvals.models.meeting import CommissionMeeting
from approvals.models.submission import Submission
from web.models import Keyed, StoredFile


class PostponementQuerySet(models.QuerySet["Postponement"]):
    def of(self, meeting: CommissionMeeting) -> Self:
        """What this meeting put off, in the order of its agenda."""
        of_item = ("submission__case", "submission__help_kind", "submission__submitted_by")
        rows = self.filter(meeting=meeting).select_related(*of_item, "moved_to", "by")
        return rows.order_by("position", "id")


class Postponement(Keyed):
    """An item that a meeting put off: where it stood, and which meeting has it now."""

    meeting = models.ForeignKey(CommissionMeeting, models.PROTECT, related_name="postponements", verbose_name="Sitzung")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="postponements", verbose_name="Vorlage")
    position = models.PositiveSmallIntegerField("TOP", null=True, blank=True)
    moved_to = models.ForeignKey(CommissionMeeting, models.PROTECT, related_name="+", verbose_name="verlegt auf")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="verlegt von")

    objects = PostponementQuerySet.as_manager()

    class Meta:
        verbose_name = "Vertagung"
        verbose_name_plural = "Vertagungen"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.submission_id} von {self.meeting_id} auf {self.moved_to_id}"


class MeetingPaper(models.Model):
    """A paper of a closed meeting as a PDF, rendered once."""

    class Kind(models.TextChoices):
        MINUTES = "minutes", "Protokoll"
        FOLDER = "folder", "Mappe"

    meeting = models.ForeignKey(CommissionMeeting, models.PROTECT, related_name="papers", verbose_name="Sitzung")
    kind = models.CharField("Art", max_length=10, choices=Kind)
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="Datei")

    class Meta:
        verbose_name = "Papier einer Sitzung"
        verbose_name_plural = "Papiere einer Sitzung"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                name="meeting_paper_once",
                violation_error_message="Dieses Papier der Sitzung gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.meeting_id}"
