"""The words by which offers and organisations are found; only database triggers write them, so they are right."""

from django.db import models

from socialspace.models.area import Quarter
from socialspace.models.offers import Offer, Topic
from socialspace.models.partners import Language, Organisation


class SearchWord(models.Model):
    """A word that stands somewhere in the directory, as `fold_de` writes it; once, however often it stands there."""

    text = models.CharField("Wort", max_length=60, unique=True)

    class Meta:
        verbose_name = "Suchwort"
        verbose_name_plural = "Suchwörter"

    def __str__(self) -> str:
        return self.text


class Mention(models.Model):
    """Where a word stands: in an offer, or in something offers and organisations belong to."""

    class Part(models.IntegerChoices):
        TITLE = 1, "Titel"
        TOPIC = 2, "Thema"
        SYNONYM = 3, "auch gesucht als"
        GOOD_FOR = 4, "gut für"
        AUDIENCE = 5, "für wen"
        ORGANISATION = 6, "Einrichtung"
        LANGUAGE = 7, "Sprache"
        QUARTER = 8, "Quartier"
        TIMES = 9, "Zeiten"
        STREET = 10, "Anschrift"

    word = models.ForeignKey(SearchWord, models.CASCADE, related_name="mentions", verbose_name="Wort")
    part = models.PositiveSmallIntegerField("Stelle", choices=Part)
    written = models.CharField("wie geschrieben", max_length=60)
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="+", null=True, verbose_name="Angebot")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="+", null=True, verbose_name="Einrichtung"
    )
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+", null=True, verbose_name="Thema")
    language = models.ForeignKey(Language, models.CASCADE, related_name="+", null=True, verbose_name="Sprache")
    quarter = models.ForeignKey(Quarter, models.CASCADE, related_name="+", null=True, verbose_name="Quartier")

    class Meta:
        verbose_name = "Fundstelle"
        verbose_name_plural = "Fundstellen"

    def __str__(self) -> str:
        return self.written
