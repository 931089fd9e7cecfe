"""The papers of one decision: Beschluss, Entscheid, the sheet for a court, the sheet for the family."""

from collections.abc import Callable
from typing import NamedTuple

from approvals import rules
from approvals.lifecycle import Outcome
from approvals.models import Decision, DecisionPaper, Ruling
from approvals.papers.court import court_facts
from approvals.papers.facts import grouped, seals_of, voices_of, way_of
from approvals.papers.family import family_facts
from web.pdf import render_pdf
from web.uploads.names import ascii_name

Kind = DecisionPaper.Kind


class Paper(NamedTuple):
    """A PDF and the name of its file, which names no person."""

    name: str
    content: bytes


TEMPLATES = {
    Kind.DECISION: "approvals/print/decision.html",
    Kind.RULING: "approvals/print/ruling.html",
    Kind.COURT: "approvals/print/court.html",
    Kind.FAMILY: "approvals/print/family.html",
}
MORE: dict[Kind, Callable[[Decision, Decision | Ruling], dict[str, object]]] = {
    Kind.COURT: court_facts,
    Kind.FAMILY: family_facts,
}


def kinds_of(decision: Decision) -> list[Kind]:
    """Which papers a decision has: all once it is settled; while the Abteilungsleitung is asked the Beschluss alone."""
    if rules.settled_by(decision) is None:
        return [Kind.DECISION]
    ruled = [Kind.RULING] if decision.outcome == Outcome.ESCALATED else []
    return [Kind.DECISION, *ruled, Kind.COURT, Kind.FAMILY]


def draw(decision: Decision, kind: str) -> Paper:
    """Draw one paper; equal rows make equal bytes. Raises ValueError for a paper this decision does not have."""
    decision = Decision.objects.for_paper().get(pk=decision.pk)
    chosen, settled = Kind(kind), rules.settled_by(decision)
    if chosen not in kinds_of(decision):
        raise ValueError(f"{decision} has no {chosen}.")
    submission = decision.submission
    context: dict[str, object] = {
        "decision": decision,
        "settled": settled,
        "ruling": settled if isinstance(settled, Ruling) else None,
        "submission": submission,
        "case": submission.case,
        "content": submission.content,
        "voices": voices_of(decision),
        "ways": way_of(submission),
        "conditions": decision.conditions.all(),
        "seals": [(label, seal, grouped(seal.digest)) for label, seal in seals_of(decision)],
    }
    if settled is not None and chosen in MORE:
        context |= MORE[chosen](decision, settled)
    created = settled.answer.created_at if isinstance(settled, Ruling) else decision.created_at
    content = render_pdf(TEMPLATES[chosen], context, created=created)
    return Paper(_name(decision, chosen), content)


def _name(decision: Decision, kind: Kind) -> str:
    label = "Familienblatt" if kind == Kind.FAMILY else kind.label.split()[0]
    return ascii_name(f"{decision.submission.case.file_number}_{label}_{decision.number}", "pdf")
