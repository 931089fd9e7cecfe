"""The papers of a decision, each the same bytes every time, and the links to them."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions
from approvals.models import Decision, DecisionPaper
from approvals.papers import kinds_of
from audit.actions import record_read
from audit.models import Read
from web.http import redirect_page, stored_file
from web.pdf import PdfError

Kind = DecisionPaper.Kind
PAGES = {
    Kind.DECISION: ("approvals:decision_pdf", "decision"),
    Kind.RULING: ("approvals:ruling_pdf", "decision_ruling"),
    Kind.COURT: ("approvals:court_pdf", "decision_court"),
    Kind.FAMILY: ("approvals:family_pdf", "decision_family"),
}


class PaperLink(NamedTuple):
    """A paper one may open: where, and what it is called."""

    url: str
    label: str
    icon: str = "print"


def papers_of(decision: Decision | None) -> list[PaperLink]:
    """What `approvals/_papers.html` links to; needs a decision with its Vorlage and its Bescheid."""
    if decision is None:
        return []
    key, notice = decision.submission.key, getattr(decision, "notice", None)
    links = [PaperLink(reverse(PAGES[kind][0], args=[key]), str(kind.label)) for kind in kinds_of(decision)]
    if notice is not None:
        label = "Bescheid" if notice.is_finished else "Bescheid (Entwurf)"
        links.append(PaperLink(reverse("approvals:notice", args=[notice.key]), label, "description"))
    return links


@require_safe
def decision_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The Beschluss; while the Abteilungsleitung is asked, as it stands."""
    return _paper(request, key, Kind.DECISION)


@require_safe
def ruling_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The ruling of the Abteilungsleitung, once both leads stand under it."""
    return _paper(request, key, Kind.RULING)


@require_safe
def court_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The sheet of the decision for a court."""
    return _paper(request, key, Kind.COURT)


@require_safe
def family_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The sheet of the decision for the family, in plain words."""
    return _paper(request, key, Kind.FAMILY)


def _paper(request: StaffRequest, key: UUID, kind: Kind) -> HttpResponse:
    rows = Decision.objects.visible_to(request.user).select_related("submission__case")
    decision = get_object_or_404(rows, submission__key=key)
    if kind not in kinds_of(decision):
        raise Http404
    record_read(decision.submission.case.key, by=request.user, page=PAGES[kind][1], kind=Read.Kind.PRINT)
    try:
        return stored_file(actions.paper_of(decision, kind))
    except PdfError as refusal:
        messages.error(request, str(refusal))
        return redirect_page(request, reverse("approvals:submission", args=[key]))
