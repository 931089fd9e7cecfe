"""What the social space has: offers by topic, and what a team can recommend them for."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone

from accounts.models import User
from socialspace.models.area import Quarter
from socialspace.models.base import SharedQuerySet
from socialspace.models.partners import ContactPerson, Language, Organisation
from web.german import euro
from web.models import Keyed, SortKey


class Topic(Keyed):
    """What a resource, an offer or a need is about; editable data."""

    name = models.CharField("Thema", max_length=80)
    also = models.CharField("auch gesucht als", max_length=300, blank=True)

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["name"], name="topic_once", violation_error_message="Dieses Thema gibt es schon."
            ),
        ]

    def __str__(self) -> str:
        return self.name


def oldest_fresh_day() -> date:
    """What was confirmed before this day is shown in grey."""
    return timezone.localdate() - timedelta(days=settings.OFFER_STALE_DAYS)


class OfferQuerySet(SharedQuerySet["Offer"]):
    def current(self) -> Self:
        """Offers that still exist today, at organisations that do."""
        today = timezone.localdate()
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=today),
            Q(organisation__ended_on__isnull=True) | Q(organisation__ended_on__gt=today),
        )

    def about(self, topics: Collection[Topic]) -> Self:
        """Offers on at least one of these topics."""
        return self.filter(pk__in=Offer.topics.through.objects.filter(topic__in=topics).values("offer"))

    def for_age(self, age: int) -> Self:
        """Offers a child of this age may come to; where no age is known, it may."""
        return self.filter(Q(age_from__isnull=True) | Q(age_from__lte=age), Q(age_to__isnull=True) | Q(age_to__gte=age))

    def reaching(self, quarter: Quarter) -> Self:
        """Offers in this quarter, and those for the whole social space."""
        return self.filter(Q(quarter=quarter) | Q(quarter__isnull=True))

    def spoken_in(self, language: Language) -> Self:
        """Offers in this language, or at an organisation where it is spoken."""
        houses = Organisation.languages.through.objects.filter(language=language).values("organisation")
        offers = Offer.languages.through.objects.filter(language=language).values("offer")
        return self.filter(Q(pk__in=offers) | Q(organisation__in=houses))

    def freshest_first(self) -> Self:
        """Those confirmed within the last OFFER_STALE_DAYS by title, then the others."""
        return self.alias(is_old=Q(checked_on__lt=oldest_fresh_day())).order_by("is_old", "title_sort", "title", "id")

    def for_list(self) -> Self:
        """With topics, languages, place and whom one reaches there."""
        contacts = Prefetch("organisation__contacts", ContactPerson.objects.listed(), to_attr="listed_contacts")
        return self.select_related("organisation__quarter", "quarter").prefetch_related("topics", "languages", contacts)


class Offer(Keyed):
    """Something the social space has: a resource for several families (Sozialraum-Ressource); no case data in it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="offers", verbose_name="Einrichtung")
    title = models.CharField("Angebot", max_length=160)
    title_sort = models.GeneratedField(expression=SortKey("title"), output_field=models.TextField(), db_persist=True)
    good_for = models.CharField("Wofür besonders gut", max_length=300, blank=True)
    audience = models.CharField("Für wen", max_length=160, blank=True)
    age_from = models.PositiveSmallIntegerField("Alter von", null=True, blank=True)
    age_to = models.PositiveSmallIntegerField("Alter bis", null=True, blank=True)
    topics = models.ManyToManyField(Topic, related_name="offers", verbose_name="Themen")
    languages = models.ManyToManyField(Language, related_name="offers", verbose_name="Sprachen", blank=True)
    cost_cents = models.PositiveIntegerField("Kosten in Cent", null=True, blank=True)
    cost_note = models.CharField("Hinweis zu den Kosten", max_length=120, blank=True)
    capacity = models.PositiveSmallIntegerField("Plätze", null=True, blank=True)
    free_places = models.PositiveSmallIntegerField("freie Plätze", null=True, blank=True)
    times = models.CharField("Zeiten", max_length=200, blank=True)
    is_barrier_free = models.BooleanField("barrierefrei", null=True, blank=True)
    quarter = models.ForeignKey(
        Quarter, models.PROTECT, related_name="offers", null=True, blank=True, verbose_name="Quartier"
    )
    checked_on = models.DateField("zuletzt bestätigt am")
    checked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bestätigt von"
    )
    checked_by_partner = models.BooleanField("von der Einrichtung bestätigt", default=False)
    ended_on = models.DateField("beendet am", null=True, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    why: str = ""  # filled by the search

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "Angebot"
        verbose_name_plural = "Angebote"
        ordering = ("title_sort", "title", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title"],
                name="offer_once_per_organisation",
                violation_error_message="Dieses Angebot steht bei der Einrichtung schon im Verzeichnis.",
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True) | Q(age_to__isnull=True) | Q(age_to__gte=F("age_from")),
                name="offer_ages_in_order",
                violation_error_message="Das höchste Alter liegt unter dem niedrigsten.",
            ),
            models.CheckConstraint(
                condition=Q(free_places__isnull=True) | Q(capacity__isnull=True) | Q(capacity__gte=F("free_places")),
                name="offer_free_places_within_capacity",
                violation_error_message="Es können nicht mehr Plätze frei sein, als es gibt.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_stale(self) -> bool:
        """Whether nobody has confirmed it for longer than OFFER_STALE_DAYS."""
        return self.checked_on < oldest_fresh_day()

    @property
    def is_over(self) -> bool:
        return self.ended_on is not None and self.ended_on <= timezone.localdate()

    @property
    def ages(self) -> str:
        """For which ages, in words; empty when nobody said."""
        if self.age_from is None:
            return "" if self.age_to is None else f"bis {self.age_to} Jahre"
        if self.age_to is None:
            return f"ab {self.age_from} Jahren"
        return f"{self.age_from} bis {self.age_to} Jahre" if self.age_from != self.age_to else f"{self.age_to} Jahre"

    @property
    def cost(self) -> str:
        """What it costs, in words; empty when nobody said."""
        amount = "" if self.cost_cents is None else euro(self.cost_cents) if self.cost_cents else "kostenlos"
        return ", ".join(filter(None, [amount, self.cost_note]))
