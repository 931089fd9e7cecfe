"""A running ambulatory help as its provider delivers it: its people, the hours of each month, reports, the link."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import ASD_AND_WJH, User
from hze.lifecycle import StatementState
from hze.models.episode import HelpEpisode
from socialspace.models import ContactPerson, Organisation
from web.calendar import YearMonth
from web.models import Keyed, PersonalLink, PersonalLinkQuerySet, StoredFile

MOST_MINUTES = 31 * 24 * 60  # no month has more


class HelpWorker(Keyed):
    """Somebody of the provider who works in the help, from–to."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="workers", verbose_name="Hilfe")
    name = models.CharField("Name", max_length=120)
    qualification = models.CharField("Qualifikation", max_length=120)
    begins_on = models.DateField("ab")
    ends_on = models.DateField("bis", null=True, blank=True)

    class Meta:
        verbose_name = "Fachkraft des Trägers"
        verbose_name_plural = "Fachkräfte des Trägers"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="help_worker_ends_after_begin",
                violation_error_message="Das Ende liegt vor dem Beginn.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(qualification=""),
                name="help_worker_has_name_and_qualification",
                violation_error_message="Nennen Sie Name und Qualifikation.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.qualification}"


class HelpLinkQuerySet(PersonalLinkQuerySet["HelpLink"]):
    def open(self) -> Self:
        """Links that work now: not over, not taken back, of the help's provider, and of a help that runs.

        After its last day a help's link opens HELP_LINK_LAST_DAYS more, for the last statement and the report at the
        end.
        """
        since = timezone.localdate() - timedelta(days=settings.HELP_LINK_LAST_DAYS)
        last_day = Coalesce("episode__ended_on", "episode__ends_on")
        return super().open().alias(last_day=last_day).filter(provider=F("episode__provider"), last_day__gte=since)


class HelpLink(PersonalLink):
    """A personal link by which the chosen provider tells hours and reports of one help, without an account."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="links", verbose_name="Hilfe")
    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="Träger")
    contact = models.ForeignKey(
        ContactPerson, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Ansprechperson"
    )

    objects = HelpLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "Link zu einer laufenden Hilfe"
        verbose_name_plural = "Links zu laufenden Hilfen"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(revoked_at__isnull=True),
                name="help_link_one_open",
                violation_error_message="Ein früherer Link gilt noch; nehmen Sie ihn zuerst zurück.",
            )
        ]

    def __str__(self) -> str:
        return f"Link {self.episode_id} bis {self.expires_on:%d.%m.%Y}"


class MonthlyStatement(Keyed):
    """What a provider has delivered in a month, in minutes; open while only asked for, never deleted."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="statements", verbose_name="Hilfe")
    month = models.DateField("Monat")  # its first day
    state = models.CharField("Stand", max_length=12, choices=StatementState, default=StatementState.OPEN)
    minutes = models.PositiveIntegerField("geleistet (Minuten)", null=True, blank=True)
    family_minutes = models.PositiveIntegerField("davon mit der Familie (Minuten)", default=0)
    travel_minutes = models.PositiveIntegerField("davon Fahrt (Minuten)", default=0)
    cancelled_minutes = models.PositiveIntegerField("davon abgesagte Termine (Minuten)", default=0)
    note = models.CharField("Bemerkung", max_length=500, blank=True)
    reminded_on = models.DateField("erinnert am", null=True, blank=True)
    handed_in_on = models.DateField("eingereicht am", null=True, blank=True)
    typed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="eingetragen von"
    )
    link = models.ForeignKey(HelpLink, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Link")
    checked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="geprüft von"
    )
    checked_on = models.DateField("geprüft am", null=True, blank=True)
    sent_back_because = models.CharField("Grund der Rückgabe", max_length=500, blank=True)

    class Meta:
        verbose_name = "Monatsnachweis"
        verbose_name_plural = "Monatsnachweise"
        ordering = ("month", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "month"],
                name="statement_once_a_month",
                violation_error_message="Für diesen Monat gibt es schon einen Nachweis.",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="statement_month_is_its_first_day"),
            models.CheckConstraint(condition=Q(state__in=StatementState.values), name="statement_state_known"),
            models.CheckConstraint(
                condition=Q(state=StatementState.OPEN, minutes__isnull=True, handed_in_on__isnull=True)
                | ~Q(state=StatementState.OPEN) & Q(minutes__isnull=False, handed_in_on__isnull=False),
                name="statement_has_minutes_once_handed_in",
                violation_error_message="Ein eingereichter Nachweis nennt Stunden und Eingang.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__lte=MOST_MINUTES),
                name="statement_fits_into_a_month",
                violation_error_message="So viele Stunden hat kein Monat.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True)
                | Q(minutes__gte=F("family_minutes") + F("travel_minutes") + F("cancelled_minutes")),
                name="statement_parts_are_within",
                violation_error_message="Die Teile ergeben mehr als die geleisteten Stunden.",
            ),
            models.CheckConstraint(
                condition=Q(state=StatementState.CHECKED, checked_by__isnull=False, checked_on__isnull=False)
                | ~Q(state=StatementState.CHECKED) & Q(checked_by__isnull=True, checked_on__isnull=True),
                name="statement_checked_by_somebody",
                violation_error_message="Ein geprüfter Nachweis sagt, wer ihn wann geprüft hat.",
            ),
            models.CheckConstraint(
                condition=~Q(state=StatementState.SENT_BACK) | ~Q(sent_back_because=""),
                name="statement_sent_back_with_reason",
                violation_error_message="Schreiben Sie, was der Träger berichtigen soll.",
            ),
        ]

    def __str__(self) -> str:
        return f"Nachweis {YearMonth.of(self.month).label}"

    @property
    def is_late(self) -> bool:
        """Whether it came after its day, or has not come by it."""
        return (self.handed_in_on or timezone.localdate()) > due_day(YearMonth.of(self.month))


def due_day(month: YearMonth) -> date:
    """By when the statement of a month is asked for: STATEMENT_DUE_DAYS after its end."""
    return month.last_day + timedelta(days=settings.STATEMENT_DUE_DAYS)


class ReportDueQuerySet(models.QuerySet["ReportDue"]):
    def visible_to(self, user: User) -> Self:
        """Reports of the helps a colleague sees; what stands in them is for the ASD alone."""
        if user.department not in ASD_AND_WJH:
            return self.none()
        return self.filter(episode__in=HelpEpisode.objects.visible_to(user))

    def overdue(self, today: date) -> Self:
        """Asked for and not received by their day."""
        return self.filter(received_on__isnull=True, due_on__lt=today)


class ReportDue(Keyed):
    """A report the provider owes: in its interval, and at the end of the help."""

    class Kind(models.TextChoices):
        INTERVAL = "interval", "Zwischenbericht"
        END = "end", "Abschlussbericht"

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="reports", verbose_name="Hilfe")
    kind = models.CharField("Art", max_length=10, choices=Kind)
    due_on = models.DateField("fällig am")
    received_on = models.DateField("eingegangen am", null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Datei")
    typed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="eingetragen von"
    )
    link = models.ForeignKey(HelpLink, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Link")

    objects = ReportDueQuerySet.as_manager()

    class Meta:
        verbose_name = "Bericht des Trägers"
        verbose_name_plural = "Berichte des Trägers"
        ordering = ("due_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["episode", "kind", "due_on"], name="report_due_once_a_day"),
            models.UniqueConstraint(fields=["episode"], condition=Q(kind="end"), name="report_due_one_at_the_end"),
            models.CheckConstraint(condition=Q(kind__in=("interval", "end")), name="report_due_kind_known"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=False) | Q(file__isnull=True, typed_by__isnull=True, link__isnull=True),
                name="report_due_received_on_a_day",
                violation_error_message="Ein Bericht, der da ist, hat einen Tag des Eingangs.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on:%d.%m.%Y}"

    @property
    def is_overdue(self) -> bool:
        return self.received_on is None and self.due_on < timezone.localdate()
