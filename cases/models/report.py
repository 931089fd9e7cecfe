"""A first call: a report or a request for help, as it came in."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Department, User
from cases.models.family import Family, Person
from socialspace.models import Quarter, SocialArea, TeamMembership
from web.models import Keyed


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> Self:
        """The reports of the teams an ASD colleague belongs to; nobody else sees one."""
        if user.department != Department.ASD:
            return self.none()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def for_list(self) -> Self:
        """Newest first, with what a row shows."""
        return self.select_related("area", "family", "child", "quarter", "recorded_by", "case").order_by(
            "-received_at", "-id"
        )


class Report(Keyed):
    """A first call: a report or a request for help, as it came in (Meldung)."""

    class Channel(models.TextChoices):
        PHONE = "phone", "Telefon"
        VISIT = "visit", "persönlich"
        MAIL = "mail", "E-Mail"
        LETTER = "letter", "Brief"

    class Reporter(models.TextChoices):
        FAMILY = "family", "Familie selbst"
        CHILD = "child", "Kind oder Jugendliche/r selbst"
        SCHOOL = "school", "Schule oder Kita"
        HEALTH = "health", "Praxis oder Klinik"
        POLICE = "police", "Polizei"
        NEIGHBOUR = "neighbour", "Umfeld"
        ANONYMOUS = "anonymous", "anonym"
        OTHER = "other", "andere"

    area = models.ForeignKey(SocialArea, models.PROTECT, verbose_name="Sozialraum")
    family = models.ForeignKey(Family, models.PROTECT, related_name="reports", verbose_name="Familie")
    child = models.ForeignKey(Person, models.PROTECT, related_name="reports", verbose_name="Kind")
    quarter = models.ForeignKey(Quarter, models.PROTECT, null=True, blank=True, verbose_name="Quartier")
    received_at = models.DateTimeField("eingegangen am")
    channel = models.CharField("Weg", max_length=20, choices=Channel)
    reporter = models.CharField("Wer meldet sich?", max_length=20, choices=Reporter)
    concern = models.TextField("Worum geht es?", max_length=10_000)
    child_words = models.TextField("Was sagt das Kind selbst?", max_length=5_000, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, verbose_name="aufgenommen von")
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="reports", null=True, blank=True, verbose_name="Fall"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at__lte=Now()),
                name="report_received_by_now",
                violation_error_message="Der Eingang der Meldung liegt in der Zukunft.",
            )
        ]

    def __str__(self) -> str:
        return f"Meldung vom {self.received_at:%d.%m.%Y}"
