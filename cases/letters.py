"""The small language of letters: places to fill in, and gaps only people can fill; no template engine runs it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLACE = re.compile(r"\{\{\s*([^{}]{1,60}?)\s*\}\}")
GAP = re.compile(r"\[[^\[\]\n]{1,120}\]")
BRACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True)
class Place:
    """A word in double braces: what it means, whether it speaks of the family, whether only a Bescheid has it."""

    label: str
    about_family: bool = False
    of_notice: bool = False


PLACES: dict[str, Place] = {
    "anrede": Place("Anrede"),
    "kind": Place("Vorname des Kindes", about_family=True),
    "kind_name": Place("Vor- und Nachname des Kindes", about_family=True),
    "geburtsdatum": Place("Geburtsdatum des Kindes", about_family=True),
    "eltern": Place("Namen der Eltern", about_family=True),
    "aktenzeichen": Place("Aktenzeichen"),
    "fachkraft": Place("Name der Fachkraft"),
    "telefon": Place("Telefon"),
    "team": Place("Team"),
    "datum": Place("Datum"),
    "antrag_vom": Place("Datum des Antrags", about_family=True, of_notice=True),
    "entscheidung": Place("was entschieden ist, als Satz", about_family=True, of_notice=True),
    "hilfe": Place("Hilfeart", about_family=True, of_notice=True),
    "zeitraum": Place("Zeitraum der Hilfe", about_family=True, of_notice=True),
    "umfang": Place("Umfang der Hilfe", about_family=True, of_notice=True),
    "ziel": Place("Ziel der Hilfe", about_family=True, of_notice=True),
    "auflagen": Place("Auflagen der Familie", about_family=True, of_notice=True),
    "gruende": Place("Gründe der Entscheidung", about_family=True, of_notice=True),
    "rechtsbehelf": Place("Rechtsbehelfsbelehrung", of_notice=True),
}


def places_for(*, notice: bool) -> dict[str, Place]:
    """The places a template may have; those of a Bescheid only where one is written."""
    return {name: place for name, place in PLACES.items() if notice or not place.of_notice}


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in their places; what is not known stays a gap in square brackets."""

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        place = PLACES.get(name)
        return values.get(name) or f"[{place.label if place else name}]"

    return PLACE.sub(value, text)


def places_in(text: str) -> set[str]:
    """The words in double braces."""
    return {found.group(1) for found in PLACE.finditer(text)}


def gaps_in(*texts: str) -> list[str]:
    """What is still open, each gap once, in the order of reading; braces nobody filled count too."""
    found = [gap for text in texts for gap in (*GAP.findall(text), *BRACES.findall(text))]
    return list(dict.fromkeys(found))


def wrong_places(texts: Iterable[str], *, without_family: bool, notice: bool = False) -> list[str]:
    """Why a template cannot be kept: words nobody knows, or the family in a letter that must not speak of it."""
    asked = set().union(*(places_in(text) for text in texts))
    known = places_for(notice=notice)
    unknown = sorted(asked - known.keys())
    private = sorted(name for name in asked & known.keys() if without_family and known[name].about_family)
    sentences = [f"Den Platzhalter {{{{ {name} }}}} gibt es nicht. Wählen Sie einen aus der Liste." for name in unknown]
    return sentences + [
        f"In einer Rückmeldung steht nichts über die Familie: Nehmen Sie {{{{ {name} }}}} heraus." for name in private
    ]
