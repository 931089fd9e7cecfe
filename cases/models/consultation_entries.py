"""What is written down in a Kollegiale Beratung: votes, indicators, ideas, agreements (domain.md §1)."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.lifecycle import Area
from cases.models.consultation import Consultation, ConsultationParticipant
from cases.models.resource_check import FamilyResource
from web.models import Keyed


class AreaVoteQuerySet(models.QuerySet["AreaVote"]):
    def of(self, consultation: Consultation) -> Self:
        return self.filter(participant__consultation=consultation)

    def visible_to(self, user: User) -> Self:
        """One's own, and all of them once they are revealed together; before that nobody's, whatever the role."""
        revealed = Q(participant__consultation__votes_revealed_at__isnull=False)
        consultations = Consultation.objects.visible_to(user)
        return self.filter(participant__consultation__in=consultations).filter(revealed | Q(participant__user=user))


class AreaVote(Keyed):
    """One participant's own view of the area, given silently, revealed with all others, never changed."""

    participant = models.ForeignKey(
        ConsultationParticipant, models.PROTECT, related_name="votes", verbose_name="Teilnehmende Person"
    )
    area = models.CharField("Bereich", max_length=10, choices=Area)
    sentence = models.CharField("Ein Satz: warum?", max_length=300)

    objects = AreaVoteQuerySet.as_manager()

    class Meta:
        verbose_name = "Einzelvotum"
        verbose_name_plural = "Einzelvoten"
        ordering = ("participant_id",)
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                name="area_vote_once",
                violation_error_message="Sie haben schon abgestimmt. Ihr Votum bleibt, wie es ist.",
            ),
            models.CheckConstraint(condition=Q(area__in=Area.values), name="area_vote_area_known"),
            models.CheckConstraint(
                condition=~Q(sentence=""),
                name="area_vote_has_sentence",
                violation_error_message="Begründen Sie Ihr Votum mit einem Satz.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}"  # never what was voted


class Indicator(Keyed):
    """What speaks for or against a danger, and what is not known; a fact is kept apart from an assumption."""

    class Kind(models.TextChoices):
        RISK = "risk", "Anhaltspunkt"
        PROTECTION = "protection", "Schutzfaktor"
        QUESTION = "question", "offene Frage"

    class Basis(models.TextChoices):
        FACT = "fact", "Tatsache"
        ASSUMPTION = "assumption", "Vermutung"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="indicators", verbose_name="Beratung")
    kind = models.CharField("Art", max_length=12, choices=Kind)
    basis = models.CharField("Tatsache oder Vermutung", max_length=12, choices=Basis, blank=True)
    text = models.CharField("Was?", max_length=300)
    source = models.CharField("Woher wissen wir das?", max_length=150, blank=True)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Anhaltspunkt, Schutzfaktor, offene Frage"
        verbose_name_plural = "Anhaltspunkte, Schutzfaktoren, offene Fragen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="question", basis="")
                | Q(kind__in=("risk", "protection"), basis__in=("fact", "assumption")),
                name="indicator_fact_or_assumption",
                violation_error_message="Sagen Sie, ob das eine Tatsache oder eine Vermutung ist.",
            ),
            models.CheckConstraint(
                condition=~Q(basis="fact") | ~Q(source=""),
                name="indicator_fact_has_source",
                violation_error_message="Eine Tatsache hat eine Quelle: Woher wissen wir das?",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="indicator_has_text",
                violation_error_message="Schreiben Sie auf, was Sie sehen oder fragen.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Idea(Keyed):
    """An idea of the team, unfiltered; sorted afterwards, and taken up or dropped by the responsible worker alone."""

    class Choice(models.TextChoices):
        CHOSEN = "chosen", "aufgegriffen"
        DROPPED = "dropped", "nicht weiterverfolgt"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="ideas", verbose_name="Beratung")
    text = models.CharField("Idee", max_length=500)
    author = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="eingetragen von"
    )
    level = models.PositiveSmallIntegerField("Ressourcen-Ebene", choices=FamilyResource.Level, null=True, blank=True)
    without_help = models.BooleanField("kommt ohne Hilfe zur Erziehung aus", default=False)
    weighing = models.CharField("Abwägung: warum ja, warum nicht?", max_length=500, blank=True)
    choice = models.CharField("Auswahl", max_length=10, choices=Choice, blank=True)
    choice_reason = models.CharField("Grund der Auswahl", max_length=300, blank=True)

    class Meta:
        verbose_name = "Idee"
        verbose_name_plural = "Ideen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(without_help=False) | ~Q(weighing=""),
                name="idea_without_help_is_weighed",
                violation_error_message="Wägen Sie die Lösung ohne Hilfe zur Erziehung ab: warum ja, warum nicht?",
            ),
            models.CheckConstraint(
                condition=Q(choice="", choice_reason="") | Q(choice__in=("chosen", "dropped")) & ~Q(choice_reason=""),
                name="idea_choice_has_reason",
                violation_error_message="Sagen Sie in einem Satz, warum Sie die Idee aufgreifen oder nicht.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ConsultationTask(Keyed):
    """An agreement of the consultation: what, who, until when, and how it is checked."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="tasks", verbose_name="Beratung")
    text = models.CharField("Was ist zu tun?", max_length=200)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="wer")
    due_on = models.DateField("bis wann")
    check_how = models.CharField("Wer prüft es wie?", max_length=200)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Vereinbarung der Beratung"
        verbose_name_plural = "Vereinbarungen der Beratung"
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(check_how=""),
                name="consultation_task_says_what_and_how",
                violation_error_message="Eine Vereinbarung sagt, was zu tun ist und wer es wie prüft.",
            )
        ]

    def __str__(self) -> str:
        return self.text
