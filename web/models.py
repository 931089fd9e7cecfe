"""Technical records that know no domain word: keys, frozen files, outgoing mail, answered forms, drafts."""

import hashlib
import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Cast, Length, Now
from django.utils import timezone


class SortKey(models.Func):
    """The German sort key of a text, the same order on every server (reliability.md §1.4)."""

    function = "sort_de"
    output_field: ClassVar[models.TextField[str, str]] = models.TextField()


class LocalToday(models.Func):
    """Today as the office's calendar says, whatever time zone the connection speaks."""

    template = "(CURRENT_TIMESTAMP AT TIME ZONE 'Europe/Berlin')::date"
    output_field: ClassVar[models.DateField[date, date]] = models.DateField()


class CountOf(models.Subquery):
    """How many rows a query finds; zero for none, and no grouping to think of."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field: ClassVar[models.IntegerField[int, int]] = models.IntegerField()


class Keyed(models.Model):
    """A row known outside by a random key, never by its number."""

    key = models.UUIDField("Schlüssel", default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField("angelegt am", db_default=Now(), editable=False)

    class Meta:
        abstract = True


class StoredFile(Keyed):
    """Bytes that were final when they were stored; never rendered again."""

    name = models.CharField("Dateiname", max_length=120)
    media_type = models.CharField("Dateityp", max_length=100)
    sha256 = models.CharField("Prüfsumme", max_length=64)
    content = models.BinaryField("Inhalt")

    class Meta:
        verbose_name = "abgelegte Datei"
        verbose_name_plural = "abgelegte Dateien"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def store(cls, *, name: str, media_type: str, content: bytes) -> Self:
        """Store bytes with their hash."""
        digest = hashlib.sha256(content).hexdigest()
        return cls.objects.create(name=name, media_type=media_type, content=content, sha256=digest)


class OutgoingMail(Keyed):
    """One message to one recipient; written in the transaction, sent after it, once."""

    recipient = models.EmailField("Empfänger")
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text")
    attachments = models.ManyToManyField(StoredFile, verbose_name="Anlagen", blank=True)
    # A personal address is made while sending; written down here it would open the door to whoever reads the table.
    token_purpose = models.CharField("Zweck des Links", max_length=40, blank=True)
    token_key = models.UUIDField("Schlüssel des Links", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("Versuche", default=0)
    sent_at = models.DateTimeField("versandt am", null=True, blank=True)
    error = models.CharField("Fehler", max_length=300, blank=True)

    class Meta:
        verbose_name = "ausgehende Nachricht"
        verbose_name_plural = "ausgehende Nachrichten"
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return f"{self.subject} an {self.recipient}"

    @property
    def message_id(self) -> str:
        """The same for every attempt, so that a repeated message can be recognised."""
        return f"<{self.key}@sozialraum.jugendamt.example>"


class PersonalLinkQuerySet[M: models.Model](models.QuerySet[M]):
    """Links of one purpose."""

    def open(self) -> Self:
        """Links that still work today."""
        return self.filter(revoked_at__isnull=True, expires_on__gte=timezone.localdate())


class PersonalLink(Keyed):
    """A link that opens one thing to one recipient; its address stands nowhere but in the mail that carried it."""

    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="verschickt von"
    )
    mail = models.ForeignKey(OutgoingMail, models.PROTECT, null=True, blank=True, verbose_name="Nachricht")
    expires_on = models.DateField("gültig bis")
    revoked_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)
    minute_began_at = models.DateTimeField("Beginn der gezählten Minute", null=True, blank=True)
    minute_posts = models.PositiveSmallIntegerField("Eingaben in dieser Minute", default=0)

    class Meta:
        abstract = True

    def is_open_on(self, day: date) -> bool:
        return self.revoked_at is None and self.expires_on >= day


class Answer(models.Model):
    """Where a form with this key led to the first time; the second time leads there too."""

    key = models.UUIDField("Schlüssel des Formulars", primary_key=True)
    user_id = models.BigIntegerField("Person")
    path = models.CharField("Adresse", max_length=500)
    location = models.CharField("Antwort", max_length=500)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = "beantwortetes Formular"
        verbose_name_plural = "beantwortete Formulare"

    def __str__(self) -> str:
        return str(self.key)


DRAFT_LIMIT = 200_000  # characters of everything one form holds


class Draft(models.Model):
    """What somebody is typing, kept for its owner alone until it is saved or thrown away; see `web/drafts.py`."""

    owner_id = models.BigIntegerField("Person")
    form = models.CharField("Formular", max_length=40)
    subject = models.UUIDField("Gegenstand", null=True, blank=True)
    fields = models.JSONField("Eingaben", default=dict, blank=True)
    writer = models.UUIDField("Fenster, in dem geschrieben wird")
    version = models.PositiveIntegerField("Fassung", default=0)
    saved_at = models.DateTimeField("gesichert am", db_default=Now())
    is_finished = models.BooleanField("gespeichert oder verworfen", default=False)

    class Meta:
        verbose_name = "Entwurf"
        verbose_name_plural = "Entwürfe"
        constraints = [
            models.UniqueConstraint(
                fields=["owner_id", "form", "subject"], nulls_distinct=False, name="draft_once_per_owner_and_subject"
            ),
            models.CheckConstraint(
                condition=models.Q(is_finished=False) | models.Q(fields={}), name="draft_finished_holds_no_text"
            ),
            models.CheckConstraint(
                condition=models.lookups.LessThanOrEqual(
                    Length(Cast("fields", models.TextField())), models.Value(DRAFT_LIMIT)
                ),
                name="draft_is_not_too_long",
                violation_error_message="Der Entwurf ist zu lang, um gesichert zu werden. Kürzen Sie den Text.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} von {self.owner_id}"
