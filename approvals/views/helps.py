"""How a running help goes on: changed inside its frame at once, everything else as a Vorlage."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.forms import ChangeHelpForm, EndHelpForm, ExtendHelpForm
from approvals.models import Submission
from approvals.views.page import Question, question_page
from audit.actions import record_read
from cases.rules import demand
from hze.models import HelpEpisode
from web.german import day_num, hours
from web.http import answer_form, post_once, redirect_page

PREPARED = "Die Vorlage ist vorbereitet. Prüfen Sie sie und melden Sie sie an."
RECUSED = "Sie sind in diesem Fall befangen. Wie die Hilfe weitergeht, klärt, wer Sie vertritt."


@require_safe
def change_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """From when on how much; the page says what the frame allows."""
    found = _fetch(request, key)
    return _change_page(request, found, ChangeHelpForm.of(found))


@post_once
def change(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        made = actions.ask_for_change(found, by=request.user, **cleaned)
        if isinstance(made, Submission):
            messages.info(request, f"Das geht über den bewilligten Rahmen hinaus. {PREPARED}")
            return reverse("approvals:submission", args=[made.key])
        messages.success(request, f"Die Änderung gilt ab {day_num(made.begins_on)}.")
        return reverse("hze:episode", args=[key])

    again = ChangeHelpForm(request.POST)
    return answer_form(request, again, act, again=lambda form: _change_page(request, found, form, status=422))


@require_safe
def extend_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """How much longer, and why."""
    found = _fetch(request, key)
    return _extend_page(request, found, ExtendHelpForm.of(found))


@post_once
def extend(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    again = ExtendHelpForm(request.POST)
    return _draft(request, found, again, actions.ask_to_extend, page=_extend_page)


@require_safe
def end_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The last day, and why."""
    found = _fetch(request, key)
    return _end_page(request, found, EndHelpForm.of(found))


@post_once
def end(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    return _draft(request, found, EndHelpForm(request.POST), actions.ask_to_end, page=_end_page)


def _draft(
    request: StaffRequest,
    found: HelpEpisode,
    form: Form,
    action: Callable[..., Submission],
    *,
    page: Callable[..., HttpResponse],
) -> HttpResponse:
    """Prepare a Vorlage and open it."""

    def act(cleaned: dict[str, Any]) -> str:
        made = action(found, by=request.user, **cleaned)
        messages.success(request, PREPARED)
        return reverse("approvals:submission", args=[made.key])

    return answer_form(request, form, act, again=lambda form: page(request, found, form, status=422))


def _change_page(request: StaffRequest, found: HelpEpisode, form: Form, *, status: int = 200) -> HttpResponse:
    frame = found.frame_minutes_per_week or found.minutes_per_week
    allowed = f"bis {hours(frame)} Stunden je Woche und " if frame else ""
    words = (
        f"Im bewilligten Rahmen ({allowed}bis {day_num(found.last_day)}) gilt die Änderung sofort. "
        "Was darüber hinausgeht, wird eine Vorlage für die Kommission."
    )
    return _ask(request, found, form, heading="Hilfe ändern", words=words, button="Änderung festhalten", status=status)


def _extend_page(request: StaffRequest, found: HelpEpisode, form: Form, *, status: int = 200) -> HttpResponse:
    words = f"Die Hilfe ist bis {day_num(found.last_day)} bewilligt. Über die Zeit danach entscheidet die Kommission."
    return _ask(request, found, form, heading="Hilfe verlängern", words=words, button="Vorlage anlegen", status=status)


def _end_page(request: StaffRequest, found: HelpEpisode, form: Form, *, status: int = 200) -> HttpResponse:
    words = "Die Kommission beschließt das Ende. Bis zum letzten Tag läuft die Hilfe weiter."
    return _ask(request, found, form, heading="Hilfe beenden", words=words, button="Vorlage anlegen", status=status)


def _ask(
    request: StaffRequest, found: HelpEpisode, form: Form, *, heading: str, words: str, button: str, status: int
) -> HttpResponse:
    if rules.is_recused(request.user, found.case):
        messages.error(request, RECUSED)
        return redirect_page(request, reverse("hze:episode", args=[found.key]))
    demand(rules.may_ask_about_help(request.user, found))
    record_read(found.case.key, by=request.user, page="help")
    about = f"{heading}: {found.help_kind} für {found.case.child}"
    back = reverse("hze:episode", args=[found.key])
    question = Question(heading=about, words=words, button=button, url=request.path, back=back)
    return question_page(request, question, form, status=status)


def _fetch(request: StaffRequest, key: UUID) -> HelpEpisode:
    return get_object_or_404(HelpEpisode.objects.visible_to(request.user).for_list(), key=key)
