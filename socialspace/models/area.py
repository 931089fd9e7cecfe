"""Where: districts, social areas, quarters, who lives there, and which street lies in which quarter."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from socialspace.models.base import DateRange, IntegerRange, SharedQuerySet, ends_after_it_begins, no_overlap, on_day
from web.models import Keyed


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


class QuarterQuerySet(SharedQuerySet["Quarter"]):
    def with_place(self, day: date | None = None) -> Self:
        """Add the social area and the number in it on a day (today), and order by them."""
        place = AreaMembership.objects.filter(on_day(day or timezone.localdate()), quarter=OuterRef("pk"))
        return self.annotate(
            area_id=Subquery(place.values("area")[:1]),
            area_number=Subquery(place.values("area__number")[:1]),
            area_name=Subquery(place.values("area__name")[:1]),
            number=Subquery(place.values("number")[:1]),
        ).order_by("area_number", "number", "name")

    def in_area(self, area: SocialArea | int, day: date | None = None) -> Self:
        """Quarters that belong to a social area on a day (today), in the order of the office."""
        return self.with_place(day).filter(area_id=area if isinstance(area, int) else area.pk)


class Quarter(Keyed):
    """A quarter (Stadtteil): a place in the city; to which area and district it belongs is dated."""

    name = models.CharField("Name", max_length=60, unique=True)
    official_number = models.CharField("amtliche Nummer", max_length=10, blank=True)
    latitude = models.DecimalField("Breite", max_digits=7, decimal_places=4)
    longitude = models.DecimalField("Länge", max_digits=7, decimal_places=4)
    outline = models.JSONField("Grenze", null=True, blank=True)  # rings of [longitude, latitude], WGS 84
    outline_source = models.CharField("Quelle der Grenze", max_length=120, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    # Filled by with_place and in_area.
    area_id: int | None
    area_number: int | None
    area_name: str | None
    number: int | None

    objects = QuarterQuerySet.as_manager()

    class Meta:
        verbose_name = "Quartier"
        verbose_name_plural = "Quartiere"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class AreaMembership(models.Model):
    """A quarter belongs to a social area from a day to a day, at a place in the order of the office."""

    quarter = models.ForeignKey(Quarter, models.CASCADE, related_name="area_memberships", verbose_name="Quartier")
    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="quarter_memberships", verbose_name="Sozialraum")
    number = models.PositiveSmallIntegerField("Nummer")
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)

    class Meta:
        verbose_name = "Zugehörigkeit zum Sozialraum"
        verbose_name_plural = "Zugehörigkeiten zum Sozialraum"
        ordering = ("area", "number", "valid_from")
        constraints = [
            ends_after_it_begins("area_membership_ends_after_it_begins", "Das Ende liegt vor dem Beginn."),
            no_overlap(
                "quarter_in_one_area_at_a_time",
                "quarter",
                message="Das Quartier gehört in dieser Zeit schon zu einem Sozialraum.",
            ),
            no_overlap(
                "area_number_once_at_a_time",
                "area",
                "number",
                message="Diese Nummer ist im Sozialraum in dieser Zeit schon vergeben.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter_id} in {self.area_id} ab {self.valid_from:%d.%m.%Y}"


class DistrictMembership(models.Model):
    """A quarter lies in a district from a day to a day; never the reason for a team (domain.md §0.1)."""

    quarter = models.ForeignKey(Quarter, models.CASCADE, related_name="district_memberships", verbose_name="Quartier")
    district = models.ForeignKey(District, models.PROTECT, related_name="quarters", verbose_name="Stadtbezirk")
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)
    source = models.CharField("Quelle", max_length=120, blank=True)

    class Meta:
        verbose_name = "Lage im Stadtbezirk"
        verbose_name_plural = "Lagen im Stadtbezirk"
        ordering = ("district", "quarter", "valid_from")
        constraints = [
            ends_after_it_begins("district_membership_ends_after_it_begins", "Das Ende liegt vor dem Beginn."),
            no_overlap(
                "quarter_in_one_district_at_a_time",
                "quarter",
                message="Das Quartier liegt in dieser Zeit schon in einem Stadtbezirk.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter_id} in {self.district_id} ab {self.valid_from:%d.%m.%Y}"


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
        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "counted_on"],
                name="population_once_per_day",
                violation_error_message="Für diesen Tag steht schon eine Einwohnerzahl. "
                "Wenn sie falsch ist, wählen Sie „vorhandene Zahl dieses Tages ersetzen“.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.inhabitants} am {self.counted_on:%d.%m.%Y}"


class StreetKey(models.Func):
    """What makes two spellings the same street: 'Hugo-Preuß-Str.' and 'hugo preuss strasse' have one key.

    Capitals, accents, hyphens, dots and spaces do not count, and 'Str.' is 'Straße'; used to store and to look up.
    """

    template = (
        r"regexp_replace(regexp_replace(sort_de(%(expressions)s), 'str([[:space:].-]|$)', 'strasse', 'g'),"
        r" '[[:space:].,;:''’`´/()_‐‑–-]+', '', 'g')"
    )
    output_field: ClassVar[models.TextField[str, str]] = models.TextField()


class StreetSectionQuerySet(SharedQuerySet["StreetSection"]):
    def named(self, words: str) -> Self:
        """Sections whose street holds what was typed, however it is spelt; all of them for nothing typed."""
        return self.filter(street_sort__contains=StreetKey(Value(words))) if words else self

    def along(self, street: str, day: date) -> Self:
        """The sections of a street on a day."""
        return self.filter(on_day(day), street_sort=StreetKey(Value(street)))

    def at(self, street: str, house_number: int, day: date) -> Self:
        """The sections a house lies in on a day; at most one, the database sees to it."""
        parities = [StreetSection.Parity.ALL, StreetSection.Parity.of(house_number)]
        return self.along(street, day).filter(
            parity__in=parities,
            number_from__lte=house_number,
            number_to__gte=house_number,
        )


class StreetSection(Keyed):
    """House numbers of a street that lie in a quarter from a day on; a street never decides who works on a case."""

    class Parity(models.TextChoices):
        ALL = "all", "alle"
        ODD = "odd", "ungerade"
        EVEN = "even", "gerade"

        @classmethod
        def of(cls, house_number: int) -> "StreetSection.Parity":
            return cls.ODD if house_number % 2 else cls.EVEN

    MAX_NUMBER = 9999

    street = models.CharField("Straße", max_length=120)
    street_sort = models.GeneratedField(
        expression=StreetKey("street"), output_field=models.TextField(), db_persist=True
    )
    number_from = models.PositiveSmallIntegerField("Hausnummer von", default=1)
    number_to = models.PositiveSmallIntegerField("Hausnummer bis", default=MAX_NUMBER)
    parity = models.CharField("Seite", max_length=4, choices=Parity, default=Parity.ALL)
    quarter = models.ForeignKey(Quarter, models.PROTECT, related_name="street_sections", verbose_name="Quartier")
    valid_from = models.DateField("gültig ab")
    valid_to = models.DateField("gültig bis", null=True, blank=True)
    is_corrected = models.BooleanField("von Hand berichtigt", default=False)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = StreetSectionQuerySet.as_manager()

    class Meta:
        verbose_name = "Straßenabschnitt"
        verbose_name_plural = "Straßenverzeichnis"
        ordering = ("street_sort", "number_from", "parity", "valid_from")
        constraints = [
            models.CheckConstraint(
                condition=Q(number_to__gte=F("number_from")),
                name="street_section_ends_after_it_begins",
                violation_error_message="Die letzte Hausnummer liegt vor der ersten.",
            ),
            ends_after_it_begins("street_section_valid_in_order", "Das Ende der Gültigkeit liegt vor ihrem Beginn."),
            models.CheckConstraint(condition=Q(parity__in=["all", "odd", "even"]), name="street_section_parity_known"),
            ExclusionConstraint(
                name="street_section_no_overlap",
                expressions=[
                    ("street_sort", RangeOperators.EQUAL),
                    (IntegerRange("number_from", "number_to"), RangeOperators.OVERLAPS),
                    (
                        IntegerRange(
                            Case(When(parity="odd", then=Value(1)), default=Value(0)),
                            Case(When(parity="even", then=Value(0)), default=Value(1)),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Für einen Teil dieser Hausnummern gibt es in dieser Zeit schon einen Eintrag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.number_from}–{self.number_to} ({self.get_parity_display()})"
