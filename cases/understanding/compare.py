"""Two versions of a text side by side, word by word: what stayed, what went, what came."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

WORDS = re.compile(r"\s+|\S+\s*")
MOST = 4_000_000  # pairs of words; what is longer is shown as a whole, before a page makes anybody wait


class Piece(NamedTuple):
    """A stretch of words: `change` is empty, 'gone' or 'new'."""

    text: str
    change: str


def compare(old: str, new: str) -> list[Piece]:
    """The stretches in their order; those that did not go are the new text, those that did not come the old one."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    pieces: list[Piece] = []
    if len(before) * len(after) > MOST:
        return [Piece(old, "gone"), Piece(new, "new")] if old != new else [Piece(new, "")]
    for tag, from_old, to_old, from_new, to_new in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(after[from_new:to_new]), ""))
            continue
        gone, came = "".join(before[from_old:to_old]), "".join(after[from_new:to_new])
        pieces += [Piece(text, change) for text, change in ((gone, "gone"), (came, "new")) if text]
    return pieces
