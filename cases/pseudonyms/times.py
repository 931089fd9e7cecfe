"""Days in a text, in every form Germans write them; what is left of them is the quarter of a year."""

import re
from collections.abc import Iterator
from datetime import date

from cases.pseudonyms.spans import DATE, LOOSE, Span

MONTHS = (
    ("januar", "jänner", "jaenner", "jan"),
    ("februar", "feber", "feb"),
    ("märz", "maerz", "mrz", "mär"),
    ("april", "apr"),
    ("mai",),
    ("juni", "juno", "jun"),
    ("juli", "julei", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("dezember", "dez"),
)
NUMBER_OF = {word: number for number, words in enumerate(MONTHS, start=1) for word in words}
ONES = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
ORDINALS = (
    *("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "siebente", "achte", "neunte", "zehnte"),
    *("elfte", "zwölfte", "dreizehnte", "vierzehnte", "fünfzehnte", "sechzehnte", "siebzehnte", "achtzehnte"),
    *("neunzehnte", "zwanzigste", "dreißigste", "einunddreißigste"),
    *(f"{one}undzwanzigste" for one in ONES),
)


def _spelt(word: str) -> str:
    """As a pattern that also takes ae, oe, ue and ss."""
    for letter, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        word = word.replace(letter, f"(?:{letter}|{two})")
    return word


TURN = 40  # two digits below it are of this century
GAP = r"[\s\u00a0]*"
DOT = rf"{GAP}[./\u2024\u2044\u2215-]{GAP}"
DASH = "[-\u2010-\u2015\u2212]"
YEAR = r"(?:['’]?\d{2}(?!\d)|\d{4}(?!\d))"
MONTH = "|".join(sorted(map(_spelt, NUMBER_OF), key=len, reverse=True))
ORDINAL = "|".join(sorted(map(_spelt, ORDINALS), key=len, reverse=True))
DAY = rf"(?:\d{{1,2}}{GAP}\.?|(?:{ORDINAL})[nrs]?)"

FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<y>\d{{4}}){GAP}(?:{DASH}|[./]){GAP}(?P<m>\d{{1,2}}){GAP}(?:{DASH}|[./]){GAP}\d{{1,2}}(?!\d)",
        rf"(?<!\d)\d{{1,2}}{GAP}(?:{DASH}|[./\u2024\u2044\u2215]){GAP}(?P<m>\d{{1,2}}){GAP}"
        rf"(?:{DASH}|[./\u2024\u2044\u2215]){GAP}(?P<y>{YEAR})",
        rf"(?<!\d)\d{{1,2}}{GAP}[.\u2024]{GAP}(?P<m>\d{{1,2}}){GAP}[.\u2024](?P<y>)",
        r"(?<!\d)\d{1,2}/(?P<m>\d{1,2})(?P<y>)(?![\d/])",
        rf"(?<!\w){DAY}{GAP}(?P<m>{MONTH})\b\.?(?:{GAP}(?P<y>{YEAR}))?",
        rf"(?<!\w)(?:{ORDINAL})[nrs]?{GAP}(?:{ORDINAL})[nrs]?(?:{GAP}(?P<y>{YEAR}))?(?P<m>)(?!\w)",
        rf"(?<!\w)(?:am|zum|vom|bis|seit|ab){GAP}(?P<x>\d{{1,2}}{GAP}\.)(?P<m>)(?P<y>)(?!\d)",
    )
)


def days_in(text: str) -> Iterator[Span]:
    """Every exact day, with the quarter of the year that may stand there."""
    for form in FORMS:
        for match in form.finditer(text):
            place = "x" if "x" in form.groupindex else 0
            label = _coarse(match["m"] or "", match["y"] or "")
            yield Span(*match.span(place), LOOSE if place else DATE, label)


def quarter_of(day: date) -> str:
    """A day as people outside read it, '1. Quartal 2026'."""
    return f"{(day.month + 2) // 3}. Quartal {day.year}"


def _coarse(month: str, year: str) -> str:
    number = int(month) if month.isdigit() else _number_of(month)
    digits = re.sub(r"\D", "", year)
    written = f" {digits if len(digits) == 4 else _century(digits)}" if digits else ""
    return f"{(number + 2) // 3}. Quartal{written}" if 1 <= number <= 12 else f"Datum{written}"


def _number_of(word: str) -> int:
    return NUMBER_OF.get(word.casefold().rstrip("."), 0)


def _century(digits: str) -> str:
    """Two digits as the year they most likely mean."""
    short = int(digits)
    return str(2000 + short if short < TURN else 1900 + short)
