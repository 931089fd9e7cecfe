"""Whether a paper stands on a decision that still holds; no word of the case, therefore for everybody who signed in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions
from approvals.forms import CodeForm
from approvals.models import Seal, Submission
from approvals.papers.facts import grouped
from approvals.verification import check_link
from web.http import answer_form, post_once, render_page

TOO_OFTEN = (
    "Das waren viele Versuche in einer Minute. Warten Sie eine Minute und geben Sie den Code dann noch einmal ein."
)


@require_safe
def code_form(request: StaffRequest) -> HttpResponse:
    """The form for a code."""
    return _page(request, CodeForm())


@post_once
def check_code(request: StaffRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not actions.may_try_code(request.user):
        form.add_error(None, TOO_OFTEN)
        return _page(request, form, status=429)

    def act(cleaned: dict[str, Any]) -> str:
        return reverse("approvals:code", args=[actions.find_code(cleaned["code"]).digest])

    return answer_form(request, form, act, again=lambda form: _page(request, form, status=422))


@require_safe
def code(request: StaffRequest, digest: str) -> HttpResponse:
    """What stands at this place of the chain, and whether it holds; found by the whole hash, which nobody guesses."""
    related = ("decision", "ruling__decision", "urgent__answer")
    seal = get_object_or_404(Seal.objects.select_related(*related), digest=digest)
    decision = seal.decision or (seal.ruling.decision if seal.ruling is not None else None)
    context = {
        "seal": seal,
        "decision": decision,
        "day": _day(seal),
        "digest": grouped(seal.digest),
        "broken": check_link(seal),
        "submission": Submission.objects.visible_to(request.user).filter(decision=decision).first()
        if decision
        else None,
    }
    return render_page(request, "approvals/code.html", context)


def _day(seal: Seal) -> object:
    if seal.decision is not None:
        return seal.decision.decided_on
    if seal.ruling is not None:
        return seal.ruling.ruled_on
    return timezone.localdate(seal.urgent.answer.created_at) if seal.urgent is not None else None


def _page(request: StaffRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    return render_page(request, "approvals/code_form.html", {"form": form}, status=status)
