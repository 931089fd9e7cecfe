"""What a help costs: committed, spent, forecast, contribution; all in whole cents, reckoned by day.

A day of an ambulatory help costs its minutes a week divided by seven at the hourly rate agreed for that day, a day of
a residential one its day rate. Amounts are exact fractions until the end: what was reckoned up to a day is rounded to
whole cents, half a cent up, and a month is the difference between its last day and the day before its first. So the
months of a help always add up to the whole. What was delivered is rounded statement by statement, at the rate of the
month's first day in the help. Nothing here refuses a help; it shows (domain.md §5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from hze import rules
from hze.lifecycle import HelpForm, StatementState
from hze.models import CostContribution, HelpEpisode, MonthlyStatement, Placement, Rate
from web.calendar import YearMonth

PARTS = 420  # of a cent: seven days times sixty minutes
ONE = timedelta(days=1)
DELIVERED = frozenset({StatementState.HANDED_IN, StatementState.CHECKED})


class Span(NamedTuple):
    """Days from `begins` to `ends`, both counted, of one price a day in 420ths of a cent; none where none is known."""

    begins: date
    ends: date
    price: int | None

    def days_in(self, first: date, last: date) -> int:
        return max(0, (min(self.ends, last) - max(self.begins, first)).days + 1)


def cents_until(spans: Iterable[Span], day: date) -> int:
    """Cents from the first day up to this one, half a cent up."""
    parts = sum((span.price or 0) * span.days_in(span.begins, day) for span in spans)
    return (2 * parts + PARTS) // (2 * PARTS)


def cents_between(spans: Sequence[Span], first: date, last: date) -> int:
    """Cents of the days from `first` to `last`: what is reached on the last day less what was before the first."""
    return cents_until(spans, last) - cents_until(spans, first - ONE) if first <= last else 0


def spans_of(episode: HelpEpisode, rates: Iterable[Rate]) -> list[Span]:
    """The help day by day at the rates agreed for it; needs its segments and placements."""
    known = [rate for rate in rates if rate.help_kind_id == episode.help_kind_id]
    if episode.help_kind.form == HelpForm.RESIDENTIAL:
        return _residential(episode, known)
    own = [rate for rate in known if rate.organisation_id == episode.provider_id]
    return [
        Span(first, last, None if rate is None else piece.minutes * rate.cents)
        for piece in rules.stretches(episode, episode.segments.all())
        for first, last, rate in _priced(piece.begins, piece.ends, own)
    ]


def delivered_cents(statement: MonthlyStatement, spans_rate: int) -> int:
    """What the minutes of a statement cost at cents an hour, half a cent up."""
    return (2 * (statement.minutes or 0) * spans_rate + 60) // 120


def contribution_cents(contributions: Iterable[CostContribution], first: date, last: date) -> int:
    """What is due as contribution from `first` to `last`; a month that is not whole by its days, half a cent up."""
    return sum(_due(each, month, first, last) for each in contributions for month in YearMonth.between(first, last))


@dataclass(frozen=True)
class HelpCosts:
    """One help with its prices; the delivered months by month, in cents."""

    help: HelpEpisode
    spans: list[Span]
    delivered: dict[YearMonth, int]
    contributions: list[CostContribution]
    today: date

    @property
    def is_residential(self) -> bool:
        return self.help.help_kind.form == HelpForm.RESIDENTIAL

    @property
    def unpriced_days(self) -> int:
        """Days for which no rate is known; they cost nothing here until one is."""
        return sum(span.days_in(span.begins, span.ends) for span in self.spans if span.price is None)

    def committed(self, first: date, last: date) -> int:
        """Approved scope at the agreed rates."""
        return cents_between(self.spans, max(first, self.help.begins_on), min(last, self.help.last_day))

    def spent(self, first: date, last: date) -> int:
        """Delivered hours of the months in between; residential the days up to today."""
        if self.is_residential:
            return self.committed(first, min(last, self.today))
        return sum(cents for month, cents in self.delivered.items() if first <= month.first_day <= last)

    def forecast(self, first: date, last: date) -> int:
        """Months that were delivered as delivered, all others as if the approved scope were."""
        if self.is_residential:
            return self.committed(first, last)
        begins, ends = max(first, self.help.begins_on), min(last, self.help.last_day)
        return sum(
            self.delivered.get(month, self.committed(max(begins, month.first_day), min(ends, month.last_day)))
            for month in YearMonth.between(begins, ends)
        )

    def contribution(self, first: date, last: date) -> int:
        """What is due as contribution while the help runs."""
        return contribution_cents(self.contributions, max(first, self.help.begins_on), min(last, self.help.last_day))

    @property
    def months(self) -> list["MonthCosts"]:
        """The whole help month by month."""
        return [
            MonthCosts(month, *(each(month.first_day, month.last_day) for each in (self.committed, self.spent)))
            for month in YearMonth.between(self.help.begins_on, self.help.last_day)
        ]


class MonthCosts(NamedTuple):
    """A month of a help, in cents."""

    month: YearMonth
    committed: int
    spent: int


class Totals(NamedTuple):
    """What a help or an area comes to in some days, in cents."""

    committed: int
    spent: int
    forecast: int
    contribution: int

    @classmethod
    def of(cls, costs: HelpCosts, first: date, last: date) -> "Totals":
        each = (costs.committed, costs.spent, costs.forecast, costs.contribution)
        return cls(*(reckon(first, last) for reckon in each))

    @classmethod
    def sum(cls, rows: Iterable["Totals"]) -> "Totals":
        return cls(*(sum(column) for column in zip(cls(0, 0, 0, 0), *rows, strict=True)))


def costs_of(helps: Sequence[HelpEpisode], today: date) -> list[HelpCosts]:
    """The costs of several helps; asks once for all rates. Needs what `with_costs` fetches."""
    providers = {each.provider_id for each in helps} | {p.facility_id for each in helps for p in each.placements.all()}
    kinds = {each.help_kind_id for each in helps}
    rates = list(Rate.objects.filter(organisation__in=providers - {None}, help_kind__in=kinds).order_by("valid_from"))
    return [_costs(each, rates, today) for each in helps]


def _costs(episode: HelpEpisode, rates: list[Rate], today: date) -> HelpCosts:
    own = [rate for rate in rates if (rate.organisation_id, rate.help_kind_id) == _key(episode)]
    delivered = {}
    for statement in episode.statements.all():
        month = YearMonth.of(statement.month)
        rate = _rate_on(max(month.first_day, episode.begins_on), own)
        if statement.state in DELIVERED and rate is not None:
            delivered[month] = delivered_cents(statement, rate.cents)
    return HelpCosts(episode, spans_of(episode, rates), delivered, list(episode.contributions.all()), today)


def _key(episode: HelpEpisode) -> tuple[int | None, int]:
    return episode.provider_id, episode.help_kind_id


def _residential(episode: HelpEpisode, rates: list[Rate]) -> list[Span]:
    """The day rate agreed with the facility, else the one the placement began with; unpriced without a place."""
    found: list[Span] = []
    day = episode.begins_on
    for place in sorted(episode.placements.all(), key=lambda each: each.begins_on):
        first, last = max(place.begins_on, day), min(place.ends_on or episode.last_day, episode.last_day)
        if first > last:
            continue
        if day < first:
            found += _days(day, first - ONE, rates, episode.provider_id, None)
        found += _days(first, last, rates, place.facility_id, place)
        day = last + ONE
    if day <= episode.last_day:
        found += _days(day, episode.last_day, rates, episode.provider_id, None)
    return found


def _days(first: date, last: date, rates: list[Rate], organisation: int | None, place: Placement | None) -> list[Span]:
    own = [rate for rate in rates if rate.organisation_id == organisation]
    began_with = place.day_rate_cents if place else None
    return [
        Span(begins, ends, None if (cents := rate.cents if rate else began_with) is None else cents * PARTS)
        for begins, ends, rate in _priced(first, last, own)
    ]


def _priced(first: date, last: date, rates: list[Rate]) -> list[tuple[date, date, Rate | None]]:
    """The days from `first` to `last` cut where the rate changes."""
    turns = {day for each in rates for day in (each.valid_from, each.valid_to and each.valid_to + ONE) if day}
    begins = [first, *sorted(day for day in turns if first < day <= last)]
    ends = [*(day - ONE for day in begins[1:]), last]
    return [(a, b, _rate_on(a, rates)) for a, b in zip(begins, ends, strict=True)]


def _rate_on(day: date, rates: Iterable[Rate]) -> Rate | None:
    valid = (each for each in rates if each.valid_from <= day and (each.valid_to is None or each.valid_to >= day))
    return next(valid, None)


def _due(each: CostContribution, month: YearMonth, first: date, last: date) -> int:
    begins = max(each.begins_on, month.first_day, first)
    ends = min(each.ends_on or month.last_day, month.last_day, last)
    days, whole = max(0, (ends - begins).days + 1), month.last_day.day
    return (2 * each.cents * days + whole) // (2 * whole)
