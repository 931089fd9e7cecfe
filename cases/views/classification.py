"""The Falleinordnung that follows from the consultation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions
from cases.forms.classification import ClassificationForm
from cases.models import Case, Classification
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once


@require_safe
def classification(request: StaffRequest, key: UUID) -> HttpResponse:
    """All classifications, newest first, and the form for the next one."""
    case = fetch_case(request, key)
    return _page(request, case, ClassificationForm(case=case))


@post_once
def classify(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.classify(case, by=request.user, **cleaned)
        messages.success(request, "Die Einordnung ist festgehalten.")
        return reverse("cases:file", args=[key])

    form = ClassificationForm(request.POST, case=case)
    return answer_form(request, form, act, again=lambda form: _page(request, case, form, status=422))


def _page(request: StaffRequest, case: Case, form: ClassificationForm, *, status: int = 200) -> HttpResponse:
    rows = Classification.objects.filter(case=case).newest_first()
    context: dict[str, object] = {"form": form, "classifications": rows}
    return file_page(request, case, "cases/classification.html", context, tab="classification", status=status)
