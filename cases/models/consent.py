"""What the family allows: who says yes or no, about whom, to whom, what for, how long (domain.md §4.4)."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cases.models.family import Person
from socialspace.models import DateRange, Organisation
from web.models import Keyed, LocalToday, SortKey


class ConsentTopic(models.TextChoices):
    """What a consent may be about: the parts of what the circle gets to read."""

    PERSONS = "persons", "Namen und Alter"
    CONCERN = "concern", "Anlass und Frage"
    VOICES = "voices", "was die Familie selbst sagt"
    RESOURCES = "resources", "Ressourcen"
    CONTACT = "contact", "Anschrift und Telefon"


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing_on(self, day: date) -> Self:
        """Given or refused and neither over nor revoked on this day."""
        return self.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
            Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
            given_on__lte=day,
        )

    def for_page(self) -> Self:
        """What a page shows, the newest first."""
        people = ("given_by", "revoked_by", "recorded_by", "revocation_recorded_by", "colleague", "organisation")
        return self.select_related(*people).prefetch_related("about").order_by("-given_on", "-id")


class Consent(Keyed):
    """Somebody of the family allows that a receiver learns something, or refuses it; both are written down."""

    class Outcome(models.TextChoices):
        GIVEN = "given", "erteilt"
        REFUSED = "refused", "abgelehnt"

    class Form(models.TextChoices):
        WRITTEN = "written", "schriftlich"
        ORAL = "oral", "mündlich"
        ELECTRONIC = "electronic", "elektronisch"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="consents", verbose_name="Fall")
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="consents", verbose_name="Wer entscheidet?")
    about = models.ManyToManyField(Person, related_name="consents_about", verbose_name="Um wen geht es?")
    receiver = models.CharField("Wer darf es erfahren?", max_length=120)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Einrichtung"
    )
    colleague = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Person im Haus"
    )
    purpose = models.CharField("Wofür?", max_length=300)
    topics = ArrayField(
        models.CharField(max_length=20, choices=ConsentTopic), default=list, blank=True, verbose_name="Welche Daten?"
    )
    outcome = models.CharField("Entscheidung", max_length=10, choices=Outcome)
    form = models.CharField("Form", max_length=10, choices=Form)
    given_on = models.DateField("am")
    valid_until = models.DateField("gültig bis", null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="aufgenommen von")
    revoked_on = models.DateField("widerrufen am", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Person,
        models.PROTECT,
        related_name="revoked_consents",
        null=True,
        blank=True,
        verbose_name="widerrufen von",
    )
    revocation_recorded_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Widerruf aufgenommen von"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "Einwilligung"
        verbose_name_plural = "Einwilligungen"
        ordering = ("-given_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=("given", "refused")),
                name="consent_outcome_known",
                violation_error_message="Wählen Sie, ob erlaubt oder abgelehnt wurde.",
            ),
            models.CheckConstraint(
                condition=Q(form__in=("written", "oral", "electronic")),
                name="consent_form_known",
                violation_error_message="Wählen Sie, wie die Entscheidung gegeben wurde.",
            ),
            models.CheckConstraint(
                condition=~Q(receiver="") & ~Q(purpose=""),
                name="consent_says_to_whom_and_what_for",
                violation_error_message="Schreiben Sie auf, wer etwas erfahren darf und wofür.",
            ),
            models.CheckConstraint(
                condition=Q(topics__contained_by=["persons", "concern", "voices", "resources", "contact"]),
                name="consent_topics_known",
                violation_error_message="Diese Daten stehen nicht zur Wahl.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="refused") | Q(topics__len__gt=0),
                name="consent_says_which_data",
                violation_error_message="Wählen Sie, welche Daten weitergegeben werden dürfen.",
            ),
            models.CheckConstraint(
                condition=Q(given_on__lte=LocalToday()),
                name="consent_given_by_today",
                violation_error_message="Die Entscheidung liegt in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(outcome="given", valid_until__gte=F("given_on")),
                name="consent_ends_after_it_is_given",
                violation_error_message="Eine Einwilligung endet nicht, bevor sie erteilt ist; "
                "eine Ablehnung hat kein Ende.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | Q(revoked_on__gte=F("given_on"), revoked_on__lte=LocalToday()),
                name="consent_revoked_after_it_is_given",
                violation_error_message="Der Widerruf liegt vor der Einwilligung oder in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True, revoked_by__isnull=True, revocation_recorded_by__isnull=True)
                | Q(revoked_on__isnull=False, revocation_recorded_by__isnull=False),
                name="consent_revocation_is_recorded_by_somebody",
                violation_error_message="Zu einem Widerruf gehört, wer ihn aufgenommen hat.",
            ),
            ExclusionConstraint(
                name="consent_once_for_a_receiver",
                expressions=[
                    (DateRange("given_on", "valid_until"), RangeOperators.OVERLAPS),
                    ("case", RangeOperators.EQUAL),
                    ("given_by", RangeOperators.EQUAL),
                    (SortKey("receiver"), RangeOperators.EQUAL),
                ],
                condition=Q(revoked_on__isnull=True),
                violation_error_message="Für diesen Empfänger steht von dieser Person schon eine Entscheidung da. "
                "Nehmen Sie zuerst den Widerruf auf.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} am {self.given_on:%d.%m.%Y} für {self.receiver}"

    def holds_on(self, day: date) -> bool:
        """Whether it allows something on this day."""
        return self.outcome == self.Outcome.GIVEN and self.stands_on(day)

    def stands_on(self, day: date) -> bool:
        """Whether it was said by this day and is neither over nor revoked."""
        is_over = self.valid_until is not None and self.valid_until < day
        is_revoked = self.revoked_on is not None and self.revoked_on <= day
        return self.given_on <= day and not is_over and not is_revoked

    @property
    def topic_labels(self) -> list[str]:
        return [topic.label for topic in ConsentTopic if topic in self.topics]
