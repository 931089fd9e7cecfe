"""Observations by relation, so that one sees how a pattern changed over time."""

from collections.abc import Iterable
from typing import NamedTuple

from cases.models import PatternObservation
from cases.understanding.chart import Seen


class Relation(NamedTuple):
    """Two ends and what was observed between them, the latest look first."""

    sender: str
    towards: str
    rows: list[PatternObservation]

    @property
    def now(self) -> PatternObservation:
        return self.rows[0]


def relations_of(observations: Iterable[PatternObservation]) -> list[Relation]:
    """By relation, the one looked at last standing first; `observations` come with the latest look first."""
    found: dict[tuple[int, object], Relation] = {}
    for row in observations:
        end = (row.sender_id, row.receiver_id or row.institution.casefold())
        found.setdefault(end, Relation(row.sender.full_name, row.towards, [])).rows.append(row)
    return list(found.values())


def seen(row: PatternObservation) -> Seen:
    """An observation as the chart needs it."""
    return Seen(
        key=str(row.key),
        sender=str(row.sender_id),
        receiver=str(row.receiver_id) if row.receiver_id else None,
        institution=row.institution,
        kind=row.kind.name,
        line=row.kind.line,
        is_hypothesis=row.is_hypothesis,
    )
