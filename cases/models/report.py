"""A first call: a report or a request for help, who brought it, where it went and what became of it."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import Department, User
from cases.lifecycle import ReportState
from cases.models.family import Family, Person
from socialspace.models import Quarter, SocialArea, TeamMembership
from web.models import Keyed, LocalToday
from web.words import german_words

WITH_CASE = (ReportState.CASE, ReportState.ADDED, ReportState.DANGER)
WORDS_OF_REPORT = german_words("concern", "child_words")
ANONYMOUS = "anonymous"  # code of the kind of reporter who leaves no name


class ReporterKind(models.Model):
    """Who brings a report: kept as data, because the official statistics change their list (domain.md §9)."""

    code = models.SlugField("Schlüssel", max_length=20, unique=True)
    name = models.CharField("Bezeichnung", max_length=80)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Art der meldenden Person"
        verbose_name_plural = "Arten der meldenden Person"
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> Self:
        """The reports that are with a team this ASD colleague belongs to now; who passed one on reads it no more."""
        if not user.is_active or user.department != Department.ASD:
            return self.none()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def open(self) -> Self:
        return self.filter(state=ReportState.OPEN)

    def awaiting_feedback(self) -> Self:
        """Reports of professional secret holders who have not heard back yet (§ 4 Abs. 4 KKG)."""
        return self.filter(is_secret_holder=True, feedback_on__isnull=True)

    def with_journey(self) -> Self:
        """Add from which team the report came last, and which passing on that gave back."""
        brought = ReportTransfer.objects.filter(report=OuterRef("pk"), to_area=OuterRef("area")).order_by("-id")
        return self.annotate(
            came_from=Subquery(brought.values("from_area__number")[:1]),
            came_back=Subquery(brought.values("returns")[:1]),
        )

    def for_list(self) -> Self:
        """What still waits first, the newest first, with what a row shows."""
        is_over = models.Case(models.When(state=ReportState.OPEN, then=0), default=1)
        related = ("area", "family", "child", "quarter", "recorded_by", "case", "reporter")
        return self.select_related(*related).with_journey().order_by(is_over, "-received_at", "-id")

    def for_page(self) -> Self:
        """What the page of one report shows."""
        return self.select_related(
            *("area", "family", "child", "quarter", "recorded_by", "case", "reporter", "ended_by", "feedback_by")
        ).with_journey()


class Report(Keyed):
    """A first call: a report or a request for help, as it came in (Meldung)."""

    class Kind(models.TextChoices):
        REPORT = "report", "Meldung"
        REQUEST = "request", "Bitte um Hilfe"

    class Channel(models.TextChoices):
        PHONE = "phone", "Telefon"
        VISIT = "visit", "persönlich"
        MAIL = "mail", "E-Mail"
        LETTER = "letter", "Brief"

    area = models.ForeignKey(SocialArea, models.PROTECT, verbose_name="Sozialraum")
    kind = models.CharField("Anliegen", max_length=10, choices=Kind, default=Kind.REPORT)
    state = models.CharField("Stand", max_length=10, choices=ReportState, default=ReportState.OPEN)
    family = models.ForeignKey(Family, models.PROTECT, related_name="reports", verbose_name="Familie")
    child = models.ForeignKey(Person, models.PROTECT, related_name="reports", verbose_name="Kind")
    others = models.ManyToManyField(Person, related_name="named_in", verbose_name="betrifft auch", blank=True)
    quarter = models.ForeignKey(Quarter, models.PROTECT, null=True, blank=True, verbose_name="Quartier")
    received_at = models.DateTimeField("eingegangen am")
    channel = models.CharField("Weg", max_length=20, choices=Channel)
    reporter = models.ForeignKey(
        ReporterKind,
        models.PROTECT,
        to_field="code",
        db_column="reporter",
        null=True,
        blank=True,
        verbose_name="Wer meldet sich?",
    )
    reporter_name = models.CharField("Name der meldenden Person", max_length=120, blank=True)
    reporter_contact = models.CharField("Erreichbar unter", max_length=200, blank=True)
    is_secret_holder = models.BooleanField("Berufsgeheimnisträger/in (§ 4 KKG)", default=False)
    happened_on = models.DateField("Tag des Ereignisses", null=True, blank=True)
    happened_words = models.CharField("Wann war das?", max_length=200, blank=True)
    concern = models.TextField("Was wurde gesagt?", max_length=10_000)
    child_words = models.TextField("Was sagt das Kind selbst?", max_length=5_000, blank=True)
    first_impression = models.TextField("Erster Eindruck", max_length=5_000, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="aufgenommen von")
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="reports", null=True, blank=True, verbose_name="Fall"
    )
    advice = models.TextField("Wozu wurde beraten?", max_length=5_000, blank=True)
    ended_at = models.DateTimeField("erledigt am", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="erledigt von"
    )
    feedback_due_on = models.DateField("Rückmeldung fällig am", null=True, blank=True)
    feedback_on = models.DateField("Rückmeldung gegeben am", null=True, blank=True)
    feedback_channel = models.CharField("Weg der Rückmeldung", max_length=20, choices=Channel, blank=True)
    feedback_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Rückmeldung gegeben von"
    )

    # Filled by with_journey.
    came_from: int | None
    came_back: int | None

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        indexes = [
            GinIndex(WORDS_OF_REPORT, name="report_by_words"),
            models.Index(fields=["area", "state", "-received_at"], name="report_of_team"),
            models.Index(
                fields=["feedback_due_on"],
                name="report_awaiting_feedback",
                condition=Q(is_secret_holder=True, feedback_on__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at__lte=Now()),
                name="report_received_by_now",
                violation_error_message="Der Eingang der Meldung liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(happened_on__isnull=True) | Q(happened_on__lte=LocalToday()),
                name="report_happened_by_today",
                violation_error_message="Was gemeldet wird, kann nicht in der Zukunft geschehen sein.",
            ),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True, ended_by__isnull=True)
                | ~Q(state="open") & Q(ended_at__isnull=False, ended_by__isnull=False),
                name="report_ended_by_somebody",
                violation_error_message="Eine erledigte Meldung sagt, wer sie wann erledigt hat; eine offene nicht.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WITH_CASE, case__isnull=False) | ~Q(state__in=WITH_CASE) & Q(case__isnull=True),
                name="report_case_where_it_became_one",
                violation_error_message="Nur wo ein Fall daraus wurde, gehört einer dazu.",
            ),
            models.CheckConstraint(
                condition=~Q(state="advice") | ~Q(advice=""),
                name="report_advice_in_words",
                violation_error_message="Schreiben Sie auf, wozu beraten wurde.",
            ),
            models.CheckConstraint(
                condition=~Q(reporter=ANONYMOUS) | Q(reporter_name="", reporter_contact="", is_secret_holder=False),
                name="report_anonymous_has_no_name",
                violation_error_message="Wer anonym meldet, hat hier weder Namen noch Adresse und keine Rückmeldung.",
            ),
            models.CheckConstraint(
                condition=Q(is_secret_holder=True, feedback_due_on__isnull=False)
                | Q(is_secret_holder=False, feedback_due_on__isnull=True),
                name="report_secret_holder_hears_back",
                violation_error_message="Nur Berufsgeheimnisträger/innen haben eine Frist für die Rückmeldung.",
            ),
            models.CheckConstraint(
                condition=Q(feedback_on__isnull=True, feedback_by__isnull=True, feedback_channel="")
                | Q(is_secret_holder=True, feedback_on__isnull=False, feedback_by__isnull=False)
                & ~Q(feedback_channel=""),
                name="report_feedback_is_whole",
                violation_error_message="Eine Rückmeldung hat Tag, Weg und jemanden, der sie gab.",
            ),
            models.CheckConstraint(
                condition=Q(feedback_on__isnull=True)
                | Q(feedback_on__lte=LocalToday(), feedback_on__gte=F("received_at__date")),
                name="report_feedback_after_it_came",
                violation_error_message="Die Rückmeldung liegt zwischen dem Eingang der Meldung und heute.",
            ),
        ]

    def __str__(self) -> str:
        return f"Meldung vom {self.received_at:%d.%m.%Y}"

    @property
    def is_open(self) -> bool:
        return self.state == ReportState.OPEN

    @property
    def waiting_days(self) -> int:
        """Whole days since the report came in."""
        return (timezone.localdate() - timezone.localdate(self.received_at)).days

    @property
    def is_waiting(self) -> bool:
        """Whether it is open for longer than the office allows itself (setting REPORT_WAITS_AFTER_DAYS)."""
        return self.is_open and self.waiting_days > settings.REPORT_WAITS_AFTER_DAYS

    @property
    def feedback_is_due(self) -> bool:
        return self.is_secret_holder and self.feedback_on is None

    @property
    def feedback_is_late(self) -> bool:
        due = self.feedback_due_on
        return self.feedback_is_due and due is not None and due < timezone.localdate()

    @property
    def may_be_returned(self) -> bool:
        """Whether the last passing on brought it here and was no return; needs a report with its journey."""
        return self.is_open and self.came_from is not None and self.came_back is None


class ReportTransferQuerySet(models.QuerySet["ReportTransfer"]):
    def visible_to(self, user: User) -> Self:
        """ASD sees that its team passed something on or got it: teams and days, never what it was about."""
        if not user.is_active or user.department != Department.ASD:
            return self.none()
        areas = TeamMembership.objects.areas_of(user)
        return self.filter(Q(from_area__in=areas) | Q(to_area__in=areas))

    def gone_from(self, user: User) -> Self:
        """What this colleague's team passed on and other teams of the house have now, the newest first."""
        later = ReportTransfer.objects.filter(report=OuterRef("report"), from_area=OuterRef("from_area"))
        areas = TeamMembership.objects.areas_of(user)
        rows = self.filter(from_area__in=areas, to_area__isnull=False)
        rows = rows.exclude(report__area=F("from_area"))
        rows = rows.exclude(Exists(later.filter(pk__gt=OuterRef("pk"))))
        return rows.select_related("from_area", "to_area", "by").order_by("-id")


class ReportTransfer(Keyed):
    """A report went from a team to another, out of the house, or back to who sent it; rows that stay, a chain."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="transfers", verbose_name="Meldung")
    from_area = models.ForeignKey(SocialArea, models.PROTECT, related_name="+", verbose_name="von")
    to_area = models.ForeignKey(
        SocialArea, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="an das Team"
    )
    receiver = models.CharField("Empfänger außerhalb", max_length=200, blank=True)
    reason = models.CharField("Grund", max_length=500, blank=True)
    returns = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gibt zurück"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="von wem")
    at = models.DateTimeField("weitergegeben am")

    objects = ReportTransferQuerySet.as_manager()

    class Meta:
        verbose_name = "Weitergabe einer Meldung"
        verbose_name_plural = "Weitergaben von Meldungen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(to_area__isnull=False, receiver="") | Q(to_area__isnull=True) & ~Q(receiver=""),
                name="transfer_has_one_receiver",
                violation_error_message="Wählen Sie ein Team, oder nennen Sie eine Stelle außerhalb: eins von beiden.",
            ),
            models.CheckConstraint(
                condition=Q(to_area__isnull=True) | ~Q(to_area=F("from_area")),
                name="transfer_to_another_team",
                violation_error_message="Die Meldung liegt schon bei diesem Team.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") | Q(returns__isnull=False),
                name="transfer_has_reason",
                violation_error_message="Schreiben Sie in einem Satz, warum Sie die Meldung weitergeben.",
            ),
            models.CheckConstraint(
                condition=Q(returns__isnull=True) | Q(to_area__isnull=False),
                name="transfer_returns_to_a_team",
                violation_error_message="Zurückgegeben wird nur an ein Team.",
            ),
            models.UniqueConstraint(
                fields=["returns"],
                name="transfer_returned_once",
                violation_error_message="Diese Meldung ist schon zurückgegeben.",
            ),
        ]

    def __str__(self) -> str:
        return f"von {self.from_area_id} an {self.to_area_id or 'außerhalb'}"
