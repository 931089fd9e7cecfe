"""What a genogram is drawn from: who, how they belong together, who lives together; no database, no pixel."""

from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """The symbol of a person."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


PARENTAL = ("parent", "adoptive", "step", "foster")  # in this order a circle is broken: blood goes before law
COUPLES = ("married", "partners", "separated", "divorced")
BONDS = ("close", "tense", "broken")
SIBLING = "sibling"


class Someone(NamedTuple):
    """One person of the picture; `born` orders siblings, `level` is the generation seen from the child of the case."""

    id: int
    lines: tuple[str, ...]
    inside: str = ""
    shape: Shape = Shape.DIAMOND
    is_dead: bool = False
    is_index: bool = False
    born: int = 0
    level: int = 0
    url: str = ""
    words: str = ""


class Link(NamedTuple):
    """One relation; `one` is the parent where the kind has a direction."""

    id: int
    kind: str
    one: int
    other: int


class Home(NamedTuple):
    """Who lives together now."""

    letter: str
    label: str
    members: frozenset[int]


class Facts(NamedTuple):
    """A family as it is drawn; in any order, the picture is the same."""

    people: tuple[Someone, ...]
    links: tuple[Link, ...]
    homes: tuple[Home, ...] = ()

    def sorted(self) -> "Facts":
        """The same facts in the order in which they are drawn: the eldest first."""
        return Facts(
            tuple(sorted(self.people, key=lambda person: (person.born, person.id))),
            tuple(sorted(self.links, key=lambda link: link.id)),
            tuple(sorted(self.homes, key=lambda home: home.letter)),
        )
