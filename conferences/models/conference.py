"""Subgroups, their conferences and who is invited."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, Exists, F, Func, Max, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import Department, User
from conferences.lifecycle import State
from conferences.quarters import YearQuarter
from socialspace.models import ContactPerson, District, Organisation, SocialArea
from web.models import Keyed, OutgoingMail, SortKey

READERS = frozenset(
    {
        Department.ASD,
        Department.WJH,
        Department.HOME,
        Department.EARLY_HELP,
        Department.SCHOOL,
        Department.ADVICE,
        Department.PLANNING,
    }
)


class LocalPart(Func):
    """Year or quarter of a moment as the clocks in Germany show it."""

    template = "EXTRACT(%(part)s FROM %(expressions)s AT TIME ZONE 'Europe/Berlin')::smallint"
    output_field = models.SmallIntegerField()


class DistrictPlan(models.Model):
    """How many subgroups a district is to have; how many run is counted, never stored (domain.md §7)."""

    district = models.OneToOneField(
        District, models.PROTECT, related_name="conference_plan", verbose_name="Stadtbezirk"
    )
    planned_subgroups = models.PositiveSmallIntegerField("geplante Untergruppen")

    class Meta:
        verbose_name = "Bezirksplanung"
        verbose_name_plural = "Bezirksplanungen"
        ordering = ("district__position",)

    def __str__(self) -> str:
        return f"{self.district_id}: {self.planned_subgroups}"


class SubgroupQuerySet(models.QuerySet["Subgroup"]):
    def running(self, on: date | None = None) -> Self:
        """Subgroups that meet on this day (today when none is given)."""
        return self.filter(running_since__lte=on or timezone.localdate())

    def without_date_in(self, quarter: YearQuarter) -> Self:
        """Subgroups with no conference in this quarter that was not cancelled."""
        planned = Conference.objects.filter(
            subgroup=OuterRef("pk"), year=quarter.year, quarter_of_year=quarter.number
        ).exclude(state=State.CANCELLED)
        return self.exclude(Exists(planned))


class Subgroup(Keyed):
    """A part of the Sozialraumkonferenz: partners who already cooperate or work near each other; not a quarter."""

    class Basis(models.TextChoices):
        COOPERATION = "cooperation", "vorhandene Kooperation"
        NEARNESS = "nearness", "räumliche Nähe"

    name = models.CharField("Name", max_length=80)
    name_sort = models.GeneratedField(expression=SortKey("name"), output_field=models.TextField(), db_persist=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="subgroups", verbose_name="Stadtbezirk")
    area = models.ForeignKey(
        SocialArea, models.PROTECT, related_name="subgroups", null=True, blank=True, verbose_name="Sozialraum"
    )
    basis = models.CharField("eingeteilt nach", max_length=20, choices=Basis)
    running_since = models.DateField("läuft seit", null=True, blank=True)
    members = models.ManyToManyField(
        Organisation, through="SubgroupMember", related_name="subgroups", verbose_name="Mitglieder"
    )

    objects = SubgroupQuerySet.as_manager()

    class Meta:
        verbose_name = "Untergruppe"
        verbose_name_plural = "Untergruppen"
        ordering = ("name_sort", "name")
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=["cooperation", "nearness"]), name="subgroup_basis_known"),
            models.UniqueConstraint(
                fields=["district", "name"],
                name="subgroup_once_per_district",
                violation_error_message="Diese Untergruppe gibt es im Stadtbezirk schon.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SubgroupMember(models.Model):
    """An organisation belongs to a subgroup."""

    subgroup = models.ForeignKey(Subgroup, models.CASCADE, related_name="memberships", verbose_name="Untergruppe")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="subgroup_memberships", verbose_name="Einrichtung"
    )

    class Meta:
        verbose_name = "Mitglied einer Untergruppe"
        verbose_name_plural = "Mitglieder der Untergruppen"
        constraints = [
            models.UniqueConstraint(
                fields=["subgroup", "organisation"],
                name="organisation_once_per_subgroup",
                violation_error_message="Diese Einrichtung gehört schon zur Untergruppe.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.subgroup_id}"


class ConferenceQuerySet(models.QuerySet["Conference"]):
    def visible_to(self, user: User) -> Self:
        """The only door: departments that work in the social space; not data protection, not administration."""
        if not user.is_active or user.department not in READERS:
            return self.none()
        return self.all()

    def for_page(self) -> Self:
        """What the head of every page of a conference shows."""
        return self.select_related("subgroup__district", "subgroup__area", "moderator")

    def for_plan(self, year: int) -> Self:
        """A year's conferences as the plan shows them: with how many addresses got the newest minutes."""
        last = Conference.objects.filter(pk=OuterRef("pk")).annotate(last=Max("minutes__version")).values("last")
        of_newest = Q(minutes__version=Subquery(last[:1]))
        return (
            self.filter(year=year)
            .annotate(dispatched=Count("minutes__dispatches", filter=of_newest))
            .order_by("subgroup", "quarter_of_year", "id")
        )

    def upcoming(self, today: date) -> Self:
        """Conferences still to come, the next first, with the counts of the panel."""
        return (
            self.filter(state__in=[State.PLANNED, State.INVITED], starts_at__date__gte=today)
            .select_related("subgroup")
            .annotate(
                invited_count=Count("invitations", distinct=True),
                item_count=Count("items", distinct=True),
            )
            .order_by("starts_at", "id")
        )


class Conference(Keyed):
    """The meeting of a subgroup in one quarter (domain.md §7)."""

    subgroup = models.ForeignKey(Subgroup, models.PROTECT, related_name="conferences", verbose_name="Untergruppe")
    year = models.PositiveSmallIntegerField("Jahr")
    quarter_of_year = models.PositiveSmallIntegerField("Quartal")
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    place = models.CharField("Ort", max_length=160)
    moderator = models.ForeignKey(User, models.PROTECT, related_name="moderated", verbose_name="Leitung")
    minute_taker = models.CharField("Protokoll", max_length=120)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.PLANNED)
    cancel_reason = models.CharField("Grund der Absage", max_length=300, blank=True)
    version = models.PositiveIntegerField("Fassung der Angaben", default=1)

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Sozialraumkonferenz"
        verbose_name_plural = "Sozialraumkonferenzen"
        indexes = [models.Index(fields=["state", "starts_at"], name="conference_upcoming")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="conference_state_known"),
            models.UniqueConstraint(
                fields=["subgroup", "year", "quarter_of_year"],
                condition=~Q(state="cancelled"),
                name="conference_once_per_quarter",
                violation_error_code="conference_once_per_quarter",
                violation_error_message="Diese Untergruppe hat in diesem Quartal schon einen Termin.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="conference_ends_after_start",
                violation_error_code="conference_ends_after_start",
                violation_error_message="Das Ende liegt nicht nach dem Beginn.",
            ),
            models.CheckConstraint(
                condition=Q(year=LocalPart("starts_at", part="YEAR"))
                & Q(quarter_of_year=LocalPart("starts_at", part="QUARTER")),
                name="conference_starts_in_its_quarter",
                violation_error_code="conference_starts_in_its_quarter",
                violation_error_message="Der Beginn liegt nicht in diesem Quartal.",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled") & ~Q(cancel_reason="")) | (~Q(state="cancelled") & Q(cancel_reason="")),
                name="conference_cancelled_with_reason",
                violation_error_code="conference_cancelled_with_reason",
                violation_error_message="Eine abgesagte Konferenz braucht einen Grund, jede andere hat keinen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sozialraumkonferenz {self.subgroup_id}, {self.quarter.label}"

    @property
    def quarter(self) -> YearQuarter:
        return YearQuarter(self.year, self.quarter_of_year)

    @property
    def day(self) -> date:
        """The day of the meeting in Germany."""
        return timezone.localdate(self.starts_at)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def for_list(self) -> Self:
        return self.select_related("contact__organisation", "mail").order_by(
            "contact__organisation__name_sort", "contact__last_name", "id"
        )


class Invitation(models.Model):
    """A contact person was asked to come; the mail that said so, and the one that took it back."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="invitations", verbose_name="Konferenz")
    contact = models.ForeignKey(
        ContactPerson, models.PROTECT, related_name="invitations", verbose_name="Ansprechperson"
    )
    mail = models.OneToOneField(
        OutgoingMail, models.PROTECT, related_name="conference_invitation", verbose_name="Nachricht"
    )
    cancellation = models.OneToOneField(
        OutgoingMail,
        models.PROTECT,
        related_name="conference_cancellation",
        null=True,
        blank=True,
        verbose_name="Absage",
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "contact"],
                name="contact_invited_once",
                violation_error_message="Diese Ansprechperson ist schon eingeladen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} zu {self.conference_id}"
