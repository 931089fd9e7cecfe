"""Papers of a decision: rendered once, stored with their hash, the same bytes ever after."""

from uuid import UUID

from django.db import connection, transaction
from django.tasks import task

from approvals import rules
from approvals.models import Decision, DecisionPaper
from approvals.papers import draw
from web.models import StoredFile

PDF = "application/pdf"


def paper_of(decision: Decision, kind: str = DecisionPaper.Kind.DECISION) -> StoredFile:
    """A paper of a decision as a PDF: rendered once, stored with its hash, the same bytes ever after.

    While the Abteilungsleitung is asked nothing is stored: the Beschluss is drawn and says that its ruling is missing.
    Raises ValueError for a paper this decision does not have.
    """
    if rules.settled_by(decision) is None:
        drawn = draw(decision, kind)
        return StoredFile(name=drawn.name, media_type=PDF, content=drawn.content)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(decision.key)])
        paper = DecisionPaper.objects.filter(decision=decision, kind=kind).select_related("file").first()
        if paper is None:
            drawn = draw(decision, kind)
            file = StoredFile.store(name=drawn.name, media_type=PDF, content=drawn.content)
            paper = DecisionPaper.objects.create(decision=decision, kind=kind, file=file)
    return paper.file


@task
def put_on_paper(key: str) -> None:
    """Render the PDF of a decision after it was taken, or after the ruling about it was confirmed."""
    decision = Decision.objects.get(key=UUID(key))
    if rules.settled_by(decision) is not None:
        paper_of(decision)
