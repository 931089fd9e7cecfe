"""One text without names, days, addresses and numbers; rather a word too many replaced than one too few."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cases.pseudonyms.names import initials_in, names_in, plain
from cases.pseudonyms.numbers import numbers_in
from cases.pseudonyms.spans import NUMBER, PLACE, Span, replaced
from cases.pseudonyms.times import days_in

INVISIBLE = {"Cf"}  # soft hyphens, joiners: they would part a name without anybody seeing it


@dataclass(frozen=True, kw_only=True)
class Replacer:
    """What is known of a family: words of names with their labels, places, numbers, further words to hide.

    `dates` and `numbers` are replaced by their form as well; both are left for whoever may read them.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    initials: tuple[tuple[str, str, str], ...] = ()
    places: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    dates: bool = True
    numbers: bool = True

    def __call__(self, text: str) -> str:
        """The text as somebody outside may read it."""
        text = visible(text)
        return replaced(text, self._spans(text))

    def _spans(self, text: str) -> Iterator[Span]:
        yield from names_in(text, self.names)
        yield from initials_in(text, self.initials)
        yield from _places_in(text, self.places)
        for number in self.exact:
            for match in re.finditer(re.escape(number), text, re.IGNORECASE):
                yield Span(match.start(), match.end(), NUMBER, "Nummer")
        if self.dates:
            yield from days_in(text)
        if self.numbers:
            yield from numbers_in(text)


def visible(text: str) -> str:
    """The text as it is seen: composed letters, nothing invisible between them."""
    text = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in text if unicodedata.category(letter) not in INVISIBLE)


def _places_in(text: str, places: tuple[str, ...]) -> Iterator[Span]:
    """Known streets and towns in any spelling, with the number behind them."""
    for place in places:
        words = [plain(word) for word in re.split(r"[\s.-]+", place) if plain(word)]
        if not words:
            continue
        found = list(re.finditer(r"[^\W\d_]+\.?", text))
        for at in range(len(found) - len(words) + 1):
            window = found[at : at + len(words)]
            if all(_same(plain(token[0]), word) for token, word in zip(window, words, strict=True)):
                house = re.match(r"[\s\u00a0]*\d{1,4}[\s\u00a0]?[a-zA-Z]?(?!\w)", text[window[-1].end() :])
                end = window[-1].end() + (house.end() if house else 0)
                yield Span(window[0].start(), end, PLACE, "Anschrift")


def _same(written: str, known: str) -> bool:
    """'Strasse', 'Str.' and 'Straße' are the same, also at the end of a word; a town may stand in the genitive."""
    short = re.sub("strasse$|str$", "str", known)
    return re.sub("strasse$|str$", "str", written) in {short, f"{short}s", f"{short}r"}
