"""The social space: districts, areas, quarters, the team, partners, offers and needs; no case is known here."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import and_
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Func, Prefetch, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone

from accounts.models import Department, User
from web.models import Keyed, SortKey

READERS = frozenset(Department) - {Department.PRIVACY}


class DateRange(Func):
    """daterange(from, to, '[]'): both days belong to it; an open end is for ever."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()


def on_day(day: date) -> Q:
    """Rows valid on this day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def contains_words(field: str, words: Sequence[str]) -> Q:
    """Rows whose sort key holds every word, whatever its accents and capitals; true for no words at all."""
    return reduce(and_, (Q(**{f"{field}__contains": SortKey(Value(word))}) for word in words), Q())


class District(models.Model):
    """A city district (Stadtbezirk)."""

    name = models.CharField("Name", max_length=60, unique=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Stadtbezirk"
        verbose_name_plural = "Stadtbezirke"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


class SocialArea(Keyed):
    """A Sozialraum with its team; not a district (domain.md §0.1)."""

    number = models.PositiveSmallIntegerField("Nummer", unique=True)
    name = models.CharField("Name", max_length=60, unique=True)
    sign = models.CharField("Kürzel im Aktenzeichen", max_length=4, unique=True)

    class Meta:
        verbose_name = "Sozialraum"
        verbose_name_plural = "Sozialräume"
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.team_name} – {self.name}"

    @property
    def team_name(self) -> str:
        return f"Team {self.number:02d}"


class QuarterQuerySet(models.QuerySet["Quarter"]):
    def visible_to(self, user: User) -> Self:
        """The departments that work in the social space; data protection sees trails only."""
        return self.all() if user.is_active and user.department in READERS else self.none()


class Quarter(Keyed):
    """A quarter of a social area, in the order of the office."""

    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="quarters", verbose_name="Sozialraum")
    number = models.PositiveSmallIntegerField("Nummer")
    name = models.CharField("Name", max_length=60, unique=True)
    latitude = models.DecimalField("Breite", max_digits=7, decimal_places=4)
    longitude = models.DecimalField("Länge", max_digits=7, decimal_places=4)

    objects = QuarterQuerySet.as_manager()

    class Meta:
        verbose_name = "Quartier"
        verbose_name_plural = "Quartiere"
        ordering = ("area", "number")
        constraints = [models.UniqueConstraint(fields=["area", "number"], name="quarter_number_once_per_area")]

    def __str__(self) -> str:
        return self.name


class Population(models.Model):
    """Inhabitants of a quarter at a date, with the source."""

    quarter = models.ForeignKey(Quarter, models.CASCADE, related_name="populations", verbose_name="Quartier")
    counted_on = models.DateField("Stand")
    inhabitants = models.PositiveIntegerField("Einwohnerzahl")
    source = models.CharField("Quelle", max_length=120)

    class Meta:
        verbose_name = "Einwohnerzahl"
        verbose_name_plural = "Einwohnerzahlen"
        ordering = ("quarter", "-counted_on")
        constraints = [models.UniqueConstraint(fields=["quarter", "counted_on"], name="population_once_per_day")]

    def __str__(self) -> str:
        return f"{self.inhabitants} am {self.counted_on:%d.%m.%Y}"


class TeamMembershipQuerySet(models.QuerySet["TeamMembership"]):
    def current(self) -> Self:
        """Memberships valid today."""
        return self.filter(on_day(timezone.localdate()))

    def areas_of(self, user: User) -> "models.QuerySet[TeamMembership, Any]":
        """The areas a colleague works in today, for `area__in`."""
        return self.current().filter(user=user).order_by("area__number").values("area")


class TeamMembership(models.Model):
    """A colleague belongs to the team of an area, with a share of a post, from a day to a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="Person")
    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="memberships", verbose_name="Sozialraum")
    share = models.PositiveSmallIntegerField(
        "Stellenanteil in Prozent", default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)

    objects = TeamMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "Teammitgliedschaft"
        verbose_name_plural = "Teammitgliedschaften"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="membership_ends_after_it_begins",
                violation_error_message="Das Ende der Mitgliedschaft liegt vor ihrem Beginn.",
            ),
            ExclusionConstraint(
                name="membership_no_overlap",
                expressions=[
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                    ("user", RangeOperators.EQUAL),
                    ("area", RangeOperators.EQUAL),
                ],
                violation_error_message="Diese Person gehört in dieser Zeit schon zum Team.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.area_id}"


class Topic(models.Model):
    """What a resource, an offer or a need is about; editable data."""

    name = models.CharField("Thema", max_length=80, unique=True)

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: User) -> Self:
        """As quarters: the departments that work in the social space."""
        return self.all() if user.is_active and user.department in READERS else self.none()

    def providers(self) -> Self:
        """Organisations that offer helps (freie Träger)."""
        return self.filter(kind=Organisation.Kind.PROVIDER)

    def for_list(self) -> Self:
        """By name, with quarter and whom one reaches there."""
        contacts = Prefetch("contacts", ContactPerson.objects.filter(is_active=True), to_attr="active_contacts")
        return self.select_related("quarter").prefetch_related(contacts)


class Organisation(Keyed):
    """A partner agency or provider in the social space."""

    class Kind(models.TextChoices):
        DAYCARE = "daycare", "Kita"
        SCHOOL = "school", "Schule"
        HEALTH = "health", "Gesundheit"
        YOUTH_WORK = "youth_work", "Jugendarbeit"
        ADVICE = "advice", "Beratung"
        EDUCATION = "education", "Bildung"
        AUTHORITY = "authority", "Behörde"
        LANGUAGE = "language", "Sprachmittlung"
        PROJECT = "project", "Projekt"
        PROVIDER = "provider", "Träger von Hilfen"

    name = models.CharField("Name", max_length=120, unique=True)
    name_sort = models.GeneratedField(expression=SortKey("name"), output_field=models.TextField(), db_persist=True)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    quarter = models.ForeignKey(
        Quarter, models.PROTECT, related_name="organisations", null=True, blank=True, verbose_name="Quartier"
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "Einrichtung"
        verbose_name_plural = "Einrichtungen"
        ordering = ("name_sort", "name")

    def __str__(self) -> str:
        return self.name


class ContactPerson(Keyed):
    """Whom one reaches at an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts", verbose_name="Einrichtung")
    first_name = models.CharField("Vorname", max_length=80)
    last_name = models.CharField("Nachname", max_length=80)
    function = models.CharField("Funktion", max_length=120)
    email = models.EmailField("E-Mail")
    is_active = models.BooleanField("aktiv", default=True)

    class Meta:
        verbose_name = "Ansprechperson"
        verbose_name_plural = "Ansprechpersonen"
        ordering = ("last_name", "first_name")

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, user: User) -> Self:
        """As quarters: the departments that work in the social space."""
        return self.all() if user.is_active and user.department in READERS else self.none()

    def matching(self, words: Sequence[str]) -> Self:
        """Offers with every word in title, purpose, topic or name of the organisation."""
        text = SortKey(Concat("title", *_after_space("good_for", "topic__name", "organisation__name")))
        return self.alias(all_text=text).filter(contains_words("all_text", words))

    def for_list(self) -> Self:
        """By title, with topic, place and whom one reaches there."""
        contacts = Prefetch(
            "organisation__contacts", ContactPerson.objects.filter(is_active=True), to_attr="active_contacts"
        )
        return self.select_related("topic", "organisation__quarter").prefetch_related(contacts)


def _after_space(*fields: str) -> list[models.Expression | str]:
    return [part for field in fields for part in (Value(" "), field)]


class Offer(Keyed):
    """Something the social space has: a resource for several families (Sozialraum-Ressource)."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="offers", verbose_name="Einrichtung")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="offers", verbose_name="Thema")
    title = models.CharField("Angebot", max_length=160)
    title_sort = models.GeneratedField(expression=SortKey("title"), output_field=models.TextField(), db_persist=True)
    good_for = models.CharField("Wofür besonders gut", max_length=300, blank=True)
    free_places = models.PositiveSmallIntegerField("freie Plätze", null=True, blank=True)
    checked_on = models.DateField("zuletzt geprüft am")

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "Angebot"
        verbose_name_plural = "Angebote"
        ordering = ("title_sort", "title")

    def __str__(self) -> str:
        return self.title


class NeedQuerySet(models.QuerySet["Need"]):
    def since(self, month: date) -> Self:
        """Counts of this month and every later one."""
        return self.filter(month__gte=month)


class Need(models.Model):
    """How often something was missing in a quarter in a month; without any trace of a family."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="needs", verbose_name="Thema")
    quarter = models.ForeignKey(Quarter, models.PROTECT, related_name="needs", verbose_name="Quartier")
    month = models.DateField("Monat")
    count = models.PositiveIntegerField("Anzahl", default=0)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = "Bedarf"
        verbose_name_plural = "Bedarfe"
        constraints = [
            models.UniqueConstraint(fields=["topic", "quarter", "month"], name="need_counted_once_per_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="need_month_is_its_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.quarter_id} {self.month:%m.%Y}"
