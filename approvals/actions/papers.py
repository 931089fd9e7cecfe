"""Papers of a decision: rendered once, stored with their hash, the same bytes ever after."""

from functools import partial
from uuid import UUID

from django.tasks import task

from approvals import rules
from approvals.actions.keeping import kept, unstored
from approvals.models import Decision, DecisionPaper
from approvals.papers import draw
from web.models import StoredFile


def paper_of(decision: Decision, kind: str = DecisionPaper.Kind.DECISION) -> StoredFile:
    """A paper of a decision as a PDF: rendered once, stored with its hash, the same bytes ever after.

    While the Abteilungsleitung is asked nothing is stored: the Beschluss is drawn and says that its ruling is missing.
    Raises ValueError for a paper this decision does not have.
    """
    if rules.settled_by(decision) is None:
        return unstored(draw(decision, kind))
    return kept(DecisionPaper, partial(draw, decision, kind), turn=str(decision.key), decision=decision, kind=kind)


@task
def put_on_paper(key: str) -> None:
    """Render the PDF of a decision after it was taken, or after the ruling about it was confirmed."""
    decision = Decision.objects.get(key=UUID(key))
    if rules.settled_by(decision) is not None:
        paper_of(decision)
