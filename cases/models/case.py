"""The case: its stage, its place, who takes responsibility, and how the team classifies it."""

from datetime import date, timedelta
from typing import Self
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import Absence, AbsenceQuerySet, Department, User
from accounts.rules import stands_in_for
from cases.lifecycle import Stage
from cases.models.classification import Classification
from cases.models.consultation import Consultation
from cases.models.family import Family, Person, WillStatement
from cases.models.resource_check import ResourceCheck
from socialspace.models import DateRange, Quarter, SocialArea, TeamMembership, on_day
from web.models import Keyed, SortKey

AWAY_WITHIN = timedelta(days=7)  # so far ahead an absence needs its deputy
LEAVES_WITHIN = timedelta(days=30)  # so far ahead a case needs its next lead


class FileNumber(models.Model):
    """The last number given in a year; locked while the next one is taken."""

    area = models.ForeignKey(SocialArea, models.PROTECT, verbose_name="Sozialraum")
    year = models.PositiveSmallIntegerField("Jahr")
    last = models.PositiveIntegerField("letzte Nummer", default=0)

    class Meta:
        verbose_name = "Aktenzeichen"
        verbose_name_plural = "Aktenzeichen"
        constraints = [models.UniqueConstraint(fields=["area", "year"], name="file_number_counter_once_per_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


def _absences_of_the_lead(today: date) -> AbsenceQuerySet:
    """Absences of the lead of a case in the next days for which nobody of the team has said yes, the nearest first."""
    in_team = TeamMembership.objects.current().filter(user=OuterRef("deputy"), area=OuterRef(OuterRef("area")))
    covered = Q(answer=Absence.Answer.ACCEPTED, deputy__is_active=True) & Exists(in_team)
    rows = Absence.objects.between(today, today + AWAY_WITHIN).filter(user=OuterRef("lead_id"))
    return rows.filter(~covered).order_by("begins_on")


def of_round(ended: str, began: object) -> Q:
    """What ended in a round: begun in it, or before it and interrupted; `ended` names the moment it ended."""
    return Q(**{f"{ended}__isnull": False}) & (Q(created_at__gte=began) | Q(**{f"{ended}__gte": began}))


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> Self:
        """The only door to cases: those of the teams an ASD colleague belongs to today (domain.md §11.1)."""
        if not user.is_active or user.department != Department.ASD:
            return self.none()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def open(self) -> Self:
        return self.exclude(stage=Stage.CLOSED)

    def led_by(self, user: User) -> Self:
        """Cases this colleague is responsible for today."""
        return self.filter(Exists(Responsibility.objects.leading().filter(case=OuterRef("pk"), user=user)))

    def without_lead(self) -> Self:
        """Cases nobody answers for today."""
        return self.filter(~Exists(Responsibility.objects.leading().filter(case=OuterRef("pk"))))

    def stood_in_by(self, user: User) -> Self:
        """Cases of colleagues this one stands in for today; a deputy for a case passes nothing on."""
        roles = (Responsibility.Role.LEAD, Responsibility.Role.CO)
        rows = Responsibility.objects.active().filter(role__in=roles, user__in=stands_in_for(user))
        return self.filter(Exists(rows.filter(case=OuterRef("pk"))))

    def with_gaps(self, today: date) -> Self:
        """Add who leads and what will be missing: a lead away without deputy this week, or leaving this month."""
        lead = Responsibility.objects.leading().filter(case=OuterRef("pk"))
        away = _absences_of_the_lead(today)
        in_team = TeamMembership.objects.filter(user=OuterRef("lead_id"), area=OuterRef("area"))
        rows = self.annotate(lead_id=Subquery(lead.values("user")[:1]))
        return rows.annotate(
            away_from=Subquery(away.values("begins_on")[:1]),
            away_until=Subquery(away.values("ends_on")[:1]),
            away_answer=Subquery(away.values("answer")[:1]),
            away_deputy=Subquery(away.values("deputy")[:1]),
            away_key=Subquery(away.values("key")[:1]),
            lead_stays=Exists(in_team.filter(on_day(today + LEAVES_WITHIN))),
            leaves_on=Subquery(in_team.order_by("-valid_to").values("valid_to")[:1]),
        )

    def uncovered(self, today: date) -> Self:
        """Open cases with a gap: nobody leads, nobody stands in, or the lead is about to leave the team."""
        gaps = Q(lead_id__isnull=True) | Q(away_from__isnull=False) | Q(lead_stays=False)
        return self.open().with_gaps(today).filter(gaps)

    def with_area(self) -> Self:
        """Add the current classification: code and date of its next review."""
        newest = Classification.objects.filter(case=OuterRef("pk")).order_by("-id")
        return self.annotate(
            current_area=Subquery(newest.values("area")[:1]),
            review_on=Subquery(newest.values("next_review_on")[:1]),
        )

    def in_area(self, area: str) -> Self:
        """Cases whose current classification is this area."""
        return self.with_area().filter(current_area=area)

    def with_lead(self) -> Self:
        """Add the name of the responsible worker."""
        lead = Responsibility.objects.leading().filter(case=OuterRef("pk"))
        return self.annotate(
            lead_first_name=Subquery(lead.values("user__first_name")[:1]),
            lead_last_name=Subquery(lead.values("user__last_name")[:1]),
        )

    def with_child_view(self) -> Self:
        """Add whether a child of the family has said something itself."""
        said = WillStatement.objects.current().filter(case=OuterRef("pk"), person__role=Person.Role.CHILD)
        return self.annotate(has_child_view=Exists(said))

    def for_list(self) -> Self:
        """What a row of the list shows, in German order of the child's name."""
        return (
            self.select_related("child", "quarter").with_area().with_lead().order_by("child__name_sort", "file_number")
        )

    def for_file(self) -> Self:
        """What the head of every page of a file shows."""
        of_case, began = {"case": OuterRef("pk")}, OuterRef("round_began_at")
        checks = ResourceCheck.objects.filter(of_round("completed_at", began), **of_case).order_by("-id")
        consultations = Consultation.objects.filter(of_round("finished_at", began), **of_case).order_by("-id")
        return (
            self.select_related("child", "family", "quarter", "area")
            .with_area()
            .with_lead()
            .with_child_view()
            .annotate(
                checked_on=Subquery(checks.values("held_on")[:1]),
                consulted_on=Subquery(consultations.values("held_on")[:1]),
                is_classified=Exists(Classification.objects.filter(**of_case, created_at__gte=began)),
            )
        )


class Case(Keyed):
    """A case of the social-space team: the team is responsible together, one colleague leads."""

    class CloseReason(models.TextChoices):
        SOLVED = "solved", "im Sozialraum gelöst"
        NO_NEED = "no_need", "kein Hilfebedarf"
        ADVICE = "advice", "Beratung genügt"
        MOVED = "moved", "verzogen"
        HELP_ENDED = "help_ended", "Hilfe beendet"
        DECLINED = "declined", "die Familie möchte keine Begleitung mehr"
        TRANSFERRED = "transferred", "an ein anderes Jugendamt abgegeben"
        OF_AGE = "of_age", "volljährig geworden"
        OTHER = "other", "anderer Grund"

    file_number = models.CharField("Aktenzeichen", max_length=20, unique=True)
    family = models.ForeignKey(Family, models.PROTECT, related_name="cases", verbose_name="Familie")
    child = models.ForeignKey(Person, models.PROTECT, related_name="cases", verbose_name="Kind")
    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="cases", verbose_name="Sozialraum")
    quarter = models.ForeignKey(Quarter, models.PROTECT, null=True, blank=True, verbose_name="Quartier")
    stage = models.CharField("Schritt", max_length=20, choices=Stage, default=Stage.INTAKE)
    opened_on = models.DateField("eröffnet am")
    closed_on = models.DateField("abgeschlossen am", null=True, blank=True)
    round_began_at = models.DateTimeField("Beginn dieser Runde", db_default=Now(), editable=False)
    close_reason = models.CharField("Grund des Abschlusses", max_length=20, choices=CloseReason, blank=True)

    # Filled by the querysets that say so: with_area, with_lead, for_file, with_gaps.
    current_area: str | None
    review_on: date | None
    checked_on: date | None
    consulted_on: date | None
    is_classified: bool
    has_child_view: bool
    lead_first_name: str | None
    lead_last_name: str | None
    lead_id: int | None
    lead_stays: bool
    leaves_on: date | None
    away_from: date | None
    away_until: date | None
    away_answer: str | None
    away_deputy: int | None
    away_key: UUID | None

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "Fall"
        verbose_name_plural = "Fälle"
        indexes = [
            models.Index(fields=["area", "stage"], name="case_of_area", condition=~Q(stage=Stage.CLOSED)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="case_stage_known"),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, closed_on__isnull=False) & ~Q(close_reason="")
                | ~Q(stage=Stage.CLOSED) & Q(closed_on__isnull=True, close_reason=""),
                name="case_closed_with_date_and_reason",
                violation_error_message="Ein abgeschlossener Fall braucht Datum und Grund, ein offener hat keine.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="case_closed_after_opened",
                violation_error_message="Der Abschluss liegt vor der Eröffnung des Falls.",
            ),
        ]

    def __str__(self) -> str:
        return self.file_number


class ResponsibilityQuerySet(models.QuerySet["Responsibility"]):
    def current(self) -> Self:
        return self.filter(on_day(timezone.localdate()))

    def from_today(self) -> Self:
        """Those of today and those that are planned."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=timezone.localdate()))

    def planned(self) -> Self:
        return self.filter(valid_from__gt=timezone.localdate()).select_related("user").order_by("valid_from", "id")

    def active(self) -> Self:
        """Those of today who still work in the team; whoever left or changed teams answers for nothing any more."""
        team = TeamMembership.objects.current().filter(user=OuterRef("user"), area=OuterRef("case__area"))
        return self.current().filter(Exists(team), user__is_active=True)

    def leading(self) -> Self:
        """The leads among them."""
        return self.active().filter(role=Responsibility.Role.LEAD)

    def for_case(self, case: "Case") -> Self:
        """Who answers for a case today, the lead first, with absence and deputy of today."""
        away = Absence.objects.today().filter(user=OuterRef("user"))
        order = models.Case(models.When(role=Responsibility.Role.LEAD, then=0), default=1)
        return (
            self.active()
            .filter(case=case)
            .select_related("user")
            .annotate(
                away_until=Subquery(away.values("ends_on")[:1]),
                deputy_first_name=Subquery(away.covered().values("deputy__first_name")[:1]),
                deputy_last_name=Subquery(away.covered().values("deputy__last_name")[:1]),
            )
            .order_by(order, SortKey("user__last_name"))
        )


class HandoverReason(models.TextChoices):
    """Why a case changes hands; a code in the trail, never free text."""

    TEAM = "team", "im Team abgesprochen"
    LOAD = "load", "Fallbelastung ausgleichen"
    ABSENCE = "absence", "längere Abwesenheit"
    LEAVING = "leaving", "Wechsel oder Ausscheiden"
    FAMILY = "family", "kennt die Familie"
    LANGUAGE = "language", "gemeinsame Sprache"


class Responsibility(models.Model):
    """A colleague answers for a case from a day to a day; no street decides who (deck, 'Teamstruktur')."""

    class Role(models.TextChoices):
        LEAD = "lead", "fallverantwortlich"
        CO = "co", "mitverantwortlich"
        DEPUTY = "deputy", "Vertretung"
        HELPER = "helper", "hilft mit"

    case = models.ForeignKey(Case, models.PROTECT, related_name="responsibilities", verbose_name="Fall")
    user = models.ForeignKey(User, models.PROTECT, related_name="responsibilities", verbose_name="Person")
    role = models.CharField("Rolle", max_length=10, choices=Role)
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name = "Verantwortung"
        verbose_name_plural = "Verantwortungen"
        ordering = ("-valid_from", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="responsibility_ends_after_it_begins",
                violation_error_message="Das Ende der Verantwortung liegt vor ihrem Beginn.",
            ),
            ExclusionConstraint(
                name="responsibility_one_lead_at_a_time",
                expressions=[
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                    ("case", RangeOperators.EQUAL),
                ],
                condition=Q(role="lead"),
                violation_error_message="Für diesen Fall ist in dieser Zeit schon jemand verantwortlich.",
            ),
            ExclusionConstraint(
                name="responsibility_one_role_a_person",
                expressions=[
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                    ("case", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                ],
                violation_error_message="Diese Person hat in diesem Fall in dieser Zeit schon eine Aufgabe.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.get_role_display()} {self.case_id}"
