"""What the pages of the commission have in common: whose commission it is, and the one door to a meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH
from approvals.models import CommissionMeeting
from socialspace.models import SocialArea, TeamMembership
from web.http import redirect_page, render_page


@dataclass(frozen=True, kw_only=True)
class Question:
    """A form on a page of its own: what it asks, what it means, where it leads."""

    heading: str
    words: str
    button: str
    url: str
    back: str


def question_page(request: StaffRequest, question: Question, form: Form, *, status: int = 200) -> HttpResponse:
    return render_page(request, "approvals/question.html", {"question": question, "form": form}, status=status)


def at_once(request: StaffRequest, act: Callable[[], object], *, done: str, back: str) -> HttpResponse:
    """Do what needs no question, and lead back with what became of it; `done` may be left unsaid."""
    try:
        with transaction.atomic():
            act()
        if done:
            messages.success(request, done)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, back)


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
