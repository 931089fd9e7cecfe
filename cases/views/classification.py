"""The Falleinordnung that follows from the consultation."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases import actions, rules
from cases.forms.classification import ClassificationForm
from cases.lifecycle import Area
from cases.models import Case, Classification
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once, render_page

LOOK_AHEAD = timedelta(days=14)


@require_safe
def classification(request: StaffRequest, key: UUID) -> HttpResponse:
    """All classifications, newest first, and the form for the next one."""
    case = fetch_case(request, key)
    return _page(request, case, _form(case))


@require_safe
def due_reviews(request: StaffRequest) -> HttpResponse:
    """What is overdue in the cases of the team, and whose Falleinordnung is decided again soon."""
    if request.user.department != Department.ASD:
        raise PermissionDenied
    today = timezone.localdate()
    cases = Case.objects.visible_to(request.user)
    coming = cases.open().for_list().filter(Q(review_on__range=(today, today + LOOK_AHEAD)))
    context = {
        "today": today,
        "overdue": rules.overdue_in(cases, today),
        "coming": coming.order_by(F("review_on"), "child__name_sort", "file_number"),
    }
    return render_page(request, "cases/due_reviews.html", context)


@post_once
def classify(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.classify(case, by=request.user, **cleaned)
        messages.success(request, "Die Einordnung ist festgehalten.")
        return reverse("cases:file", args=[key])

    form = _form(case, request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, case, form, status=422))


def _form(case: Case, data: QueryDict | None = None) -> ClassificationForm:
    """What is asked; about Auflagen only where they may be left behind."""
    return ClassificationForm(data, case=case, asks_about_conditions=case.current_area == Area.DANGER)


def _page(request: StaffRequest, case: Case, form: ClassificationForm, *, status: int = 200) -> HttpResponse:
    rows = Classification.objects.filter(case=case).newest_first().with_people()
    context: dict[str, object] = {"form": form, "classifications": rows}
    return file_page(request, case, "cases/classification.html", context, tab="classification", status=status)
