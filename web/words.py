"""Finding German texts by their words: the index, what is asked of it, and the place where it stands.

An index holds `german_words(...)` of a table; a query filters by the very same expression.
"""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchVector
from django.db.models import TextField, Value
from django.db.models.functions import Concat

CONFIG = "german"
MIN_LETTERS = 2  # of a word
UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}


def german_words(*fields: str) -> SearchVector:
    """The words of these fields, without endings and small words."""
    return SearchVector(*fields, config=CONFIG)


def asked_words(words: Iterable[str]) -> SearchQuery | None:
    """Texts that hold a word beginning like each of these, which consist of letters and figures; None for no words.

    'Frueh' also means 'Früh'; 'ü' and 'u' are the same to the dictionary already.
    """
    telling = [word for word in words if len(word) >= MIN_LETTERS]
    asked = " & ".join("(" + " | ".join(f"'{one}':*" for one in _spellings(word)) + ")" for word in telling)
    return SearchQuery(asked, config=CONFIG, search_type="raw") if asked else None


def excerpt(*fields: str, query: SearchQuery, begins: str, ends: str) -> SearchHeadline:
    """Some words around the place where the words stand, each of them between two marks."""
    text = Concat(*(part for field in fields for part in (field, Value(" "))), output_field=TextField())
    return SearchHeadline(text, query, config=CONFIG, start_sel=begins, stop_sel=ends, max_words=26, min_words=12)


def _spellings(word: str) -> list[str]:
    changed = word.lower()
    for typed, meant in UMLAUTS.items():
        changed = changed.replace(typed, meant)
    return [word, changed] if changed != word.lower() else [word]
