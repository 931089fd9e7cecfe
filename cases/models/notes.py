"""Contact notes: what was observed and said, the assessment apart; a correction is a new row, the old one stays."""

import uuid
from datetime import date
from typing import NamedTuple, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, Q, Sum
from django.db.models.functions import Now

from accounts.models import Department, User
from cases.models.case import Case
from cases.models.family import Person
from socialspace.models import SocialArea, TeamMembership
from web.models import Keyed
from web.words import german_words

MINUTES_OF_A_DAY = 24 * 60
FOLDED, FOLDED_LINES = 400, 6  # longer texts are folded in a list
WORDS_OF_NOTE = german_words("observed", "assessment", "place", "others")
IN_THE_FUTURE = "Der Zeitpunkt liegt in der Zukunft. Geben Sie an, wann es war."


class ContactKind(models.TextChoices):
    """How people met."""

    CALL = "call", "Telefonat"
    HOME_VISIT = "home_visit", "Hausbesuch"
    OFFICE = "office", "Gespräch im Amt"
    ELSEWHERE = "elsewhere", "Gespräch unterwegs"
    MESSAGE = "message", "Nachricht (E-Mail, Brief)"
    OBSERVATION = "observation", "Beobachtung"
    OTHER = "other", "Sonstiges"


class WorkType(models.TextChoices):
    """For one case, for several, or for the social space without a present case (domain.md §2)."""

    SPECIFIC = "specific", "fallspezifisch"
    CROSS = "cross", "fallübergreifend"
    UNSPECIFIC = "unspecific", "fallunspezifisch"


def happened_by_now(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(happened_at__lte=Now()), name=name, violation_error_message=IN_THE_FUTURE)


def minutes_of_a_day(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(minutes__isnull=True) | Q(minutes__range=(1, MINUTES_OF_A_DAY)),
        name=name,
        violation_error_message="Die Dauer liegt zwischen einer Minute und 24 Stunden.",
    )


def has_text(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=~Q(observed=""), name=name, violation_error_message="Schreiben Sie auf, was war."
    )


def correction_has_reason(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(replaces__isnull=True, reason="") | Q(replaces__isnull=False) & ~Q(reason=""),
        name=name,
        violation_error_message="Schreiben Sie auf, warum Sie die Notiz berichtigen.",
    )


class Written(Keyed):
    """What every note says: who met how, when, where and for how long, and what was observed."""

    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="geschrieben von")
    kind = models.CharField("Art", max_length=20, choices=ContactKind)
    happened_at = models.DateTimeField("wann")
    minutes = models.PositiveSmallIntegerField("Dauer in Minuten", null=True, blank=True)
    place = models.CharField("Ort", max_length=120, blank=True)
    others = models.CharField("wer noch dabei war", max_length=300, blank=True)
    observed = models.TextField("Beobachtet und gesagt", max_length=20_000)
    assessment = models.TextField("Einschätzung", max_length=10_000, blank=True)
    chain = models.UUIDField("Kette der Fassungen", default=uuid.uuid4, editable=False, db_index=True)
    reason = models.CharField("Grund der Berichtigung", max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def is_long(self) -> bool:
        """Whether a list folds the text."""
        return len(self.observed) > FOLDED or self.observed.count("\n") > FOLDED_LINES


class Totals(NamedTuple):
    """What the notes of a case come to: how many, minutes by type of work, who wrote."""

    number: int
    minutes: list[tuple[str, int]]
    authors: list[tuple[str, str]]


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: User) -> Self:
        """ASD of the team: notes in the files it may know of, and those of the team's work without a case."""
        if not user.is_active or user.department != Department.ASD:
            return self.none()
        areas = TeamMembership.objects.areas_of(user)
        return self.filter(Q(case__in=Case.objects.visible_to(user)) | Q(area__in=areas))

    def current(self) -> Self:
        """The last version of each note; what was corrected stands in its chain."""
        return self.filter(successor__isnull=True)

    def without_case(self) -> Self:
        return self.filter(case__isnull=True)

    def between(self, since: date | None, until: date | None) -> Self:
        """Contacts from a day to a day, both of them included."""
        rows = self.filter(happened_at__date__gte=since) if since else self
        return rows.filter(happened_at__date__lte=until) if until else rows

    def for_list(self) -> Self:
        """Newest first, with what a row shows."""
        return self.select_related("author").with_people().order_by("-happened_at", "-id")

    def for_page(self) -> Self:
        """The versions of a note, the one that stands now first."""
        return self.select_related("author", "case", "area").with_people().order_by("-id")

    def with_people(self) -> Self:
        return self.prefetch_related("persons", "colleagues")

    def with_child(self) -> Self:
        return self.select_related("case__child")

    def totals(self) -> Totals:
        """Minutes by type of work for the whole case, and its authors; never minutes by author."""
        groups = self.values("work_type", "author__key", "author__first_name", "author__last_name")
        rows = list(groups.annotate(number=Count("pk"), time=Sum("minutes")).order_by())
        minutes = [(kind.label, sum(row["time"] or 0 for row in rows if row["work_type"] == kind)) for kind in WorkType]
        authors = {str(row["author__key"]): f"{row['author__first_name']} {row['author__last_name']}" for row in rows}
        number = sum(row["number"] for row in rows)
        return Totals(number, [each for each in minutes if each[1]], sorted(authors.items(), key=lambda each: each[1]))


class Note(Written):
    """A contact note of the team: in a case, or about the social space without one; never changed once written."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="notes", null=True, blank=True, db_index=False, verbose_name="Fall"
    )
    area = models.ForeignKey(
        SocialArea, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Sozialraum"
    )
    work_type = models.CharField("Art der Arbeit", max_length=20, choices=WorkType, default=WorkType.SPECIFIC)
    persons = models.ManyToManyField(Person, related_name="notes", verbose_name="dabei aus der Familie", blank=True)
    colleagues = models.ManyToManyField(User, related_name="+", verbose_name="dabei aus dem Amt", blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="successor", null=True, blank=True, verbose_name="berichtigt"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "Notiz"
        verbose_name_plural = "Notizen"
        indexes = [
            models.Index(fields=["case", "-happened_at", "-id"], name="note_of_case"),
            GinIndex(WORDS_OF_NOTE, name="note_by_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, area__isnull=True, work_type__in=["specific", "cross"])
                | Q(case__isnull=True, area__isnull=False, work_type="unspecific"),
                name="note_in_a_case_or_of_the_area",
                violation_error_message="Fallunspezifische Notizen gehören zum Sozialraum, alle anderen in einen Fall.",
            ),
            happened_by_now("note_happened_by_now"),
            minutes_of_a_day("note_minutes_of_a_day"),
            has_text("note_has_text"),
            correction_has_reason("note_correction_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Notiz {self.pk}"


class EntrustedNoteQuerySet(models.QuerySet["EntrustedNote"]):
    def visible_to(self, user: User) -> Self:
        """Whoever it was entrusted to, while they may know of the case: no lead, no deputy, no successor (§ 65)."""
        return self.filter(author=user, case__in=Case.objects.visible_to(user))

    def current(self) -> Self:
        return self.filter(successor__isnull=True)

    def for_list(self) -> Self:
        return self.select_related("author").order_by("-happened_at", "-id")

    def for_page(self) -> Self:
        """The versions of a note, the one that stands now first."""
        return self.select_related("author", "case").prefetch_related("persons").order_by("-id")


class EntrustedNote(Written):
    """What was entrusted to one colleague (§ 65 SGB VIII); in a table of its own, so that no query mixes it in."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, verbose_name="Fall")
    persons = models.ManyToManyField(Person, related_name="+", verbose_name="dabei aus der Familie", blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="successor", null=True, blank=True, verbose_name="berichtigt"
    )

    objects = EntrustedNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "anvertraute Notiz"
        verbose_name_plural = "anvertraute Notizen"
        indexes = [
            models.Index(fields=["case", "author", "-happened_at", "-id"], name="entrusted_note_of_author"),
            GinIndex(WORDS_OF_NOTE, name="entrusted_note_by_words"),
        ]
        constraints = [
            happened_by_now("entrusted_note_by_now"),
            minutes_of_a_day("entrusted_note_minutes_of_a_day"),
            has_text("entrusted_note_has_text"),
            correction_has_reason("entrusted_correction_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Anvertraute Notiz {self.pk}"
