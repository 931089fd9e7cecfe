"""What the pages of the commission have in common: whose commission it is, and the one door to a meeting."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH
from approvals.models import CommissionMeeting, Submission
from audit.actions import record_read
from socialspace.models import SocialArea, TeamMembership
from web.http import render_page


@dataclass(frozen=True, kw_only=True)
class Question:
    """A form on a page of its own: what it asks, what it means, where it leads."""

    heading: str
    words: str
    button: str
    url: str
    back: str


def ask_about(
    request: StaffRequest,
    found: Submission,
    form: Form,
    *,
    heading: str,
    words: str,
    button: str,
    action: str,
    status: int = 200,
) -> HttpResponse:
    """A question about a Vorlage, which is recorded as read; `action` is the name of the address it is posted to."""
    record_read(found.case.key, by=request.user, page="submission")
    question = Question(
        heading=heading,
        words=words,
        button=button,
        url=reverse(f"approvals:{action}", args=[found.key]),
        back=reverse("approvals:submission", args=[found.key]),
    )
    return question_page(request, question, form, status=status)


def question_page(request: StaffRequest, question: Question, form: Form, *, status: int = 200) -> HttpResponse:
    return render_page(request, "approvals/question.html", {"question": question, "form": form}, status=status)


def own_area(request: StaffRequest) -> SocialArea:
    """The area whose commission the colleague belongs to; other departments have none."""
    if request.user.department not in ASD_AND_WJH:
        raise PermissionDenied
    area = SocialArea.objects.filter(pk__in=TeamMembership.objects.areas_of(request.user)).first()
    if area is None:
        raise PermissionDenied
    return area


def fetch_meeting(request: StaffRequest, key: UUID) -> CommissionMeeting:
    """The meeting if it is one of the colleague's team; else 404."""
    rows = CommissionMeeting.objects.visible_to(request.user).select_related("area", "chair", "minute_taker", "current")
    return get_object_or_404(rows, key=key)
