"""Monthly statements as colleagues see them: typed from paper, checked, sent back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from hze import actions
from hze.delivery import frame_of, over_words
from hze.forms.delivery import ReturnForm, StatementForm
from hze.models import HelpEpisode, MonthlyStatement
from hze.views import asking
from hze.views.asking import Question
from hze.views.delivery import TAB, fetch_kept, page_of
from web.calendar import YearMonth
from web.german import hours
from web.http import at_once, post_once


def month_or_404(code: str) -> YearMonth:
    """The month of an address, '2026-11'."""
    month = YearMonth.read(code)
    if month is None:
        raise Http404
    return month


def as_told(help_: HelpEpisode, month: YearMonth) -> dict[str, Any]:
    """What a statement says already, to be corrected."""
    found = help_.statements.filter(month=month.first_day, minutes__isnull=False).first()
    return {name: getattr(found, name) for name in actions.Hours._fields} if found else {}


@require_safe
def statement_form(request: StaffRequest, key: UUID, month: str) -> HttpResponse:
    """The form for the hours of a month, with what was said before."""
    return asking.show(request, _type(request, fetch_kept(request, key), month_or_404(month)))


@post_once
def type_statement(request: StaffRequest, key: UUID, month: str) -> HttpResponse:
    return asking.save(request, _type(request, fetch_kept(request, key), month_or_404(month)))


@post_once
def check_statement(request: StaffRequest, key: UUID, statement: UUID) -> HttpResponse:
    help_ = fetch_kept(request, key)
    found = get_object_or_404(MonthlyStatement, episode=help_, key=statement)
    act = partial(actions.check_statement, found, by=request.user)
    return at_once(request, act, done="Der Nachweis ist geprüft.", back=page_of(help_))


@require_safe
def return_form(request: StaffRequest, key: UUID, statement: UUID) -> HttpResponse:
    """The form for what the provider shall correct."""
    return asking.show(request, _return(request, fetch_kept(request, key), statement))


@post_once
def return_statement(request: StaffRequest, key: UUID, statement: UUID) -> HttpResponse:
    return asking.save(request, _return(request, fetch_kept(request, key), statement))


def _type(request: StaffRequest, help_: HelpEpisode, month: YearMonth) -> Question:
    frame = frame_of(help_, month)

    def act(cleaned: dict[str, Any]) -> None:
        actions.type_statement(help_, month, by=request.user, hours=actions.Hours(**cleaned))
        if warning := over_words(frame, cleaned["minutes"]):
            messages.warning(request, warning)

    return Question(
        help=help_,
        tab=TAB,
        heading=f"Stunden im {month.label} eintragen",
        words=f"Übertragen Sie, was der Träger auf Papier gemeldet hat. Der Rahmen hat {hours(frame)} Stunden.",
        button="Stunden eintragen",
        url=reverse("hze:type_statement", args=[help_.key, month.code]),
        back=page_of(help_),
        form=partial(StatementForm, initial=as_told(help_, month)),
        act=act,
        done=f"Die Stunden im {month.label} sind eingetragen.",
    )


def _return(request: StaffRequest, help_: HelpEpisode, key: UUID) -> Question:
    statement = get_object_or_404(MonthlyStatement, episode=help_, key=key)
    month = YearMonth.of(statement.month)
    return Question(
        help=help_,
        tab=TAB,
        heading=f"Nachweis {month.label} zurückgeben",
        words="Der Träger bekommt eine Nachricht mit Ihrem Satz und kann die Stunden berichtigen.",
        button="Nachweis zurückgeben",
        url=reverse("hze:return_statement", args=[help_.key, statement.key]),
        back=page_of(help_),
        form=ReturnForm,
        act=lambda cleaned: actions.return_statement(statement, by=request.user, **cleaned),
        done="Der Nachweis ist zurückgegeben.",
    )
