"""How a running help goes on: changed inside its frame at once, everything else as a Vorlage."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.forms import ChangeHelpForm, EndHelpForm, ExtendHelpForm, ReconsiderForm
from approvals.models import Submission
from approvals.views.page import Question, question_page
from audit.actions import record_read
from cases.rules import demand
from hze.models import HelpEpisode, HelpSegment
from web.german import day_num, euro, hours
from web.http import answer_form, post_once, redirect_page

PREPARED = "Die Vorlage ist vorbereitet. Prüfen Sie sie und melden Sie sie an."
RECUSED = "Sie sind in diesem Fall befangen. Wie die Hilfe weitergeht, klärt, wer Sie vertritt."


class Ask(NamedTuple):
    """What one of the four pages asks, and what it does with the answer."""

    heading: str
    button: str
    form: type[ChangeHelpForm | ExtendHelpForm | EndHelpForm | ReconsiderForm]
    act: Callable[..., HelpSegment | Submission]
    words: Callable[[HelpEpisode], str]


def _inside_or_outside(help_: HelpEpisode) -> str:
    frame = help_.frame_minutes_per_week or help_.minutes_per_week
    corridor = help_.corridor
    allowed = [f"bis {hours(frame)} Stunden je Woche"] if frame else []
    allowed += [", ".join(map(str, corridor.place_kinds))] if corridor.place_kinds else []
    allowed += [", ".join(map(str, corridor.modules))] if corridor.modules else []
    allowed += [f"bis {euro(corridor.monthly_cents)} im Monat"] if corridor.monthly_cents else []
    return (
        f"Im bewilligten Rahmen ({'; '.join([*allowed, f'bis {day_num(help_.last_day)}'])}) gilt die Änderung sofort. "
        "Was darüber hinausgeht, wird eine Vorlage für die Kommission."
    )


def _time_afterwards(help_: HelpEpisode) -> str:
    return f"Die Hilfe ist bis {day_num(help_.last_day)} bewilligt. Über die Zeit danach entscheidet die Kommission."


def _what_instead(help_: HelpEpisode) -> str:
    return "Kein Träger hat ein Angebot gemacht. Die Kommission berät, was der Familie stattdessen hilft."


def _until_the_end(help_: HelpEpisode) -> str:
    return "Die Kommission beschließt das Ende. Bis zum letzten Tag läuft die Hilfe weiter."


CHANGE = Ask("Hilfe ändern", "Änderung festhalten", ChangeHelpForm, actions.ask_for_change, _inside_or_outside)
EXTEND = Ask("Hilfe verlängern", "Vorlage anlegen", ExtendHelpForm, actions.ask_to_extend, _time_afterwards)
RECONSIDER = Ask("Zurück in die Kommission", "Vorlage anlegen", ReconsiderForm, actions.reconsider, _what_instead)
END = Ask("Hilfe beenden", "Vorlage anlegen", EndHelpForm, actions.ask_to_end, _until_the_end)


@require_safe
def change_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """From when on how much; the page says what the frame allows."""
    return _show(request, key, CHANGE)


@post_once
def change(request: StaffRequest, key: UUID) -> HttpResponse:
    return _save(request, key, CHANGE)


@require_safe
def extend_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """How much longer, and why."""
    return _show(request, key, EXTEND)


@post_once
def extend(request: StaffRequest, key: UUID) -> HttpResponse:
    return _save(request, key, EXTEND)


@require_safe
def end_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The last day, and why."""
    return _show(request, key, END)


@post_once
def end(request: StaffRequest, key: UUID) -> HttpResponse:
    return _save(request, key, END)


@require_safe
def reconsider_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Nobody offers the help: what the commission should weigh instead."""
    return _show(request, key, RECONSIDER)


@post_once
def reconsider(request: StaffRequest, key: UUID) -> HttpResponse:
    return _save(request, key, RECONSIDER)


def _show(request: StaffRequest, key: UUID, ask: Ask) -> HttpResponse:
    found = _fetch(request, key)
    return _page(request, found, ask, ask.form.of(found))


def _save(request: StaffRequest, key: UUID, ask: Ask) -> HttpResponse:
    found = _fetch(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        made = ask.act(found, by=request.user, **cleaned)
        if isinstance(made, HelpSegment):
            messages.success(request, f"Die Änderung gilt ab {day_num(made.begins_on)}.")
            return reverse("hze:episode", args=[key])
        if ask is CHANGE:
            messages.info(request, f"Das geht über den bewilligten Rahmen hinaus. {PREPARED}")
        else:
            messages.success(request, PREPARED)
        return reverse("approvals:submission", args=[made.key])

    form = ask.form.answered(request.POST, found)
    return answer_form(request, form, act, again=lambda form: _page(request, found, ask, form, status=422))


def _page(request: StaffRequest, found: HelpEpisode, ask: Ask, form: Form, *, status: int = 200) -> HttpResponse:
    back = reverse("hze:episode", args=[found.key])
    if rules.is_recused(request.user, found.case):
        messages.error(request, RECUSED)
        return redirect_page(request, back)
    demand(rules.may_ask_about_help(request.user, found))
    record_read(found.case.key, by=request.user, page="help")
    heading = f"{ask.heading}: {found.help_kind} für {found.case.child}"
    question = Question(heading=heading, words=ask.words(found), button=ask.button, url=request.path, back=back)
    return question_page(request, question, form, status=status)


def _fetch(request: StaffRequest, key: UUID) -> HelpEpisode:
    return get_object_or_404(HelpEpisode.objects.visible_to(request.user).for_list(), key=key)
