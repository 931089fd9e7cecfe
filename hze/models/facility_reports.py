"""The report of the facility before a Hilfeplangespräch, and the personal link by which it is written."""

from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from hze.models.episode import HelpEpisode
from hze.models.plan_talk import PlanTalk
from socialspace.models import Organisation
from web.models import Keyed, PersonalLink, PersonalLinkQuerySet, StoredFile


class Said(NamedTuple):
    """One question of the report and what the facility says to it."""

    question: str
    words: str


class FacilityReport(Keyed):
    """What the facility is asked before a talk and what it says; to be corrected until the talk begins."""

    ANSWERS = ("child", "school", "parents", "contacts", "reached", "needed")

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="facility_reports", verbose_name="Hilfe")
    talk = models.OneToOneField(
        PlanTalk,
        models.PROTECT,
        related_name="facility_report",
        verbose_name="Hilfeplangespräch",
        error_messages={"unique": "Der Bericht für dieses Gespräch ist schon angefragt."},
    )
    facility = models.ForeignKey(
        Organisation, models.PROTECT, related_name="facility_reports", verbose_name="Einrichtung"
    )
    due_on = models.DateField("erbeten bis")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angefragt von")
    reminded_at = models.DateTimeField("erinnert am", null=True, blank=True)
    answered_at = models.DateTimeField("angekommen am", null=True, blank=True)
    corrected_at = models.DateTimeField("berichtigt am", null=True, blank=True)
    author = models.CharField("geschrieben von", max_length=120, blank=True)
    child = models.TextField("Wie geht es dem Kind?", max_length=5_000, blank=True)
    school = models.TextField("Wie läuft es in Schule oder Kita?", max_length=5_000, blank=True)
    parents = models.TextField("Wie gelingt die Arbeit mit den Eltern?", max_length=5_000, blank=True)
    contacts = models.TextField("Wie waren Kontakte und Tage zu Hause?", max_length=5_000, blank=True)
    reached = models.TextField("Was ist erreicht?", max_length=5_000, blank=True)
    needed = models.TextField("Was braucht das Kind jetzt?", max_length=5_000, blank=True)

    class Meta:
        verbose_name = "Bericht der Einrichtung"
        verbose_name_plural = "Berichte der Einrichtung"
        ordering = ("-due_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, author="", child="", needed="")
                | Q(answered_at__isnull=False) & ~Q(author="") & ~Q(child="") & ~Q(needed=""),
                name="facility_report_says_something",
                violation_error_message="Ein Bericht sagt, wer schreibt, wie es dem Kind geht und was es braucht.",
            ),
            models.CheckConstraint(
                condition=Q(corrected_at__isnull=True) | Q(corrected_at__gte=F("answered_at")),
                name="facility_report_corrected_after_answer",
                violation_error_message="Berichtigt wird, was angekommen ist.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bericht bis {self.due_on:%d.%m.%Y}"

    @property
    def said(self) -> list[Said]:
        """Every question with its answer, the unanswered ones left out."""
        return [Said(self.question(name), words) for name in self.ANSWERS if (words := getattr(self, name))]

    @classmethod
    def question(cls, name: str) -> str:
        """How one of `ANSWERS` is asked."""
        field = cls._meta.get_field(name)
        return str(field.verbose_name) if isinstance(field, models.Field) else name

    @property
    def is_late(self) -> bool:
        """Whether it came after the day it was asked for."""
        return self.answered_at is not None and timezone.localdate(self.answered_at) > self.due_on

    def is_closed_at(self, now: datetime) -> bool:
        """Whether the talk has begun: from then on nothing is changed. Needs the talk fetched."""
        return self.talk.starts_at <= now


class FacilityReportLink(PersonalLink):
    """The personal link by which a facility writes one report."""

    report = models.ForeignKey(FacilityReport, models.PROTECT, related_name="links", verbose_name="Bericht")
    email = models.EmailField("E-Mail")

    objects = PersonalLinkQuerySet["FacilityReportLink"].as_manager()

    class Meta:
        verbose_name = "Link zum Bericht der Einrichtung"
        verbose_name_plural = "Links zum Bericht der Einrichtung"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(revoked_at__isnull=True),
                name="facility_report_link_one_open",
                violation_error_message="Ein früherer Link gilt noch; nehmen Sie ihn zuerst zurück.",
            )
        ]

    def __str__(self) -> str:
        return f"Link {self.report_id} bis {self.expires_on:%d.%m.%Y}"


class FacilityReportFile(Keyed):
    """A PDF the facility has put beside its report, looked into before it was kept."""

    report = models.ForeignKey(FacilityReport, models.PROTECT, related_name="files", verbose_name="Bericht")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="Datei")
    name = models.CharField("Name der Datei", max_length=200)

    class Meta:
        verbose_name = "Anlage zum Bericht der Einrichtung"
        verbose_name_plural = "Anlagen zum Bericht der Einrichtung"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
