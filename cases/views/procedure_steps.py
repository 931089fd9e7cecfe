"""The steps of a procedure under § 8a: each its own form and address, what is missing said beside its field."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.protection import (
    AssessmentForm,
    CloseProtectionForm,
    CourtAnswerForm,
    CourtCallForm,
    HomeVisitForm,
    InclusionForm,
    MeasureForm,
    NoVisitForm,
    OutsideForm,
)
from cases.forms.reports import FeedbackForm
from cases.models import CourtCall, Inclusion, ProtectionProcedure, Report
from cases.views.procedure import fetch_procedure, read
from web.forms import Form
from web.http import answer_form, post_once, render_page

type Done = Callable[..., object]


class Sheet(NamedTuple):
    """One step: its words, its form, the action that takes what was filled in."""

    heading: str
    verb: str
    form: Callable[..., Form]
    act: Done
    said: str
    hint: str = ""


@require_safe
def assessment(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask for the assessment; it begins with the words of the last one."""
    found = _fetch(request, key)
    return _show(request, found, _assessing(found))


@post_once
def assess(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    return _take(request, found, _assessing(found))


@require_safe
def including(request: StaffRequest, key: UUID, subject: str) -> HttpResponse:
    """Ask one question of § 8a Abs. 1."""
    found = _fetch(request, key)
    return _show(request, found, _including(subject))


@post_once
def include(request: StaffRequest, key: UUID, subject: str) -> HttpResponse:
    found = _fetch(request, key)
    return _take(request, found, _including(subject))


@require_safe
def visiting(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask about a home visit."""
    found = _fetch(request, key)
    return _show(request, found, _visiting(found))


@post_once
def visit(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    return _take(request, found, _visiting(found))


@require_safe
def measuring(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask which measure was taken."""
    return _show(request, _fetch(request, key), MEASURE)


@post_once
def measure(request: StaffRequest, key: UUID) -> HttpResponse:
    return _take(request, _fetch(request, key), MEASURE)


@require_safe
def calling_court(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask when the court was called and what about."""
    return _show(request, _fetch(request, key), COURT)


@post_once
def call_court(request: StaffRequest, key: UUID) -> HttpResponse:
    return _take(request, _fetch(request, key), COURT)


@require_safe
def court_answering(request: StaffRequest, key: UUID, call: UUID) -> HttpResponse:
    """Ask what the court answered."""
    found = _fetch(request, key)
    return _show(request, found, _answering(request, found, call))


@post_once
def court_answer(request: StaffRequest, key: UUID, call: UUID) -> HttpResponse:
    found = _fetch(request, key)
    return _take(request, found, _answering(request, found, call))


@require_safe
def telling_outside(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask which body outside was told what."""
    return _show(request, _fetch(request, key), OUTSIDE)


@post_once
def tell_outside(request: StaffRequest, key: UUID) -> HttpResponse:
    return _take(request, _fetch(request, key), OUTSIDE)


@require_safe
def feeding_back(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask when and how the professional who reported heard back."""
    found = _fetch(request, key)
    return _show(request, found, _feedback(request, found))


@post_once
def feed_back(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    return _take(request, found, _feedback(request, found))


@require_safe
def ending(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ask for the result; what is missing stands above it."""
    return _show(request, _fetch_to_end(request, key), END)


@post_once
def end(request: StaffRequest, key: UUID) -> HttpResponse:
    return _take(request, _fetch_to_end(request, key), END)


MEASURE = Sheet(
    "Schutzmaßnahme festhalten",
    "Maßnahme festhalten",
    MeasureForm,
    actions.take_measure,
    "Die Maßnahme steht im Verfahren.",
)
COURT = Sheet(
    "Familiengericht angerufen",
    "Anrufung festhalten",
    CourtCallForm,
    actions.call_court,
    "Die Anrufung des Gerichts steht im Verfahren.",
    "Die Stellungnahme für das Gericht schreiben Sie auf der Seite des Verfahrens.",
)
OUTSIDE = Sheet(
    "Andere Stelle eingeschaltet",
    "Mitteilung festhalten",
    OutsideForm,
    actions.tell_outside,
    "Die Mitteilung steht im Verfahren.",
    "Gesundheit, Polizei oder Schule nach § 8a Abs. 3; das zuständige Jugendamt nach Abs. 6, am besten im Gespräch.",
)
END = Sheet(
    "Schutzverfahren abschließen",
    "Verfahren abschließen",
    CloseProtectionForm,
    actions.close_protection,
    "Das Schutzverfahren ist abgeschlossen.",
    "Danach bleibt es, wie es ist. Bei neuen Anhaltspunkten beginnt ein neues.",
)


def _assessing(found: ProtectionProcedure) -> Sheet:
    return Sheet(
        "Gefährdung einschätzen",
        "Einschätzung festhalten",
        partial(AssessmentForm, procedure=found),
        actions.assess_risk,
        "Die Einschätzung steht da. Bestätigen Sie sie jetzt beide, jede und jeder mit eigener Anmeldung.",
        "Eine neue Einschätzung löst die bisherige ab; diese bleibt lesbar.",
    )


def _including(subject: str) -> Sheet:
    if subject not in Inclusion.Subject.values:
        raise Http404
    label = str(Inclusion.Subject(subject).label)
    act = partial(actions.answer_inclusion, subject=subject)
    if subject == Inclusion.Subject.HOME_VISIT:
        said = "Der Grund steht im Verfahren."
        return Sheet("Kein Hausbesuch", "Grund festhalten", NoVisitForm, partial(act, done=False), said)
    return Sheet(
        f"{label[0].upper()}{label[1:]}?", "Antwort festhalten", InclusionForm, act, "Die Antwort steht im Verfahren."
    )


def _visiting(found: ProtectionProcedure) -> Sheet:
    form = partial(HomeVisitForm, procedure=found)
    said = "Der Hausbesuch steht im Verfahren."
    return Sheet("Hausbesuch festhalten", "Hausbesuch festhalten", form, actions.record_home_visit, said)


def _answering(request: StaffRequest, found: ProtectionProcedure, call: UUID) -> Sheet:
    rows = CourtCall.objects.visible_to(request.user).filter(procedure=found)
    chosen = get_object_or_404(rows, key=call)

    def act(_: ProtectionProcedure, **given: Any) -> object:
        return actions.record_court_answer(chosen, **given)

    return Sheet(
        "Antwort des Familiengerichts", "Antwort festhalten", CourtAnswerForm, act, "Die Antwort steht im Verfahren."
    )


def _feedback(request: StaffRequest, found: ProtectionProcedure) -> Sheet:
    rows = Report.objects.visible_to(request.user).filter(protections=found, is_secret_holder=True)
    report = get_object_or_404(rows)

    def act(_: ProtectionProcedure, **given: Any) -> object:
        return actions.give_feedback(report, **given)

    return Sheet(
        "Rückmeldung an die meldende Fachkraft",
        "Rückmeldung festhalten",
        FeedbackForm,
        act,
        "Die Rückmeldung ist festgehalten.",
    )


def _fetch(request: StaffRequest, key: UUID) -> ProtectionProcedure:
    """The procedure, for somebody who may write in it."""
    found = fetch_procedure(request, key)
    rules.demand(rules.may_protect(request.user, found))
    return found


def _fetch_to_end(request: StaffRequest, key: UUID) -> ProtectionProcedure:
    found = fetch_procedure(request, key)
    rules.demand(rules.may_end_protection(request.user, found))
    return found


def _show(request: StaffRequest, found: ProtectionProcedure, sheet: Sheet) -> HttpResponse:
    return _page(request, found, sheet, sheet.form())


def _take(request: StaffRequest, found: ProtectionProcedure, sheet: Sheet) -> HttpResponse:
    def act(cleaned: dict[str, Any]) -> str:
        sheet.act(found, by=request.user, **cleaned)
        messages.success(request, sheet.said)
        return reverse("cases:procedure", args=[found.key])

    form = sheet.form(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, sheet, form, status=422))


def _page(
    request: StaffRequest, found: ProtectionProcedure, sheet: Sheet, form: Form, *, status: int = 200
) -> HttpResponse:
    read(request, found)
    missing = rules.missing_to_close(found) if sheet is END else []
    context = {"procedure": found, "sheet": sheet, "form": form, "missing": missing}
    context |= {"sees_file": rules.may_see_case(request.user, found.case)}
    return render_page(request, "cases/procedure_step.html", context, status=status)
