"""What was found, as the page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

PER_GROUP = 20
MAX_PAGES = 25  # nobody reads further; one word more finds less
MARK_BEGINS, MARK_ENDS = "\ue000", "\ue001"  # stand for nothing in any text


class Piece(NamedTuple):
    """A part of a text; `is_found` when it is one of the words asked for."""

    text: str
    is_found: bool


class Link(NamedTuple):
    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing found: what it is, where it stands, why it was found, and the cases one learns of by it."""

    title: str
    meta: str
    url: str
    why: str = ""
    mark: str = ""  # what must be said beside it
    snippet: Sequence[Piece] = ()
    links: Sequence[Link] = ()
    cases: Sequence[UUID] = ()


class Window(NamedTuple):
    """Which rows of a group are shown; one more is asked for, to know whether there are others."""

    offset: int = 0

    @property
    def rows(self) -> slice:
        return slice(self.offset, self.offset + PER_GROUP + 1)


@dataclass(frozen=True, kw_only=True)
class Group:
    """The hits of one kind on one page of theirs."""

    code: str
    title: str
    hits: list[Hit]
    page: int = 1
    has_more: bool = False
    is_chosen: bool = field(default=False)

    @property
    def count(self) -> str:
        """How many there are, '20+' when there are more than were looked at."""
        number = (self.page - 1) * PER_GROUP + len(self.hits)
        return f"{number}+" if self.has_more else str(number)


def pieces(text: str) -> list[Piece]:
    """Take a text with its marks apart; the template writes the marks, so nothing in the text becomes markup."""
    made = []
    for number, part in enumerate(text.split(MARK_BEGINS)):
        found, _, rest = part.partition(MARK_ENDS) if number else ("", "", part)
        made += [Piece(found, True), Piece(rest, False)]
    return [piece for piece in made if piece.text]


def once(keys: Iterable[UUID]) -> list[UUID]:
    return list(dict.fromkeys(keys))
