"""The course of a help as a picture: months from left to right, one row for each kind of thing; whole numbers only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hze.course_line.story import Point, Span, Story
from web.german import day_num

WIDTH, LEFT, RIGHT, TOP = 960, 140, 16, 26
BAND, MARKS, BARS, FOOT = 40, 36, 76, 28  # heights of the rows
BAR = 46  # the highest bar
LETTER = 8  # width of a letter, a little too wide on purpose
TICKS = 12  # at most so many months are named
MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


class Row(NamedTuple):
    """A kind of thing with its place."""

    label: str
    top: int
    height: int

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


class Tick(NamedTuple):
    """The first day of a month."""

    x: int
    text: str


class Band(NamedTuple):
    """Something that lasts; `text` is as much of it as has room."""

    x: int
    y: int
    width: int
    text: str
    title: str
    is_planned: bool
    look: str  # phase, place or scope


class Mark(NamedTuple):
    """Something of one day."""

    x: int
    y: int
    look: str  # talk, contact, decision or goal
    title: str
    is_planned: bool


class Bar(NamedTuple):
    """The nights at home of a month."""

    x: int
    y: int
    width: int
    height: int
    text: str
    title: str
    is_planned: bool

    @property
    def middle(self) -> int:
        return self.width // 2


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Everything the template draws."""

    width: int
    height: int
    now: int | None
    goal: Mark | None
    rows: list[Row]
    ticks: list[Tick]
    bands: list[Band]
    marks: list[Mark]
    bars: list[Bar]
    description: str


class _Scale:
    """Days to pixels; the picture begins and ends with whole months."""

    def __init__(self, story: Story) -> None:
        first = min([story.begins_on, *(span.begins_on for span in story.phases)])
        last = max(story.ends_on, story.goal.on) if story.goal else story.ends_on
        self.first, self.last = first.replace(day=1), _next_month(last)
        self.days = (self.last - self.first).days

    def x(self, day: date) -> int:
        inside = min(max((day - self.first).days, 0), self.days)
        return LEFT + inside * (WIDTH - LEFT - RIGHT) // self.days

    def months(self) -> Iterator[date]:
        month = self.first
        while month < self.last:
            yield month
            month = _next_month(month)


def picture_of(story: Story) -> Picture:
    """Draw the course: bands for phases, place and scope, marks for talks, contacts and decisions, bars for nights."""
    scale, rows = _Scale(story), _rows(story)
    places = {row.label: row for row in rows}
    bands, marks = [], []
    for label, look, spans in (
        ("Phase", "phase", story.phases),
        ("Unterbringung", "place", story.places),
        ("Umfang", "scope", story.scopes),
    ):
        if label in places:
            bands += [_band(span, look, places[label].middle, scale, story.today) for span in spans]
    for label, look, points in (
        ("Hilfeplan", "talk", story.talks),
        ("Kontakte", "contact", story.contacts),
        ("Beschlüsse", "decision", story.decisions),
    ):
        if label in places:
            marks += [_mark(point, look, places[label].middle, scale) for point in points]
    nights = places.get("Nächte zu Hause")
    return Picture(
        width=WIDTH,
        height=rows[-1].top + rows[-1].height + FOOT,
        now=scale.x(story.today) if scale.first <= story.today <= scale.last else None,
        goal=_goal(story.goal, scale) if story.goal else None,
        rows=rows,
        ticks=_ticks(scale),
        bands=bands,
        marks=marks,
        bars=list(_bars(story, nights, scale)) if nights else [],
        description=_description(story),
    )


def _rows(story: Story) -> list[Row]:
    """The rows this help has something for; the Hilfeplan always."""
    wanted = (
        ("Phase", BAND, bool(story.phases)),
        ("Unterbringung", BAND, bool(story.places)),
        ("Umfang", BAND, bool(story.scopes)),
        ("Hilfeplan", MARKS, True),
        ("Nächte zu Hause", BARS, story.is_residential),
        ("Kontakte", MARKS, bool(story.contacts)),
        ("Beschlüsse", MARKS, True),
    )
    rows, top = [], TOP
    for label, height, is_there in wanted:
        if is_there:
            rows.append(Row(label, top, height))
            top += height
    return rows


def _band(span: Span, look: str, y: int, scale: _Scale, today: date) -> Band:
    x = scale.x(span.begins_on)
    width = max(scale.x(span.ends_on) - x - 2, 3)
    letters = (width - 12) // LETTER
    text = span.words if len(span.words) <= letters else f"{span.words[: letters - 1]}…" if letters > 3 else ""
    title = f"{span.words}: {day_num(span.begins_on)} bis {day_num(span.ends_on)}"
    return Band(x, y, width, text, title, span.begins_on > today, look)


def _mark(point: Point, look: str, y: int, scale: _Scale) -> Mark:
    return Mark(scale.x(point.on), y, look, f"{day_num(point.on)}: {point.words}", point.is_planned)


def _goal(goal: Point, scale: _Scale) -> Mark:
    return Mark(scale.x(goal.on), TOP, "goal", f"{goal.words} {day_num(goal.on)}", goal.is_planned)


def _bars(story: Story, row: Row, scale: _Scale) -> Iterator[Bar]:
    """One bar a month; a month that is still running shows what was and what is planned beside each other."""
    nights = story.nights()
    most = max((done + planned for done, planned in nights.values()), default=1)
    floor = row.top + row.height - 8
    for month in scale.months():
        found = nights.get((month.year, month.month), (0, 0))
        shown = [(count, index == 1) for index, count in enumerate(found) if count]
        left, right = scale.x(month) + 3, scale.x(_next_month(month)) - 3
        width = max((right - left) // max(len(shown), 1), 2)
        for place, (count, is_planned) in enumerate(shown):
            height = max(count * BAR // most, 3)
            name = f"{MONTHS[month.month - 1]} {month.year}: {count} {'geplant' if is_planned else 'zu Hause'}"
            yield Bar(left + place * width, floor - height, width, height, str(count), name, is_planned)


def _ticks(scale: _Scale) -> list[Tick]:
    months = list(scale.months())
    step = -(-len(months) // TICKS)
    named = months[::step]
    return [Tick(scale.x(month), _month(month, is_first=number == 0)) for number, month in enumerate(named)]


def _month(month: date, *, is_first: bool) -> str:
    year = f" {month:%y}" if is_first or month.month == 1 else ""
    return f"{MONTHS[month.month - 1]}{year}"


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _description(story: Story) -> str:
    """The picture in sentences, for who does not see it."""
    said = [f"Hilfe vom {day_num(story.begins_on)} bis {day_num(story.ends_on)}."]
    said += [f"{span.words} ab {day_num(span.begins_on)}." for span in (*story.phases, *story.places, *story.scopes)]
    held = sum(not talk.is_planned for talk in story.talks)
    said.append(f"Hilfeplangespräche: {held} geführt, {len(story.talks) - held} geplant.")
    if story.is_residential:
        nights = story.nights().values()
        done, planned = sum(pair[0] for pair in nights), sum(pair[1] for pair in nights)
        said.append(f"Nächte zu Hause: {done} bisher, {planned} geplant.")
    if story.goal:
        said.append(f"Ziel: {story.goal.words} am {day_num(story.goal.on)}.")
    if story.contacts:
        kept = sum(not contact.is_planned for contact in story.contacts)
        said.append(f"Kontakte: {kept} von {len(story.contacts)} fanden statt.")
    return " ".join(said)
