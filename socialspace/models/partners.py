"""With whom: organisations, whom one reaches there, and the personal links they answer by."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from accounts.models import Department, User
from socialspace.models.area import Quarter
from socialspace.models.base import SharedQuerySet
from web.models import Keyed, PersonalLink, PersonalLinkQuerySet, SortKey

STEWARDS = frozenset({Department.ADVICE, Department.ADMIN})  # they keep the directory and its contact persons


class Language(Keyed):
    """A language in which an organisation or an offer is at home; editable data."""

    name = models.CharField("Sprache", max_length=60)

    class Meta:
        verbose_name = "Sprache"
        verbose_name_plural = "Sprachen"
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["name"], name="language_once", violation_error_message="Diese Sprache gibt es schon."
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationQuerySet(SharedQuerySet["Organisation"]):
    def active(self) -> Self:
        """Those that still exist today."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=timezone.localdate()))

    def providers(self) -> Self:
        """Organisations that offer helps (freie Träger)."""
        return self.filter(kind=Organisation.Kind.PROVIDER)

    def spoken_in(self, language: Language) -> Self:
        """Those where this language is spoken."""
        return self.filter(languages=language)

    def for_list(self) -> Self:
        """By name, with quarter, languages and whom one reaches there."""
        contacts = Prefetch("contacts", ContactPerson.objects.listed(), to_attr="listed_contacts")
        return self.select_related("quarter").prefetch_related(contacts, "languages")


class Organisation(Keyed):
    """A partner agency or provider in the social space."""

    class Kind(models.TextChoices):
        DAYCARE = "daycare", "Kita"
        SCHOOL = "school", "Schule"
        HOME = "home", "HOME-Partner"
        HEALTH = "health", "Arztpraxis, Gesundheit"
        YOUTH_WORK = "youth_work", "Jugendarbeit"
        ADVICE = "advice", "Beratung"
        EDUCATION = "education", "Familienbildungsstätte (FBS), Bildung"
        JOBCENTER = "jobcenter", "Jobcenter"
        ABI = "abi", "Interkulturelle Bildung und Integration (ABI)"
        AUTHORITY = "authority", "Behörde"
        LANGUAGE = "language", "Dolmetscherdienst"
        CLUB = "club", "Verein"
        PROJECT = "project", "Projekt"
        PROVIDER = "provider", "freier Träger"

    name = models.CharField("Name", max_length=120)
    name_sort = models.GeneratedField(expression=SortKey("name"), output_field=models.TextField(), db_persist=True)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    quarter = models.ForeignKey(
        Quarter, models.PROTECT, related_name="organisations", null=True, blank=True, verbose_name="Quartier"
    )
    street = models.CharField("Anschrift", max_length=160, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    languages = models.ManyToManyField(Language, verbose_name="Sprachen", blank=True)
    last_contact_on = models.DateField("letzter Kontakt", null=True, blank=True)
    ended_on = models.DateField("besteht nicht mehr seit", null=True, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    listed_contacts: list["ContactPerson"]  # filled by for_list
    why: str = ""  # filled by the search

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "Einrichtung"
        verbose_name_plural = "Einrichtungen"
        ordering = ("name_sort", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="organisation_once",
                violation_error_message="Eine Einrichtung mit diesem Namen steht schon im Verzeichnis.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        return self.ended_on is not None and self.ended_on <= timezone.localdate()


class ContactPersonQuerySet(SharedQuerySet["ContactPerson"]):
    def visible_to(self, user: User) -> Self:
        """Everybody finds those who agreed to be named; whoever keeps the directory also those who have not."""
        rows = super().visible_to(user)
        return rows if user.department in STEWARDS else rows.filter(consented_on__isnull=False)

    def active(self) -> Self:
        """Those who still work there."""
        return self.filter(is_active=True)

    def listed(self) -> Self:
        """Those who agreed to stand in the directory."""
        return self.active().filter(consented_on__isnull=False)

    def with_email(self) -> Self:
        """Those one can write to by mail."""
        return self.active().exclude(email="")


class ContactPerson(Keyed):
    """Whom one reaches at an organisation; in the directory only with consent."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts", verbose_name="Einrichtung")
    first_name = models.CharField("Vorname", max_length=80, blank=True)
    last_name = models.CharField("Nachname", max_length=80)
    function = models.CharField("Funktion", max_length=120, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    consented_on = models.DateField("einverstanden, genannt zu werden, seit", null=True, blank=True)
    is_active = models.BooleanField("aktiv", default=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = ContactPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "Ansprechperson"
        verbose_name_plural = "Ansprechpersonen"
        ordering = ("last_name", "first_name", "id")

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class PartnerLinkQuerySet(PersonalLinkQuerySet["PartnerLink"]):
    def of_active_organisations(self) -> Self:
        """Links of organisations that still exist today."""
        ended = Q(organisation__ended_on__lte=timezone.localdate())
        return self.exclude(ended)

    def newest_of_each(self) -> Self:
        """The last link of each organisation."""
        return self.order_by("organisation_id", "-id").distinct("organisation_id")

    def since(self, day: date) -> Self:
        """Links sent on this day or later."""
        return self.filter(created_at__date__gte=day)


class PartnerLink(PersonalLink):
    """A personal link by which one organisation confirms or corrects its entry, without an account."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="links", verbose_name="Einrichtung")
    contact = models.ForeignKey(
        ContactPerson, models.SET_NULL, related_name="links", null=True, blank=True, verbose_name="Ansprechperson"
    )
    opened_at = models.DateTimeField("zuerst geöffnet am", null=True, blank=True)
    answered_at = models.DateTimeField("zuletzt beantwortet am", null=True, blank=True)

    objects = PartnerLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "Link für Partner"
        verbose_name_plural = "Links für Partner"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"Link {self.organisation_id} bis {self.expires_on:%d.%m.%Y}"
