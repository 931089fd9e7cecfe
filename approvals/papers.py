"""The papers of the commission as PDF; what they show comes from the frozen Vorlage and the rows of the decision."""

from approvals.models import Decision, DecisionPaper
from web.models import StoredFile
from web.pdf import render_pdf

TEMPLATES = {DecisionPaper.Kind.DECISION: "approvals/print/decision.html"}


def render(decision: Decision, kind: str) -> StoredFile:
    """Draw one paper of a decision and store it under a name that names the file number alone."""
    decision = Decision.objects.for_paper().get(pk=decision.pk)
    submission = decision.submission
    chosen = DecisionPaper.Kind(kind)
    content = render_pdf(
        TEMPLATES[chosen],
        {
            "decision": decision,
            "submission": submission,
            "case": submission.case,
            "content": submission.content,
            "voices": decision.voices,
        },
        created=decision.created_at,
    )
    name = f"{submission.case.file_number}_{chosen.label.replace(' ', '_')}_{decision.number}.pdf"
    return StoredFile.store(name=name, media_type="application/pdf", content=content)
