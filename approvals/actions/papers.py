"""Papers of a decision: rendered once, stored with their hash, the same bytes ever after."""

from uuid import UUID

from django.db import connection, transaction
from django.tasks import task

from approvals.models import Decision, DecisionPaper
from approvals.papers import render
from web.models import StoredFile


def paper_of(decision: Decision, kind: str = DecisionPaper.Kind.DECISION) -> StoredFile:
    """A paper of a decision as a PDF: rendered once, stored with its hash, the same bytes ever after."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(decision.key)])
        paper = DecisionPaper.objects.filter(decision=decision, kind=kind).select_related("file").first()
        if paper is None:
            paper = DecisionPaper.objects.create(decision=decision, kind=kind, file=render(decision, kind))
    return paper.file


@task
def put_on_paper(key: str) -> None:
    """Render the PDF of a decision after it was taken."""
    paper_of(Decision.objects.get(key=UUID(key)))
