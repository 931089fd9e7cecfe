"""What is found in the social space: offers, organisations, conferences and what their minutes say."""

from functools import partial

from django.db.models import Case as Choose
from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery, TextField, When
from django.urls import reverse

from accounts.models import User
from conferences.models import AgendaItem, Conference, Minutes, Outcome
from conferences.models.minutes import WORDS_OF_ITEM, WORDS_OF_OUTCOME
from socialspace.models import Offer, Organisation, contains_words
from socialspace.search import Found, find_offers, find_organisations, words_of
from srojugend.views.search.found import MARK_BEGINS, MARK_ENDS, PER_GROUP, Hit, Window, pieces
from srojugend.views.search.typed import Typed
from web.german import clock, day_num
from web.models import SortKey
from web.words import asked_words, excerpt


def offer_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    words, limit = words_of(typed.text), window.offset + PER_GROUP + 1
    found = find_offers(Offer.objects.visible_to(user).current(), words, limit=limit)
    return [_offer_hit(one) for one in _whole(found, words)[window.rows]]


def organisation_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    words, limit = words_of(typed.text), window.offset + PER_GROUP + 1
    found = find_organisations(Organisation.objects.visible_to(user), words, limit=limit)
    return [_organisation_hit(one) for one in _whole(found, words)[window.rows]]


def conference_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    rows = Conference.objects.visible_to(user).select_related("subgroup").alias(place_sort=SortKey(F("place")))
    rows = rows.annotate(in_name=_holds("subgroup__name_sort", typed.words))
    found = rows.filter(Q(in_name=1) | contains_words("place_sort", typed.words))
    return [_conference_hit(one) for one in found.order_by(F("in_name").desc(), "-starts_at", "id")[window.rows]]


def minutes_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    """Conferences whose released minutes hold all words in one item or one result, the newest first."""
    query = asked_words(typed.words)
    if not query:
        return []
    items = (
        AgendaItem.objects.visible_to(user).alias(words=WORDS_OF_ITEM).filter(conference=OuterRef("pk"), words=query)
    )
    results = (
        Outcome.objects.visible_to(user)
        .alias(words=WORDS_OF_OUTCOME)
        .filter(item__conference=OuterRef("pk"), words=query)
    )
    marked = partial(excerpt, query=query, begins=MARK_BEGINS, ends=MARK_ENDS)
    said = items.order_by("position").values(place=marked("title", "notes"))
    agreed = results.order_by("id").values(place=marked("text", "who"))
    released = Minutes.objects.visible_to(user).filter(conference=OuterRef("pk"))
    rows = Conference.objects.visible_to(user).filter(Exists(released)).select_related("subgroup")
    rows = rows.annotate(
        said=Subquery(said[:1], output_field=TextField()), agreed=Subquery(agreed[:1], output_field=TextField())
    )
    found = rows.filter(Q(said__isnull=False) | Q(agreed__isnull=False)).order_by("-starts_at", "id")
    return [_minutes_hit(one) for one in found[window.rows]]


def _whole(found: list[Found], words: list[str]) -> list[Found]:
    """Only what holds every word; what holds some of them is shown in the directory itself."""
    return [one for one in found if one.words == len(words)]


def _holds(field: str, words: tuple[str, ...]) -> Choose:
    return Choose(When(contains_words(field, words), then=1), default=0, output_field=IntegerField())


def _offer_hit(found: Found) -> Hit:
    return Hit(
        title=found.title,
        meta=found.place,
        why=found.why,
        url=reverse("socialspace:offer", args=[found.key]),
    )


def _organisation_hit(found: Found) -> Hit:
    place = f" · {found.place}" if found.place else ""
    return Hit(
        title=found.title,
        meta=f"{Organisation.Kind(found.kind).label}{place}",
        why=found.why,
        url=reverse("socialspace:organisation", args=[found.key]),
    )


def _conference_hit(found: Conference) -> Hit:
    return Hit(
        title=f"Konferenz {found.subgroup.name}, {day_num(found.starts_at)}",
        meta=f"{clock(found.starts_at)} Uhr · {found.place}",
        why="Untergruppe" if found.in_name else "Ort",  # type: ignore[attr-defined]
        url=reverse("conferences:conference", args=[found.key]),
    )


def _minutes_hit(found: Conference) -> Hit:
    said: str | None = found.said  # type: ignore[attr-defined]
    agreed: str = found.agreed  # type: ignore[attr-defined]
    return Hit(
        title=f"Protokoll {found.subgroup.name}, {day_num(found.starts_at)}",
        meta="Niederschrift" if said else "Ergebnis",
        url=reverse("conferences:minutes", args=[found.key]),
        snippet=pieces(said or agreed),
    )
