"""A row as it would be after the import, and which line said what of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from socialspace.imports.sheets import Values
from web import german
from web.tables import clean


@dataclass(kw_only=True)
class Draft[M: models.Model]:
    """A row in memory, what it had before in its many-to-many fields, and the line that filled each field."""

    row: M
    is_new: bool = False
    before: dict[str, frozenset[Any]] = field(default_factory=dict)
    links: dict[str, frozenset[Any]] = field(default_factory=dict)
    filled_by: dict[str, int] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    @property
    def is_changed(self) -> bool:
        return bool(self.changed)

    def now(self, name: str) -> Any:
        """The value as it stands after the lines so far."""
        return self.links[name] if name in self.links else getattr(self.row, name)

    def shown(self, name: str) -> str:
        """The value as the preview writes it."""
        value = self.now(name)
        column = self.row._meta.get_field(name)
        if value is not None and name.endswith("_cents"):
            return german.euro(value)
        if isinstance(column, models.CharField) and column.choices and value:
            return str(dict(column.flatchoices)[value])
        return shown(value)

    def contradictions(self, values: Values, labels: dict[str, str]) -> list[str]:
        """Values that an earlier line of the file gives differently."""
        return [
            f"{labels[name]}: in Zeile {self.filled_by[name]} steht dafür „{self.shown(name)}“. "
            "Gleichen Sie beides an oder lassen Sie eines leer."
            for name, value in values.items()
            if name in self.filled_by and value != self.now(name)
        ]

    def fill(self, values: Values, labels: dict[str, str], line: int, *, tells: bool = True) -> list[str]:
        """Take the values of a line; returns what that changes, in words (of a new row nobody reads them)."""
        sentences = []
        for name, value in values.items():
            old = self.now(name)
            self.filled_by.setdefault(name, line)
            if old == value or (isinstance(old, str) and " ".join(clean(old).split()) == value):
                continue
            before = self.shown(name) if tells else ""
            self.changed.add(name)
            if name in self.links:
                self.links[name] = value
            else:
                setattr(self.row, name, value)
            if tells:
                sentences.append(f"{labels[name]}: {before} → {self.shown(name)}")
        return sentences


def shown(value: object) -> str:
    """A value as the preview writes it."""
    match value:
        case None | "":
            return "leer"
        case bool():
            return "ja" if value else "nein"
        case date():
            return german.day_num(value)
        case frozenset():
            return ", ".join(sorted(str(one) for one in value)) or "leer"
        case _:
            return str(value)
