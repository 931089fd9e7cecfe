"""Letters of the office: templates in versions, drafts, and what was sent and stays as it was sent."""

from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Now

from accounts.models import Department, User
from cases.lifecycle import LetterState
from cases.models.case import Case
from cases.models.family import Person
from socialspace.models import Organisation
from web.models import Keyed, SortKey, StoredFile

ADDRESS_LINES = 6  # what the address zone of DIN 5008 holds
LINE_LENGTH = 45  # characters of 11 pt that fit 80 mm


def lines_of(address: str) -> list[str]:
    """The lines of an address without empty ones."""
    return [line.strip() for line in address.splitlines() if line.strip()]


def demand_address(address: str) -> None:
    """What does not fit the window of an envelope is refused beside its field."""
    lines = lines_of(address)
    if len(lines) > ADDRESS_LINES:
        raise ValidationError({"address": f"In das Adressfenster passen {ADDRESS_LINES} Zeilen."})
    if any(len(line) > LINE_LENGTH for line in lines):
        raise ValidationError(
            {"address": f"Eine Zeile hat höchstens {LINE_LENGTH} Zeichen. Teilen Sie die lange Zeile."}
        )


class LetterTemplateQuerySet(models.QuerySet["LetterTemplate"]):
    def visible_to(self, user: User) -> Self:
        """Whoever writes letters reads their templates: ASD, and the Fachadministration that keeps them."""
        may_read = user.is_active and user.department in {Department.ASD, Department.ADMIN}
        return self if may_read else self.none()

    def in_use(self) -> Self:
        return self.filter(retired_at__isnull=True)

    def for_letters(self) -> Self:
        """Those an ordinary letter begins with; a Bescheid and its legal remedy have their own way."""
        return self.in_use().exclude(kind__in=NOTICE_KINDS)

    def for_list(self) -> Self:
        """With the number and the subject of the current version, in German order."""
        newest = LetterTemplateVersion.objects.filter(template=OuterRef("pk")).order_by("-number")
        return self.annotate(
            current_number=Subquery(newest.values("number")[:1]),
            current_subject=Subquery(newest.values("subject")[:1]),
            current_since=Subquery(newest.values("created_at")[:1]),
        ).order_by("retired_at", SortKey("name"))


class LetterTemplate(Keyed):
    """What a letter starts from; its words stand in versions."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", "Einladung"
        HOME_VISIT = "home_visit", "Hausbesuch"
        FEEDBACK = "feedback", "Rückmeldung an die meldende Stelle"
        REQUEST = "request", "Bitte um Bericht"
        CONSENT = "consent", "Einwilligung"
        CLOSING = "closing", "Abschluss oder Ablehnung"
        OTHER = "other", "anderes Schreiben"
        NOTICE_GRANTED = "notice_granted", "Bescheid: Bewilligung"
        NOTICE_REFUSED = "notice_refused", "Bescheid: Ablehnung"
        NOTICE_ENDED = "notice_ended", "Bescheid: Ende einer Hilfe"
        LEGAL_REMEDY = "legal_remedy", "Rechtsbehelfsbelehrung"
        LEGAL_REMEDY_PLAIN = "legal_remedy_plain", "Rechtsbehelf in einfachen Worten"

    name = models.CharField("Name", max_length=100)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    retired_at = models.DateTimeField("nicht mehr verwendet seit", null=True, blank=True)

    # Filled by for_list.
    current_number: int
    current_subject: str
    current_since: datetime

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "Briefvorlage"
        verbose_name_plural = "Briefvorlagen"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="letter_template_once",
                violation_error_message="Eine Briefvorlage mit diesem Namen gibt es schon.",
            )
        ]

    def __str__(self) -> str:
        return self.name


# The words of a Bescheid, never offered for an ordinary letter.
NOTICE_KINDS = frozenset(
    {
        LetterTemplate.Kind.NOTICE_GRANTED,
        LetterTemplate.Kind.NOTICE_REFUSED,
        LetterTemplate.Kind.NOTICE_ENDED,
        LetterTemplate.Kind.LEGAL_REMEDY,
        LetterTemplate.Kind.LEGAL_REMEDY_PLAIN,
    }
)


class LetterTemplateVersionQuerySet(models.QuerySet["LetterTemplateVersion"]):
    def for_kind(self, kind: str) -> Self:
        """The current words of the templates of a kind that are in use, the template added last first."""
        newest = LetterTemplateVersion.objects.filter(template=OuterRef("template")).order_by("-number")
        rows = self.filter(template__kind=kind, template__retired_at__isnull=True)
        return rows.filter(pk=Subquery(newest.values("pk")[:1])).order_by("-template_id")


class LetterTemplateVersion(models.Model):
    """The words of a template, with places to fill in; never changed, only followed by the next version."""

    template = models.ForeignKey(LetterTemplate, models.PROTECT, related_name="versions", verbose_name="Briefvorlage")
    number = models.PositiveSmallIntegerField("Fassung")
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text", max_length=20_000)
    written_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="geschrieben von"
    )
    created_at = models.DateTimeField("angelegt am", db_default=Now(), editable=False)

    objects = LetterTemplateVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "Fassung einer Briefvorlage"
        verbose_name_plural = "Fassungen einer Briefvorlage"
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["template", "number"],
                name="letter_template_version_once",
                violation_error_message="Inzwischen gibt es eine neuere Fassung dieser Vorlage.",
            ),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(body=""),
                name="letter_template_has_words",
                violation_error_message="Eine Vorlage braucht Betreff und Text.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template_id}, Fassung {self.number}"


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: User) -> Self:
        """The letters of the cases one may know of."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_list(self) -> Self:
        """Drafts first, then what was sent last; without text and bytes."""
        is_draft = models.Case(models.When(state=LetterState.DRAFT, then=0), default=1)
        rows = self.select_related("written_by", "person", "organisation").defer("body")
        return rows.order_by(is_draft, "-letter_date", "-id")

    def for_page(self) -> Self:
        """With everything the page and the paper of one letter show."""
        related = ("written_by", "sent_by", "template_version__template", "file", "person", "organisation")
        return self.select_related(*related).defer("file__content")


class Letter(Keyed):
    """A letter of the office in a case: a draft until it is sent, then frozen with the bytes that were sent."""

    class Channel(models.TextChoices):
        POST = "post", "per Post"
        FAX = "fax", "per Fax"
        PERSONAL = "personal", "persönlich übergeben"

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters", verbose_name="Fall")
    template_version = models.ForeignKey(
        LetterTemplateVersion, models.PROTECT, related_name="+", verbose_name="Fassung der Briefvorlage"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="an ein Mitglied der Familie"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="an eine Einrichtung"
    )
    address = models.TextField("Anschrift", max_length=400)
    letter_date = models.DateField("Datum")
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text", max_length=60_000)
    state = models.CharField("Stand", max_length=10, choices=LetterState, default=LetterState.DRAFT)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="geschrieben von")
    version = models.PositiveIntegerField("Fassung", default=1)
    channel = models.CharField("Versandweg", max_length=10, choices=Channel, blank=True)
    sent_at = models.DateTimeField("versandt am", null=True, blank=True)
    sent_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="versandt von"
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="versandtes Papier"
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "Brief"
        verbose_name_plural = "Briefe"
        ordering = ("-id",)
        indexes = [models.Index(fields=["case", "-letter_date"], name="letter_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", channel="", sent_at__isnull=True, sent_by__isnull=True, file__isnull=True)
                | Q(state="sent", sent_at__isnull=False, sent_by__isnull=False, file__isnull=False) & ~Q(channel=""),
                name="letter_sent_with_paper_and_way",
                violation_error_message="Ein versandter Brief hat Papier, Weg, Tag, Person, ein Entwurf nichts davon.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(organisation__isnull=True),
                name="letter_to_one_recipient",
                violation_error_message="Ein Brief geht an eine Person oder an eine Einrichtung.",
            ),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(body="") & ~Q(address=""),
                name="letter_has_words",
                violation_error_message="Ein Brief braucht Anschrift, Betreff und Text.",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def clean(self) -> None:
        """The window of the envelope shows six lines; what is longer would be cut off or stand beside it."""
        demand_address(self.address)

    @property
    def address_lines(self) -> list[str]:
        """The lines of the address without empty ones."""
        return lines_of(self.address)

    @property
    def recipient(self) -> str:
        """The first line of the address, as a list names the letter."""
        return next(iter(self.address_lines), "")

    @property
    def is_sent(self) -> bool:
        return self.state == LetterState.SENT
