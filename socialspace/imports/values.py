"""Reading one cell as a value; every function raises ValueError with a sentence that says what to correct."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from socialspace.imports.names import Names, find_named
from socialspace.models import Language, Quarter, Topic
from web import german
from web.tables import fold

type Reader[T] = Callable[[str, Names], T]

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)
LIST_BREAK = re.compile(r"[,;/\n]|\bund\b")
GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?: \d\d:\d\d)?")
ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(:\d\d)?)?")
YES, NO = {"ja", "j", "x", "yes", "wahr", "true", "1"}, {"nein", "n", "no", "falsch", "false", "0"}


def text(limit: int) -> Reader[str]:
    """One line of text of at most so many characters."""

    def read(cell: str, names: Names) -> str:
        line = " ".join(cell.split())
        if len(line) > limit:
            raise ValueError(f"höchstens {limit} Zeichen, hier stehen {german.number(len(line))}. Kürzen Sie den Text.")
        return line

    return read


def mail(cell: str, names: Names) -> str:
    """An address of a mailbox."""
    address = cell.removeprefix("mailto:").strip()
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValueError(f"„{cell[:60]}“ ist keine E-Mail-Adresse.") from error
    if len(address) > 254:
        raise ValueError("Die E-Mail-Adresse ist zu lang.")
    return address


def any_day(cell: str, names: Names) -> date:
    """A day written as 05.11.2026, 5.11.26 or 2026-11-05."""
    return _day(cell)


def past_day(cell: str, names: Names) -> date:
    """A day that is not in the future."""
    day = _day(cell)
    if day > timezone.localdate():
        raise ValueError(f"der {german.day_num(day)} liegt in der Zukunft.")
    return day


@lru_cache(maxsize=512)
def _day(cell: str) -> date:
    try:
        if found := GERMAN_DAY.fullmatch(cell):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            day = date(year, int(found[2]), int(found[1]))
        elif found := ISO_DAY.fullmatch(cell):
            day = date(int(found[1]), int(found[2]), int(found[3]))
        else:
            raise ValueError(cell)
        if EARLIEST <= day <= LATEST:
            return day
    except ValueError:
        pass
    raise ValueError(f"„{cell[:40]}“ ist kein Datum. Schreiben Sie es so: 05.11.2026.")


def count(most: int) -> Reader[int]:
    """A whole number from 0."""

    def read(cell: str, names: Names) -> int:
        plain = re.sub(r"[.,]0+$", "", cell)
        if not (plain.isascii() and plain.isdigit() and len(plain) < 8 and int(plain) <= most):
            raise ValueError(f"„{cell[:40]}“ ist keine ganze Zahl von 0 bis {german.number(most)}.")
        return int(plain)

    return read


def cents(cell: str, names: Names) -> int:
    """An amount in euro as integer cents; 'kostenlos' is nothing."""
    if fold(cell) in {"kostenlos", "kostenfrei", "frei", "gratis", "keine"}:
        return 0
    try:
        amount = german.read_euro(cell)
    except german.UnreadableError:
        amount = -1
    if not 0 <= amount <= 1_000_000_00:
        raise ValueError(f"„{cell[:40]}“ ist kein Betrag. Schreiben Sie ihn so: 12,50 oder kostenlos.")
    return amount


def yes_or_no(cell: str, names: Names) -> bool:
    """Ja or nein."""
    word = fold(cell)
    if word in YES:
        return True
    if word in NO:
        return False
    raise ValueError(f"„{cell[:40]}“ ist weder ja noch nein.")


def choice(known: Mapping[str, str], what: str) -> Reader[str]:
    """One of some words; `known` holds the code by every word, the first word of each code is the one to write."""
    first = {code: word for word, code in reversed(list(known.items()))}
    shown = ", ".join(dict.fromkeys(first[code] for code in known.values()))
    folded = {fold(word): code for word, code in known.items()}

    def read(cell: str, names: Names) -> str:
        found = folded.get(fold(cell))
        if found is None:
            raise ValueError(f"{what} „{cell[:60]}“ kennen wir nicht. Erlaubt sind: {shown}.")
        return found

    return read


def quarter(cell: str, names: Names) -> Quarter:
    """A quarter by its name."""
    return find_named(cell, names.quarters, "das Quartier")


def languages(cell: str, names: Names) -> frozenset[Language]:
    """Languages, separated by commas."""
    return frozenset(find_named(name, names.languages, "die Sprache") for name in _names_in(cell))


def topics(cell: str, names: Names) -> frozenset[Topic]:
    """Topics, separated by commas."""
    whole = names.topics.get(fold(cell))
    if whole is not None:
        return frozenset({whole})
    return frozenset(find_named(name, names.topics, "das Thema") for name in _topic_names(cell))


def _names_in(cell: str) -> list[str]:
    return [name.strip() for name in LIST_BREAK.split(cell) if name.strip()]


def _topic_names(cell: str) -> list[str]:
    """Names of topics hold 'und' themselves."""
    return [name.strip() for name in re.split(r"[,;/\n]", cell) if name.strip()]


def house_number(cell: str, names: Names) -> int:
    """The number a house number begins with: 12 of '12', '12.0' or '12a'."""
    found = re.fullmatch(r"0*([1-9][0-9]{0,3})(?:[.,]0+)?\s*[a-zA-Z]?", cell)
    if not found:
        raise ValueError(f"„{cell[:40]}“ ist keine Hausnummer von 1 bis 9999.")
    return int(found[1])
