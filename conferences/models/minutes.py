"""What a conference leaves behind: who was there, what was said and agreed, the paper and to whom it went."""

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from accounts.models import User
from conferences.models.area_meeting import AreaMeeting
from conferences.models.conference import READERS, Conference
from socialspace.models import Quarter, Topic
from web.models import Keyed, OutgoingMail, StoredFile
from web.words import german_words

WORDS_OF_ITEM = german_words("title", "notes")
WORDS_OF_OUTCOME = german_words("text", "who")
OBJECTION_DAYS = 14
DUE_SOON_DAYS = 14


class Attendance(models.Model):
    """A person was there, sent apologies, or came as a guest."""

    class State(models.TextChoices):
        PRESENT = "present", "anwesend"
        EXCUSED = "excused", "entschuldigt"
        GUEST = "guest", "als Gast"

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="attendances", verbose_name="Konferenz")
    name = models.CharField("Name", max_length=200)
    institution = models.CharField("Einrichtung", max_length=200)
    email = models.EmailField("E-Mail", blank=True)
    state = models.CharField("Teilnahme", max_length=10, choices=State)

    class Meta:
        verbose_name = "Teilnahme"
        verbose_name_plural = "Teilnahmen"
        ordering = ("institution", "name", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["present", "excused", "guest"]), name="attendance_state_known"
            ),
            models.UniqueConstraint(
                fields=["conference", "name", "institution"],
                name="attendance_once_per_person",
                violation_error_message="Diese Person steht schon in der Liste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.institution}"


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(conference__in=Conference.objects.visible_to(user))

    def for_page(self) -> Self:
        return self.select_related("conference__subgroup__area", "conference__subgroup__district").with_outcomes()

    def with_outcomes(self) -> Self:
        """Add the results as a list shows them."""
        outcomes = Outcome.objects.select_related("handed_to", "topic", "quarter")
        return self.prefetch_related(Prefetch("outcomes", outcomes))


class AgendaItem(Keyed):
    """An item of the agenda (TOP) with its notes."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="items", verbose_name="Konferenz")
    position = models.PositiveSmallIntegerField("Nummer")
    title = models.CharField("Titel", max_length=160)
    notes = models.TextField("Niederschrift", max_length=10_000, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "Tagesordnungspunkt"
        verbose_name_plural = "Tagesordnungspunkte"
        ordering = ("position",)
        indexes = [GinIndex(WORDS_OF_ITEM, name="agenda_item_by_words")]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "position"],
                name="agenda_position_once",
                violation_error_message="Diese Nummer ist auf der Tagesordnung schon vergeben.",
            )
        ]

    def __str__(self) -> str:
        return f"TOP {self.position} {self.title}"


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(item__conference__in=Conference.objects.visible_to(user))

    def open_tasks(self) -> Self:
        """Agreements not yet done, the oldest date first."""
        return (
            self.filter(kind=Outcome.Kind.AGREEMENT, done_on__isnull=True)
            .select_related("item__conference__subgroup")
            .order_by("until", "id")
        )


class Outcome(Keyed):
    """One result of an item; an agreement says who does it and until when."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "Vereinbarung"
        NEED = "need", "Bedarf"
        OFFER = "offer", "Angebot"
        INFORMATION = "information", "Information"
        QUESTION = "question", "Frage an die Sozialraumsitzung"

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="outcomes", verbose_name="Tagesordnungspunkt")
    kind = models.CharField("Art", max_length=12, choices=Kind)
    text = models.TextField("Ergebnis", max_length=2_000)
    who = models.CharField("Wer", max_length=160, blank=True)
    until = models.DateField("Bis wann", null=True, blank=True)
    done_on = models.DateField("erledigt am", null=True, blank=True)
    handed_to = models.ForeignKey(
        AreaMeeting, models.PROTECT, related_name="outcomes", null=True, blank=True, verbose_name="Sozialraumsitzung"
    )

    topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="outcomes", null=True, blank=True, verbose_name="Thema"
    )
    quarter = models.ForeignKey(
        Quarter, models.PROTECT, related_name="outcomes", null=True, blank=True, verbose_name="Quartier"
    )

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = "Ergebnis"
        verbose_name_plural = "Ergebnisse"
        ordering = ("id",)
        indexes = [GinIndex(WORDS_OF_OUTCOME, name="outcome_by_words")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["agreement", "need", "offer", "information", "question"]),
                name="outcome_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="outcome_has_text",
                violation_error_message="Schreiben Sie das Ergebnis auf.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="agreement") | ~Q(who=""),
                name="agreement_says_who",
                violation_error_code="agreement_says_who",
                violation_error_message="Eine Vereinbarung sagt, wer sie erledigt.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="agreement") | Q(until__isnull=False),
                name="agreement_says_until_when",
                violation_error_code="agreement_says_until_when",
                violation_error_message="Eine Vereinbarung sagt, bis wann sie erledigt ist.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(kind="agreement"),
                name="only_agreements_get_done",
                violation_error_message="Erledigt werden nur Vereinbarungen.",
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=True, quarter__isnull=True) | Q(kind="need"),
                name="only_needs_are_counted",
                violation_error_code="only_needs_are_counted",
                violation_error_message="Thema und Quartier gehören nur zu einem Bedarf.",
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=True, quarter__isnull=True) | Q(topic__isnull=False, quarter__isnull=False),
                name="need_counted_by_topic_and_quarter",
                violation_error_code="need_counted_by_topic_and_quarter",
                violation_error_message="Gezählt wird ein Bedarf mit Thema und Quartier. Wählen Sie beides.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"

    @property
    def urgency(self) -> str:
        """How an open task stands today: 'late', 'soon' (two weeks) or 'later'."""
        today = timezone.localdate()
        if self.until is None or self.until > today + timedelta(days=DUE_SOON_DAYS):
            return "later"
        return "late" if self.until < today else "soon"


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, user: User) -> Self:
        if not user.is_active or user.department not in READERS:
            return self.none()
        return self.all()

    def newest_first(self) -> Self:
        """Without the bytes of the paper, which only the download needs."""
        return self.select_related("file", "released_by").defer("file__content").order_by("-version")


class Minutes(Keyed):
    """A released version of the minutes: the paper, its hash, who released it; never changed (trigger)."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="minutes", verbose_name="Konferenz")
    version = models.PositiveSmallIntegerField("Fassung")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="Datei")
    sha256 = models.CharField("Prüfsumme", max_length=64)
    released_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="freigegeben von")
    released_at = models.DateTimeField("freigegeben am")

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = "Protokoll"
        verbose_name_plural = "Protokolle"
        ordering = ("-version",)
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="minutes_version_from_one"),
            models.UniqueConstraint(
                fields=["conference", "version"],
                name="minutes_version_once",
                violation_error_message="Diese Fassung ist schon freigegeben.",
            ),
        ]

    def __str__(self) -> str:
        return f"Protokoll {self.conference_id}, Fassung {self.version}"

    @property
    def objections_until(self) -> date:
        return objection_day(timezone.localdate(self.released_at))


def objection_day(released_on: date) -> date:
    """Return the last day for objections; without one the minutes count as confirmed."""
    return released_on + timedelta(days=OBJECTION_DAYS)


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    def for_list(self) -> Self:
        return self.select_related("mail").order_by("recipient")


class Dispatch(models.Model):
    """The minutes went to one recipient, once."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="dispatches", verbose_name="Protokoll")
    recipient = models.EmailField("Empfänger")
    mail = models.OneToOneField(
        OutgoingMail, models.PROTECT, related_name="conference_dispatch", verbose_name="Nachricht"
    )

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name = "Versand"
        verbose_name_plural = "Versand"
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "recipient"],
                name="minutes_once_per_recipient",
                violation_error_message="Diese Adresse hat die Fassung schon bekommen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} an {self.recipient}"
