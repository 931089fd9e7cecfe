"""The papers of a meeting: its minutes, and the folder of agenda, Vorlagen and decisions."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions
from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting, MeetingPaper, Submission
from approvals.views.page import fetch_meeting
from audit.actions import record_reads
from audit.models import Read
from cases.models import Case
from web.http import redirect_page, stored_file
from web.pdf import PdfError

Kind = MeetingPaper.Kind
WITH_MINUTES = {MeetingState.OPEN, MeetingState.CLOSED}


@require_safe
def minutes_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The minutes; while the meeting is open as a draft."""
    found = fetch_meeting(request, key)
    if found.state not in WITH_MINUTES:
        raise Http404
    return _paper(request, found, Kind.MINUTES, "commission_minutes")


@require_safe
def folder_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The folder: before the meeting to prepare, afterwards with what was decided."""
    found = fetch_meeting(request, key)
    if found.state == MeetingState.CANCELLED:
        raise Http404
    return _paper(request, found, Kind.FOLDER, "commission_folder")


def _paper(request: StaffRequest, found: CommissionMeeting, kind: Kind, page: str) -> HttpResponse:
    try:
        file = actions.paper_of_meeting(found, kind, reader=request.user)
    except PdfError as refusal:
        messages.error(request, str(refusal))
        return redirect_page(request, reverse("approvals:meeting", args=[found.key]))
    items = Submission.objects.visible_to(request.user)
    shown = items.filter(meeting=found) | items.filter(postponements__meeting=found)
    keys = Case.objects.filter(submissions__in=shown).distinct().values_list("key", flat=True)
    record_reads(keys, by=request.user, page=page, kind=Read.Kind.PRINT)
    return stored_file(file)
