"""The Ressourcenkarte on paper: for the family in plain language, and for the file on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.utils import timezone

from accounts.models import User
from cases.family.genogram.symbols import text_width
from cases.models import Case, FamilyResource, Person, ResourceCheck, WillStatement
from cases.resource_card import Card, card_of
from web.pdf import render_pdf

State = FamilyResource.State
# The four fields and the states as one says them to a family: short sentences, no word of the office.
PLAIN_FIELDS = {
    FamilyResource.Kind.PERSONAL: "Was Sie selbst können",
    FamilyResource.Kind.SOCIAL: "Menschen, die Ihnen helfen",
    FamilyResource.Kind.MATERIAL: "Geld, Wohnung und Dinge",
    FamilyResource.Kind.INFRASTRUCTURE: "Orte und Angebote",
}
PLAIN_STATES = {
    State.USED: "Das nutzen Sie",
    State.USABLE: "Das haben Sie",
    State.FULL: "Das gibt es, aber zurzeit ist kein Platz frei",
    State.MISSING: "Das fehlt noch",
    State.DECLINED: "Das möchten Sie nicht",
}
# One page: so many lines, so many ems wide, has a field in each of three sizes of letters.
SIZES = (("gross", 13, 33), ("mittel", 17, 41), ("klein", 21, 51))
META = 1  # lines under a wording: state and level


@dataclass(frozen=True)
class PlainField:
    """One field for the family: its heading, and under each state what stands there."""

    title: str
    groups: Sequence[tuple[str, Sequence[FamilyResource]]]


@dataclass(frozen=True)
class SheetField:
    """One field on the sheet for the file; `more` did not fit and stands in the file."""

    label: str
    resources: Sequence[FamilyResource]
    more: int


def family_pdf(case: Case, check: ResourceCheck, *, with_child: bool) -> bytes:
    """The paper for the family, in large type; nothing on it is an assessment of the office."""
    said = WillStatement.objects.current().filter(case=case, person__role=Person.Role.CHILD)
    resources = list(check.resources.select_related("named_by").order_by("level", "id"))
    context: dict[str, object] = {
        "case": case,
        "check": check,
        "fields": plain_fields(resources),
        "said": list(said.select_related("person").order_by("-said_on", "-id")[:3]) if with_child else [],
    }
    return render_pdf("cases/print/resources_family.html", context, created=timezone.now())


def card_pdf(case: Case, check: ResourceCheck, *, by: User) -> bytes:
    """The card for the file: the cross on one page, landscape, in the largest letters that fit."""
    card = card_of(check)
    size, fields = fitted(card)
    context: dict[str, object] = {"case": case, "check": check, "card": card, "size": size, "by": by}
    context |= {"rows": [fields[:2], fields[2:]], "today": timezone.localdate()}
    return render_pdf("cases/print/resource_card.html", context, created=timezone.now())


def plain_fields(resources: Sequence[FamilyResource]) -> list[PlainField]:
    """The four fields in plain words; a state without anything in it is left out."""
    return [
        PlainField(
            title,
            [
                (words, rows)
                for state, words in PLAIN_STATES.items()
                if (rows := [row for row in resources if row.kind == kind and row.state == state])
            ],
        )
        for kind, title in PLAIN_FIELDS.items()
    ]


def fitted(card: Card) -> tuple[str, list[SheetField]]:
    """The largest letters in which every field fits; in the smallest, what is beyond the page is only counted."""
    fields = [(field.label, [tile.resource for step in field.steps for tile in step.tiles]) for field in card.fields]
    for size, lines, width in SIZES:
        if all(sum(_lines(row, width) for row in rows) <= lines for _, rows in fields):
            return size, [SheetField(label, rows, 0) for label, rows in fields]
    size, lines, width = SIZES[-1]
    return size, [_cut(label, rows, lines - 1, width) for label, rows in fields]


def _cut(label: str, rows: Sequence[FamilyResource], lines: int, width: int) -> SheetField:
    kept: list[FamilyResource] = []
    for row in rows:
        lines -= _lines(row, width)
        if lines < 0:
            break
        kept.append(row)
    return SheetField(label, kept, len(rows) - len(kept))


def _lines(resource: FamilyResource, width: int) -> int:
    return ceil(text_width(resource.wording, size=1) / width) + META
