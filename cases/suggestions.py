"""Offers of the directory that may help a family: by topic or words, age, nearness, language, free places.

Only the directory is asked; nothing of the case is written there.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from accounts.models import User
from cases.models import Case
from socialspace.models import Offer, Quarter, Topic
from socialspace.models.offers import OfferQuerySet
from socialspace.rules import geometry
from socialspace.search import find_offers
from web.german import day_num

LOOKED_AT, SHOWN = 200, 12  # rows of the directory, and how many of them are suggested
FAR = 1_000_000.0  # metres: where nobody knows the quarter


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """An offer and why it fits, in words; `is_taken` when it stands on the card already."""

    offer: Offer
    reasons: Sequence[str]
    is_taken: bool


@dataclass(frozen=True, kw_only=True)
class _Family:
    age: int | None
    quarter: Quarter | None
    languages: frozenset[str]


def suggest(
    case: Case, *, user: User, topics: Collection[Topic] = (), words: Sequence[str] = (), taken: Collection[int] = ()
) -> list[Suggestion]:
    """The best dozen for this family; needs a case from `for_file`.

    Who may not come because of the age is left out; what is near, free and in the family's language stands first.
    """
    family = _Family(
        age=case.child.age,
        quarter=case.quarter,
        languages=frozenset(case.family.languages.values_list("name", flat=True)) - {"Deutsch"},
    )
    rows = Offer.objects.visible_to(user).current()
    rows = rows.for_age(family.age) if family.age is not None else rows
    offers = sorted(_asked(rows, topics, words), key=lambda offer: _order(offer, family))
    names = {topic.name for topic in topics}
    return [
        Suggestion(offer=offer, reasons=_reasons(offer, family, names), is_taken=offer.pk in taken)
        for offer in offers[:SHOWN]
    ]


def _asked(rows: OfferQuerySet, topics: Collection[Topic], words: Sequence[str]) -> Sequence[Offer]:
    if topics:
        rows = rows.about(topics)
    if not topics and not words:
        return []
    if not words:
        return list(rows.freshest_first().for_list().prefetch_related("organisation__languages")[:LOOKED_AT])
    hits = {hit.pk: hit.why for hit in find_offers(rows, words, limit=LOOKED_AT)}
    found = list(rows.filter(pk__in=hits).for_list().prefetch_related("organisation__languages"))
    for offer in found:
        offer.why = hits[offer.pk]
    return found


def _order(offer: Offer, family: _Family) -> tuple[bool, bool, float, bool, str]:
    """Free before full, one's own language, near before far, confirmed lately, by title."""
    speaks = bool(family.languages & _languages(offer))
    return (offer.free_places == 0, not speaks, _metres(offer, family), offer.is_stale, offer.title)


def _reasons(offer: Offer, family: _Family, topics: Collection[str]) -> list[str]:
    about = [topic.name for topic in offer.topics.all() if topic.name in topics]
    spoken = sorted(family.languages & _languages(offer))
    reasons = [
        f"Thema: {', '.join(about)}" if about else offer.why,
        f"passt zu {family.age} Jahren ({offer.ages})" if family.age is not None and offer.ages else "",
        _place(offer, family),
        f"spricht {', '.join(spoken)}" if spoken else "",
        _places(offer),
        f"zuletzt bestätigt am {day_num(offer.checked_on)}: bitte nachfragen" if offer.is_stale else "",
    ]
    return [reason for reason in reasons if reason]


def _place(offer: Offer, family: _Family) -> str:
    if offer.quarter is None:
        return "für den ganzen Sozialraum"
    if family.quarter is None:
        return f"in {offer.quarter.name}"
    if offer.quarter == family.quarter:
        return f"im Quartier der Familie ({offer.quarter.name})"
    return f"in {offer.quarter.name}, etwa {_metres(offer, family) / 1000:.1f} km".replace(".", ",")


def _places(offer: Offer) -> str:
    match offer.free_places:
        case None:
            return ""
        case 0:
            return "zurzeit kein Platz frei"
        case 1:
            return "ein Platz frei"
        case free:
            return f"{free} Plätze frei"


def _metres(offer: Offer, family: _Family) -> float:
    """From quarter to quarter; what is there for the whole social space is as near as one's own quarter."""
    if offer.quarter is None or offer.quarter == family.quarter:
        return 0.0
    if family.quarter is None:
        return FAR
    one, other = ((float(quarter.longitude), float(quarter.latitude)) for quarter in (offer.quarter, family.quarter))
    return geometry.distance(one, other)


def _languages(offer: Offer) -> set[str]:
    return {language.name for language in [*offer.languages.all(), *offer.organisation.languages.all()]}
