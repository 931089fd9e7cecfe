"""What every list has in common: its columns under any of their names, its lines, and the plan made from them."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from socialspace.imports.names import Names
from web.tables import Table, fold

type Values = dict[str, Any]


class Verdict(models.TextChoices):
    """What happens to a line."""

    NEW = "new", "neu"
    CHANGED = "changed", "geändert"
    SAME = "same", "unverändert"
    WRONG = "wrong", "falsch"
    DOUBLE = "double", "doppelt"


WHY = "Was fehlt"  # the column of the lines that were refused; it may stay in the file when it comes again
REFUSED = frozenset({Verdict.WRONG, Verdict.DOUBLE})
WRITES = frozenset({Verdict.NEW, Verdict.CHANGED})


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column by its German name and other spellings of it; `read` raises ValueError with a sentence."""

    key: str
    label: str
    also: tuple[str, ...] = ()
    read: Callable[[str, Names], Any]
    is_required: bool = False
    example: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.label, *self.also)


@dataclass(frozen=True)
class Source:
    """The lines of a file as they are kept between preview and taking over: known columns only."""

    keys: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    unknown: tuple[str, ...] = ()
    unread_sheets: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: Table, columns: Sequence[Column]) -> "Source":
        """Choose the columns one knows; raises ValidationError when a required one is missing."""
        places, unknown = _placed(table, columns)
        missing = [column for column in columns if column.is_required and column.key not in places]
        if missing:
            raise ValidationError([_missing(column) for column in missing] + [_seen(table)])
        if not table.lines:
            raise ValidationError("Unter den Überschriften steht keine Zeile.")
        lines = tuple((line.number, tuple(line.cells[place] for place in places.values())) for line in table.lines)
        return cls(tuple(places), lines, tuple(unknown), table.unread_sheets)

    def dump(self) -> bytes:
        """The lines as bytes."""
        return json.dumps([self.keys, self.lines, self.unknown, self.unread_sheets]).encode()

    @classmethod
    def load(cls, content: bytes) -> "Source":
        """The lines from these bytes; none when they were forgotten."""
        if not content:
            return cls((), ())
        keys, lines, unknown, sheets = json.loads(content)
        return cls(tuple(keys), tuple((n, tuple(cells)) for n, cells in lines), tuple(unknown), tuple(sheets))


@dataclass(frozen=True, kw_only=True)
class PlannedLine:
    """What happens to one line, in words."""

    number: int
    verdict: Verdict
    title: str
    sentences: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        return self.verdict in REFUSED


@dataclass
class Plan:
    """What happens to every line of a file."""

    lines: list[PlannedLine] = field(default_factory=list)

    def count(self, *verdicts: Verdict) -> int:
        counts = Counter(line.verdict for line in self.lines)
        return sum(counts[verdict] for verdict in verdicts)

    @property
    def writing(self) -> int:
        """How many lines change something."""
        return self.count(*WRITES)

    @property
    def right(self) -> int:
        """How many lines are right, those that change nothing included."""
        return len(self.lines) - self.refused

    @property
    def refused(self) -> int:
        return self.count(*REFUSED)

    @property
    def fingerprint(self) -> str:
        """Differs as soon as a line would do something else than what was shown."""
        shown = [[line.number, line.verdict.value, line.title, line.sentences] for line in self.lines]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def known_headings(columns: Sequence[Column]) -> frozenset[str]:
    """Every spelling of every column, folded."""
    return frozenset(fold(spelling) for column in columns for spelling in column.spellings)


def read_cells(
    source: Source, cells: Sequence[str], columns: dict[str, Column], names: Names
) -> tuple[Values, list[str]]:
    """The filled cells of a line as values, and a sentence for each that cannot be read; empty cells say nothing."""
    values: Values = {}
    errors: list[str] = []
    for key, cell in zip(source.keys, cells, strict=True):
        if not cell:
            continue
        try:
            values[key] = columns[key].read(cell, names)
        except ValueError as error:
            errors.append(f"{columns[key].label}: {error}")
    return values, errors


def _placed(table: Table, columns: Sequence[Column]) -> tuple[dict[str, int], list[str]]:
    """Where each known column stands, and the names of those not read."""
    by_spelling = {fold(spelling): column.key for column in columns for spelling in column.spellings}
    places: dict[str, int] = {}
    unknown: list[str] = []
    for place, heading in enumerate(table.headings):
        grouped = by_spelling.get(fold(f"{heading.group} {heading.name}")) if heading.group else None
        key = grouped or by_spelling.get(fold(heading.name))
        if key is None and fold(heading.name) == fold(WHY):
            continue
        if key is None:
            unknown.append(heading.name or f"{place + 1}. Spalte ohne Überschrift")
        elif key in places:
            unknown.append(f"{heading.name} (steht zweimal da, gelesen wird die erste)")
        else:
            places[key] = place
    return places, unknown


def _missing(column: Column) -> str:
    also = f" (auch erlaubt: {', '.join(f'„{name}“' for name in column.also)})" if column.also else ""
    return f"In der Datei fehlt die Spalte „{column.label}“{also}."


def _seen(table: Table) -> str:
    names = [f"„{heading.name[:40]}“" for heading in table.headings if heading.name][:12]
    return f"Als Überschriften gelesen haben wir: {', '.join(names) or 'keine'}."
