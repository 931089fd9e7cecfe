"""What was typed into the search field: words, a name, a birth date, a file number."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.utils import timezone

from web.german import MONTHS

MIN_LETTERS, MAX_LETTERS = 2, 200
MAX_WORDS = 6
YEARS_OF_LIFE = 120

_MONTH = "|".join(f"{month[:3]}[a-zä]*" for month in MONTHS)
_YEAR = r"(?:19|20)\d\d"
_ALONE_BEFORE, _ALONE_AFTER = r"(?<![\w.-])", r"(?![\w.-])"
# How people write a birth date, the whole one before a part of it.
DATES = tuple(
    re.compile(f"{_ALONE_BEFORE}(?:geb\\.?\\s*|\\*\\s*)?{form}{_ALONE_AFTER}", re.IGNORECASE)
    for form in (
        rf"(?P<year>{_YEAR})-(?P<month>\d\d?)-(?P<day>\d\d?)",
        rf"(?P<day>\d\d?)[./-]\s?(?P<month>\d\d?)[./-]\s?(?P<year>{_YEAR}|\d\d)",
        rf"(?P<day>\d\d?)\.?\s?(?P<word>{_MONTH})\.?\s(?P<year>{_YEAR}|\d\d)",
        rf"(?P<day>\d\d)(?P<month>\d\d)(?P<year>{_YEAR}|\d\d)",
        rf"(?P<month>\d\d?)[./](?P<year>{_YEAR})",
        rf"(?P<word>{_MONTH})\.?\s(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})",
    )
)
# 'RO-2026-0147', 'ro 2026 147', '2026/147', '147'
NUMBER = re.compile(
    rf"(?:(?P<sign>[a-zäöü]{{1,5}})[\s./-]*)?(?:(?P<year>{_YEAR})[\s./-]+)?0*(?P<number>\d{{1,6}})", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Days:
    """From a day to a day, both included."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was typed, and what it may be; a name is what remains without the date."""

    text: str
    words: tuple[str, ...]
    name: str
    born: Days | None
    number: str  # a pattern of file numbers, empty when it cannot be one

    @classmethod
    def of(cls, text: str) -> Self:
        text = " ".join(text.split())
        short = text[:MAX_LETTERS]
        rest, born = _without_date(short)
        number = NUMBER.fullmatch(short)
        is_name = not number and any(letter.isalpha() for letter in rest)
        return cls(
            text=text,
            words=tuple(re.findall(r"[^\W_]+", short))[:MAX_WORDS],
            name=rest if is_name else "",
            born=born,
            number=_pattern(number) if number else "",
        )

    @property
    def refusal(self) -> str:
        """Why nothing is searched, as a sentence; empty when everything is well."""
        if len(self.text) > MAX_LETTERS:
            return f"Der Suchbegriff ist zu lang. Kürzen Sie ihn auf höchstens {MAX_LETTERS} Zeichen."
        if sum(letter.isalnum() for letter in self.text) < MIN_LETTERS:
            return f"Geben Sie mindestens {MIN_LETTERS} Buchstaben oder Ziffern ein."
        return ""


def _pattern(number: re.Match[str]) -> str:
    """What the file numbers meant look like: any sign, any year and leading zeros unless they were typed."""
    sign = number["sign"].upper() if number["sign"] else "[[:alpha:]]+"
    return rf"^{sign}-{number['year'] or '[0-9]+'}-0*{number['number']}$"


def _without_date(text: str) -> tuple[str, Days | None]:
    for form in DATES:
        if (found := form.search(text)) and (days := _days(found.groupdict())):
            return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;"), days
    return text, None


def _days(parts: dict[str, str | None]) -> Days | None:
    """The days meant by year, perhaps month and day; None when there is no such day, or nobody alive was born then."""
    year, month, day = _year(parts["year"] or ""), _month(parts), parts.get("day")
    try:
        if month is None:
            days = Days(first=date(year, 1, 1), last=date(year, 12, 31))
        elif day is None:
            first = date(year, month, 1)
            days = Days(first=first, last=(first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        else:
            days = Days(first=date(year, month, int(day)), last=date(year, month, int(day)))
    except ValueError:  # the 31st of February
        return None
    today = timezone.localdate()
    return days if days.first <= today and days.first.year > today.year - YEARS_OF_LIFE else None


def _year(typed: str) -> int:
    """The year; two figures mean the last hundred years."""
    year = int(typed)
    if len(typed) > 2:
        return year
    this_year = timezone.localdate().year
    century = this_year - this_year % 100
    return century + year if century + year <= this_year else century - 100 + year


def _month(parts: dict[str, str | None]) -> int | None:
    if word := parts.get("word"):
        return 1 + [month[:3].lower() for month in MONTHS].index(word[:3].lower())
    month = parts.get("month")
    return int(month) if month else None
