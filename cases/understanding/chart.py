"""The small relation chart: family on the left, institutions on the right, every pattern a chip on its line.

Four columns that never meet: chips between members, members, chips towards institutions, institutions. Each chip has a
row of its own, so neither nodes nor chips can cover each other, and lines run in the gaps between the columns. All four
fit beside the text of the page on a screen 1440 pixels wide; letters keep their size, so a smaller screen scrolls.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cases.family.genogram.picture import Line, Word
from cases.family.genogram.symbols import text_width

MARGIN, TOP = 12.0, 40.0
NODE, CHIP = 144.0, 124.0  # widths
NODE_HEIGHT, CHIP_HEIGHT = 44.0, 40.0
GAP = 18.0  # between two of a column
LANE = 46.0  # between two columns: where lines run
PADDING = 10.0


class Seen(NamedTuple):
    """One observation as the chart needs it; `receiver` is a member's key, or None for an institution."""

    key: str
    sender: str
    receiver: str | None
    institution: str
    kind: str
    line: str  # LineStyle
    is_hypothesis: bool


class Box(NamedTuple):
    """A node or a chip with its place and its words."""

    key: str
    left: float
    top: float
    width: float
    height: float
    css: str
    lines: tuple[str, ...]
    title: str

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def d(self) -> str:
        return f"M{self.left:g} {self.top:g}h{self.width:g}v{self.height:g}h{-self.width:g}z"

    def meets(self, other: "Box") -> bool:
        across = self.left < other.left + other.width and other.left < self.left + self.width
        return across and self.top < other.top + other.height and other.top < self.top + self.height


class Chart(NamedTuple):
    """Everything a template writes down."""

    width: int
    height: int
    lines: list[Line]
    nodes: list[Box]
    chips: list[Box]
    words: list[Word]
    kinds: list[tuple[str, str]]  # name and class, for the key


def draw_chart(members: Sequence[tuple[str, str]], observations: Iterable[Seen]) -> Chart:
    """Draw members (key, name) and what lies between them and others; the same facts always look the same."""
    seen = sorted(observations, key=lambda one: one.key)
    within = [one for one in seen if one.receiver]
    outside = [one for one in seen if not one.receiver]
    left = MARGIN + (CHIP + LANE if within else 0.0)
    places = sorted({one.institution.casefold(): one.institution for one in outside}.values(), key=str.casefold)
    rows = max(len(members), len(places), 1)
    tall = max(rows * (NODE_HEIGHT + GAP), max(len(within), len(outside)) * (CHIP_HEIGHT + GAP)) - GAP
    people = _column([(key, name, "u-person") for key, name in members], left, NODE_HEIGHT, NODE, tall)
    chips_at = left + NODE + LANE
    houses_at = chips_at + CHIP + LANE
    houses = _column([(_house(name), name, "u-house") for name in places], houses_at, NODE_HEIGHT, NODE, tall)
    nodes = {box.key: box for box in (*people, *houses)}
    inner = _chips(within, nodes, MARGIN, tall)
    outer = _chips(outside, nodes, chips_at, tall)
    lines = [line for chip, one in zip(inner, _ordered(within, nodes), strict=True) for line in _bow(chip, one, nodes)]
    lines += [
        line for chip, one in zip(outer, _ordered(outside, nodes), strict=True) for line in _across(chip, one, nodes)
    ]
    width = houses_at + NODE + MARGIN if outside else left + NODE + MARGIN
    boxes = [*people, *houses, *inner, *outer]
    return Chart(
        width=round(width),
        height=round(TOP + tall + MARGIN),
        lines=lines,
        nodes=[*people, *houses],
        chips=[*inner, *outer],
        words=[*_headings(left, houses_at if outside else None), *(word for box in boxes for word in _words(box))],
        kinds=sorted({(one.kind, f"u-{one.line}") for one in seen}),
    )


def _house(name: str) -> str:
    return f"house:{name.casefold()}"


def _target(one: Seen) -> str:
    return one.receiver or _house(one.institution)


def _column(rows: list[tuple[str, str, str]], left: float, height: float, width: float, tall: float) -> list[Box]:
    """Nodes of a column, spread over the height of the tallest."""
    step = tall / max(len(rows), 1)
    return [
        Box(key, left, TOP + step * number + (step - height) / 2, width, height, css, _fitted(name, width), name)
        for number, (key, name, css) in enumerate(rows)
    ]


def _ordered(seen: list[Seen], nodes: dict[str, Box]) -> list[Seen]:
    """By the middle of both ends, so that lines cross as little as this simple order allows."""
    return sorted(seen, key=lambda one: (nodes[one.sender].middle + nodes[_target(one)].middle, one.key))


def _chips(seen: list[Seen], nodes: dict[str, Box], left: float, tall: float) -> list[Box]:
    ordered = _ordered(seen, nodes)
    step = tall / max(len(ordered), 1)
    chips = []
    for number, one in enumerate(ordered):
        word = "Hypothese" if one.is_hypothesis else "beobachtet"
        top = TOP + step * number + (step - CHIP_HEIGHT) / 2
        ends = f"{nodes[one.sender].title} und {nodes[_target(one)].title}"
        css, lines = f"u-chip u-{one.line}-box", (_short(one.kind, CHIP - 2 * PADDING), word)
        chips.append(Box(one.key, left, top, CHIP, CHIP_HEIGHT, css, lines, f"{one.kind}, {word}: {ends}"))
    return chips


def _across(chip: Box, one: Seen, nodes: dict[str, Box]) -> list[Line]:
    """From the member into the chip, out of the chip to the institution."""
    member, house = nodes[one.sender], nodes[_target(one)]
    start, end = member.left + member.width, chip.left + chip.width
    css = f"u-line u-{one.line}"
    return [
        Line(_curve(start, member.middle, chip.left, chip.middle), css),
        Line(_curve(end, chip.middle, house.left, house.middle), css),
        Line(_arrow(house.left, house.middle, 1), "u-arrow"),
    ]


def _bow(chip: Box, one: Seen, nodes: dict[str, Box]) -> list[Line]:
    """Between two members by way of the chip at their left; a little apart, so that both ends are seen."""
    sender, receiver = nodes[one.sender], nodes[_target(one)]
    edge, css = chip.left + chip.width, f"u-line u-{one.line}"
    return [
        Line(_curve(sender.left, sender.middle - 6, edge, chip.middle - 8), css),
        Line(_curve(edge, chip.middle + 8, receiver.left, receiver.middle + 6), css),
        Line(_arrow(receiver.left, receiver.middle + 6, 1), "u-arrow"),
    ]


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    bend = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}"


def _arrow(x: float, y: float, side: int) -> str:
    return f"M{x:g} {y:g}l{-9 * side:g} -5v10z"


def _headings(left: float, houses_at: float | None) -> list[Word]:
    words = [_word(left, 22, "Familie", "t-1 t-b")]
    return [*words, _word(houses_at, 22, "Stellen", "t-1 t-b")] if houses_at is not None else words


def _words(box: Box) -> list[Word]:
    first = box.middle + 5 - 9 * (len(box.lines) - 1)
    is_chip = box.css.startswith("u-chip")
    return [
        _word(box.left + PADDING, first + 18 * number, line, "t-2" if is_chip and number else "t-1")
        for number, line in enumerate(box.lines)
    ]


def _fitted(name: str, width: float) -> tuple[str, ...]:
    """A name in one or two lines of its box; the whole of it stands in the title and in the list."""
    room, first, rest = width - 2 * PADDING, "", name.split()
    while rest and text_width(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return (_short(name, room),)
    return (first, _short(" ".join(rest), room)) if rest else (first,)


def _short(text: str, room: float) -> str:
    """The text, or its beginning with an ellipsis."""
    if text_width(text) <= room:
        return text
    while text and text_width(f"{text} …") > room:
        text = text[:-1]
    return f"{text.rstrip()} …"


def _word(x: float, y: float, text: str, css: str) -> Word:
    return Word(f"{x:.1f}", f"{y:.1f}", text, css)
