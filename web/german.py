"""How dates, money and hours are written and read in German."""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import timezone

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
NO_BREAK = "\u00a0"
MINUS = "\u2212"

type Day = date | datetime
type Clock = time | datetime


class UnreadableError(ValueError):
    """What was typed is no amount."""


def day(value: Day, today: date | None = None) -> str:
    """Write a day as in lists, 'Fr, 20.11.', with the year only when it is not the current one."""
    on = _local_date(value)
    year = "" if on.year == (today or timezone.localdate()).year else str(on.year)
    return f"{WEEKDAYS[on.weekday()][:2]}, {on:%d.%m.}{year}"


def day_long(value: Day) -> str:
    """Write a day in full, 'Freitag, 20. November 2026'."""
    on = _local_date(value)
    return f"{WEEKDAYS[on.weekday()]}, {on.day}. {MONTHS[on.month - 1]} {on.year}"


def day_num(value: Day) -> str:
    """Write a day in figures, '20.11.2026'."""
    return f"{_local_date(value):%d.%m.%Y}"


def clock(value: Clock) -> str:
    """Write a time of day, '14:00', in local time."""
    if isinstance(value, datetime):
        value = _local(value)
    return f"{value:%H:%M}"


def file_size(size: int) -> str:
    """Write a number of bytes as people count them, '1,2 MB'; a kilobyte is the least."""
    if size < 1_000_000:
        return f"{number(max(1, round(size / 1_000)))}{NO_BREAK}KB"
    return f"{size / 1_000_000:.1f}{NO_BREAK}MB".replace(".", ",")


def number(value: int) -> str:
    """Write a whole number with points between thousands, '100.000'."""
    return _signed(value, f"{abs(value):,}".replace(",", "."))


def euro(cents: int) -> str:
    """Write an amount of euro cents, '10.920 €', with cents only where there are any, '10.920,50 €'."""
    whole, rest = divmod(abs(cents), 100)
    amount = number(whole) + (f",{rest:02}" if rest else "")
    return _signed(cents, amount) + f"{NO_BREAK}€"


def hours(minutes: int) -> str:
    """Write minutes as hours, '6' or '1,5', rounded to hundredths."""
    exact = (Decimal(abs(minutes)) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)
    written = f"{exact:f}".rstrip("0").rstrip(".").replace(".", ",")
    return _signed(minutes, written)


def initials(first_name: str, last_name: str) -> str:
    """Shorten a name to the letters of an avatar, 'JB'."""
    return f"{first_name.strip()[:1]}{last_name.strip()[:1]}".upper()


def read_euro(text: str) -> int:
    """Read '11.760,50 €' as euro cents; raises UnreadableError."""
    amount = _decimal(re.sub(r"\s*(€|Euro|EUR)$", "", text.strip(), flags=re.IGNORECASE))
    if amount is None or amount != amount.quantize(Decimal("0.01")):
        raise UnreadableError(text)
    return int(amount * 100)


def read_hours(text: str) -> int:
    """Read hours, '1,5' or '1:30', as minutes; raises UnreadableError."""
    plain = re.sub(r"\s*(Std\.?|Stunden?|h)$", "", text.strip(), flags=re.IGNORECASE)
    if match := re.fullmatch(r"([0-9]{1,4}):([0-5][0-9])", plain):
        return int(match[1]) * 60 + int(match[2])
    amount = _decimal(plain)
    if amount is None:
        raise UnreadableError(text)
    return int((amount * 60).quantize(Decimal(1), ROUND_HALF_UP))


def _decimal(text: str) -> Decimal | None:
    """Read a German decimal number of at most nine digits before the comma, points between thousands allowed."""
    if not re.fullmatch(r"-?([0-9]{1,9}|[0-9]{1,3}(\.[0-9]{3}){1,2})(,[0-9]{1,4})?", text):
        return None
    try:
        return Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def _signed(value: int, written: str) -> str:
    return f"{MINUS}{written}" if value < 0 else written


def _local_date(value: Day) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
