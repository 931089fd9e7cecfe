"""What was done to protect the child: measures, family court, other bodies, another youth office (§ 8a Abs. 2-6)."""

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cases.models.protection import OfProcedure, OfProcedureQuerySet
from cases.models.risk_assessment import ProtectionCode
from web.models import Keyed, LocalToday

IN_THE_FUTURE = "Der Tag liegt in der Zukunft. Geben Sie an, wann es war."


class ProtectionMeasure(OfProcedure):
    """A measure taken in the procedure, such as an Inobhutnahme or a Schutzplan; the list is data."""

    kind = models.ForeignKey(
        ProtectionCode,
        models.PROTECT,
        related_name="+",
        verbose_name="Maßnahme",
        limit_choices_to={"kind": ProtectionCode.Kind.MEASURE},
    )
    taken_on = models.DateField("wann")
    words = models.TextField("was genau", max_length=2_000)

    objects = OfProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = "Schutzmaßnahme"
        verbose_name_plural = "Schutzmaßnahmen"
        ordering = ("taken_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_on__lte=LocalToday()),
                name="measure_by_today",
                violation_error_message=IN_THE_FUTURE,
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="measure_has_words",
                violation_error_message="Schreiben Sie in einem Satz, was genau getan wurde.",
            ),
        ]

    def __str__(self) -> str:
        return f"Schutzmaßnahme vom {self.taken_on:%d.%m.%Y}"


class CourtCall(OfProcedure):
    """The family court was called (§ 8a Abs. 2): when, what about, and what it answered."""

    called_on = models.DateField("angerufen am")
    about = models.TextField("worum es geht", max_length=5_000)
    answered_on = models.DateField("Antwort vom", null=True, blank=True)
    answer = models.TextField("Antwort des Gerichts", max_length=5_000, blank=True)
    answer_recorded_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Antwort festgehalten von"
    )

    objects = OfProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = "Anrufung des Familiengerichts"
        verbose_name_plural = "Anrufungen des Familiengerichts"
        ordering = ("called_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(called_on__lte=LocalToday()),
                name="court_called_by_today",
                violation_error_message=IN_THE_FUTURE,
            ),
            models.CheckConstraint(
                condition=~Q(about=""),
                name="court_call_says_what_about",
                violation_error_message="Schreiben Sie, worum es vor Gericht geht.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="", answer_recorded_by__isnull=True)
                | Q(answered_on__isnull=False, answer_recorded_by__isnull=False) & ~Q(answer=""),
                name="court_answer_is_whole",
                violation_error_message="Eine Antwort des Gerichts hat Tag und Inhalt.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(answered_on__gte=F("called_on"), answered_on__lte=LocalToday()),
                name="court_answers_after_the_call",
                violation_error_message="Die Antwort liegt zwischen der Anrufung und heute.",
            ),
        ]

    def __str__(self) -> str:
        return f"Anrufung vom {self.called_on:%d.%m.%Y}"


class OutsideNotice(OfProcedure):
    """Another body was involved (§ 8a Abs. 3), or the signs went to the competent youth office (Abs. 6)."""

    class Kind(models.TextChoices):
        BODY = "body", "andere Stelle eingeschaltet (§ 8a Abs. 3)"
        YOUTH_OFFICE = "youth_office", "an ein anderes Jugendamt übergeben (§ 8a Abs. 6)"

    kind = models.CharField("Art", max_length=15, choices=Kind)
    receiver = models.CharField("Stelle", max_length=200)
    told_on = models.DateField("wann")
    content = models.TextField("was mitgeteilt wurde und wozu", max_length=5_000)
    talk_on = models.DateField("Gespräch der beiden Fachkräfte am", null=True, blank=True)
    talk_with = models.CharField("mit wem", max_length=200, blank=True)
    no_talk_reason = models.CharField("warum kein Gespräch", max_length=500, blank=True)

    objects = OfProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitteilung nach außen"
        verbose_name_plural = "Mitteilungen nach außen"
        ordering = ("told_on", "id")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["body", "youth_office"]), name="notice_kind_known"),
            models.CheckConstraint(
                condition=Q(told_on__lte=LocalToday()) & (Q(talk_on__isnull=True) | Q(talk_on__lte=LocalToday())),
                name="notice_by_today",
                violation_error_message=IN_THE_FUTURE,
            ),
            models.CheckConstraint(
                condition=~Q(receiver="") & ~Q(content=""),
                name="notice_has_receiver_and_content",
                violation_error_message="Nennen Sie die Stelle und was ihr mitgeteilt wurde.",
            ),
            models.CheckConstraint(
                condition=Q(kind="body", talk_on__isnull=True, talk_with="", no_talk_reason="")
                | Q(kind="youth_office", talk_on__isnull=False, no_talk_reason="") & ~Q(talk_with="")
                | Q(kind="youth_office", talk_on__isnull=True, talk_with="") & ~Q(no_talk_reason=""),
                name="notice_youth_offices_talk",
                violation_error_message="Zur Übergabe gehört das Gespräch der beiden Fachkräfte, oder warum keins war.",
            ),
        ]

    def __str__(self) -> str:
        return f"Mitteilung vom {self.told_on:%d.%m.%Y}"


class ProtectionAlarm(Keyed):
    """The lead was told once that a step of a procedure is overdue."""

    class Step(models.TextChoices):
        ASSESSMENT = "assessment", "erste Einschätzung"
        HOME_VISIT = "home_visit", "Hausbesuch"
        CLOSING = "closing", "Abschluss"

    procedure = models.ForeignKey(
        "cases.ProtectionProcedure", models.PROTECT, related_name="alarms", verbose_name="Schutzverfahren"
    )
    step = models.CharField("Schritt", max_length=10, choices=Step)

    class Meta:
        verbose_name = "Hinweis auf eine überschrittene Frist"
        verbose_name_plural = "Hinweise auf überschrittene Fristen"
        constraints = [models.UniqueConstraint(fields=["procedure", "step"], name="protection_alarm_once")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}"
