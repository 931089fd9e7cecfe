"""What the team and its partners build together from a need (deck, 'Projektentwicklung')."""

from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone

from accounts.models import User
from socialspace.lifecycle import ProjectStage
from socialspace.models.area import Quarter
from socialspace.models.base import SharedQuerySet
from socialspace.models.offers import Offer, Topic
from socialspace.models.partners import Organisation
from web.models import Keyed

DECIDED = (ProjectStage.RUNNING, ProjectStage.EVALUATED)


class ProjectQuerySet(SharedQuerySet["Project"]):
    def for_board(self) -> Self:
        """What a card shows, those changed last first."""
        partners = Prefetch("partners", ProjectPartner.objects.select_related("organisation"))
        return (
            self.select_related("quarter", "lead").prefetch_related("topics", partners).order_by("-changed_at", "-id")
        )

    def for_page(self) -> Self:
        """What the page of one project and its paper show."""
        offers = Prefetch("offers", Offer.objects.select_related("organisation").order_by("title", "id"))
        return self.for_board().select_related("decided_by").prefetch_related(offers)


class Project(Keyed):
    """A project of the social space, from the need it answers to what it changed; no case data in it."""

    title = models.CharField("Titel", max_length=120)
    stage = models.CharField("Stand", max_length=10, choices=ProjectStage, default=ProjectStage.NEED)
    quarter = models.ForeignKey(
        Quarter, models.PROTECT, related_name="projects", null=True, blank=True, verbose_name="Quartier"
    )
    topics = models.ManyToManyField(Topic, related_name="projects", verbose_name="Themen")
    offers = models.ManyToManyField(Offer, related_name="projects", verbose_name="Angebote", blank=True)
    lead = models.ForeignKey(User, models.PROTECT, related_name="projects", verbose_name="verantwortlich")
    need = models.TextField("Bedarf", max_length=2_000)
    idea = models.TextField("Idee", max_length=2_000, blank=True)
    cost_cents = models.PositiveIntegerField("Kosten in Cent", null=True, blank=True)
    decision = models.TextField("Entscheidung und Begründung", max_length=2_000, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="entschieden von"
    )
    decided_on = models.DateField("entschieden am", null=True, blank=True)
    begins_on = models.DateField("Beginn", null=True, blank=True)
    ends_on = models.DateField("Ende", null=True, blank=True)
    evaluation = models.TextField("Auswertung", max_length=2_000, blank=True)
    drop_reason = models.CharField("Warum nicht weiter", max_length=300, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)
    changed_at = models.DateTimeField("geändert am", default=timezone.now)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "Projekt"
        verbose_name_plural = "Projekte"
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=sorted(ProjectStage.values)), name="project_stage_known"),
            models.CheckConstraint(
                condition=~Q(need=""),
                name="project_answers_a_need",
                violation_error_message="Schreiben Sie auf, welchen Bedarf das Projekt beantwortet.",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["need", "dropped"]) | ~Q(idea=""),
                name="project_has_an_idea",
                violation_error_message="Schreiben Sie zuerst die Idee auf.",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=sorted(DECIDED))
                | Q(decided_by__isnull=False, decided_on__isnull=False, begins_on__isnull=False) & ~Q(decision=""),
                name="project_runs_after_a_decision",
                violation_error_message="Ein laufendes Projekt braucht eine begründete Entscheidung und einen Beginn.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="evaluated") | ~Q(evaluation=""),
                name="project_evaluated_in_words",
                violation_error_message="Schreiben Sie auf, was das Projekt verändert hat.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="dropped") | ~Q(drop_reason=""),
                name="project_dropped_with_reason",
                violation_error_message="Nennen Sie den Grund, warum das Projekt nicht weiterverfolgt wird.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="project_ends_after_it_begins",
                violation_error_message="Das Ende des Projekts liegt vor seinem Beginn.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProjectPartner(Keyed):
    """An organisation takes part in a project and says what it brings."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="partners", verbose_name="Projekt")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="projects", verbose_name="Einrichtung")
    contribution = models.CharField("Beitrag", max_length=300, blank=True)

    class Meta:
        verbose_name = "Projektpartner"
        verbose_name_plural = "Projektpartner"
        ordering = ("organisation__name_sort", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation"],
                name="project_partner_once",
                violation_error_message="Diese Einrichtung ist schon Partner des Projekts.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.project_id}"
