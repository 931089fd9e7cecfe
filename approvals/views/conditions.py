"""Conditions of the commission: what is still to be done and what was, and the page on which one is fulfilled."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH
from approvals import actions, rules
from approvals.conditions import path_of, rows_for
from approvals.forms import FulfilmentForm
from approvals.models import DecisionCondition
from approvals.views.page import Question, question_page
from audit.actions import record_read
from cases.rules import demand
from web.forms import Form
from web.german import day_num
from web.http import answer_form, post_once, render_page

PAGE_SIZE = 50
FROM_LIST = "liste"


@require_safe
def conditions(request: StaffRequest) -> HttpResponse:
    """The open conditions, the nearest day first; with `stand=erfuellt` the fulfilled ones, the latest first."""
    if request.user.department not in ASD_AND_WJH:
        raise PermissionDenied
    visible = DecisionCondition.objects.visible_to(request.user)
    is_done = request.GET.get("stand") == "erfuellt"
    chosen = visible.fulfilled().for_list().order_by("-fulfilment__fulfilled_on", "-id") if is_done else visible.open()
    page = Paginator(chosen if is_done else chosen.for_list(), PAGE_SIZE).get_page(request.GET.get("seite"))
    context = {
        "page": page,
        "rows": rows_for(list(page), request.user),
        "is_done": is_done,
        "number": visible.counted(timezone.localdate()),
    }
    return render_page(request, "approvals/conditions.html", context)


@require_safe
def fulfilling(request: StaffRequest, key: UUID) -> HttpResponse:
    """The question since when and how it is fulfilled; what is fulfilled already stands at its Vorlage."""
    found = _fetch(request, key)
    if hasattr(found, "fulfilment"):
        return redirect(path_of(found, found.decision.submission))
    return _page(request, found, FulfilmentForm(initial={"on": timezone.localdate()}))


@post_once
def fulfil_condition(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.fulfil_condition(found, by=request.user, **cleaned)
        messages.success(request, "Die Auflage ist als erfüllt festgehalten.")
        return _back(request, found)

    form = FulfilmentForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, form, status=422))


def _page(request: StaffRequest, found: DecisionCondition, form: Form, *, status: int = 200) -> HttpResponse:
    case = found.decision.submission.case
    record_read(case.key, by=request.user, page="submission")
    bearer, until = found.get_bearer_display(), day_num(found.until)
    number = found.decision.number
    question = Question(
        heading=f"Auflage der Kommission erfüllt: {case.child}",
        words=f"{found.what} ({bearer}, bis {until}, Beschluss {number}). "
        "Was Sie festhalten, steht beim Beschluss und wird nicht mehr geändert.",
        button="Erfüllung festhalten",
        url=request.get_full_path() if request.GET.get("von") == FROM_LIST else request.path,
        back=_back(request, found),
    )
    return question_page(request, question, form, status=status)


def _back(request: StaffRequest, found: DecisionCondition) -> str:
    """Whoever comes from the list goes back to it, everybody else to the Vorlage."""
    if request.GET.get("von") == FROM_LIST:
        return reverse("approvals:conditions")
    return path_of(found, found.decision.submission)


def _fetch(request: StaffRequest, key: UUID) -> DecisionCondition:
    """The condition if this colleague may see it, else 404; and may fulfil it, else 403."""
    found = get_object_or_404(DecisionCondition.objects.visible_to(request.user).for_list(), key=key)
    demand(rules.may_fulfil(request.user, found))
    return found
