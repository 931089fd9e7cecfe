"""Looking for offers: words and filters together, and a way on when nothing fits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from accounts.models import User
from socialspace.forms.differences import in_words
from socialspace.forms.offers import OfferFilter
from socialspace.models import Offer
from socialspace.models.offers import OfferQuerySet
from socialspace.search import Found, find_offers

PAGE_SIZE = 50

NARROW: dict[str, Callable[[OfferQuerySet, Any], OfferQuerySet]] = {
    "topic": lambda rows, topics: rows.about(topics),
    "quarter": lambda rows, quarter: rows.reaching(quarter),
    "age": lambda rows, age: rows.for_age(age),
    "language": lambda rows, language: rows.spoken_in(language),
    "free": lambda rows, _: rows.filter(free_places__gt=0),
    "no_cost": lambda rows, _: rows.filter(cost_cents=0),
    "barrier_free": lambda rows, _: rows.filter(is_barrier_free=True),
}


@dataclass(frozen=True, kw_only=True)
class Looser:
    """The same search with one filter less."""

    label: str
    count: int
    query: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """A page of offers; `is_nearest` when none holds all words, `looser` when fewer filters would find more."""

    page: Page[Any]
    is_nearest: bool
    looser: Sequence[Looser]

    @property
    def spoken(self) -> str:
        """How many there are, for screen readers."""
        count = self.page.paginator.count
        if self.is_nearest:
            return f"Kein Angebot passt genau, {count} ähnliche gezeigt"
        return "Ein Angebot gefunden" if count == 1 else f"{count} Angebote gefunden"


def look_for(user: User, form: OfferFilter, query: QueryDict) -> Results:
    """What the filter finds; parts of it that make no sense are left out."""
    form.is_valid()
    chosen = {
        name: value for name, value in form.cleaned_data.items() if name != "words" and value not in (None, False)
    }
    chosen = {name: value for name, value in chosen.items() if name != "topic" or value}
    words = form.cleaned_data.get("words", [])
    rows = narrowed(user, chosen)
    if not words:
        page = Paginator(rows.freshest_first().for_list(), PAGE_SIZE).get_page(query.get("seite"))
        return Results(
            page=page, is_nearest=False, looser=[] if page.paginator.count else _looser(user, form, chosen, query)
        )
    found = find_offers(rows, words)
    hits: Page[Any] = Paginator(found, PAGE_SIZE).get_page(query.get("seite"))
    hits.object_list = with_reasons(user, list(hits.object_list))
    is_exact = bool(found) and found[0].words == len(words)
    looser = [] if is_exact else _looser(user, form, chosen, query)
    return Results(page=hits, is_nearest=bool(found) and not is_exact, looser=looser)


def narrowed(user: User, chosen: Mapping[str, Any]) -> OfferQuerySet:
    """The current offers that keep to these filters."""
    rows: OfferQuerySet = Offer.objects.visible_to(user).current()
    for name, value in chosen.items():
        rows = NARROW[name](rows, value)
    return rows


def with_reasons(user: User, found: Sequence[Found]) -> list[Offer]:
    """The offers of these hits, in their order, each with the reason why it was found."""
    rows = Offer.objects.visible_to(user).filter(pk__in=[hit.pk for hit in found]).for_list()
    offers = {offer.pk: offer for offer in rows}
    for hit in found:
        offers[hit.pk].why = hit.why
    return [offers[hit.pk] for hit in found]


def _looser(user: User, form: OfferFilter, chosen: Mapping[str, Any], query: QueryDict) -> list[Looser]:
    """What would be found with one filter less, for every filter that is in the way."""
    found = []
    for name in chosen:
        fewer = {other: value for other, value in chosen.items() if other != name}
        count = _count(narrowed(user, fewer), form.cleaned_data.get("words", []))
        if count:
            address = query.copy()
            address.pop(name, None)
            address.pop("seite", None)
            found.append(Looser(label=_label(form, name), count=count, query=address.urlencode()))
    return found


def _count(rows: OfferQuerySet, words: Sequence[str]) -> int:
    if not words:
        return rows.count()
    found = find_offers(rows, words)
    return len(found) if found and found[0].words == len(words) else 0


def _label(form: OfferFilter, name: str) -> str:
    field, value = form.fields[name], form.cleaned_data[name]
    return str(field.label) if value is True else f"{field.label}: {in_words(field, value)}"
