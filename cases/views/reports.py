"""Reports of the team: the list, one of them, and what becomes of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from cases import actions, rules
from cases.forms.intake import ReportFilter
from cases.forms.reports import AdviceForm, FeedbackForm, OpenCaseForm, PassOnForm, ProtectionForm, ReturnForm
from cases.lifecycle import NEXT_REPORT, ReportState
from cases.models import Household, Person, ProtectionProcedure, Report, ReportTransfer
from cases.models.report import ReportQuerySet
from cases.views.intake import own_area
from web.forms import Form
from web.http import answer_form, post_once, redirect_page, render_page

PAGE_SIZE = 50
GONE_SHOWN = 20
FEEDBACK = "feedback"
FILTERS = [("", "alle"), *ReportState.choices, (FEEDBACK, "Rückmeldung offen")]


@require_safe
def reports(request: StaffRequest) -> HttpResponse:
    """The reports of the team, what waits first; below, what it passed on to others, without content."""
    own_area(request)
    form = ReportFilter(request.GET, choices=FILTERS)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    rows = _filtered(Report.objects.visible_to(request.user), state)
    page = Paginator(rows.for_list(), PAGE_SIZE).get_page(request.GET.get("seite"))
    gone = (
        list(ReportTransfer.objects.visible_to(request.user).gone_from(request.user)[:GONE_SHOWN])
        if state in {"", "passed_on"}
        else []
    )
    context = {"page": page, "form": form, "gone": gone, "state": state}
    return render_page(request, "cases/report_list.html", context, partial="results")


@require_safe
def report(request: StaffRequest, key: UUID) -> HttpResponse:
    """One report and what can come of it."""
    return _report_page(request, fetch_report(request, key))


@post_once
def open_case(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        case = actions.open_case(found, by=request.user, **cleaned)
        messages.success(request, f"Fall {case.file_number} ist eröffnet. Wer übernimmt die Verantwortung?")
        return reverse("cases:file", args=[case.key])

    form = OpenCaseForm(request.POST, siblings=_siblings(found))
    return answer_form(request, form, act, again=lambda form: _refused(request, key, form))


@require_safe
def advice(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask what was advised."""
    found = fetch_report(request, key)
    return _step_page(request, found, AdviceForm(initial={"advice": found.advice}), "cases/report_advice.html")


@post_once
def end_with_advice(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.end_with_advice(found, by=request.user, **cleaned)
        messages.success(request, "Die Meldung ist mit der Beratung erledigt.")
        return reverse("cases:report", args=[key])

    return answer_form(
        request,
        AdviceForm(request.POST),
        act,
        again=lambda f: _step_page(request, found, f, "cases/report_advice.html", 422),
    )


@post_once
def reopen(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.reopen_report(found, by=request.user)
        messages.success(request, "Die Meldung ist wieder offen.")
        return reverse("cases:report", args=[key])

    return answer_form(request, Form(request.POST), act, again=lambda form: _refused(request, key, form))


@require_safe
def passing_on(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask to whom the report goes and why."""
    found = fetch_report(request, key)
    return _step_page(request, found, PassOnForm(area=found.area), "cases/report_pass_on.html")


@post_once
def pass_on(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        transfer = actions.pass_report_on(found, by=request.user, **cleaned)
        messages.success(request, f"Die Meldung ist weitergegeben an {transfer.to_area or transfer.receiver}.")
        return reverse("cases:reports")

    form = PassOnForm(request.POST, area=found.area)
    return answer_form(
        request, form, act, again=lambda form: _step_page(request, found, form, "cases/report_pass_on.html", 422)
    )


@post_once
def give_back(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        back = actions.return_report(found, by=request.user, **cleaned)
        messages.success(request, f"Die Meldung ist zurück bei {back.to_area}.")
        return reverse("cases:reports")

    return answer_form(request, ReturnForm(request.POST), act, again=lambda form: _refused(request, key, form))


@require_safe
def danger(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask for the second person and one sentence."""
    found = fetch_report(request, key)
    return _step_page(request, found, _protection_form(request, found), "cases/report_danger.html")


@post_once
def start_protection(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        case = actions.start_protection(found, by=request.user, **cleaned)
        messages.success(request, f"Das Schutzverfahren hat begonnen. {cleaned['second']} ist benachrichtigt.")
        return reverse("cases:file", args=[case.key])

    form = _protection_form(request, found, request.POST)
    return answer_form(
        request, form, act, again=lambda form: _step_page(request, found, form, "cases/report_danger.html", 422)
    )


@require_safe
def feedback(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask when and how the professional heard back."""
    return _step_page(request, fetch_report(request, key), FeedbackForm(), "cases/report_feedback.html")


@post_once
def give_feedback(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.give_feedback(found, by=request.user, **cleaned)
        messages.success(request, "Die Rückmeldung ist festgehalten.")
        return reverse("cases:report", args=[key])

    form = FeedbackForm(request.POST)
    return answer_form(
        request, form, act, again=lambda form: _step_page(request, found, form, "cases/report_feedback.html", 422)
    )


def fetch_report(request: StaffRequest, key: UUID) -> Report:
    """The report if this colleague's team has it now; else 404."""
    return get_object_or_404(Report.objects.visible_to(request.user).for_page(), key=key)


def read(request: StaffRequest, found: Report) -> None:
    """Record that somebody saw what the report says."""
    record_read(found.case.key if found.case else found.key, by=request.user, page="report")


def _report_page(request: StaffRequest, found: Report) -> HttpResponse:
    read(request, found)
    persons = list(found.others.all())
    context = {
        "report": found,
        "others": persons,
        "transfers": found.transfers.select_related("from_area", "to_area", "by"),
        "protections": ProtectionProcedure.objects.visible_to(request.user).running().filter(report=found).for_notice(),
        "next": {str(state) for state in NEXT_REPORT[ReportState(found.state)]},
        "open_form": OpenCaseForm(siblings=[person for person in persons if person.is_child]),
        "households": Household.objects.filter(family=found.family_id),
    }
    return render_page(request, "cases/report.html", context)


def _step_page(request: StaffRequest, found: Report, form: Form, template: str, status: int = 200) -> HttpResponse:
    """The page of one step; what was said stands beside its form."""
    read(request, found)
    return render_page(request, template, {"report": found, "form": form}, status=status)


def _refused(request: StaffRequest, key: UUID, form: Form) -> HttpResponse:
    """A button of the page was refused; the sentence stands above the page as it is now."""
    messages.error(request, " ".join(text for _, text in form.summary))
    return redirect_page(request, reverse("cases:report", args=[key]))


def _siblings(found: Report) -> list[Person]:
    return list(found.others.filter(role=Person.Role.CHILD))


def _protection_form(request: StaffRequest, found: Report, data: Any = None) -> ProtectionForm:
    return ProtectionForm(data, seconds=rules.seconds_for(found.area, without=request.user))


def _filtered(rows: ReportQuerySet, state: str) -> ReportQuerySet:
    if state == FEEDBACK:
        return rows.awaiting_feedback()
    return rows.filter(state=state) if state else rows
