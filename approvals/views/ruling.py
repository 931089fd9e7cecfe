"""The ruling of the Abteilungsleitung: entered from one lead's seat, confirmed from the other."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.forms import RulingForm
from approvals.models import Ruling, Submission
from approvals.views.page import ask_about
from approvals.views.submission import fetch_submission
from cases.rules import demand
from web.forms import Form
from web.http import answer_form, at_once, post_once


@require_safe
def ruling_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Who ruled, when, and what."""
    found = fetch_submission(request, key)
    demand(rules.ruling_seat(request.user, found) is not None)
    return _page(request, found, RulingForm(possible=rules.possible_rulings(found)))


@post_once
def enter_ruling(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_submission(request, key)
    demand(rules.ruling_seat(request.user, found) is not None)

    def act(cleaned: dict[str, Any]) -> str:
        actions.enter_ruling(found, by=request.user, **cleaned)
        messages.success(request, "Der Entscheid ist eingetragen. Die andere Leitung bestätigt ihn.")
        return reverse("approvals:submission", args=[key])

    form = RulingForm(request.POST, possible=rules.possible_rulings(found))
    return answer_form(request, form, act, again=lambda form: _page(request, found, form, status=422))


@post_once
def confirm_ruling(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(request, key, agrees=True, done="Der Entscheid gilt. Was daraus folgt, ist auf dem Weg.")


@post_once
def refuse_ruling(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(
        request, key, agrees=False, done="Der Eintrag gilt nicht. Der Entscheid kann neu eingetragen werden."
    )


def _answer(request: StaffRequest, key: UUID, *, agrees: bool, done: str) -> HttpResponse:
    found = fetch_submission(request, key)
    ruling = Ruling.objects.filter(decision__submission=found).last()
    if ruling is None:
        raise Http404
    act = partial(actions.answer_ruling, ruling, by=request.user, agrees=agrees)
    return at_once(request, act, done=done, back=reverse("approvals:submission", args=[key]))


def _page(request: StaffRequest, found: Submission, form: Form, *, status: int = 200) -> HttpResponse:
    return ask_about(
        request,
        found,
        form,
        heading=f"Entscheid der Abteilungsleitung: {found.case.child}",
        words="Die Leitungen sind uneins. Tragen Sie ein, was die Abteilungsleitung entschieden hat. "
        "Es gilt, sobald die andere Leitung bestätigt.",
        button="Entscheid eintragen",
        action="enter_ruling",
        status=status,
    )
