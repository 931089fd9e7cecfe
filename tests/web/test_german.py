"""Dates, money and hours as a German reader writes them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import german

TODAY = date(2026, 11, 18)


def test_a_day_of_this_year_has_no_year() -> None:
    assert german.day(date(2026, 11, 20), TODAY) == "Fr, 20.11."


def test_a_day_of_another_year_shows_it() -> None:
    assert german.day(date(2027, 1, 2), TODAY) == "Sa, 02.01.2027"


def test_a_day_in_full() -> None:
    assert german.day_long(date(2026, 3, 1)) == "Sonntag, 1. März 2026"


def test_a_moment_is_shown_in_local_time() -> None:
    late_in_utc = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    assert german.day(late_in_utc, TODAY) == "Fr, 20.11."
    assert german.day_num(late_in_utc) == "20.11.2026"
    assert german.clock(late_in_utc) == "00:30"


def test_a_time_of_day() -> None:
    assert german.clock(time(14, 0)) == "14:00"


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (1_092_000, "10.920 €"),
        (84_000, "840 €"),
        (1_092_050, "10.920,50 €"),
        (5, "0,05 €"),
        (0, "0 €"),
        (-123_456_789, "−1.234.567,89 €"),
    ],
)
def test_euro(cents: int, written: str) -> None:
    assert german.euro(cents) == written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("minutes", "written"), [(360, "6"), (90, "1,5"), (100, "1,67"), (0, "0"), (6_000, "100"), (-30, "−0,5")]
)
def test_hours(minutes: int, written: str) -> None:
    assert german.hours(minutes) == written


def test_initials() -> None:
    assert german.initials("Jana", "Brandt") == "JB"
    assert german.initials("çelik", "") == "Ç"


@pytest.mark.parametrize("typed", ["11.760,50", "11760,5", " 11.760,50 € ", "11760,50 Euro"])
def test_an_amount_may_be_typed_in_many_ways(typed: str) -> None:
    assert german.read_euro(typed) == 1_176_050


@pytest.mark.parametrize("typed", ["", "viel", "1,234", "11.76", "1.1760", "1,2,3", "12 € 5", "9" * 30, "٣"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    with pytest.raises(german.UnreadableError):
        german.read_euro(typed)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("1,5", 90), ("1:30", 90), ("6", 360), ("1,5 Std.", 90), ("0,75 h", 45)]
)
def test_hours_may_be_typed_as_decimals_or_with_a_colon(typed: str, minutes: int) -> None:
    assert german.read_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["", "1:75", "lang", "1.5", "1,5,5"])
def test_what_is_no_time_span_is_not_guessed(typed: str) -> None:
    with pytest.raises(german.UnreadableError):
        german.read_hours(typed)


@given(st.integers(min_value=0, max_value=99_999_999_999))
def test_every_amount_reads_back_as_it_was_written(cents: int) -> None:
    assert german.read_euro(german.euro(cents)) == cents
