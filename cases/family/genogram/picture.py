"""A family as a picture: facts in, lines and words out; the same family always looks the same."""

from collections.abc import Mapping
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from cases.family.genogram.bonds import Bond, Box, bonds
from cases.family.genogram.facts import BONDS, Facts, Home, Someone
from cases.family.genogram.generations import generations
from cases.family.genogram.order import Order, ordered
from cases.family.genogram.place import placed
from cases.family.genogram.route import LINE, Router, Tag, Tie
from cases.family.genogram.symbols import FRAME, HALF, cross, outline, text_width
from cases.family.genogram.unions import couples, unions

MARGIN = 16.0
NARROWEST, WIDEST = 76.0, 132.0
WIDE = 120.0  # a word such as 'Pflegekind' beside the line above needs it, or the letters of two households
HOME_PADDING = 7.0
PASSING_WIDTH = 4.0
STYLES = {
    "partners": "g-line g-dash",
    "parents": "g-line g-thin",
    "adoptive": "g-line g-dash",
    "foster": "g-line g-dot",
    "step": "g-line g-dashdot",
    "close": "g-close",
    "tense": "g-conf",
    "broken": "g-broken",
}


class Line(NamedTuple):
    """A path with its classes."""

    d: str
    css: str


class Word(NamedTuple):
    """A text with its place; numbers as SVG wants them."""

    x: str
    y: str
    text: str
    css: str


class Figure(NamedTuple):
    """One person as they are drawn."""

    person: Someone
    box: Box
    lines: list[Line]
    words: list[Word]


class Picture(NamedTuple):
    """Everything a template writes down, from the back to the front."""

    left: int  # how far the picture reaches to the left of its origin
    above: int
    width: int
    height: int
    homes: list[Line]
    ties: list[Tie]
    bonds: list[Bond]
    tags: list[Tag]
    lines: list[Line]
    words: list[Word]
    figures: list[Figure]
    across: frozenset[int]
    kinds: frozenset[str]  # what occurs, for the legend


def draw(facts: Facts) -> Picture:
    """Lay the family out and draw it."""
    facts = facts.sorted()
    rows = generations(facts)
    found = unions(facts, rows)
    pairs = couples(facts, rows, found)
    order = ordered(facts, rows.row, pairs, found)
    width = _widths(facts)
    width |= {slot: PASSING_WIDTH for slots in order.passing.values() for slot in slots.values()}
    x = placed(order, width, pairs, found)
    routed = Router(facts, order, x, width, rows.row, pairs, found).routed()
    people = {person.id: person for person in facts.people}
    middle = {person: (x[person], routed.y[rows.row[person]]) for person in people}
    boxes = {person: _box(people[person], *middle[person], width[person]) for person in people}
    tag_boxes = [Box(tag.x, tag.y - 12, tag.x + text_width(tag.text, 13), tag.y + 3) for tag in routed.tags]
    curves = [link for link in facts.links if link.kind in BONDS or link.id in rows.across]
    tied = {frozenset(couple[:2]) for couple in pairs}
    drawn = bonds([link for link in curves if link.one != link.other], people, middle, boxes, tag_boxes, tied)
    homes = _homes(facts.homes, order, boxes)
    figures = [_figure(person, *middle[person.id], boxes[person.id], facts.homes) for person in facts.people]
    kinds = frozenset({tie.kind for tie in routed.ties} | {bond.kind for bond in drawn})
    parts = _Parts(homes, routed.ties, drawn, routed.tags, figures)
    return parts.framed(routed.bottom, rows.across, kinds)


class _Parts(NamedTuple):
    homes: list[Line]
    ties: list[Tie]
    bonds: list[Bond]
    tags: list[Tag]
    figures: list[Figure]

    def framed(self, bottom: float, across: frozenset[int], kinds: frozenset[str]) -> Picture:
        """With the size that holds everything."""
        boxes = [figure.box for figure in self.figures]
        boxes += [box for bond in self.bonds for box in (bond.box, bond.reach)]
        tag_ends = [tag.x + text_width(tag.text, 13) for tag in self.tags]
        right = max([*(box.right for box in boxes), *tag_ends], default=0.0)
        low = max([bottom, *(box.bottom for box in boxes)], default=0.0)
        left = ceil(MARGIN - min([0.0, *(box.left for box in boxes)]))
        above = ceil(MARGIN - min([0.0, *(box.top for box in boxes)]))
        lines = [Line(tie.d, STYLES.get(tie.kind, "g-line")) for tie in self.ties]
        lines += [Line(bond.d, STYLES.get(bond.kind, "g-line")) for bond in self.bonds]
        words = [_word(tag.x, tag.y, tag.text, "t-2 t-halo") for tag in self.tags]
        words += [_word(bond.x, bond.y + 4.5, bond.text, _bond_css(bond.kind)) for bond in self.bonds]
        width, height = left + ceil(right + MARGIN), above + ceil(low + MARGIN)
        return Picture(
            left,
            above,
            width,
            height,
            self.homes,
            self.ties,
            self.bonds,
            self.tags,
            lines,
            words,
            self.figures,
            across,
            kinds,
        )


def _bond_css(kind: str) -> str:
    return {"tense": "t-2 t-m t-red t-halo", "broken": "t-2 t-m t-red t-halo"}.get(kind, "t-2 t-m t-halo")


def _widths(facts: Facts) -> dict[int, float]:
    """How much room each person needs for symbol and words."""
    wide = {link.other for link in facts.links if link.kind in {"adoptive", "foster", "step"}}
    wide |= {person.id for person in facts.people if sum(person.id in home.members for home in facts.homes) > 1}
    return {
        person.id: max(
            WIDE if person.id in wide else NARROWEST,
            min(WIDEST, max((text_width(line) + 6 for line in person.lines), default=0)),
        )
        for person in facts.people
    }


def _box(person: Someone, x: float, y: float, width: float) -> Box:
    bottom = y + HALF + 6 + LINE * len(person.lines)
    return Box(x - width / 2, y - HALF - FRAME, x + width / 2, bottom)


def _figure(person: Someone, x: float, y: float, box: Box, homes: tuple[Home, ...]) -> Figure:
    dead = " g-dead" if person.is_dead else ""
    lines = [Line(outline(person, x, y, grow=FRAME), "g-p g-idx")] if person.is_index else []
    lines.append(Line(outline(person, x, y), f"g-p{dead}{' g-idx' if person.is_index else ''}"))
    lines += [Line(cross(person, x, y), "g-line")] if person.is_dead else []
    words = [_word(x, y + 5, person.inside, "t-1 t-m")] if person.inside and not person.is_dead else []
    letters = " ".join(home.letter for home in homes if person.id in home.members)
    halo = "t-halo-h" if letters else "t-halo"
    words += [_word(x - HALF - 8, y - 10, letters, f"t-2 t-e t-b {halo}")] if letters else []
    for number, line in enumerate(person.lines):
        css = ("t-1 t-b" if person.is_index else "t-1") if number == 0 else "t-2"
        words.append(_word(x, y + HALF + 17 + LINE * number, line, f"{css} t-m {halo}"))
    return Figure(person, box, lines, words)


def _word(x: float, y: float, text: str, css: str) -> Word:
    return Word(f"{x:.1f}", f"{y:.1f}", text, css)


def _homes(homes: tuple[Home, ...], order: Order, boxes: Mapping[int, Box]) -> list[Line]:
    """A dashed outline around those who stand together; whoever lives in two homes is outlined once."""
    lines: list[Line] = []
    outlined: set[int] = set()
    for home in sorted(homes, key=lambda home: (-len(home.members), home.letter)):
        members = home.members - outlined
        outlined |= members
        pieces = _pieces(_runs(order, members, boxes))
        d = "".join(f"M{p.left:g} {p.top:g}H{p.right:g}V{p.bottom:g}H{p.left:g}z" for p in pieces)
        lines += [Line(d, "g-home-edge"), Line(d, "g-home-area")] if pieces else []
    return lines


def _runs(order: Order, members: frozenset[int], boxes: Mapping[int, Box]) -> list[list[Box]]:
    """In each row the pieces of members who stand side by side."""
    rows = []
    for slots in order.rows:
        runs: list[list[Box]] = [[]]
        for slot in (slot for slot in slots if slot >= 0):
            if slot in members:
                runs[-1].append(boxes[slot])
            elif runs[-1]:
                runs.append([])
        rows.append([_around(run) for run in runs if run])
    return rows


def _around(run: list[Box]) -> Box:
    return Box(
        run[0].left - HOME_PADDING,
        min(box.top for box in run) - 5,
        run[-1].right + HOME_PADDING,
        max(box.bottom for box in run) + 5,
    )


def _pieces(rows: list[list[Box]]) -> list[Box]:
    """The pieces and the bridges between pieces of neighbouring rows that overlap."""
    bridges = [
        Box(max(upper.left, lower.left), upper.bottom - 2, min(upper.right, lower.right), lower.top + 2)
        for here, below in pairwise(rows)
        for upper in here
        for lower in below
        if min(upper.right, lower.right) - max(upper.left, lower.left) > 2 * HALF
    ]
    return [piece for row in rows for piece in row] + bridges
