"""The Vorlage assembled from the file, never typed twice: its parts as plain data (domain.md §5)."""

from approvals.assembly import from_file, proposed
from approvals.assembly.changes import Change, Line, changes
from approvals.assembly.part import Content, Part
from approvals.models import Submission
from approvals.rules import bypass_for, cost_cents
from cases.models import Case, Classification, Consultation, ResourceCheck
from cases.models.case import of_round
from cases.rules import current_classification, missing_for_commission

__all__ = ["Change", "Content", "Line", "Part", "assemble", "changes"]


def assemble(submission: Submission) -> Content:
    """The Vorlage as it stands now; opening the meeting freezes exactly this."""
    newest = current_classification(submission.case)
    return {
        "parts": _parts(submission, newest),
        "cost_cents": cost_cents(submission),
        "area": newest.area if newest else "",
    }


def _parts(submission: Submission, newest: Classification | None) -> list[Part]:
    """All parts in the order of the paper; the family's own words come first, after an urgent way."""
    case = submission.case
    consultation = _consultation(case)
    check = ResourceCheck.objects.filter(of_round("completed_at", case.round_began_at), case=case).first()
    bypass = submission.bypass or (bypass_for(submission) if missing_for_commission(case) else None)
    return [
        *([from_file.urgent(bypass)] if bypass else []),
        *from_file.words(case),
        from_file.head(submission),
        from_file.occasion(case),
        from_file.classification(case, newest),
        from_file.goals(case),
        from_file.resources(check, submission),
        from_file.consultation(consultation),
        from_file.alternatives(consultation),
        proposed.proposal(submission),
        proposed.providers(submission),
        proposed.cost(submission),
        proposed.questions(submission),
    ]


def _consultation(case: Case) -> Consultation | None:
    """The one of this round; what was talked about before an earlier help is no result of today."""
    return Consultation.objects.filter(of_round("finished_at", case.round_began_at), case=case).first()
