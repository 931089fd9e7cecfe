"""The course of a case as a picture: lanes, months, marks; several entries of a week or month become one mark."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cases.course.sources import Lane
from cases.course.timeline import Bucket
from cases.lifecycle import Area
from cases.models import Case, Classification
from web.german import day_num

WIDTH, LEFT, RIGHT, TOP = 960, 104, 16, 28
HEIGHTS = {Lane.CONTACTS: 40, Lane.PROCEDURE: 68, Lane.AREA: 40, Lane.HELPS: 40, Lane.FILE: 36}
MIN_MONTHS = 6
WEEKS_UNTIL = 400  # days; a longer course is drawn by month
LETTER = 7  # width of a letter, a little too wide on purpose
MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
SHORT = {"Kollegiale Beratung": "Beratung", "Vorlage zur Kommission angemeldet": "Vorlage"}
SHORT |= {"Beschluss der Kommission": "Beschluss", "Verfahren nach § 8a begonnen": "§ 8a"}


class Row(NamedTuple):
    """A lane with its place."""

    lane: Lane
    top: int
    height: int

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


class Mark(NamedTuple):
    """One mark: a single entry in its shape, or several as a number."""

    x: int
    y: int
    shape: str  # circle, square, diamond, many
    number: int
    title: str


class Label(NamedTuple):
    """Words in the picture."""

    x: int
    y: int
    text: str
    anchor: str = "t-m"


class Held(NamedTuple):
    """A Falleinordnung: its area, from when it held, and until when it was to be decided again."""

    area: str
    since: date
    review_on: date | None = None


class Band(NamedTuple):
    """How long a Falleinordnung held; the part after its review was due is hatched."""

    x: int
    y: int
    width: int
    area: str
    title: str
    text: str
    late_x: int = 0
    late_width: int = 0


class Picture(NamedTuple):
    """Everything the template draws."""

    height: int
    rows: list[Row]
    ticks: list[Label]
    marks: list[Mark]
    labels: list[Label]
    bands: list[Band]
    now: int
    description: str
    width: int = WIDTH
    left: int = LEFT


class Scale(NamedTuple):
    """Days to places."""

    first: date
    last: date

    @classmethod
    def of(cls, days: Iterable[date], today: date) -> "Scale":
        first = min([*days, today]).replace(day=1)
        last = _next_month(today)
        while _months(first, last) < MIN_MONTHS:
            last = _next_month(last)
        return cls(first, last)

    def x(self, day: date) -> int:
        share = (day - self.first) / (self.last - self.first)
        return LEFT + round((WIDTH - LEFT - RIGHT) * min(max(share, 0), 1))

    @property
    def is_long(self) -> bool:
        return (self.last - self.first).days > WEEKS_UNTIL


def draw(buckets: list[Bucket], began: list[Held], today: date) -> Picture:
    """The picture of a case on this day; `began` says from when on which Falleinordnung held."""
    scale = Scale.of([*(bucket.week for bucket in buckets), *(held.since for held in began)], today)
    rows = _rows()
    marks, labels = _marks(buckets, scale, rows)
    return Picture(
        height=rows[-1].top + rows[-1].height + 30,
        rows=rows,
        ticks=_ticks(scale),
        marks=marks,
        labels=labels,
        bands=_bands(began, scale, today, next(row.middle for row in rows if row.lane == Lane.AREA)),
        now=scale.x(today),
        description=_description(buckets, began),
    )


def areas_of(case: Case) -> list[Held]:
    """The Falleinordnungen of the case, the oldest first."""
    rows = Classification.objects.filter(case=case).order_by("decided_on", "id")
    return [Held(*row) for row in rows.values_list("area", "decided_on", "next_review_on")]


def _rows() -> list[Row]:
    rows, top = [], TOP
    for lane, height in HEIGHTS.items():
        rows.append(Row(lane, top, height))
        top += height
    return rows


def _marks(buckets: list[Bucket], scale: Scale, rows: list[Row]) -> tuple[list[Mark], list[Label]]:
    """One mark for each lane and week (or month), and the words beside those of the procedure where there is room."""
    groups: dict[tuple[Lane, date], list[Bucket]] = defaultdict(list)
    for bucket in buckets:
        if bucket.source.lane != Lane.AREA:
            start = bucket.week + timedelta(days=3)
            groups[bucket.source.lane, start.replace(day=15) if scale.is_long else start].append(bucket)
    places = {row.lane: row for row in rows}
    marks, labels, taken = [], [], {-1: 0, 1: 0}
    for (lane, day), group in sorted(groups.items(), key=lambda each: each[0][1]):
        row, x = places[lane], scale.x(day)
        marks.append(Mark(x, row.middle, _shape(lane, group), sum(each.number for each in group), _title(group, day)))
        if lane in {Lane.PROCEDURE, Lane.HELPS}:
            text = _label(group)
            side = -1 if taken[-1] <= taken[1] else 1
            begins = x - len(text) * LETTER // 2
            if lane == Lane.PROCEDURE and begins > taken[side] and x + len(text) * LETTER // 2 < WIDTH:
                taken[side] = begins + len(text) * LETTER
                labels.append(Label(x, row.middle + (25 if side > 0 else -15), text))
    return marks, labels


def _shape(lane: Lane, group: list[Bucket]) -> str:
    if sum(each.number for each in group) > 1:
        return "many"
    if lane != Lane.CONTACTS:
        return "diamond"
    return "square" if group[0].code == "home_visit" else "circle"


def _label(group: list[Bucket]) -> str:
    first = group[0].source.words.get(group[0].code, group[0].source.label)
    others = len({each.source.name for each in group}) - 1
    return f"{SHORT.get(first, first)} +{others}" if others else SHORT.get(first, first)


def _title(group: list[Bucket], day: date) -> str:
    numbers: dict[str, int] = defaultdict(int)
    for each in group:
        numbers[each.source.words.get(each.code, each.source.label)] += each.number
    return f"um den {day_num(day)}: " + ", ".join(f"{number} × {text}" for text, number in numbers.items())


def _ticks(scale: Scale) -> list[Label]:
    """Every month, or so few of them that their names do not touch; January carries the year."""
    step = max(1, -(-_months(scale.first, scale.last) // 14))
    ticks, day, count = [], scale.first, 0
    while day < scale.last:
        if count % step == 0:
            year = f" {day:%y}" if count == 0 or day.month <= step else ""
            ticks.append(Label(scale.x(day), TOP - 10, f"{MONTHS[day.month - 1]}{year}", ""))
        day, count = _next_month(day), count + 1
    return ticks


def _bands(began: list[Held], scale: Scale, today: date, y: int) -> list[Band]:
    bands = []
    ends = [held.since for held in began[1:]] + [today]
    for held, end in zip(began, ends, strict=False):  # without any, nothing ends today
        x, label = scale.x(held.since), Area(held.area).label
        width = max(scale.x(end) - x, 14)
        text = label if width > len(label) * LETTER + 30 else ""
        title = f"{label} seit {day_num(held.since)}"
        late = held.review_on if held.review_on and held.review_on < end else None
        if late is None:
            bands.append(Band(x, y, width, held.area, title, text))
        else:
            until = scale.x(late) - x
            title += f", Überprüfung war am {day_num(late)} fällig"
            bands.append(Band(x, y, width, held.area, title, text, until, max(width - until, 0)))
    return bands


def _description(buckets: list[Bucket], began: list[Held]) -> str:
    numbers: dict[str, int] = defaultdict(int)
    for bucket in buckets:
        numbers[bucket.source.label] += bucket.number
    counted = ", ".join(f"{label}: {number}" for label, number in numbers.items())
    areas = "; ".join(f"{Area(held.area).label} ab {day_num(held.since)}" for held in began)
    return f"{counted or 'Noch keine Einträge'}. {areas}".strip()


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
