"""Documents of a case: files that came in, each with its hash; nothing is ever overwritten."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.models.case import Case
from web.models import Keyed, LocalToday, StoredFile
from web.words import german_words

WORDS_OF_DOCUMENT = german_words("title", "sender")


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User) -> Self:
        """Those of the cases one may know of; what was withdrawn, often somebody else's paper, only for the lead."""
        rows = self.filter(case__in=Case.objects.visible_to(user))
        return rows if user.is_lead else rows.filter(withdrawn_at__isnull=True)

    def without_bytes(self) -> Self:
        """With the facts about the file; its bytes stay where they are."""
        return self.select_related("file").defer("file__content")

    def for_list(self) -> Self:
        """The newest version of each document, the one received last first."""
        newest = self.filter(replaced_by__isnull=True) | self.filter(replaced_by__withdrawn_at__isnull=False)
        return newest.without_bytes().select_related("uploaded_by").order_by("-received_on", "-id")


class Document(Keyed):
    """A file somebody handed in: what it is, from whom, since when; a new version leaves the old one in place."""

    class Kind(models.TextChoices):
        REPORT = "report", "Bericht"
        OPINION = "opinion", "Gutachten"
        LETTER = "letter", "Schreiben"
        CERTIFICATE = "certificate", "Bescheinigung"
        PHOTO = "photo", "Foto"
        CONSENT = "consent", "Einwilligung"
        OTHER = "other", "Sonstiges"

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents", verbose_name="Fall")
    title = models.CharField("Titel", max_length=150)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    sender = models.CharField("von wem", max_length=120, blank=True)
    received_on = models.DateField("eingegangen am")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="Datei")
    original_name = models.CharField("Name der hochgeladenen Datei", max_length=200)
    # The hash of what was handed in, kept here so that the same file cannot lie in a case twice; what is stored may
    # differ from it (a photo loses its place and time).
    upload_sha256 = models.CharField("Prüfsumme der hochgeladenen Datei", max_length=64)
    size = models.PositiveIntegerField("Größe in Bytes")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="hochgeladen von")
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="replaced_by", null=True, blank=True, verbose_name="ersetzt"
    )
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="zurückgenommen von"
    )
    withdrawn_because = models.CharField("Grund der Rücknahme", max_length=300, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"
        ordering = ("-received_on", "-id")
        indexes = [
            models.Index(fields=["case", "-received_on"], name="document_of_case"),
            GinIndex(WORDS_OF_DOCUMENT, name="document_by_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="document_has_title",
                violation_error_message="Geben Sie dem Dokument einen Titel.",
            ),
            models.CheckConstraint(
                condition=Q(received_on__lte=LocalToday()),
                name="document_received_by_today",
                violation_error_message="Der Eingang liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_because="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because=""),
                name="document_withdrawn_with_reason",
                violation_error_message="Wer ein Dokument zurücknimmt, schreibt auf, warum.",
            ),
            models.UniqueConstraint(
                fields=["case", "upload_sha256"],
                condition=Q(withdrawn_at__isnull=True),
                name="document_once_in_a_case",
                violation_error_message="Diese Datei liegt schon in der Akte.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
