"""Close, tense, broken and everything that runs across the rows: curves around symbols, each with its word."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import NamedTuple

from cases.family.genogram.facts import Link, Someone
from cases.family.genogram.symbols import border, text_width

BULGES = (0, 28, -28, 56, -56, 90, -90, 130, -130, 190, -190, 270, -270)
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
SAMPLES = 24
WORDS = {
    "close": "eng",
    "tense": "angespannt",
    "broken": "abgebrochen",
    "parent": "Elternteil",
    "adoptive": "adoptiert",
    "foster": "Pflegeelternteil",
    "step": "Stiefelternteil",
    "married": "verheiratet",
    "partners": "Partnerschaft",
    "separated": "getrennt",
    "divorced": "geschieden",
    "sibling": "Geschwister",
}

type Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle nothing else may cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


class Bond(NamedTuple):
    """One curve with its word."""

    d: str
    kind: str
    link: int
    text: str
    x: float
    y: float
    box: Box
    reach: Box  # how far the curve goes


class Curve(NamedTuple):
    """A bow from one symbol to another."""

    start: Point
    bend: Point
    end: Point

    def at(self, t: float) -> Point:
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return (
            a * self.start[0] + b * self.bend[0] + c * self.end[0],
            a * self.start[1] + b * self.bend[1] + c * self.end[1],
        )

    def across(self, t: float) -> Point:
        """The direction at right angles to the curve, of length 1."""
        dx = 2 * (1 - t) * (self.bend[0] - self.start[0]) + 2 * t * (self.end[0] - self.bend[0])
        dy = 2 * (1 - t) * (self.bend[1] - self.start[1]) + 2 * t * (self.end[1] - self.bend[1])
        length = hypot(dx, dy) or 1.0
        return -dy / length, dx / length

    def beside(self, t: float, distance: float) -> Point:
        (x, y), (dx, dy) = self.at(t), self.across(t)
        return x + dx * distance, y + dy * distance


def bonds(
    links: Iterable[Link],
    people: Mapping[int, Someone],
    middle: Mapping[int, Point],
    boxes: Mapping[int, Box],
    taken: list[Box],
    tied: Iterable[frozenset[int]],
) -> list[Bond]:
    """Draw every link where it crosses the fewest people; no word covers a person, a tag or another word."""
    found: list[Bond] = []
    drawn = Counter(tied)  # a couple's own line already runs straight
    for link in links:
        pair = frozenset((link.one, link.other))
        others = [box for person, box in boxes.items() if person not in pair]
        words = [*taken, *(bond.box for bond in found)]
        curve = min(
            (_curve(link, people, middle, bulge) for bulge in BULGES[max(0, 2 * drawn[pair] - 1) :]),
            key=lambda curve: _cost(curve, others, [boxes[person] for person in pair], words, WORDS[link.kind]),
        )
        x, y = _word_place(curve, WORDS[link.kind], [*boxes.values(), *words])
        box = _word_box(x, y, WORDS[link.kind])
        found.append(Bond(_drawn(curve, link.kind), link.kind, link.id, WORDS[link.kind], x, y, box, _reach(curve)))
        drawn[pair] += 1
    return found


def _curve(link: Link, people: Mapping[int, Someone], middle: Mapping[int, Point], bulge: float) -> Curve:
    one, other = sorted((link.one, link.other))
    (ax, ay), (bx, by) = middle[one], middle[other]
    length = hypot(bx - ax, by - ay) or 1.0
    bend = ((ax + bx) / 2 - (by - ay) / length * bulge, (ay + by) / 2 + (bx - ax) / length * bulge)
    return Curve(border(people[one], ax, ay, bend), bend, border(people[other], bx, by, bend))


def _cost(curve: Curve, others: list[Box], own: list[Box], words: list[Box], text: str) -> float:
    """What a curve costs: people it runs over, words it runs over, no room for its own, and how far it goes round."""
    points = [curve.at(number / SAMPLES) for number in range(1, SAMPLES)]
    over = sum(box.holds(point) for point in points for box in others)
    own_words = sum(box.holds(point) for point in points for box in own)
    over_words = sum(box.holds(point) for point in points for box in words)
    has_room = any(not any(_word_box(*curve.at(t), text).meets(box) for box in (*others, *own, *words)) for t in ALONG)
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return over * 60 + own_words * 18 + over_words * 25 + (0 if has_room else 300) + length * 0.15


def _word_place(curve: Curve, text: str, taken: list[Box]) -> Point:
    """On the curve where there is room, else as near to its middle as there is some."""
    tries = [curve.at(t) for t in ALONG]
    x, y = curve.at(0.5)
    tries += [
        (x + radius * cos(turn * pi / 6), y + radius * sin(turn * pi / 6))
        for radius in range(16, 4000, 12)
        for turn in range(12)
    ]
    return next(place for place in tries if not any(_word_box(*place, text).meets(box) for box in taken))


def _reach(curve: Curve) -> Box:
    points = [curve.at(number / SAMPLES) for number in range(SAMPLES + 1)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs) - 8, min(ys) - 8, max(xs) + 8, max(ys) + 8)


def _word_box(x: float, y: float, text: str) -> Box:
    half = text_width(text, 13) / 2 + 3
    return Box(x - half, y - 9, x + half, y + 9)


def _drawn(curve: Curve, kind: str) -> str:
    if kind == "close":
        return _bow(curve, 2.2) + _bow(curve, -2.2)
    if kind == "tense":
        return _zigzag(curve)
    if kind == "broken":
        return _bow(curve, 0) + _bars(curve)
    return _bow(curve, 0)


def _bow(curve: Curve, distance: float) -> str:
    """The curve, or one beside it."""
    (ax, ay), (cx, cy) = curve.beside(0.0, distance), curve.beside(1.0, distance)
    mx, my = curve.beside(0.5, distance)
    bx, by = 2 * mx - (ax + cx) / 2, 2 * my - (ay + cy) / 2
    return f"M{ax:.1f} {ay:.1f}Q{bx:.1f} {by:.1f} {cx:.1f} {cy:.1f}"


def _zigzag(curve: Curve) -> str:
    (ax, ay), (cx, cy) = curve.start, curve.end
    steps = max(
        4, round((hypot(curve.bend[0] - ax, curve.bend[1] - ay) + hypot(cx - curve.bend[0], cy - curve.bend[1])) / 7)
    )
    points = [curve.beside(number / steps, 3.5 if number % 2 else -3.5) for number in range(1, steps)]
    return f"M{ax:.1f} {ay:.1f}" + "".join(f"L{x:.1f} {y:.1f}" for x, y in points) + f"L{cx:.1f} {cy:.1f}"


def _bars(curve: Curve) -> str:
    """Two short bars across the line, away from its word."""
    bars = ""
    for t in (0.16, 0.2):
        (ax, ay), (bx, by) = curve.beside(t, 7), curve.beside(t, -7)
        bars += f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}"
    return bars
