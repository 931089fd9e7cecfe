"""Outlines and points of quarters as numbers: what fits into a picture, what lies in the middle, what can be left out.

A point is (longitude, latitude) in degrees, WGS 84; a ring is closed, so its first point is also its last. A shape is a
list of rings; what an odd number of rings surrounds belongs to it, so that holes and islands need no word of their own.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from typing import NamedTuple

type Point = tuple[float, float]
type Ring = list[Point]

METRES_PER_DEGREE = 111_320  # of latitude; of longitude times the cosine of the latitude
FIRST_TOLERANCE = 5.0  # metres; below what the picture can show
MAX_POINTS = 400  # of one shape, enough for every bend one can see


class Frame(NamedTuple):
    """Where a picture shows degrees: scale and origin of an equirectangular projection, north up."""

    west: float
    north: float
    narrowing: float  # of a degree of longitude against one of latitude
    scale: float  # units of the picture for a degree of latitude
    left: float
    top: float

    def at(self, point: Point) -> Point:
        """The place of a point on the picture."""
        return (
            self.left + (point[0] - self.west) * self.narrowing * self.scale,
            self.top + (self.north - point[1]) * self.scale,
        )

    @property
    def metres(self) -> float:
        """How many metres one unit of the picture is long."""
        return METRES_PER_DEGREE / self.scale


def fit(points: Sequence[Point], *, width: float, height: float, margin: float) -> Frame:
    """The frame that shows all points as large as the picture allows, in its middle."""
    east, north = [point[0] for point in points], [point[1] for point in points]
    narrowing = cos(radians((min(north) + max(north)) / 2))
    wide, high = (max(east) - min(east)) * narrowing, max(north) - min(north)
    room = (width - 2 * margin, height - 2 * margin)
    scale = min(room[0] / wide if wide else 1e9, room[1] / high if high else 1e9)
    scale = scale if scale < 1e9 else min(room)
    return Frame(min(east), max(north), narrowing, scale, (width - wide * scale) / 2, (height - high * scale) / 2)


def area(ring: Ring) -> float:
    """The signed area of a ring in square degrees; positive when it runs against the clock."""
    return sum(x * later_y - later_x * y for (x, y), (later_x, later_y) in _sides(_near_zero(ring))) / 2


def middle(shape: Sequence[Ring]) -> Point:
    """The point that stands for a shape: its centroid, or, where that lies outside, a point inside beside it."""
    x, y = _centroid(shape)
    crossings = sorted(
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for ring in shape
        for (x1, y1), (x2, y2) in _sides(ring)
        if (y1 > y) != (y2 > y)
    )
    inside = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not inside or any(west <= x <= east for west, east in inside):
        return (x, y)
    west, east = max(inside, key=lambda part: part[1] - part[0])
    return ((west + east) / 2, y)


def simplified(shape: Sequence[Ring]) -> list[Ring]:
    """The shape with no more points than the picture needs (Douglas and Peucker); small rings stay as they are."""
    tolerance = FIRST_TOLERANCE
    fewer = [_simpler(ring, tolerance) for ring in shape]
    while sum(map(len, fewer)) > MAX_POINTS and tolerance < METRES_PER_DEGREE:
        tolerance *= 2
        fewer = [_simpler(ring, tolerance) for ring in shape]
    return fewer


def distance(one: Point, other: Point) -> float:
    """Metres between two points that are not far from each other."""
    narrowing = cos(radians((one[1] + other[1]) / 2))
    return hypot((one[0] - other[0]) * narrowing, one[1] - other[1]) * METRES_PER_DEGREE


def _sides(ring: Ring) -> Iterable[tuple[Point, Point]]:
    return pairwise(ring)


def _near_zero(ring: Ring) -> Ring:
    """The ring moved to where numbers are small: the difference of large products would lose its digits."""
    x0, y0 = ring[0]
    return [(x - x0, y - y0) for x, y in ring]


def _centroid(shape: Sequence[Ring]) -> Point:
    """The centre of gravity; the largest ring is outside, rings that run with it add, the others are holes."""
    x0, y0 = shape[0][0]
    moved = [[(x - x0, y - y0) for x, y in ring] for ring in shape]
    total = sum(area(ring) for ring in moved)
    if not total:
        points = [point for ring in shape for point in ring]
        return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    moment_x = moment_y = 0.0
    for ring in moved:
        for (x, y), (later_x, later_y) in _sides(ring):
            cross = x * later_y - later_x * y
            moment_x += (x + later_x) * cross
            moment_y += (y + later_y) * cross
    return (x0 + moment_x / (6 * total), y0 + moment_y / (6 * total))


def _simpler(ring: Ring, tolerance: float) -> Ring:
    """A closed ring has no ends: it is cut at the point farthest from its first, and both halves are made simpler."""
    far = max(range(len(ring)), key=lambda index: distance(ring[0], ring[index]))
    kept = _kept(ring[: far + 1], tolerance)[:-1] + _kept(ring[far:], tolerance)
    return kept if len(kept) >= 4 and area(kept) else ring


def _kept(line: Ring, tolerance: float) -> Ring:
    """Leave out every point that lies nearer than the tolerance to the line without it."""
    keep, parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        index = max(range(first + 1, last), key=lambda at: _off(line[at], line[first], line[last]))
        if _off(line[index], line[first], line[last]) > tolerance:
            keep.add(index)
            parts += [(first, index), (index, last)]
    return [line[index] for index in sorted(keep)]


def _off(point: Point, one: Point, other: Point) -> float:
    """Metres from a point to the line between two others."""
    narrowing = cos(radians(point[1]))
    px, py = (point[0] - one[0]) * narrowing, point[1] - one[1]
    dx, dy = (other[0] - one[0]) * narrowing, other[1] - one[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
    return hypot(px - along * dx, py - along * dy) * METRES_PER_DEGREE
