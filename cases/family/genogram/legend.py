"""The key of a picture: only what occurs in it."""

from collections.abc import Mapping
from typing import NamedTuple

from cases.family.genogram.facts import Shape
from cases.family.genogram.picture import STYLES, Line, Picture

SHAPES = {
    Shape.SQUARE: ("männlich", "M8 2h14v14h-14z"),
    Shape.CIRCLE: ("weiblich", "M8 9a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z"),
    Shape.DIAMOND: ("divers oder keine Angabe", "M15 1l8 8l-8 8l-8 -8z"),
    Shape.TRIANGLE: ("noch nicht geboren", "M15 2l8 14h-16z"),
}
LINES = {
    "married": ("verheiratet", "M1 9h28"),
    "partners": ("Partnerschaft", "M1 9h28"),
    "separated": ("getrennt", "M1 9h28M12 16l6 -14"),
    "divorced": ("geschieden", "M1 9h28M9 16l6 -14M15 16l6 -14"),
    "parents": ("gemeinsame Eltern, Beziehung nicht bekannt", "M1 9h28"),
    "parent": ("Kind", "M15 1v16"),
    "adoptive": ("adoptiert", "M15 1v16"),
    "foster": ("Pflegekind", "M15 1v16"),
    "step": ("Stiefkind", "M15 1v16"),
    "close": ("enge Beziehung", "M1 7h28M1 11h28"),
    "tense": ("angespannt", "M1 9l4 -4l4 8l4 -8l4 8l4 -8l4 8l4 -4"),
    "broken": ("abgebrochen", "M1 9h28M13 3v12M17 3v12"),
}


class Sign(NamedTuple):
    """One entry of the key: a small drawing or a letter, and its word."""

    text: str
    lines: list[Line]
    letter: str = ""


def legend(picture: Picture, homes: Mapping[str, str]) -> list[Sign]:
    """Shapes, marks, lines and households of this picture."""
    people = [figure.person for figure in picture.figures]
    shapes = {person.shape for person in people}
    signs = [Sign(text, [Line(d, "g-p")]) for shape, (text, d) in SHAPES.items() if shape in shapes]
    if any(person.is_index for person in people):
        signs.append(
            Sign("um dieses Kind geht es", [Line("M6 0.5h18v17h-18z", "g-p"), Line("M9 3.5h12v11h-12z", "g-p")])
        )
    if any(person.is_dead for person in people):
        signs.append(
            Sign("verstorben", [Line("M8 2h14v14h-14z", "g-p g-dead"), Line("M8 2l14 14M22 2l-14 14", "g-line")])
        )
    signs += [
        Sign(text, [Line(d, STYLES.get(kind, "g-line"))]) for kind, (text, d) in LINES.items() if kind in picture.kinds
    ]
    return signs + [Sign(f"Haushalt: {label}", [], letter) for letter, label in homes.items()]
