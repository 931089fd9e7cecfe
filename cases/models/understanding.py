"""Fallverstehen (SIT): a pattern belongs to a relation at a time, never to a person; rows only, never changed.

These rows stay inside the file. No relation leads from case, person or colleague back to them, so that no export,
no statistics and no page outside finds them by accident; a test reads who imports them.
"""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import Department, User
from cases.models.case import Case
from cases.models.family import Person
from web.models import Keyed, LocalToday

CORRECTED = "Schreiben Sie auf, warum Sie die Beobachtung berichtigen."


class LineStyle(models.TextChoices):
    """How a pattern is drawn between two, so that nobody needs its colour."""

    SOLID = "solid", "durchgezogen"
    DASHED = "dashed", "gestrichelt"
    DOTTED = "dotted", "gepunktet"
    DASHDOT = "dashdot", "Strich und Punkt"
    DOUBLE = "double", "doppelt"


class PatternKindQuerySet(models.QuerySet["PatternKind"]):
    def visible_to(self, user: User) -> Self:
        """The list names nobody; ASD uses it, the Fachadministration keeps it."""
        return self if user.is_active and user.department in {Department.ASD, Department.ADMIN} else self.none()


class PatternKind(Keyed):
    """A kind of pattern as the office names it: only Kampf and Abgabe are agreed, so it is data (domain.md §3)."""

    name = models.CharField("Bezeichnung", max_length=40, unique=True)
    hint = models.CharField("Woran man es erkennt", max_length=300, blank=True)
    line = models.CharField("Linie", max_length=10, choices=LineStyle, default=LineStyle.SOLID)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    is_active = models.BooleanField("wird angeboten", default=True)

    objects = PatternKindQuerySet.as_manager()

    class Meta:
        verbose_name = "Art von Muster"
        verbose_name_plural = "Arten von Mustern"
        ordering = ("position", "name")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="pattern_kind_has_name",
                violation_error_message="Geben Sie dem Muster einen Namen.",
            ),
            models.CheckConstraint(condition=Q(line__in=LineStyle.values), name="pattern_kind_line_known"),
        ]

    def __str__(self) -> str:
        return self.name


class PatternObservationQuerySet(models.QuerySet["PatternObservation"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the file of the case, and nobody else."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def current(self) -> Self:
        """The last version of each observation; what was corrected stands in its chain."""
        return self.filter(~Q(pk__in=PatternObservation.objects.filter(replaces__isnull=False).values("replaces")))

    def for_page(self) -> Self:
        """The latest look first."""
        return self.select_related("kind", "sender", "receiver", "author", "case").order_by("-observed_on", "-id")


class PatternObservation(Keyed):
    """What was seen and heard between one of the family and somebody, and what the helpers do to keep it so."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name="Fall")
    sender = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="Von wem?")
    receiver = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Zu wem in der Familie?"
    )
    institution = models.CharField("Zu welcher Stelle?", max_length=80, blank=True)
    kind = models.ForeignKey(PatternKind, models.PROTECT, related_name="+", verbose_name="Muster")
    observed_on = models.DateField("beobachtet am")
    evidence = models.TextField("Was wurde gesehen und gehört?", max_length=5_000)
    own_part = models.TextField("Was tun wir, damit das Muster so bleibt?", max_length=5_000)
    is_hypothesis = models.BooleanField("Hypothese", default=True)
    idea = models.TextField("Idee für die Musterarbeit", max_length=5_000, blank=True)
    next_look_on = models.DateField("wieder hinsehen am", null=True, blank=True)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="geschrieben von")
    chain = models.UUIDField("Kette der Fassungen", default=uuid.uuid4, editable=False, db_index=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="berichtigt"
    )
    reason = models.CharField("Grund der Berichtigung", max_length=200, blank=True)

    objects = PatternObservationQuerySet.as_manager()

    class Meta:
        verbose_name = "Beobachtung eines Musters"
        verbose_name_plural = "Beobachtungen von Mustern"
        indexes = [models.Index(fields=["case", "-observed_on", "-id"], name="pattern_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(receiver__isnull=False, institution="") | Q(receiver__isnull=True) & ~Q(institution=""),
                name="pattern_between_two",
                violation_error_message="Nennen Sie entweder jemanden aus der Familie oder eine Stelle.",
            ),
            models.CheckConstraint(
                condition=Q(receiver__isnull=True) | ~Q(receiver=F("sender")),
                name="pattern_between_different_people",
                violation_error_message="Ein Muster liegt zwischen zweien. Wählen Sie zwei verschiedene Menschen.",
            ),
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="pattern_has_evidence",
                violation_error_message="Schreiben Sie auf, was zu sehen und zu hören war.",
            ),
            models.CheckConstraint(
                condition=~Q(own_part=""),
                name="pattern_asks_ourselves",
                violation_error_message="Schreiben Sie auf, was wir selbst dazu tun.",
            ),
            models.CheckConstraint(
                condition=Q(observed_on__lte=LocalToday()),
                name="pattern_observed_by_today",
                violation_error_message="Der Tag der Beobachtung liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(next_look_on__isnull=True) | Q(next_look_on__gt=F("observed_on")),
                name="pattern_looked_at_again_later",
                violation_error_message="Der nächste Blick liegt nicht nach der Beobachtung.",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, reason="") | Q(replaces__isnull=False) & ~Q(reason=""),
                name="pattern_correction_has_reason",
                violation_error_message=CORRECTED,
            ),
        ]

    def __str__(self) -> str:
        return f"Beobachtung {self.key}"

    @property
    def towards(self) -> str:
        """The other end of the relation, in words."""
        return self.receiver.full_name if self.receiver else self.institution


class CaseUnderstandingQuerySet(models.QuerySet["CaseUnderstanding"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the file of the case, and nobody else."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def newest_first(self) -> Self:
        return self.select_related("author").order_by("-number")


class CaseUnderstanding(Keyed):
    """How the situation is understood, whose view that is and what speaks against it; each version a row."""

    class Phase(models.IntegerChoices):
        PATTERNS = 1, "Phase 1: Musterdiagnose und Musterarbeit"
        TRANCES = 2, "Phase 2: Problemtrancen, aktivierende Sprache"
        INTERVENTIONS = 3, "Phase 3: Interaktionsinterventionen"

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name="Fall")
    number = models.PositiveSmallIntegerField("Fassung")
    text = models.TextField("Wie verstehen wir die Situation?", max_length=10_000)
    view_of = models.CharField("Wessen Sicht ist das?", max_length=200)
    against = models.TextField("Was spricht dagegen?", max_length=5_000)
    phase = models.PositiveSmallIntegerField("Phase (SIT)", choices=Phase, null=True, blank=True)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="geschrieben von")

    objects = CaseUnderstandingQuerySet.as_manager()

    class Meta:
        verbose_name = "Fallverstehen"
        verbose_name_plural = "Fassungen des Fallverstehens"
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"],
                name="understanding_number_once",
                violation_error_message="Diese Fassung gibt es schon. Laden Sie die Seite neu.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="understanding_has_text",
                violation_error_message="Schreiben Sie auf, wie Sie die Situation verstehen.",
            ),
            models.CheckConstraint(
                condition=~Q(view_of=""),
                name="understanding_says_whose",
                violation_error_message="Sagen Sie, wessen Sicht das ist.",
            ),
            models.CheckConstraint(
                condition=~Q(against=""),
                name="understanding_doubts_itself",
                violation_error_message="Schreiben Sie auf, was dagegen spricht. Jede Sicht hat eine Grenze.",
            ),
            models.CheckConstraint(
                condition=Q(phase__isnull=True) | Q(phase__in=[1, 2, 3]), name="understanding_phase_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Fallverstehen, Fassung {self.number}"


class FamilyRemarkQuerySet(models.QuerySet["FamilyRemark"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_page(self) -> Self:
        return self.select_related("person", "recorded_by").order_by("said_on", "id")


class FamilyRemark(Keyed):
    """What somebody of the family says to an observation after they have read it (§ 25 SGB X, Art. 16 DSGVO)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name="Fall")
    chain = models.UUIDField("Kette der Beobachtung", db_index=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="Wer sagt es?")
    words = models.TextField("In eigenen Worten", max_length=5_000)
    said_on = models.DateField("gesagt am")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="aufgenommen von")

    objects = FamilyRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "Anmerkung der Familie"
        verbose_name_plural = "Anmerkungen der Familie"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="remark_has_words",
                violation_error_message="Schreiben Sie auf, was die Familie dazu sagt.",
            ),
            models.CheckConstraint(
                condition=Q(said_on__lte=LocalToday()),
                name="remark_said_by_today",
                violation_error_message="Das Datum liegt in der Zukunft.",
            ),
        ]

    def __str__(self) -> str:
        return f"Anmerkung vom {self.said_on:%d.%m.%Y}"
