"""The other ways of a Vorlage: in circulation, and decided by two at once; and what changed since the last version."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.assembly import assemble, changes
from approvals.days import working_day
from approvals.forms import CirculateForm, UrgentForm
from approvals.models import Submission, UrgentDecision
from approvals.views.page import ask_about
from approvals.views.submission import fetch_submission, frozen_before
from audit.actions import record_read
from cases.rules import demand
from web.forms import Form
from web.http import answer_form, at_once, post_once, render_page


@require_safe
def versions(request: StaffRequest, key: UUID) -> HttpResponse:
    """This version beside the one that was frozen before it, line by line."""
    found = fetch_submission(request, key)
    before = frozen_before(found)
    if before is None:
        raise Http404
    record_read(found.case.key, by=request.user, page="submission_versions")
    context = {
        "submission": found,
        "case": found.case,
        "before": before,
        "changes": changes(before.content or {}, found.content or dict(assemble(found))),
    }
    return render_page(request, "approvals/versions.html", context)


@require_safe
def circulate_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Until when the seats are asked; a proposal that falls on a working day."""
    found = fetch_submission(request, key)
    demand(rules.may_propose(request.user, found.case) and rules.is_editable(found))
    until = working_day(timezone.now() + timedelta(days=settings.CIRCULAR_DAYS))
    return _circulate_page(request, found, CirculateForm(initial={"until": until.replace(minute=0)}))


@post_once
def circulate(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_submission(request, key)
    demand(rules.may_propose(request.user, found.case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.circulate(found, by=request.user, until=cleaned["until"])
        messages.success(request, "Die Vorlage ist im Umlauf. Die drei Sitze sind benachrichtigt.")
        return reverse("approvals:submission", args=[key])

    form = CirculateForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _circulate_page(request, found, form, status=422))


@post_once
def bring_to_meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_submission(request, key)
    act = partial(actions.bring_to_meeting, found, by=request.user)
    done = "Die Vorlage steht auf der nächsten Tagesordnung."
    return at_once(request, act, done=done, back=reverse("approvals:submission", args=[key]))


@require_safe
def urgent_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Why it cannot wait."""
    found = fetch_submission(request, key)
    demand(rules.may_ask_urgent(request.user, found))
    return _urgent_page(request, found, UrgentForm())


@post_once
def ask_urgent(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_submission(request, key)
    demand(rules.may_answer_for(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.ask_for_urgent(found, by=request.user, reason=cleaned["reason"])
        messages.success(
            request, "Die Eilentscheidung wartet auf den zweiten Namen. Die anderen Sitze wissen Bescheid."
        )
        return reverse("approvals:submission", args=[key])

    form = UrgentForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _urgent_page(request, found, form, status=422))


@post_once
def confirm_urgent(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(request, key, agrees=True, done="Die Hilfe beginnt. Die nächste Sitzung prüft die Eilentscheidung.")


@post_once
def refuse_urgent(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(
        request, key, agrees=False, done="Die Eilentscheidung gibt es nicht. Die Vorlage bleibt im Verfahren."
    )


def _answer(request: StaffRequest, key: UUID, *, agrees: bool, done: str) -> HttpResponse:
    found = fetch_submission(request, key)
    urgent = UrgentDecision.objects.filter(submission=found).select_related("submission", "by").last()
    if urgent is None:
        raise Http404
    act = partial(actions.answer_urgent, urgent, by=request.user, agrees=agrees)
    return at_once(request, act, done=done, back=reverse("approvals:submission", args=[key]))


def _circulate_page(request: StaffRequest, found: Submission, form: Form, *, status: int = 200) -> HttpResponse:
    return ask_about(
        request,
        found,
        form,
        heading=f"Im Umlauf beschließen: {found.case.child}",
        words="Die Vorlage wird festgeschrieben und geht an die drei Sitze. Stimmen alle zu, wird ohne Sitzung "
        "beschlossen; sonst oder nach der Frist kommt sie auf die nächste Tagesordnung.",
        button="In Umlauf geben",
        action="circulate",
        status=status,
    )


def _urgent_page(request: StaffRequest, found: Submission, form: Form, *, status: int = 200) -> HttpResponse:
    return ask_about(
        request,
        found,
        form,
        heading=f"Eilentscheidung: {found.case.child}",
        words="Zwei Namen entscheiden, einer davon von einem Leitungssitz. Mit dem zweiten Namen beginnt die Hilfe; "
        "die nächste Sitzung prüft und bestätigt sie.",
        button="Um den zweiten Namen bitten",
        action="ask_urgent",
        status=status,
    )
