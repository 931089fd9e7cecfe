"""The symbols of persons: their outline, where lines end on them, how wide their words are."""

from math import hypot, sqrt

from cases.family.genogram.facts import Shape, Someone

HALF = 20.0  # half a symbol, pixels
FRAME = 5.0  # how far the second line of the child of the case stands off
WIDE, NARROW = set("mwMWÄÖÜQO@%"), set("iljtfrI.,:;'()| -1")


def outline(person: Someone, x: float, y: float, *, grow: float = 0.0) -> str:
    """The symbol as a path around its middle."""
    half = HALF + grow
    match person.shape:
        case Shape.SQUARE:
            return f"M{x - half:g} {y - half:g}h{2 * half:g}v{2 * half:g}h{-2 * half:g}z"
        case Shape.CIRCLE:
            return (
                f"M{x - half:g} {y:g}a{half:g} {half:g} 0 1 0 {2 * half:g} 0a{half:g} {half:g} 0 1 0 {-2 * half:g} 0z"
            )
        case Shape.DIAMOND:
            return f"M{x:g} {y - half:g}l{half:g} {half:g} {-half:g} {half:g} {-half:g} {-half:g}z"
        case Shape.TRIANGLE:
            return f"M{x:g} {y - half:g}l{half:g} {2 * half:g}h{-2 * half:g}z"


def cross(person: Someone, x: float, y: float) -> str:
    """The cross of the dead, as far as the outline reaches."""
    half = HALF if person.shape == Shape.SQUARE else HALF / sqrt(2) if person.shape == Shape.CIRCLE else HALF / 2
    size = f"{2 * half:.1f}"
    return f"M{x - half:.1f} {y - half:.1f}l{size} {size}m0 -{size}l-{size} {size}"


def top_at(person: Someone, dx: float) -> float:
    """How far above the middle a line that comes from above ends, `dx` beside the middle."""
    half = HALF + (FRAME if person.is_index else 0)
    match person.shape:
        case Shape.SQUARE:
            return half
        case Shape.CIRCLE:
            return sqrt(half**2 - dx**2)
        case Shape.DIAMOND:
            return half - abs(dx)
        case Shape.TRIANGLE:
            return half - 2 * abs(dx)


def border(person: Someone, x: float, y: float, towards: tuple[float, float]) -> tuple[float, float]:
    """Where a line from the middle towards a point leaves the symbol."""
    dx, dy = towards[0] - x, towards[1] - y
    length = hypot(dx, dy) or 1.0
    half = HALF + (FRAME if person.is_index else 0)
    if person.shape == Shape.CIRCLE:
        reach = half
    elif person.shape == Shape.DIAMOND:
        reach = half * length / (abs(dx) + abs(dy) or 1.0)
    else:
        reach = half * length / (max(abs(dx), abs(dy)) or 1.0)
    return x + dx / length * reach, y + dy / length * reach


def text_width(text: str, size: float = 14) -> float:
    """About how wide a text is in Fira Sans; rather too wide than too narrow."""
    ems = sum(0.95 if letter in WIDE else 0.36 if letter in NARROW else 0.62 for letter in text)
    return ems * size
