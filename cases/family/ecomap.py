"""The helping net of a family as a picture: the family in the middle, four fields around it, near before far.

Every line runs freely to its box: boxes stand in one column a side, and a line enters the column in its own row.
"""

from collections.abc import Iterable
from typing import NamedTuple

from cases.family.genogram.picture import Line, Word
from cases.family.genogram.symbols import text_width
from cases.models import FamilyResource

Kind = FamilyResource.Kind
State = FamilyResource.State

LEFT, RIGHT = (Kind.PERSONAL, Kind.SOCIAL), (Kind.MATERIAL, Kind.INFRASTRUCTURE)
FIELDS = {
    Kind.PERSONAL: "Persönliches",
    Kind.SOCIAL: "Soziales",
    Kind.MATERIAL: "Materielles",
    Kind.INFRASTRUCTURE: "Orte und Dienste",
}
CSS = {
    State.USED: "e-used",
    State.USABLE: "e-usable",
    State.DECLINED: "e-declined",
    State.FULL: "e-full",
    State.MISSING: "e-missing",
}
BOX, PADDING = 232.0, 10.0
REACH = 132.0  # from the middle to the column of the nearest
INDENT = 22.0  # further out for each level
RADIUS = 54.0
LINE, GAP, HEADING, MARGIN = 17.0, 10.0, 30.0, 12.0
MOST_LINES = 3


class Net(NamedTuple):
    """Everything a template writes down, and what it says in sentences."""

    width: int
    height: int
    lines: list[Line]
    boxes: list[Line]
    words: list[Word]
    states: list[tuple[str, str]]  # word and class, for the key
    sentences: list[str]


class _Row(NamedTuple):
    """One box of a column, or a heading when it has no resource."""

    top: float
    height: float
    text: list[str]
    below: list[str]  # state and level
    resource: FamilyResource | None


def draw_net(family: str, resources: Iterable[FamilyResource]) -> Net:
    """Draw the net; the same resources always look the same."""
    found = sorted(resources, key=lambda one: (one.kind, one.level, one.pk))
    sides = {side: _column(kinds, found) for side, kinds in ((-1, LEFT), (1, RIGHT))}
    height = max(
        [2 * RADIUS + 2 * MARGIN, *(rows[-1].top + rows[-1].height + MARGIN for rows in sides.values() if rows)]
    )
    middle = MARGIN + REACH + 3 * INDENT + BOX, height / 2
    net = Net(round(2 * middle[0]), round(height), [], [], [], _states(found), [_sentence(one) for one in found])
    for side, rows in sides.items():
        for row in rows:
            _draw_row(net, row, side, middle)
    x, y = middle
    circle = f"M{x - RADIUS:g} {y:g}a{RADIUS:g} {RADIUS:g} 0 1 0 {2 * RADIUS:g} 0"
    net.boxes.append(Line(f"{circle}a{RADIUS:g} {RADIUS:g} 0 1 0 {-2 * RADIUS:g} 0z", "g-p g-idx"))
    name = _wrapped(family, 2 * RADIUS - 16)
    for number, line in enumerate(name):
        net.words.append(_word(x, y + 5 + LINE * (number - (len(name) - 1) / 2), line, "t-1 t-b t-m"))
    return net


def _column(kinds: tuple[str, ...], found: list[FamilyResource]) -> list[_Row]:
    """The two fields of one side, each with its heading; nobody overlaps because each row begins below the last."""
    rows: list[_Row] = []
    top = MARGIN
    for kind in kinds:
        rows.append(_Row(top, HEADING, [FIELDS[Kind(kind)]], [], None))
        top += HEADING
        for resource in (one for one in found if one.kind == kind):
            text = _wrapped(resource.wording, BOX - 2 * PADDING)
            below = _wrapped(f"{resource.get_state_display()} · {resource.get_level_display()}", BOX - 2 * PADDING)
            height = LINE * (len(text) + len(below)) + 10
            rows.append(_Row(top, height, text, below, resource))
            top += height + GAP
        top += GAP
    return rows


def _draw_row(net: Net, row: _Row, side: int, middle: tuple[float, float]) -> None:
    level = (row.resource.level - 1) if row.resource else 0
    inner = middle[0] + side * (REACH + INDENT * level)
    left = inner if side > 0 else inner - BOX
    if row.resource is None:
        anchor = "t-e" if side < 0 else ""
        net.words.append(_word(left + (BOX if side < 0 else 0), row.top + 20, row.text[0], f"t-1 t-b {anchor}".strip()))
        return
    css = CSS[State(row.resource.state)]
    middle_of_row = row.top + row.height / 2
    net.lines.append(Line(_bow(middle, inner, middle_of_row, side, strike=css == "e-declined"), css))
    box = f"M{left:g} {row.top:g}h{BOX:g}v{row.height:g}h{-BOX:g}z"
    net.boxes.append(Line(box, f"e-box {css}-box"))
    for number, line in enumerate([*row.text, *row.below]):
        size = "t-1" if number < len(row.text) else "t-2"
        net.words.append(_word(left + PADDING, row.top + 18 + LINE * number, line, size))


def _bow(middle: tuple[float, float], inner: float, y: float, side: int, *, strike: bool) -> str:
    """From the family to the column in a bow, then straight to the box; declined ones are struck through."""
    x, cy = middle
    edge = x + side * (REACH - 14)
    bend = x + side * (REACH * 0.72)
    d = f"M{x:g} {cy:g}C{bend:g} {cy:g} {bend:g} {y:g} {edge:g} {y:g}H{inner:g}"
    at = edge - side * 2
    return d + f"M{at - 5:g} {y + 7:g}l10 -14" if strike else d


def _sentence(resource: FamilyResource) -> str:
    return (
        f"{FIELDS[Kind(resource.kind)]}, {resource.get_level_display()}: {resource.wording} "
        f"({resource.get_state_display()})."
    )


def _states(found: list[FamilyResource]) -> list[tuple[str, str]]:
    present = {resource.state for resource in found}
    return [(state.label, CSS[state]) for state in State if state in present]


def _wrapped(text: str, width: float) -> list[str]:
    """Lines no wider than the box, at most three; what does not fit ends with an ellipsis and stands in the list."""
    lines: list[str] = [""]
    for word in text.split():
        for piece in _pieces(word, width):
            longer = f"{lines[-1]} {piece}".strip()
            if text_width(longer) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(piece)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1]
        while text_width(last + " …") > width:
            last = last[:-1]
        lines = [*lines[: MOST_LINES - 1], f"{last.rstrip()} …"]
    return lines


def _pieces(word: str, width: float) -> list[str]:
    """A word wider than the box in pieces."""
    pieces = [""]
    for letter in word:
        if text_width(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _word(x: float, y: float, text: str, css: str) -> Word:
    return Word(f"{x:.1f}", f"{y:.1f}", text, css)
