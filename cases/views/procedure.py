"""One procedure under § 8a: its course on one page, for the team and for the second professional alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from cases import actions, rules
from cases.forms.protection import ConfirmForm
from cases.lifecycle import ProtectionState, Stage
from cases.models import (
    CourtCall,
    CourtStatement,
    HomeVisit,
    Inclusion,
    OutsideNotice,
    ProtectionMeasure,
    ProtectionProcedure,
    Report,
    RiskAssessment,
)
from cases.rules.protection_clock import Step as Due
from cases.views.page import Step
from web.german import clock, day_num
from web.http import answer_form, post_once, render_page


@require_safe
def procedure(request: StaffRequest, key: UUID) -> HttpResponse:
    """Where the procedure stands, what it needs, and everything that was written in it."""
    return _page(request, fetch_procedure(request, key), ConfirmForm())


@require_safe
def confirming(request: StaffRequest, key: UUID, assessment: UUID) -> HttpResponse:
    """The assessment is confirmed where it is read."""
    return procedure(request, key)


@post_once
def confirm(request: StaffRequest, key: UUID, assessment: UUID) -> HttpResponse:
    found = fetch_procedure(request, key)
    rows = RiskAssessment.objects.visible_to(request.user).filter(procedure=found)
    chosen = get_object_or_404(rows.select_related("procedure__case__area"), key=assessment)
    rules.demand(rules.may_protect(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.confirm_assessment(chosen, by=request.user, **cleaned)
        messages.success(request, "Sie haben die Einschätzung bestätigt.")
        return reverse("cases:procedure", args=[key])

    form = ConfirmForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, form, status=422))


def fetch_procedure(request: StaffRequest, key: UUID) -> ProtectionProcedure:
    """The procedure if this colleague may know of it; else 404."""
    rows = rules.with_clock(ProtectionProcedure.objects.visible_to(request.user).for_page())
    return get_object_or_404(rows, key=key)


def read(request: StaffRequest, found: ProtectionProcedure) -> None:
    """Record that somebody saw what the procedure says."""
    record_read(found.case.key, by=request.user, page="procedure")


def is_running(found: ProtectionProcedure) -> bool:
    return not found.is_closed and found.case.stage != Stage.CLOSED


def _page(request: StaffRequest, found: ProtectionProcedure, form: ConfirmForm, *, status: int = 200) -> HttpResponse:
    read(request, found)
    user, running = request.user, is_running(found)
    may_write = running and rules.may_protect(user, found)
    assessments = list(RiskAssessment.objects.visible_to(user).filter(procedure=found).for_page())
    newest = assessments[0] if assessments else None
    missing = rules.missing_to_close(found) if running else []
    context: dict[str, object] = {
        "procedure": found,
        "steps": steps(found, missing),
        "clock": rules.clock_of(found),
        "running": running,
        "missing": missing,
        "may_write": may_write,
        "may_answer": rules.may_protect(user, found),
        "may_end": running and rules.may_end_protection(user, found),
        "may_state": rules.may_end_protection(user, found),
        "may_confirm": may_write and newest is not None and user not in newest.confirmed_by,
        "newest": newest,
        "older": assessments[1:],
        "confirm_form": form,
        "sees_file": rules.may_see_case(request.user, found.case),
        "sees_report": Report.objects.visible_to(user).filter(protections=found).exists(),
    }
    return render_page(request, "cases/procedure.html", context | _rows(request, found), status=status)


def _rows(request: StaffRequest, found: ProtectionProcedure) -> dict[str, object]:
    """What was written in it, by kind."""
    user, here = request.user, {"procedure": found}
    answers = rules.answers_of(found)
    asked = [*rules.asked_in(found), Inclusion.Subject.HOME_VISIT]
    return {
        "answers": [
            (subject, answers.get(subject)) for subject in asked if subject in answers or subject != "home_visit"
        ],
        "visits": HomeVisit.objects.visible_to(user).filter(**here).for_page(),
        "measures": ProtectionMeasure.objects.visible_to(user).filter(**here).select_related("kind", "recorded_by"),
        "court_calls": CourtCall.objects.visible_to(user).filter(**here).select_related("recorded_by"),
        "notices": OutsideNotice.objects.visible_to(user).filter(**here).select_related("recorded_by"),
        "statements": CourtStatement.objects.visible_to(user).filter(**here).for_page(),
    }


def steps(found: ProtectionProcedure, missing: list[rules.ToDo]) -> list[Step]:
    """The course with what was done when and what is due; needs a procedure from `with_clock`."""
    pages = {todo.url_name for todo in missing}
    times = {deadline.step: deadline for deadline in rules.clock_of(found)}
    here = reverse("cases:procedure", args=[found.key])
    is_closed = found.is_closed
    facts = [
        ("Begonnen", True, _moment(found.started_at), here),
        ("Einschätzung zu zweit", found.state != ProtectionState.BEGUN, _time(times[Due.ASSESSMENT]), "#einschaetzung"),
        ("Einbeziehung", is_closed or "cases:inclusion" not in pages, "", "#einbeziehung"),
        ("Hausbesuch", times[Due.HOME_VISIT].is_done or is_closed, _time(times[Due.HOME_VISIT]), "#hausbesuch"),
        ("Ergebnis", is_closed, _time(times[Due.CLOSING]), "#ergebnis"),
    ]
    current = next((number for number, fact in enumerate(facts) if not fact[1]), None)
    return [
        Step(
            label=label,
            state="done" if done else "current" if number == current else "open",
            note=note or ("erledigt" if done else "jetzt dran" if number == current else "offen"),
            url=url if url.startswith("/") else f"{here}{url}",
        )
        for number, (label, done, note, url) in enumerate(facts)
    ]


def _time(deadline: rules.Deadline) -> str:
    if deadline.is_done:
        return _moment(deadline.done_at) if deadline.done_at else "begründet"
    if deadline.due_at is None:
        return ""
    return f"{'überfällig seit' if deadline.is_late else 'bis'} {_moment(deadline.due_at)}"


def _moment(at: Any) -> str:
    return f"{day_num(at)}, {clock(at)}"
