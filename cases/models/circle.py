"""The wide circle of a resource check: who takes part on which basis, by which link, and what they offer."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Department, User
from cases.lifecycle import Stage
from cases.models.consent import Consent
from cases.models.resource_check import FamilyResource, ResourceCheck
from socialspace.models import ContactPerson, Organisation
from web.models import Keyed, PersonalLink, PersonalLinkQuerySet

INVITED = frozenset({Department.WJH, Department.HOME, Department.EARLY_HELP, Department.SCHOOL, Department.ADVICE})


class CheckParticipantQuerySet(models.QuerySet["CheckParticipant"]):
    def visible_to(self, user: User) -> Self:
        """One's own invitations to checks that still run; of the case itself nothing is seen through this door."""
        if not user.is_active or user.department not in INVITED:
            return self.none()
        return self.filter(colleague=user).taking_part()

    def present(self) -> Self:
        """Those who were not taken out again."""
        return self.filter(left_at__isnull=True)

    def taking_part(self) -> Self:
        """Those present in a check that still runs."""
        resting = Q(resource_check__case__stage__in=(Stage.INTAKE, Stage.CLOSED))  # interrupted by a closing
        return self.present().filter(~resting, resource_check__completed_at__isnull=True)

    def for_sheet(self) -> Self:
        """With all a sheet needs to be decided and drawn."""
        case = ("resource_check__case__family", "resource_check__case__child", "resource_check__case__area")
        return self.select_related(*case, "resource_check__started_by", "consent", "colleague").prefetch_related(
            "consent__about"
        )


class CheckParticipant(Keyed):
    """Who takes part in a resource check, from which institution, and on which basis they learn about the family."""

    class Basis(models.TextChoices):
        OWN = "own", "Team des Falls"
        CONSENT = "consent", "mit Einwilligung"
        PSEUDONYMISED = "pseudonymised", "pseudonymisiert"

    resource_check = models.ForeignKey(
        ResourceCheck, models.CASCADE, related_name="participants", verbose_name="Ressourcencheck"
    )
    name = models.CharField("Name", max_length=120)
    institution = models.CharField("Abteilung oder Einrichtung", max_length=120)
    colleague = models.ForeignKey(
        User, models.PROTECT, related_name="check_invitations", null=True, blank=True, verbose_name="Person im Haus"
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Einrichtung"
    )
    contact = models.ForeignKey(
        ContactPerson, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Ansprechperson"
    )
    email = models.EmailField("E-Mail", blank=True)
    basis = models.CharField("Grundlage", max_length=20, choices=Basis, default=Basis.PSEUDONYMISED)
    consent = models.ForeignKey(
        Consent, models.PROTECT, related_name="participants", null=True, blank=True, verbose_name="Einwilligung"
    )
    left_at = models.DateTimeField("herausgenommen am", null=True, blank=True)

    objects = CheckParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = "Teilnehmende Person"
        verbose_name_plural = "Teilnehmende"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["resource_check", "name", "institution"],
                condition=Q(left_at__isnull=True),
                name="check_participant_once",
                violation_error_message="Diese Person steht schon auf der Liste.",
            ),
            models.UniqueConstraint(
                fields=["resource_check", "colleague"],
                condition=Q(left_at__isnull=True),
                name="check_colleague_once",
                violation_error_message="Diese Person nimmt schon teil.",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=("own", "consent", "pseudonymised")),
                name="check_participant_basis_known",
                violation_error_message="Wählen Sie, auf welcher Grundlage die Person teilnimmt.",
            ),
            models.CheckConstraint(
                condition=Q(basis="consent", consent__isnull=False) | ~Q(basis="consent") & Q(consent__isnull=True),
                name="check_participant_consent_is_recorded",
                violation_error_message="Wählen Sie die Einwilligung, auf der die Teilnahme beruht.",
            ),
            models.CheckConstraint(
                condition=~Q(basis="own") | Q(colleague__isnull=False),
                name="check_participant_own_is_colleague",
                violation_error_message="Nur Kolleginnen und Kollegen gehören zum Team des Falls.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.institution})"


class CheckLinkQuerySet(PersonalLinkQuerySet["CheckLink"]):
    def open(self) -> Self:
        """Links that work now: not over, not taken back, and of somebody who takes part in a running check."""
        running = CheckParticipant.objects.taking_part().values("pk")
        return super().open().filter(participant__in=running)


class CheckLink(PersonalLink):
    """A personal link by which one participant without account reads the sheet and answers."""

    participant = models.ForeignKey(
        CheckParticipant, models.CASCADE, related_name="links", verbose_name="Teilnehmende Person"
    )

    objects = CheckLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "Link zum Ressourcencheck"
        verbose_name_plural = "Links zum Ressourcencheck"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(revoked_at__isnull=True),
                name="check_link_one_open",
                violation_error_message="Ein früherer Link gilt noch; nehmen Sie ihn zuerst zurück.",
            )
        ]

    def __str__(self) -> str:
        return f"Link {self.participant_id} bis {self.expires_on:%d.%m.%Y}"


class CircleProposal(Keyed):
    """What somebody of the circle can contribute; the responsible worker takes it over or declines."""

    class State(models.TextChoices):
        OPEN = "open", "noch nicht beantwortet"
        TAKEN = "taken", "übernommen"
        DECLINED = "declined", "nicht übernommen"

    participant = models.ForeignKey(
        CheckParticipant, models.CASCADE, related_name="proposals", verbose_name="Teilnehmende Person"
    )
    text = models.CharField("Das können wir beitragen", max_length=1_000)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="beantwortet von"
    )
    decided_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    resource = models.ForeignKey(
        FamilyResource, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Ressource"
    )

    class Meta:
        verbose_name = "Vorschlag aus dem Kreis"
        verbose_name_plural = "Vorschläge aus dem Kreis"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="circle_proposal_has_text",
                violation_error_message="Schreiben Sie, was Sie beitragen können.",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True, resource__isnull=True)
                | Q(state="taken", decided_by__isnull=False, decided_at__isnull=False)
                | Q(state="declined", decided_by__isnull=False, decided_at__isnull=False, resource__isnull=True),
                name="circle_proposal_decided_by_somebody",
                violation_error_message="Dieser Vorschlag ist schon beantwortet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.get_state_display()}"


class CircleSuggestion(models.Model):
    """Who usually belongs to the circle, as a list the office keeps; a department, or a kind of organisation."""

    name = models.CharField("Wer gehört dazu?", max_length=80, unique=True)
    department = models.CharField("Abteilung", max_length=20, choices=Department, blank=True)
    organisation_kind = models.CharField("Art der Einrichtung", max_length=20, choices=Organisation.Kind, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Vorschlag für den Kreis"
        verbose_name_plural = "Vorschläge für den Kreis"
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name
