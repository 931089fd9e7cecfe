"""Names in a text, however they are spelt: with or without accents, in the genitive, shortened, grown together."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from cases.pseudonyms.spans import NAME, PERSON, Span

# fmt: off
PARTICLES = frozenset({
    "abd", "abu", "al", "an", "ap", "as", "at", "az", "ben", "bin", "bint", "d", "da", "das", "de", "dem", "den", "der",
    "des", "di", "die", "do", "dos", "du", "ed", "el", "en", "er", "es", "ez", "geb", "geborene", "ibn", "im", "in",
    "la", "le", "o", "ould", "ten", "ter", "und", "van", "vom", "von", "zu", "zum", "zur",
})
# fmt: on
SUFFIX = "s|es|ss|n|en|ns|ens|e|chen|chens|lein|leins|i|is|le|les|sch(?:e[nrsm]?)?"
TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*")
TITLED = re.compile(
    r"\b(?:Frau|Herrn?|Fam\.|Familie|Dr\.|Prof\.|Oma|Opa|Tante|Onkel|Fr\.|Hr\.|Schwester|Bruder|Kollegin|Kollege)"
    r"(?:[\s\u00a0]+(?:Dr\.|Prof\.|von|van|de|der|den|zu|el|al))*[\s\u00a0]+"
    r"(?P<name>[A-ZÄÖÜÇŞĞİŁŚŻŽČŠ][\w'’-]*)"
)
LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "a", "œ": "o", "þ": "th"})
LONG = 5  # letters from which a name is found inside another word
UNIQUE = "Name"


class Token(NamedTuple):
    """A word of a text: its place and its spelling without accents."""

    start: int
    end: int
    written: str
    plain: str


def plain(word: str) -> str:
    """Small, without accents, ae as a: the same for 'Müller', 'MUELLER' and 'Muller', 'O’Neill' and 'Oneill'."""
    bare = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    letters = "".join(letter for letter in bare if letter.isalpha()).translate(LETTERS)
    return re.sub("ae|oe|ue", lambda two: two[0][0], letters)


def words_of(*names: str) -> Iterator[str]:
    """The words of names that are looked for: each, and neighbours as one; none that is only a particle."""
    for name in names:
        words = [plain(token) for token in TOKEN.findall(unicodedata.normalize("NFC", name))]
        own = [word for word in words if word not in PARTICLES or len(words) == 1]
        yield from (word for word in own if len(word) > 1)
        yield from (one + other for one, other in pairwise(words))


def names_in(text: str, labels: Mapping[str, str]) -> Iterator[Span]:
    """Every word that is one of the names (plain spelling: whose label), and what stands behind 'Frau' and 'Herr'."""
    tokens = [Token(match.start(), match.end(), match[0], plain(match[0])) for match in TOKEN.finditer(text)]
    alone = _alone(labels)
    long = tuple(name for name in labels if len(name) >= LONG)
    for token in tokens:
        name = _named(token, labels, alone, long)
        if name is not None:
            yield _span(text, token.start, token.end, labels[name])
    for one, other in pairwise(tokens):
        name = _exact(one.plain + other.plain, labels, alone)
        if name is not None and len(name) >= LONG and not text[one.end : other.start].strip("- \u00a0\n\r\t"):
            yield _span(text, one.start, other.end, labels[name])
    for match in TITLED.finditer(text):
        yield Span(match.start("name"), match.end("name"), NAME, UNIQUE)


def initials_in(text: str, pairs: Iterable[tuple[str, str, str]]) -> Iterator[Span]:
    """'M. S.' and 'M.S.' of somebody: first letter, last letter, label."""
    for first, last, label in pairs:
        for match in re.finditer(rf"(?<!\w){re.escape(first)}\.\s?{re.escape(last)}\.", text):
            yield Span(match.start(), match.end(), PERSON, label)


def _alone(labels: Mapping[str, str]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, labels), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"({names})(?:{SUFFIX})?")


def _named(token: Token, labels: Mapping[str, str], alone: re.Pattern[str], long: tuple[str, ...]) -> str | None:
    """Which name this word is, or holds."""
    name = _exact(token.plain, labels, alone)
    if name is not None:
        is_word = name in PARTICLES and token.written.islower()  # somebody called An, and 'an'
        return None if is_word else name
    return next((name for name in long if name in token.plain), None)


def _exact(word: str, labels: Mapping[str, str], alone: re.Pattern[str]) -> str | None:
    if word in labels:
        return word
    match = alone.fullmatch(word)
    return match[1] if match else None


def _span(text: str, start: int, end: int, label: str) -> Span:
    """The place of a name with the letter that stands for another first name before it, 'M. Sommerfeld'."""
    before = re.search(r"(?<!\w)[^\W\d_]\.[\s\u00a0]?$", text[max(0, start - 4) : start])
    return Span(start - len(before[0]) if before else start, end, NAME if label == UNIQUE else PERSON, label)
