"""How the persons of a family belong together: households over time, relationships with dates, custody."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.models.family import Family, Person
from socialspace.models import Quarter
from socialspace.models.area import StreetKey
from socialspace.models.base import ends_after_it_begins, no_overlap
from web.models import Keyed


class RemovalReason(models.TextChoices):
    """Why a wrong entry leaves the file; a code in the trail, never free text."""

    MISTAKE = "mistake", "irrtümlich eingetragen"
    DOUBLE = "double", "doppelt eingetragen"
    OTHER_FAMILY = "other_family", "gehört nicht zu dieser Familie"


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that may begin and end on a day; what has no first day began long ago."""

    def current(self) -> Self:
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=timezone.localdate()),
            Q(valid_to__isnull=True) | Q(valid_to__gte=timezone.localdate()),
        )


class Household(Keyed):
    """A place where some of a family live together."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="households", verbose_name="Familie")
    label = models.CharField("Bezeichnung", max_length=80)
    street = models.CharField("Straße", max_length=120, blank=True)
    house_number = models.CharField("Hausnummer", max_length=20, blank=True)
    postal_code = models.CharField("Postleitzahl", max_length=10, blank=True)
    city = models.CharField("Ort", max_length=80, blank=True)
    street_sort = models.GeneratedField(
        expression=StreetKey("street"), output_field=models.TextField(), db_persist=True
    )
    quarter = models.ForeignKey(
        Quarter, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Quartier"
    )
    version = models.PositiveIntegerField("Fassung", default=1)

    class Meta:
        verbose_name = "Haushalt"
        verbose_name_plural = "Haushalte"
        ordering = ("id",)
        indexes = [models.Index(fields=["street_sort"], name="household_by_street")]

    def __str__(self) -> str:
        return self.label

    @property
    def address(self) -> str:
        """The address in one line; empty when nothing of it is known."""
        lines = (f"{self.street} {self.house_number}".strip(), f"{self.postal_code} {self.city}".strip())
        return ", ".join(filter(None, lines))


class HouseholdMember(Keyed):
    """Somebody lives in a household from a day to a day; a child may live in two at a time."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="members", verbose_name="Haushalt")
    person = models.ForeignKey(Person, models.PROTECT, related_name="lives", verbose_name="Person")
    valid_from = models.DateField("von", null=True, blank=True)
    valid_to = models.DateField("bis", null=True, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = DatedQuerySet["HouseholdMember"].as_manager()

    class Meta:
        verbose_name = "Mitglied eines Haushalts"
        verbose_name_plural = "Mitglieder eines Haushalts"
        ordering = ("id",)
        constraints = [
            ends_after_it_begins("household_member_leaves_later", "Der Auszug liegt vor dem Einzug."),
            no_overlap(
                "household_member_once",
                "household",
                "person",
                message="Diese Person wohnt in dieser Zeit schon in diesem Haushalt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.household_id}"


class Relationship(Keyed):
    """How two persons belong together, from a day to a day; `one` is the parent where the kind has a direction."""

    class Kind(models.TextChoices):
        PARENT = "parent", "leiblicher Elternteil von"
        ADOPTIVE = "adoptive", "Adoptivelternteil von"
        FOSTER = "foster", "Pflegeelternteil von"
        STEP = "step", "Stiefelternteil von"
        MARRIED = "married", "verheiratet mit"
        PARTNERS = "partners", "in Partnerschaft mit"
        SEPARATED = "separated", "getrennt von"
        DIVORCED = "divorced", "geschieden von"
        SIBLING = "sibling", "Geschwister von"
        CLOSE = "close", "enge Beziehung zu"
        TENSE = "tense", "angespannte Beziehung zu"
        BROKEN = "broken", "abgebrochene Beziehung zu"

    PARENTAL = frozenset({Kind.PARENT, Kind.ADOPTIVE, Kind.FOSTER, Kind.STEP})
    COUPLES = frozenset({Kind.MARRIED, Kind.PARTNERS, Kind.SEPARATED, Kind.DIVORCED})
    BONDS = frozenset({Kind.CLOSE, Kind.TENSE, Kind.BROKEN})
    MUTUAL = COUPLES | BONDS | {Kind.SIBLING}

    family = models.ForeignKey(Family, models.PROTECT, related_name="relationships", verbose_name="Familie")
    kind = models.CharField("Beziehung", max_length=20, choices=Kind)
    one = models.ForeignKey(Person, models.PROTECT, related_name="relationships", verbose_name="Person")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="andere Person")
    valid_from = models.DateField("von", null=True, blank=True)
    valid_to = models.DateField("bis", null=True, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = DatedQuerySet["Relationship"].as_manager()

    class Meta:
        verbose_name = "Beziehung"
        verbose_name_plural = "Beziehungen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(one=F("other")),
                name="relationship_of_two",
                violation_error_message="Wählen Sie zwei verschiedene Personen.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("parent", "adoptive", "foster", "step")) | Q(one__lt=F("other")),
                name="relationship_of_two_once",
                violation_error_message="Diese Beziehung gilt für beide und steht nur einmal da.",
            ),
            ends_after_it_begins("relationship_ends_after_it_begins", "Das Ende der Beziehung liegt vor ihrem Beginn."),
            no_overlap(
                "relationship_once_at_a_time",
                "one",
                "other",
                "kind",
                message="Diese Beziehung steht für diese Zeit schon da.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.get_kind_display()} {self.other_id}"


class Custody(Keyed):
    """Who has the custody of a child, from a day to a day: a person of the family, or a guardian by name."""

    class Kind(models.TextChoices):
        SOLE = "sole", "alleiniges Sorgerecht"
        JOINT = "joint", "gemeinsames Sorgerecht"
        PART = "part", "Teile des Sorgerechts (Ergänzungspflege)"
        GUARDIAN = "guardian", "Vormundschaft"
        UNCLEAR = "unclear", "noch nicht geklärt"

    child = models.ForeignKey(Person, models.PROTECT, related_name="custodies", verbose_name="Kind")
    holder = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Wer hat die Sorge?"
    )
    holder_name = models.CharField("Vormund oder Pfleger/in", max_length=120, blank=True)
    kind = models.CharField("Art", max_length=10, choices=Kind)
    scope = models.CharField("Umfang", max_length=200, blank=True)
    valid_from = models.DateField("von", null=True, blank=True)
    valid_to = models.DateField("bis", null=True, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = DatedQuerySet["Custody"].as_manager()

    class Meta:
        verbose_name = "Sorgerecht"
        verbose_name_plural = "Sorgerechte"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="unclear") | Q(holder__isnull=False, holder_name="") | ~Q(holder_name=""),
                name="custody_has_holder",
                violation_error_message="Wählen Sie, wer die Sorge hat, oder schreiben Sie den Namen auf.",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True) | ~Q(holder=F("child")),
                name="custody_of_somebody_else",
                violation_error_message="Niemand hat die Sorge für sich selbst.",
            ),
            ends_after_it_begins("custody_ends_after_it_begins", "Das Ende des Sorgerechts liegt vor seinem Beginn."),
            no_overlap(
                "custody_once_at_a_time",
                "child",
                "holder",
                "kind",
                message="Dieses Sorgerecht steht für diese Zeit schon da.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} für {self.child_id}"
