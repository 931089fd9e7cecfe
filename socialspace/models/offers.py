"""What the social space has: offers by topic, and what a team can recommend them for."""

from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, StringAgg, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from accounts.models import User
from socialspace.models.area import Quarter
from socialspace.models.base import SharedQuerySet, contains_words
from socialspace.models.partners import ContactPerson, Language, Organisation
from web.models import Keyed, SortKey


class Topic(models.Model):
    """What a resource, an offer or a need is about; editable data."""

    name = models.CharField("Thema", max_length=80, unique=True)
    also = models.CharField("auch gesucht als", max_length=300, blank=True)

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class OfferQuerySet(SharedQuerySet["Offer"]):
    def current(self) -> Self:
        """Offers that still exist today, at organisations that do."""
        today = timezone.localdate()
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=today),
            Q(organisation__ended_on__isnull=True) | Q(organisation__ended_on__gt=today),
        )

    def matching(self, words: Sequence[str]) -> Self:
        """Offers with every word in title, purpose, topics or name of the organisation."""
        about = Offer.topics.through.objects.filter(offer=OuterRef("pk")).values("offer")
        named = about.annotate(names=StringAgg("topic__name", delimiter=Value(" ")))
        topics = Subquery(named.values("names"))  # type: ignore[misc]
        text = SortKey(
            Concat(
                "title",
                Value(" "),
                "good_for",
                Value(" "),
                topics,
                Value(" "),
                "organisation__name",
                output_field=models.TextField(),
            )
        )
        return self.alias(all_text=text).filter(contains_words("all_text", words)) if words else self

    def for_list(self) -> Self:
        """By title, with topics, languages, place and whom one reaches there."""
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
