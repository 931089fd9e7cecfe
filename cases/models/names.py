"""The words of names by which persons are found; only database triggers write them, so they are right."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from cases.models.family import Person

MAX_LETTERS = 60  # of a word; what is longer is cut


class NameWord(models.Model):
    """A word that stands in somebody's name, as written; once, however many bear it.

    `folds` are its spellings as it may sound: read in German, in Polish, and as in Turkish, English or French. `keys`
    are what leads to it from a misspelt word: folds and spelling, also with one letter less, consonants, beginnings.
    """

    written = models.CharField("Wort", max_length=MAX_LETTERS, unique=True)
    plain = models.GeneratedField(
        expression=models.Func("written", function="plain_name"), output_field=models.TextField(), db_persist=True
    )
    folds = models.GeneratedField(
        expression=models.Func("written", function="name_folds"),
        output_field=ArrayField(models.TextField()),
        db_persist=True,
    )
    keys = models.GeneratedField(
        expression=models.Func("written", function="stored_name_keys"),
        output_field=ArrayField(models.TextField()),
        db_persist=True,
    )

    class Meta:
        verbose_name = "Namenswort"
        verbose_name_plural = "Namenswörter"
        indexes = [
            # Without a list of what is to be sorted in later: it would be read from end to end at every search.
            GinIndex(fields=["keys"], name="name_word_by_key", fastupdate=False),
            GinIndex(fields=["plain"], name="name_word_by_part", opclasses=["gin_trgm_ops"], fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.written


class NameOf(models.Model):
    """Whose name a word stands in; two words that stand side by side are there once more as one."""

    class Part(models.IntegerChoices):
        FIRST = 1, "Vorname"
        LAST = 2, "Nachname"
        OTHER = 3, "anderer Name"

    word = models.ForeignKey(NameWord, models.CASCADE, related_name="+", verbose_name="Wort")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="Person")
    part = models.PositiveSmallIntegerField("Stelle", choices=Part)

    class Meta:
        verbose_name = "Wort eines Namens"
        verbose_name_plural = "Wörter eines Namens"

    def __str__(self) -> str:
        return f"{self.word_id} in {self.person_id}"
