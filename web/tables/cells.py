"""One cell: as text without anything invisible, as a key to compare, and harmless for a spreadsheet."""

import re
import unicodedata
from datetime import date, datetime, time

# Programs read a cell that begins so as a formula (ASVS 1.2.10). Quotes before it are doubled, so that reading our own
# file gives back exactly what was written.
FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})


def clean(text: str) -> str:
    """A cell's text in one spelling: no control characters, no bidi marks, single spaces, line breaks as `\\n`."""
    if text.isprintable():  # nearly every cell: nothing invisible in it, no line break
        return " ".join(unicodedata.normalize("NFC", text).split())
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.strip().split("\n")).strip()


def fold(text: str) -> str:
    """What counts when names are compared: letters without accents and capitals, and digits."""
    if text.isascii():
        return "".join(sign for sign in text.lower() if sign.isalnum())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN)).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def harmless(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def without_guard(text: str) -> str:
    """The text of a CSV cell without the quote that `harmless` put before it."""
    return text[1:] if QUOTED_FORMULA.match(text) else text


def as_text(value: object) -> str:
    """A value of a workbook as a person would have typed it: '12' for 12.0, '05.11.2026' for a day, 'ja' for true."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
        case datetime():
            return _day(value) if value.time() == time() else f"{_day(value)} {value:%H:%M}"
        case date():
            return _day(value)
        case time():
            return f"{value:%H:%M}"
        case _:
            return clean(str(value))


def _day(value: date) -> str:
    return f"{value.day:02}.{value.month:02}.{value.year:04}"
