"""The picture of the quarters: outlines where somebody brought them, else points, all true to scale, north up."""

from collections.abc import Sequence
from dataclasses import dataclass

from socialspace.models import Quarter
from socialspace.rules import geometry
from socialspace.rules.geometry import Point

WIDTH, HEIGHT, MARGIN = 560, 420, 48  # of the viewBox
POINT_RADIUS, OUTLINE_RADIUS = 22, 14
SIGN_WIDTH, LINE_HEIGHT, GAP = 7.8, 18, 8  # of the letters of a label
SCALES = (10_000, 5_000, 2_000, 1_000, 500, 200, 100)  # metres a bar may stand for
LONGEST_BAR = 150


@dataclass(frozen=True, kw_only=True)
class Label:
    """A name beside its number; numbers as text, because templates would write a comma."""

    x: str
    y: str
    anchor: str  # class of the text: t-m, t-e or nothing for a beginning


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A quarter on the picture."""

    quarter: Quarter
    x: str
    y: str
    radius: int
    path: str
    label: Label | None


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How long a distance is on the picture."""

    metres: int
    length: str
    end: str  # of the bar from the left edge


@dataclass(frozen=True, kw_only=True)
class QuarterMap:
    """The whole picture."""

    spots: list[Spot]
    bar: Bar | None
    has_outlines: bool
    has_points: bool
    has_hidden_names: bool
    sources: list[str]


type Box = tuple[float, float, float, float]


def draw(quarters: Sequence[Quarter]) -> QuarterMap | None:
    """Draw quarters, each with its outline or, where there is none, as a circle at its middle; none for no quarters."""
    if not quarters:
        return None
    frame = geometry.fit(_all_points(quarters), width=WIDTH, height=HEIGHT, margin=MARGIN)
    places = [frame.at(_middle(quarter)) for quarter in quarters]
    labels = _labels(quarters, places)
    spots = [
        Spot(
            quarter=quarter,
            x=f"{place[0]:.0f}",
            y=f"{place[1]:.0f}",
            radius=_radius(quarter),
            path=_path(quarter, frame),
            label=label,
        )
        for quarter, place, label in zip(quarters, places, labels, strict=True)
    ]
    return QuarterMap(
        spots=spots,
        bar=_bar(frame.metres) if len(quarters) > 1 else None,
        has_outlines=any(quarter.outline for quarter in quarters),
        has_points=not all(quarter.outline for quarter in quarters),
        has_hidden_names=None in labels,
        sources=sorted({quarter.outline_source for quarter in quarters if quarter.outline_source}),
    )


def _all_points(quarters: Sequence[Quarter]) -> list[Point]:
    return [point for quarter in quarters for ring in _outline(quarter) for point in ring] + [
        _middle(quarter) for quarter in quarters
    ]


def _outline(quarter: Quarter) -> list[list[Point]]:
    return [[(x, y) for x, y in ring] for ring in quarter.outline or []]


def _middle(quarter: Quarter) -> Point:
    return (float(quarter.longitude), float(quarter.latitude))


def _radius(quarter: Quarter) -> int:
    return OUTLINE_RADIUS if quarter.outline else POINT_RADIUS


def _path(quarter: Quarter, frame: geometry.Frame) -> str:
    rings = [[frame.at(point) for point in ring] for ring in _outline(quarter)]
    return " ".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring[:-1]) + "Z" for ring in rings)


def _bar(metres: float) -> Bar | None:
    """The longest round distance that has room in the corner."""
    for distance in SCALES:
        if distance / metres <= LONGEST_BAR:
            return Bar(metres=distance, length=f"{distance / metres:.0f}", end=f"{16 + distance / metres:.0f}")
    return None


def _labels(quarters: Sequence[Quarter], places: Sequence[Point]) -> list[Label | None]:
    """A free place for each name, the nearest to its number first; none where every place is taken."""
    taken = [_around(place, _radius(quarter)) for quarter, place in zip(quarters, places, strict=True)]
    labels: list[Label | None] = []
    for quarter, place in zip(quarters, places, strict=True):
        for label, box in _candidates(quarter, place):
            if _is_free(box, taken):
                taken.append(box)
                labels.append(label)
                break
        else:
            labels.append(None)
    return labels


def _candidates(quarter: Quarter, place: Point) -> list[tuple[Label, Box]]:
    """Places for a name: below the number of an outline, else outwards of a point, then wherever there is room."""
    x, y = place
    wide, away = len(quarter.name) * SIGN_WIDTH, _radius(quarter) + GAP
    right = (_label(x + away, y + 5, ""), (x + away, y - 9, x + away + wide, y + 9))
    left = (_label(x - away, y + 5, "t-e"), (x - away - wide, y - 9, x - away, y + 9))
    below = (_label(x, y + away + 11, "t-m"), (x - wide / 2, y + away - 3, x + wide / 2, y + away + LINE_HEIGHT - 3))
    above = (_label(x, y - away, "t-m"), (x - wide / 2, y - away - LINE_HEIGHT + 4, x + wide / 2, y - away + 4))
    sides = [left, right] if x < WIDTH / 2 else [right, left]
    return [below, *sides, above] if quarter.outline else [*sides, below, above]


def _label(x: float, y: float, anchor: str) -> Label:
    return Label(x=f"{x:.0f}", y=f"{y:.0f}", anchor=anchor)


def _around(place: Point, radius: float) -> Box:
    return (place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius)


def _is_free(box: Box, taken: Sequence[Box]) -> bool:
    inside = box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= HEIGHT - 2
    return inside and not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )
