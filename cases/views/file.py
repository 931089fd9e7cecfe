"""The list of cases and the file of one."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases.forms.file import CaseFilter
from cases.lifecycle import Stage
from cases.models import Case, Closing, Responsibility, WillStatement
from cases.models.case import CaseQuerySet
from cases.overview import overview_of
from cases.views.page import fetch_case, file_page
from web.http import render_page

PAGE_SIZE = 50
SAID = 2  # statements on the overview, the child's first


@require_safe
def case_list(request: StaffRequest) -> HttpResponse:
    """The cases of the team; the filter stands in the address."""
    if request.user.department != Department.ASD:
        raise PermissionDenied
    form = CaseFilter(request.GET)
    cases = Case.objects.visible_to(request.user)
    cases = _filtered(cases, form.cleaned_data, request) if form.is_valid() else cases.open()
    page = Paginator(cases.for_list(), PAGE_SIZE).get_page(request.GET.get("seite"))
    return render_page(request, "cases/case_list.html", {"page": page, "form": form}, partial="results")


@require_safe
def case_file(request: StaffRequest, key: UUID) -> HttpResponse:
    """The file: who, where it stands, what is missing now, what comes next; the other parts load by themselves."""
    case = fetch_case(request, key)
    began_again = case.stage == Stage.CLOSED or case.round_began_at > case.created_at
    context: dict[str, object] = {
        "overview": overview_of(case),
        "statements": WillStatement.objects.current().filter(case=case).child_first()[:SAID],
        "responsible": Responsibility.objects.for_case(case),
        "closings": Closing.objects.visible_to(request.user).filter(case=case).newest_first() if began_again else (),
    }
    return file_page(request, case, "cases/case_file.html", context, tab="overview")


def _filtered(cases: CaseQuerySet, chosen: dict[str, Any], request: StaffRequest) -> CaseQuerySet:
    cases = cases.filter(stage=chosen["stage"]) if chosen["stage"] else cases.open()
    if chosen["mine"]:
        cases = cases.led_by(request.user)
    if chosen["deputising"]:
        cases = cases.stood_in_by(request.user)
    if chosen["quarter"]:
        cases = cases.filter(quarter=chosen["quarter"])
    if chosen["area"]:
        cases = cases.in_area(chosen["area"])
    return cases
