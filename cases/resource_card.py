"""The Ressourcenkarte as pages and papers show it: four fields, in each from near to far, and what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from cases.models import FamilyResource, ResourceCheck
from cases.rules import Change, ChangeKind, compare

State = FamilyResource.State
CARRIES = (State.USED, State.USABLE)
# What stands in a field, for somebody who never heard of kinds of resources.
HINTS = {
    FamilyResource.Kind.PERSONAL: "Was jemand kann, weiß und mag",
    FamilyResource.Kind.SOCIAL: "Menschen, die da sind",
    FamilyResource.Kind.MATERIAL: "Geld, Wohnung, Dinge, Wege",
    FamilyResource.Kind.INFRASTRUCTURE: "Orte, Vereine, Angebote, Dienste",
}


@dataclass(frozen=True)
class Tile:
    """One resource with what became of it since the last check; none at a first check."""

    resource: FamilyResource
    change: Change | None


@dataclass(frozen=True)
class Step:
    """One of the four levels inside a field, near before far."""

    number: int
    label: str
    tiles: Sequence[Tile]


@dataclass(frozen=True)
class Field:
    """One of the four fields of the cross."""

    kind: str
    label: str
    hint: str
    steps: Sequence[Step]
    count: int


@dataclass(frozen=True)
class Card:
    """The card of one check, narrowed to a state when somebody chose one."""

    check: ResourceCheck
    resources: Sequence[FamilyResource]
    fields: Sequence[Field]
    tiles: Sequence[Tile]
    totals: Sequence[tuple[str, str, int]]  # code, label and number of each state
    chosen: str
    changes: Sequence[Change]

    @property
    def gone(self) -> list[Change]:
        """What the last check found and this one no longer has."""
        return [change for change in self.changes if change.kind == ChangeKind.GONE]

    @property
    def open_count(self) -> int:
        """How many still have to be looked at again."""
        return sum(resource.is_open for resource in self.resources)

    @property
    def missing(self) -> list[FamilyResource]:
        """What is missing, each with its topic."""
        return [resource for resource in self.resources if resource.state == State.MISSING]


def card_of(check: ResourceCheck, *, state: str = "") -> Card:
    """Read the card of a check in two queries, or three when it follows another."""
    resources = list(check.resources.select_related("named_by", "topic", "offer").order_by("kind", "level", "id"))
    changes = compare(check.follows.resources.all(), resources) if check.follows else []
    of = {change.new.pk: change for change in changes if change.new}
    chosen = state if state in State.values else ""
    tiles = [Tile(row, of.get(row.pk)) for row in resources if chosen in {"", row.state}]
    return Card(
        check=check,
        resources=resources,
        fields=[_field(kind, label, tiles) for kind, label in FamilyResource.Kind.choices],
        tiles=tiles,
        totals=[(code, label, sum(row.state == code for row in resources)) for code, label in State.choices],
        chosen=chosen,
        changes=changes,
    )


def repeat_on() -> date:
    """The day proposed for looking again: so many months from today as the office says."""
    today = timezone.localdate()
    months = today.month - 1 + settings.RESOURCE_CHECK_REPEAT_MONTHS
    return date(today.year + months // 12, months % 12 + 1, min(today.day, 28))


def _field(kind: str, label: str, tiles: Iterable[Tile]) -> Field:
    own = [tile for tile in tiles if tile.resource.kind == kind]
    steps = [
        Step(number, name, [tile for tile in own if tile.resource.level == number])
        for number, name in FamilyResource.Level.choices
    ]
    hint = HINTS[FamilyResource.Kind(kind)]
    return Field(
        kind, f"{label[0].upper()}{label[1:]}e Ressourcen", hint, [step for step in steps if step.tiles], len(own)
    )
