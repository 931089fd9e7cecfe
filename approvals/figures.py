"""Looking back: what a team's commission decided in a period, as figures, and which of them may be shown.

Computed from plain facts. A figure is a part of a whole; whoever may see sums only never learns a part under
`SMALL_CELL`, neither by reading it nor by subtracting (docs/decisions/0017).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median
from typing import NamedTuple

from django.conf import settings

from approvals.lifecycle import GRANTED, Outcome, Request, Way
from approvals.models import ReturnReason
from hze.lifecycle import HelpForm
from web.german import euro

LEFT_OUT = "nicht gezeigt"  # under the threshold, or what would give such a number away: nobody learns which
FEW = 2  # cells left out at least: one alone is what is missing to the sum

type Shown = int | None  # None: not shown


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A decision that holds: of the commission, or of the Abteilungsleitung after the leads disagreed."""

    outcome: str
    days: int  # from the Vorlage to the decision
    way: str = Way.MEETING
    request: str = Request.NEW
    form: str = HelpForm.AMBULATORY
    place: str = ""  # the group of quarters the child lives in
    cents: int | None = None  # what was granted, as it was frozen
    return_reason: str = ""
    was_escalated: bool = False
    was_corrected: bool = False

    @property
    def is_granted(self) -> bool:
        return self.outcome in GRANTED


class Duty(NamedTuple):
    """A condition of a decision."""

    until: date
    fulfilled_on: date | None = None


class Ended(NamedTuple):
    """A case that ended before any help began; the reason in words."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What happened in a team in one period."""

    settled: Sequence[Settled] = ()
    ended: Sequence[Ended] = ()
    duties: Sequence[Duty] = ()
    places: Sequence[str] = ()
    reasons: Sequence[str] = ()  # the reasons a case can end with before a help, in words
    passed_on: int = 0  # decisions that wait for the Abteilungsleitung today


@dataclass(frozen=True)
class Row:
    """One figure: how many, and how much of the whole that is."""

    label: str
    count: Shown
    percent: int | None = None
    money: str = ""

    @property
    def value(self) -> str:
        """The figure in words: money where it is about money."""
        return LEFT_OUT if self.count is None else self.money or str(self.count)

    @property
    def share(self) -> str:
        return "" if self.percent is None else f"{self.percent} %"

    @property
    def width(self) -> str:
        return f"{self.percent or 0}%"


@dataclass(frozen=True)
class Section:
    """Figures that are parts of one whole."""

    key: str
    title: str
    note: str
    whole: str  # what the parts are parts of, with its number
    rows: list[Row]


@dataclass(frozen=True)
class Report:
    """A team in a period."""

    decisions: Shown
    typical_days: str  # the median
    most_days: str  # nine of ten were decided within
    passed_on: Shown
    sections: list[Section]

    @property
    def decisions_shown(self) -> str:
        return small() if self.decisions is None else str(self.decisions)


def small() -> str:
    return f"unter {settings.SMALL_CELL}"


def report_of(facts: Facts, *, today: date, sees_small: bool) -> Report:
    """The figures of a team; who does not see small ones gets neither conditions nor sums of money."""
    settled = facts.settled
    days = sorted(row.days for row in settled)
    is_shown = bool(settled) and (sees_small or len(settled) >= settings.SMALL_CELL)
    sections = [
        _outcomes(settled, sees_small=sees_small),
        _returned(settled, sees_small=sees_small),
        _granted(settled, sees_small=sees_small),
        _without_help(facts, sees_small=sees_small),
        _ways(settled, sees_small=sees_small),
        _voices(settled, sees_small=sees_small),
        *([_duties(facts.duties, today)] if sees_small else []),
        _cost(facts, sees_sum=sees_small),
    ]
    return Report(
        decisions=len(settled) if sees_small or is_shown else None,
        typical_days=_days(median(days)) if is_shown else "",
        most_days=_days(nine_of_ten(days)) if is_shown else "",
        passed_on=facts.passed_on if sees_small else None,
        sections=sections,
    )


def hidden_cells(counts: Sequence[int], *, hidden: Iterable[int] = ()) -> set[int]:
    """Which parts of a whole are left out so that none under the threshold can be derived from the others and the sum.

    Those under `SMALL_CELL` (none included) and those in `hidden`; and the smallest of the rest, until what is left
    out are two parts that reach the threshold together.
    """
    left_out = {number for number, count in enumerate(counts) if count < settings.SMALL_CELL} | set(hidden)
    others = sorted(set(range(len(counts))) - left_out, key=lambda number: counts[number])
    while left_out and others and not _is_enough(counts, left_out):
        left_out.add(others.pop(0))
    return left_out


def nine_of_ten(days: Sequence[int]) -> int:
    """The number of days within which nine of ten were decided; `days` in order, at least one."""
    return days[ceil(len(days) * 9 / 10) - 1]


def _is_enough(counts: Sequence[int], left_out: set[int]) -> bool:
    return len(left_out) >= FEW and sum(counts[number] for number in left_out) >= settings.SMALL_CELL


def _parts(parts: Sequence[tuple[str, int]], *, sees_small: bool, hidden: Iterable[int] = ()) -> list[Row]:
    """The parts of a whole as rows."""
    counts = [count for _label, count in parts]
    whole = sum(counts)
    left_out = set() if sees_small else hidden_cells(counts, hidden=hidden)
    return [
        Row(label, None) if number in left_out else Row(label, count, _percent(count, whole))
        for number, (label, count) in enumerate(parts)
    ]


def _outcomes(settled: Sequence[Settled], *, sees_small: bool) -> Section:
    parts = [
        ("bewilligt", sum(row.is_granted for row in settled)),
        ("zurückgestellt", sum(row.outcome == Outcome.RETURNED for row in settled)),
        ("abgelehnt", sum(row.outcome == Outcome.REFUSED for row in settled)),
    ]
    rows = _parts(parts, sees_small=sees_small)
    whole = f"{_whole(len(settled), sees_small=sees_small)} Beschlüsse"
    return Section("ergebnis", "Was beschlossen wurde", "", whole, rows)


def _returned(settled: Sequence[Settled], *, sees_small: bool) -> Section:
    rows = [row for row in settled if row.outcome == Outcome.RETURNED]
    parts = [(str(reason.label), sum(row.return_reason == reason for row in rows)) for reason in ReturnReason]
    is_hidden = not _is_outcome_shown(settled, 1, sees_small=sees_small)
    shown = _parts(parts, sees_small=sees_small, hidden=range(len(parts)) if is_hidden else ())
    whole = LEFT_OUT if is_hidden else f"{len(rows)} zurückgestellt"
    return Section("zurueckgestellt", "Warum zurückgestellt wurde", "", whole, shown)


def _granted(settled: Sequence[Settled], *, sees_small: bool) -> Section:
    parts = _granted_parts(settled)
    is_hidden = not _is_outcome_shown(settled, 0, sees_small=sees_small)
    shown = _parts(parts, sees_small=sees_small, hidden=range(len(parts)) if is_hidden else ())
    whole = LEFT_OUT if is_hidden else f"{sum(count for _label, count in parts)} bewilligt"
    return Section("hilfen", "Ambulant und stationär", "", whole, shown)


def _granted_parts(settled: Sequence[Settled]) -> list[tuple[str, int]]:
    granted = [row for row in settled if row.is_granted]
    new = [row for row in granted if row.request == Request.NEW]
    running = [row for row in granted if row.request in {Request.EXTEND, Request.CHANGE}]
    by_form = [
        (f"{words}, {HelpForm(form).label}", sum(row.form == form for row in rows))
        for words, rows in (("neu", new), ("verlängert oder geändert", running))
        for form in HelpForm
    ]
    return [*by_form, ("beendet", len(granted) - len(new) - len(running))]


def _is_outcome_shown(settled: Sequence[Settled], number: int, *, sees_small: bool) -> bool:
    return _outcomes(settled, sees_small=sees_small).rows[number].count is not None


def _without_help(facts: Facts, *, sees_small: bool) -> Section:
    """Cases that ended without a help beside helps newly granted: what the social space solved."""
    new = sum(row.is_granted and row.request == Request.NEW for row in facts.settled)
    parts = [(reason, sum(row.reason == reason for row in facts.ended)) for reason in facts.reasons]
    parts.append(("Hilfe zur Erziehung neu bewilligt", new))
    is_told = all(row.count is not None for row in _granted(facts.settled, sees_small=sees_small).rows[:FEW])
    rows = _parts(parts, sees_small=sees_small, hidden=() if is_told else [len(parts) - 1])
    whole = f"{_whole(len(facts.ended) + new, sees_small=sees_small)} Fälle"
    note = "Fälle, die vor einer Hilfe zur Erziehung zu Ende gingen, neben den neu bewilligten Hilfen."
    return Section("ohne-hilfe", "Ohne Hilfe zur Erziehung gelöst", note, whole, rows)


def _ways(settled: Sequence[Settled], *, sees_small: bool) -> Section:
    parts = [(str(way.label), sum(row.way == way for row in settled)) for way in Way]
    rows = _parts(parts, sees_small=sees_small)
    whole = f"{_whole(len(settled), sees_small=sees_small)} Beschlüsse"
    return Section("wege", "Wie beschlossen wurde", "", whole, rows)


def _voices(settled: Sequence[Settled], *, sees_small: bool) -> Section:
    """Two questions about each decision; yes and no are the parts of the whole."""
    asked = {
        "über die Abteilungsleitung": sum(row.was_escalated for row in settled),
        "mit berichtigter Stimme": sum(row.was_corrected for row in settled),
    }
    pairs = [(label, yes, len(settled) - yes) for label, yes in asked.items()]
    rows = [_parts([(label, yes), ("", no)], sees_small=sees_small)[0] for label, yes, no in pairs]
    whole = f"{_whole(len(settled), sees_small=sees_small)} Beschlüsse"
    return Section("stimmen", "Uneinigkeit und Berichtigung", "", whole, rows)


def _duties(duties: Sequence[Duty], today: date) -> Section:
    parts = [
        ("rechtzeitig erfüllt", sum(row.fulfilled_on <= row.until for row in duties if row.fulfilled_on)),
        ("verspätet erfüllt", sum(row.fulfilled_on > row.until for row in duties if row.fulfilled_on)),
        ("überfällig", sum(row.fulfilled_on is None and row.until < today for row in duties)),
        ("noch offen", sum(row.fulfilled_on is None and row.until >= today for row in duties)),
    ]
    note = "Gezählt wird nach dem Tag, bis zu dem eine Auflage zu erfüllen ist."
    whole = f"{len(duties)} Auflage{'n' if len(duties) != 1 else ''}"
    return Section("auflagen", "Auflagen, die fällig sind", note, whole, _parts(parts, sees_small=True))


def _cost(facts: Facts, *, sees_sum: bool) -> Section:
    """Money by place: too few decisions are left out for everybody, the sum is the leads'."""
    rows = [row for row in facts.settled if row.is_granted and row.cents is not None]
    counts = [sum(row.place == place for row in rows) for place in facts.places]
    cents = [sum(row.cents or 0 for row in rows if row.place == place) for place in facts.places]
    left_out, whole = hidden_cells(counts), sum(cents)
    shown = [
        Row(place, None)
        if number in left_out
        else Row(place, counts[number], _percent(cents[number], whole) if sees_sum else None, euro(cents[number]))
        for number, place in enumerate(facts.places)
    ]
    total = (euro(whole) if len(rows) >= settings.SMALL_CELL else f"{small()} Beschlüsse") if sees_sum else ""
    note = (
        "Was mit den Beschlüssen zugesagt wurde, nach der Schätzung in der Vorlage; nicht, was ausgezahlt ist. Ein "
        f"Quartier mit weniger als {settings.SMALL_CELL} Bewilligungen wird nicht gezeigt, und keines, aus dem sich "
        "ein solches errechnen ließe."
    )
    return Section("kosten", "Zugesagte Kosten", note, total, shown)


def _whole(count: int, *, sees_small: bool) -> str:
    return str(count) if sees_small or count >= settings.SMALL_CELL else small()


def _percent(part: int, whole: int) -> int | None:
    return (200 * part + whole) // (2 * whole) if whole else None


def _days(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")
