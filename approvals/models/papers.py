"""What stands on a decision: its link in the chain, its papers and the Bescheid."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from approvals.models.decision import Decision, Ruling, UrgentDecision
from approvals.models.submission import Submission
from cases.models import LetterTemplateVersion
from cases.models.letter import demand_address
from web.models import Keyed, StoredFile


class SealQuerySet(models.QuerySet["Seal"]):
    def of_chain(self) -> Self:
        return self.order_by("number")


class Seal(models.Model):
    """A link of the chain: the canonical content of a decision or ruling and the hash of everything up to it."""

    number = models.PositiveIntegerField("Glied", unique=True)
    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="seal", null=True, blank=True, verbose_name="Beschluss"
    )
    ruling = models.OneToOneField(
        Ruling, models.PROTECT, related_name="seal", null=True, blank=True, verbose_name="Entscheid"
    )
    urgent = models.OneToOneField(
        UrgentDecision, models.PROTECT, related_name="seal", null=True, blank=True, verbose_name="Eilentscheidung"
    )
    content = models.TextField("Inhalt")
    previous = models.CharField("Prüfsumme davor", max_length=64)
    digest = models.CharField("Prüfsumme", max_length=64, unique=True)

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = "Siegel"
        verbose_name_plural = "Siegel"
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__isnull=False, ruling__isnull=True, urgent__isnull=True)
                | Q(decision__isnull=True, ruling__isnull=False, urgent__isnull=True)
                | Q(decision__isnull=True, ruling__isnull=True, urgent__isnull=False),
                name="seal_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"Siegel {self.number}"

    @property
    def code(self) -> str:
        """The short code a paper carries: the first twelve digits in groups of four."""
        digits = self.digest[:12].upper()
        return "-".join(digits[start : start + 4] for start in (0, 4, 8))


class CodeTries(models.Model):
    """How many short codes somebody looked up in this minute, so that nobody tries them out."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+", verbose_name="Person")
    minute_began_at = models.DateTimeField("Minute seit", null=True, blank=True)
    minute_posts = models.PositiveSmallIntegerField("Versuche in dieser Minute", default=0)

    class Meta:
        verbose_name = "Versuche eines Prüfcodes"
        verbose_name_plural = "Versuche von Prüfcodes"

    def __str__(self) -> str:
        return f"{self.user_id}: {self.minute_posts}"


class DecisionPaper(models.Model):
    """A paper of a decision as a PDF, rendered once."""

    class Kind(models.TextChoices):
        DECISION = "decision", "Beschluss"
        COURT = "court", "Entscheidungsblatt"
        FAMILY = "family", "Blatt für die Familie"
        RULING = "ruling", "Entscheid der Abteilungsleitung"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="papers", verbose_name="Beschluss")
    kind = models.CharField("Art", max_length=10, choices=Kind, default=Kind.DECISION)
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="Datei")

    class Meta:
        verbose_name = "Beschluss als Papier"
        verbose_name_plural = "Beschlüsse als Papier"
        constraints = [models.UniqueConstraint(fields=["decision", "kind"], name="decision_paper_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decision_id}"


class DecisionNoticeQuerySet(models.QuerySet["DecisionNotice"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the Vorlage."""
        return self.filter(decision__submission__in=Submission.objects.visible_to(user))

    def unfinished(self) -> Self:
        return self.filter(finished_at__isnull=True)

    def for_list(self) -> Self:
        """What is open first, the oldest on top; with what a line shows."""
        rows = self.select_related("decision__submission__case", "decision__submission__help_kind", "finished_by")
        return rows.order_by(F("finished_at").desc(nulls_first=True), "id")

    def for_page(self) -> Self:
        """With everything its page and its paper show."""
        of_case = ("decision__submission__case__child", "decision__submission__case__area")
        people = ("edited_by", "finished_by", "template_version__template", "file")
        return self.select_related(*of_case, *people)


class DecisionNotice(Keyed):
    """The Bescheid that WJH issues: drafted by the decision, worded by WJH, frozen when it is finished."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="notice", verbose_name="Beschluss")
    template_version = models.ForeignKey(
        LetterTemplateVersion,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="Fassung der Briefvorlage",
    )
    address = models.TextField("Anschrift", max_length=400, blank=True)
    notice_date = models.DateField("Datum", null=True, blank=True)
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text", max_length=20_000)
    version = models.PositiveIntegerField("Fassung", default=1)
    edited_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bearbeitet von"
    )
    finished_at = models.DateTimeField("fertig am", null=True, blank=True)
    finished_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="fertiggestellt von"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name="Datei")

    objects = DecisionNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "Bescheid"
        verbose_name_plural = "Bescheide"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, finished_by__isnull=True, file__isnull=True)
                | Q(finished_at__isnull=False, finished_by__isnull=False, file__isnull=False, notice_date__isnull=False)
                & ~Q(address=""),
                name="notice_finished_whole",
                violation_error_message="Ein fertiger Bescheid hat Anschrift, Datum, Papier und einen Namen.",
            ),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(body=""),
                name="notice_has_words",
                violation_error_message="Ein Bescheid braucht Betreff und Text.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bescheid zu {self.decision_id}"

    def clean(self) -> None:
        """The window of the envelope shows six lines; what is longer would be cut off or stand beside it."""
        demand_address(self.address)

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None
