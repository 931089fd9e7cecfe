"""Decisions and what belongs to them; nothing here is ever changed."""

from datetime import date
from typing import Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count, F, Q

from accounts.models import User
from approvals.lifecycle import Outcome, Seat
from approvals.models.submission import Submission
from approvals.models.voice import Voice
from web.models import Keyed, LocalToday


class ReturnReason(models.TextChoices):
    """Why a Vorlage goes back; counted when the office looks back."""

    INCOMPLETE = "incomplete", "Angaben fehlen"
    ALTERNATIVES = "alternatives", "Alternativen sind nicht ausgeschöpft"
    FAMILY = "family", "Wille der Familie ist nicht geklärt"
    GOALS = "goals", "Ziele sind nicht klar"
    CLASSIFICATION = "classification", "Falleinordnung ist zu klären"
    COST = "cost", "Kosten oder Zuständigkeit sind ungeklärt"
    TIME = "time", "Zeit reichte nicht"
    OTHER = "other", "anderer Grund"


class Settled(Keyed):
    """What a decision and a ruling of the Abteilungsleitung have in common: an outcome and its words."""

    outcome = models.CharField("Ergebnis", max_length=10, choices=Outcome)
    text = models.TextField(
        "Beschlusstext",
        max_length=5_000,
        validators=[MaxLengthValidator(5_000, "Kürzen Sie den Beschlusstext auf 5.000 Zeichen.")],
    )
    return_reason = models.CharField("Grund der Zurückstellung", max_length=20, choices=ReturnReason, blank=True)
    rework_until = models.DateField("Nacharbeit bis", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="%(class)s_outcome_known"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.RETURNED) | Q(rework_until__isnull=False),
                name="%(class)s_returned_with_date",
                violation_error_message="Nennen Sie das Datum, bis zu dem die Vorlage nachgearbeitet ist.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.RETURNED) ^ ~Q(return_reason=""),
                name="%(class)s_returned_with_reason",
                violation_error_message="Nennen Sie den Grund der Zurückstellung.",
            ),
        ]


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the Vorlage."""
        return self.filter(submission__in=Submission.objects.visible_to(user))

    def for_paper(self) -> Self:
        """With everything a paper about it shows."""
        of_case = ("submission__case__child", "submission__case__area", "submission__case__quarter")
        voices = ("asd_voice", "wjh_voice", "worker_voice")
        people = (f"{voice}__{person}" for voice in voices for person in ("user", "stands_for"))
        others = ("submission__meeting", "submission__submitted_by", "submission__help_kind", "decided_by", "seal")
        return self.select_related(*of_case, *people, *others).prefetch_related("conditions")


class Decision(Settled):
    """What the commission decided; it cannot exist without three voices, and it is never changed."""

    number = models.CharField("Beschlussnummer", max_length=20, unique=True)
    submission = models.OneToOneField(
        Submission,
        models.PROTECT,
        related_name="decision",
        verbose_name="Vorlage",
        error_messages={"unique": "Über diese Vorlage ist schon beschlossen."},
    )
    asd_voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", verbose_name="Stimme ASD-Teamleitung")
    wjh_voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", verbose_name="Stimme WJH-Teamleitung")
    worker_voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", verbose_name="Stimme der Fachkraft")
    decided_on = models.DateField("beschlossen am")
    would_change = models.TextField(
        "Was den Beschluss ändern würde",
        max_length=2_000,
        blank=True,
        validators=[MaxLengthValidator(2_000, "Kürzen Sie, was den Beschluss ändern würde, auf 2.000 Zeichen.")],
    )
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingereicht von")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="decisions", verbose_name="festgestellt von")

    objects = DecisionQuerySet.as_manager()

    class Meta(Settled.Meta):
        verbose_name = "Beschluss"
        verbose_name_plural = "Beschlüsse"
        ordering = ("-id",)
        constraints = [
            *Settled.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(decided_by=F("submitted_by")),
                name="who_submits_does_not_decide",
                violation_error_message="Wer eine Vorlage einreicht, stellt den Beschluss nicht selbst fest.",
            ),
            models.CheckConstraint(
                condition=~Q(asd_voice=F("wjh_voice"))
                & ~Q(asd_voice=F("worker_voice"))
                & ~Q(wjh_voice=F("worker_voice")),
                name="decision_has_three_voices",
                violation_error_message="Ein Beschluss braucht drei verschiedene Stimmen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Beschluss {self.number}"

    @property
    def voices(self) -> list[Voice]:
        """The three voices it stands on, in the order of the seats."""
        return [self.asd_voice, self.wjh_voice, self.worker_voice]


class DecisionNumber(models.Model):
    """The last decision number of a year; locked while the next one is taken."""

    year = models.PositiveSmallIntegerField("Jahr", unique=True)
    last = models.PositiveIntegerField("letzte Nummer", default=0)

    class Meta:
        verbose_name = "Beschlussnummer"
        verbose_name_plural = "Beschlussnummern"

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class RulingQuerySet(models.QuerySet["Ruling"]):
    def confirmed(self) -> Self:
        return self.filter(answer__agrees=True)

    def waiting(self) -> Self:
        return self.filter(answer__isnull=True)


class Ruling(Settled):
    """What the Abteilungsleitung decided where the leads disagree; one lead enters it, the other confirms."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="rulings", verbose_name="Beschluss")
    seat = models.CharField("eingetragen vom Sitz", max_length=10, choices=Seat)
    conditions = models.JSONField("Auflagen", default=list, blank=True)  # bearer, what, until; rows once confirmed
    ruled_by = models.CharField("entschieden von", max_length=120)
    ruled_on = models.DateField("entschieden am")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    objects = RulingQuerySet.as_manager()

    class Meta(Settled.Meta):
        verbose_name = "Entscheid der Abteilungsleitung"
        verbose_name_plural = "Entscheide der Abteilungsleitung"
        ordering = ("id",)
        constraints = [
            *Settled.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ESCALATED),
                name="ruling_settles",
                violation_error_message="Der Entscheid der Abteilungsleitung lässt sich nicht weitergeben.",
            ),
            models.CheckConstraint(
                condition=Q(seat__in=[Seat.ASD_LEAD, Seat.WJH_LEAD]), name="ruling_entered_by_a_lead_seat"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.CHANGED) ^ Q(conditions=[]),
                name="ruling_changed_with_conditions",
                violation_error_message="Nennen Sie mindestens eine Auflage: wer, was, bis wann.",
            ),
            models.CheckConstraint(
                condition=~Q(ruled_by=""),
                name="ruling_names_who_ruled",
                violation_error_message="Nennen Sie, wer entschieden hat.",
            ),
        ]

    def __str__(self) -> str:
        return f"Entscheid zu {self.decision_id}"


class Answer(Keyed):
    """The second name under something one person entered: from their own sign-in, once."""

    agrees = models.BooleanField("bestätigt")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="von")

    class Meta:
        abstract = True


class RulingAnswer(Answer):
    """Whether the other lead confirms the ruling as it was entered."""

    ruling = models.OneToOneField(
        Ruling,
        models.PROTECT,
        related_name="answer",
        verbose_name="Entscheid",
        error_messages={"unique": "Dieser Entscheid ist schon beantwortet."},
    )

    class Meta:
        verbose_name = "Bestätigung eines Entscheids"
        verbose_name_plural = "Bestätigungen von Entscheiden"

    def __str__(self) -> str:
        return f"{self.by_id} zu Entscheid {self.ruling_id}"


class UrgentDecisionQuerySet(models.QuerySet["UrgentDecision"]):
    def waiting(self) -> Self:
        return self.filter(answer__isnull=True)

    def confirmed(self) -> Self:
        return self.filter(answer__agrees=True)


class UrgentDecision(Keyed):
    """A help that cannot wait for the meeting: one asks, a second confirms, the next meeting looks again."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="urgent_decisions", verbose_name="Vorlage")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="begonnen von")
    reason = models.TextField("Warum es nicht warten kann", max_length=2_000)

    objects = UrgentDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "Eilentscheidung"
        verbose_name_plural = "Eilentscheidungen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="urgent_decision_has_reason",
                violation_error_message="Begründen Sie, warum die Hilfe nicht bis zur Sitzung warten kann.",
            )
        ]

    def __str__(self) -> str:
        return f"Eilentscheidung zu {self.submission_id}"


class UrgentAnswer(Answer):
    """The second name under an urgent decision, or its refusal."""

    urgent = models.OneToOneField(
        UrgentDecision,
        models.PROTECT,
        related_name="answer",
        verbose_name="Eilentscheidung",
        error_messages={"unique": "Diese Eilentscheidung ist schon beantwortet."},
    )

    class Meta:
        verbose_name = "Bestätigung einer Eilentscheidung"
        verbose_name_plural = "Bestätigungen von Eilentscheidungen"

    def __str__(self) -> str:
        return f"{self.by_id} zu Eilentscheidung {self.urgent_id}"


class DecisionConditionQuerySet(models.QuerySet["DecisionCondition"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the Vorlage: ASD and WJH of the team, except who must not decide."""
        return self.filter(decision__submission__in=Submission.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(fulfilment__isnull=True)

    def fulfilled(self) -> Self:
        return self.filter(fulfilment__isnull=False)

    def overdue(self, today: date) -> Self:
        """Open ones whose day has passed."""
        return self.open().filter(until__lt=today)

    def counted(self, today: date) -> dict[str, int]:
        """How many are open, overdue and done; one question."""
        is_open = Q(fulfilment__isnull=True)
        return self.aggregate(
            open=Count("pk", filter=is_open),
            overdue=Count("pk", filter=is_open & Q(until__lt=today)),
            done=Count("pk", filter=~is_open),
        )

    def for_list(self) -> Self:
        """With everything a row shows, the nearest day first."""
        of_case = ("decision__submission__case__child", "decision__submission__case__area")
        return self.select_related(*of_case, "fulfilment__by").order_by("until", "id")


class DecisionCondition(Keyed):
    """A condition of a decision: who does what until when."""

    class Bearer(models.TextChoices):
        WORKER = "worker", "Fachkraft"
        ASD_LEAD = "asd_lead", "ASD-Teamleitung"
        WJH = "wjh", "WJH"
        PROVIDER = "provider", "Träger"
        FAMILY = "family", "Familie"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="conditions", verbose_name="Beschluss")
    bearer = models.CharField("Wer", max_length=10, choices=Bearer)
    what = models.CharField("Was", max_length=500)
    until = models.DateField("Bis")

    objects = DecisionConditionQuerySet.as_manager()

    class Meta:
        verbose_name = "Auflage der Kommission"
        verbose_name_plural = "Auflagen der Kommission"
        ordering = ("until", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="decision_condition_says_what",
                violation_error_message="Nennen Sie, was bis wann zu tun ist.",
            ),
            models.CheckConstraint(
                condition=Q(bearer__in=["worker", "asd_lead", "wjh", "provider", "family"]),
                name="decision_condition_bearer_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_bearer_display()}: {self.what} (bis {self.until:%d.%m.%Y})"


class ConditionFulfilment(Keyed):
    """A condition is met; how, and who says so."""

    condition = models.OneToOneField(
        DecisionCondition,
        models.PROTECT,
        related_name="fulfilment",
        verbose_name="Auflage",
        error_messages={"unique": "Diese Auflage ist schon als erfüllt festgehalten."},
    )
    fulfilled_on = models.DateField("erfüllt am")
    note = models.CharField("Wie", max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    class Meta:
        verbose_name = "Erfüllung einer Auflage"
        verbose_name_plural = "Erfüllungen von Auflagen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(note=""),
                name="fulfilment_says_how",
                violation_error_message="Schreiben Sie auf, wie die Auflage erfüllt wurde.",
            ),
            models.CheckConstraint(
                condition=Q(fulfilled_on__lte=LocalToday()),
                name="fulfilment_by_today",
                violation_error_message="Die Erfüllung liegt in der Zukunft.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.condition_id} am {self.fulfilled_on:%d.%m.%Y}"


class ConditionNotice(models.Model):
    """A condition became overdue, and its bearer's people were told; once."""

    condition = models.OneToOneField(DecisionCondition, models.PROTECT, related_name="notice", verbose_name="Auflage")
    told_at = models.DateTimeField("gesagt am")

    class Meta:
        verbose_name = "Hinweis auf eine überfällige Auflage"
        verbose_name_plural = "Hinweise auf überfällige Auflagen"

    def __str__(self) -> str:
        return f"{self.condition_id} am {self.told_at:%d.%m.%Y}"
