"""First calls: the list, the form, and the way to an open case."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from audit.actions import record_read
from cases import actions
from cases.forms.intake import ReportForm
from cases.models import Report
from socialspace.forms.streets import AddressForm
from socialspace.models import Quarter, SocialArea, TeamMembership
from socialspace.rules import quarter_of_address
from web.http import answer_form, post_once, redirect_page, render_page

PAGE_SIZE = 50
ADDRESS_FORM = "adresse"  # id of the form beside the report's: what is typed there is never posted with the report


@require_safe
def reports(request: StaffRequest) -> HttpResponse:
    """The first calls of the team, newest first."""
    _own_area(request)
    rows = Report.objects.visible_to(request.user).for_list()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite"))
    return render_page(request, "cases/report_list.html", {"page": page})


@require_safe
def report_form(request: StaffRequest) -> HttpResponse:
    """The form for a first call."""
    return _form_page(request, ReportForm(area=_own_area(request)))


@require_safe
def report_quarter(request: StaffRequest) -> HttpResponse:
    """The field for the quarter with the one the address lies in; the address goes no further than this answer."""
    area = _own_area(request)
    address = AddressForm(request.GET, owner=ADDRESS_FORM)
    asked = address.is_valid()
    found = _quarter_at(address) if asked else None
    ours = Quarter.objects.visible_to(request.user).in_area(area)
    is_ours = found is not None and ours.filter(pk=found.pk).exists()
    form = ReportForm(area=area, initial={"quarter": found if is_ours else request.GET.get("quarter", "")})
    context = {"form": form, "address": address, "address_form": ADDRESS_FORM}
    answer = {"asked": asked, "found": found, "is_ours": is_ours}
    response = render_page(request, "cases/report_form.html", context | answer, partial="quarter")
    if asked:
        sentence = f"Vorschlag: {found}" if is_ours else "Kein Quartier vorgeschlagen"
        response.headers["HX-Trigger"] = json.dumps({"sro:meldung": {"text": sentence}})
    return response


@post_once
def record_report(request: StaffRequest) -> HttpResponse:
    area = _own_area(request)

    def act(cleaned: dict[str, Any]) -> str:
        report = actions.record_report(by=request.user, area=area, **cleaned)
        return reverse("cases:report", args=[report.key])

    form = ReportForm(request.POST, area=area)
    return answer_form(request, form, act, again=lambda form: _form_page(request, form, 422))


@require_safe
def report(request: StaffRequest, key: UUID) -> HttpResponse:
    """One first call and what can come of it."""
    found = _fetch(request, key)
    record_read(found.case.key if found.case else found.key, by=request.user, page="report")
    return render_page(request, "cases/report.html", {"report": found})


@post_once
def open_case(request: StaffRequest, key: UUID) -> HttpResponse:
    report = _fetch(request, key)
    try:
        case = actions.open_case(report, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect_page(request, reverse("cases:report", args=[key]))
    messages.success(request, f"Fall {case.file_number} ist eröffnet. Wer übernimmt die Verantwortung?")
    return redirect_page(request, reverse("cases:file", args=[case.key]))


def _form_page(request: StaffRequest, form: ReportForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "address": AddressForm(owner=ADDRESS_FORM), "address_form": ADDRESS_FORM}
    return render_page(request, "cases/report_form.html", context, status=status)


def _quarter_at(address: AddressForm) -> Quarter | None:
    """It helps to fill in the form; a street never decides who works on a case (domain.md §10)."""
    asked = address.cleaned_data
    return quarter_of_address(asked["street"], asked["number"], timezone.localdate())


def _fetch(request: StaffRequest, key: UUID) -> Report:
    rows = Report.objects.visible_to(request.user).for_list()
    return get_object_or_404(rows, key=key)


def _own_area(request: StaffRequest) -> SocialArea:
    """The area of the colleague's team; only ASD takes first calls."""
    if request.user.department != Department.ASD:
        raise PermissionDenied
    area = SocialArea.objects.filter(pk__in=TeamMembership.objects.areas_of(request.user)).first()
    if area is None:
        raise PermissionDenied
    return area
