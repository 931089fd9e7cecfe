"""An offer in the words of partners: what is known, and what nobody has told us."""

from dataclasses import dataclass, field

from socialspace.models import Offer
from web import german


@dataclass(kw_only=True)
class OfferFacts:
    """Labels with values to show, and the labels of what is missing."""

    known: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def facts_of(offer: Offer) -> OfferFacts:
    """What stands in the directory about an offer (with its languages)."""
    facts = OfferFacts()
    for label, value in (
        ("Plätze", _places(offer)),
        ("Wann", offer.times),
        ("Für wen", offer.audience),
        ("Alter", _ages(offer)),
        ("Kosten", _cost(offer)),
        ("Sprachen", ", ".join(language.name for language in offer.languages.all())),
        ("Barrierefrei", {True: "ja", False: "nein", None: ""}[offer.is_barrier_free]),
        ("Besonders gut für", offer.good_for),
    ):
        if value:
            facts.known.append((label, value))
        else:
            facts.missing.append(label)
    return facts


def _places(offer: Offer) -> str:
    free = "" if offer.free_places is None else f"{german.number(offer.free_places)} frei"
    total = "" if offer.capacity is None else f"{german.number(offer.capacity)} insgesamt"
    return ", ".join(filter(None, [free, total]))


def _ages(offer: Offer) -> str:
    match offer.age_from, offer.age_to:
        case None, None:
            return ""
        case first, None:
            return f"ab {first} Jahren"
        case None, last:
            return f"bis {last} Jahre"
        case first, last:
            return f"{first} bis {last} Jahre"


def _cost(offer: Offer) -> str:
    amount = "" if offer.cost_cents is None else german.euro(offer.cost_cents) if offer.cost_cents else "kostenlos"
    return ", ".join(filter(None, [amount, offer.cost_note]))
