"""Places of a text that are replaced: found on the text as it was, so that no replacing hides another finding."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A place of a text and what stands there instead; of two that overlap the one with the lower rank speaks."""

    start: int
    end: int
    rank: int
    label: str


def replaced(text: str, spans: Iterable[Span]) -> str:
    """The text without anything that any of the spans covers."""
    parts, place = [], 0
    for span in _merged(text, spans):
        parts += [text[place : span.start], f"[{span.label}]"]
        place = span.end
    return "".join([*parts, text[place:]])


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap, or that only a blank parts, become one: a first and a last name are one person."""
    merged: list[Span] = []
    for span in sorted(spans):
        last = merged[-1] if merged else None
        if last is None or not _touches(text, last, span):
            merged.append(span)
            continue
        first = min(last, span, key=lambda one: (one.rank, one.start - one.end))
        merged[-1] = Span(last.start, max(last.end, span.end), first.rank, first.label)
    return merged


def _touches(text: str, last: Span, span: Span) -> bool:
    if span.start < last.end:
        return True
    between = text[last.end : span.start]
    is_part = last.label == span.label or {last.rank, span.rank} & {NAME}
    return bool(is_part) and not between.strip(" \u00a0-") and len(between) <= 2


DATE, NUMBER, PLACE, PERSON, NAME, LOOSE = 1, 2, 3, 4, 5, 6  # what speaks when several things overlap
