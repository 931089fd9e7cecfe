"""The Kollegiale Beratung: who took part, and the ideas of the team (domain.md §1)."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from web.models import Keyed


class Consultation(Keyed):
    """A peer consultation of ASD and WJH (Kollegiale Beratung nach Lüttringhaus)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="consultations", verbose_name="Fall")
    held_on = models.DateField("Datum")
    question = models.CharField("Frage der Fachkraft", max_length=300)
    moderator = models.ForeignKey(
        User, models.PROTECT, related_name="moderated_consultations", verbose_name="Moderation"
    )
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="begonnen von")
    result = models.TextField("Ergebnis", max_length=10_000, blank=True)
    dissent = models.TextField("abweichende Meinung", max_length=5_000, blank=True)
    finished_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)

    class Meta:
        verbose_name = "Kollegiale Beratung"
        verbose_name_plural = "Kollegiale Beratungen"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | ~Q(result=""),
                name="consultation_finished_with_result",
                violation_error_message="Halten Sie das Ergebnis der Beratung fest.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(finished_at__isnull=True),
                name="consultation_one_open_per_case",
                violation_error_message="Für diesen Fall läuft schon eine Beratung.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kollegiale Beratung vom {self.held_on:%d.%m.%Y}"


class ConsultationParticipant(models.Model):
    """A colleague of ASD or WJH who took part."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="participants", verbose_name="Beratung")
    user = models.ForeignKey(User, models.PROTECT, related_name="consultations", verbose_name="Person")

    class Meta:
        verbose_name = "Teilnehmende Person"
        verbose_name_plural = "Teilnehmende"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["consultation", "user"], name="consultation_participant_once")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.consultation_id}"


class Idea(Keyed):
    """An idea of the team; some do without a Hilfe zur Erziehung and are weighed ('Falllösungen kreativ denken')."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="ideas", verbose_name="Beratung")
    text = models.CharField("Idee", max_length=500)
    without_help = models.BooleanField("kommt ohne Hilfe zur Erziehung aus", default=False)
    weighing = models.CharField("Abwägung: warum ja, warum nicht?", max_length=500, blank=True)

    class Meta:
        verbose_name = "Idee"
        verbose_name_plural = "Ideen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(without_help=False) | ~Q(weighing=""),
                name="idea_without_help_is_weighed",
                violation_error_message="Wägen Sie die Lösung ohne Hilfe zur Erziehung ab: warum ja, warum nicht?",
            )
        ]

    def __str__(self) -> str:
        return self.text
