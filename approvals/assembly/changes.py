"""What changed between two versions of a Vorlage: part by part, line by line."""

from difflib import SequenceMatcher
from typing import Any, NamedTuple


class Line(NamedTuple):
    """A line on one side: `kept`, `gone` (left alone) or `new` (right alone); an empty one keeps the rows level."""

    text: str
    state: str


class Change(NamedTuple):
    """A part on both sides, row by row."""

    title: str
    rows: list[tuple[Line, Line]]
    is_changed: bool


NOTHING = Line("", "empty")


def changes(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    """Every part of both contents in the order of the newer one, parts that went last."""
    old = {_name(part): part for part in before["parts"]}
    new = {_name(part): part for part in now["parts"]}
    names = [*new, *(name for name in old if name not in new)]
    return [_change(old.get(name), new.get(name)) for name in names]


def _change(old: dict[str, Any] | None, new: dict[str, Any] | None) -> Change:
    left, right = _lines(old), _lines(new)
    rows: list[tuple[Line, Line]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [(Line(text, "kept"), Line(text, "kept")) for text in left[i1:i2]]
            continue
        gone = [Line(text, "gone") for text in left[i1:i2]]
        come = [Line(text, "new") for text in right[j1:j2]]
        height = max(len(gone), len(come))
        rows += zip(_filled(gone, height), _filled(come, height), strict=True)
    return Change((new or old or {})["title"], rows, is_changed=left != right)


def _filled(lines: list[Line], height: int) -> list[Line]:
    return lines + [NOTHING] * (height - len(lines))


def _lines(part: dict[str, Any] | None) -> list[str]:
    return [*part["quotes"], *part["lines"]] if part else []


def _name(part: dict[str, Any]) -> str:
    """Its code; what was frozen before there were codes goes by its title."""
    return str(part.get("code") or part["title"])
