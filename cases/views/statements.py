"""What the members of a family say: view, will and wish apart, the child first; corrected beside the old words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.file import StatementForm, WillForm
from cases.models import Case, Person, WillStatement
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once

FIELDS = ("person", "kind", "quote", "said_on", "own_contribution", "readiness")


@dataclass
class Words:
    """What one person says; each statement with its older versions and what became of a wish."""

    person: Person
    views: list[WillStatement] = field(default_factory=list)
    wills: list[WillStatement] = field(default_factory=list)
    wishes: list[WillStatement] = field(default_factory=list)


@require_safe
def statements(request: StaffRequest, key: UUID) -> HttpResponse:
    """What the members of the family say, the child first."""
    case = fetch_case(request, key)
    return _page(request, case, StatementForm(case=case))


@post_once
def record_statement(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.record_statement(case, by=request.user, **cleaned)
        return reverse("cases:statements", args=[key])

    form = StatementForm(request.POST, case=case)
    return answer_form(request, form, act, again=lambda form: _page(request, case, form, status=422))


@require_safe
def correction(request: StaffRequest, key: UUID, statement: UUID) -> HttpResponse:
    """The page to write a statement anew; the old words stay readable."""
    case, old = _fetch(request, key, statement)
    rules.demand(rules.may_work_on(request.user, case))
    return _correcting(
        request, case, old, StatementForm(initial={name: getattr(old, name) for name in FIELDS}, case=case)
    )


@post_once
def correct(request: StaffRequest, key: UUID, statement: UUID) -> HttpResponse:
    case, old = _fetch(request, key, statement)
    form = StatementForm(request.POST, case=case)
    act = _acting(request, case, lambda said: actions.correct_statement(old, by=request.user, **said), "Berichtigt.")
    return answer_form(request, form, act, again=lambda form: _correcting(request, case, old, form, status=422))


@require_safe
def will(request: StaffRequest, key: UUID, statement: UUID) -> HttpResponse:
    """The question behind a wish: what would you do for it yourself?"""
    case, wish = _fetch(request, key, statement)
    rules.demand(rules.may_work_on(request.user, case))
    return _asking(request, case, wish, WillForm())


@post_once
def record_will(request: StaffRequest, key: UUID, statement: UUID) -> HttpResponse:
    case, wish = _fetch(request, key, statement)
    kind = WillStatement.Kind.WILL

    def act(said: dict[str, Any]) -> object:
        return actions.record_statement(case, by=request.user, person=wish.person, kind=kind, from_wish=wish, **said)

    form, done = WillForm(request.POST), _acting(request, case, act, "Aus dem Wunsch ist ein Wille geworden.")
    return answer_form(request, form, done, again=lambda form: _asking(request, case, wish, form, status=422))


def words_of(rows: list[WillStatement]) -> list[Words]:
    """Statements by person, in the order they come; what a correction superseded hangs at the one that stands."""
    older = {row.pk: row for row in rows}
    found: dict[int, Words] = {}
    for row in rows:
        if row.is_superseded:
            continue
        own = found.setdefault(row.person_id, Words(row.person))
        {"view": own.views, "will": own.wills, "wish": own.wishes}[row.kind].append(row)
        row.older, before = [], older.get(row.supersedes_id or 0)
        while before is not None:
            row.older.append(before)
            before = older.get(before.supersedes_id or 0)
    return list(found.values())


def _page(request: StaffRequest, case: Case, form: Form, *, status: int = 200) -> HttpResponse:
    rows = list(WillStatement.objects.filter(case=case).child_first().with_what_followed())
    context: dict[str, object] = {"form": form, "people": words_of(rows), "child_was_heard": case.has_child_view}
    return file_page(request, case, "cases/statements.html", context, tab="statements", status=status)


def _correcting(
    request: StaffRequest, case: Case, old: WillStatement, form: Form, *, status: int = 200
) -> HttpResponse:
    texts = {"heading": "Aussage berichtigen", "button": "Berichtigung speichern", "url": "cases:correct_statement"}
    return _form_page(request, case, old, form, status=status, **texts)


def _asking(request: StaffRequest, case: Case, wish: WillStatement, form: Form, *, status: int = 200) -> HttpResponse:
    texts = {"heading": "Was würden Sie selbst dafür tun?", "button": "Als Willen aufnehmen", "url": "cases:ask_will"}
    return _form_page(request, case, wish, form, status=status, **texts)


def _form_page(
    request: StaffRequest, case: Case, said: WillStatement, form: Form, *, status: int, url: str, **texts: str
) -> HttpResponse:
    address = reverse(url, args=[case.key, said.key])
    context: dict[str, object] = {"form": form, "said": said, "address": address, **texts}
    return file_page(request, case, "cases/statement_form.html", context, tab="statements", status=status)


def _acting(
    request: StaffRequest, case: Case, action: Callable[[dict[str, Any]], object], done: str
) -> Callable[[dict[str, Any]], str]:
    def act(cleaned: dict[str, Any]) -> str:
        action(cleaned)
        messages.success(request, done)
        return reverse("cases:statements", args=[case.key])

    return act


def _fetch(request: StaffRequest, key: UUID, statement: UUID) -> tuple[Case, WillStatement]:
    case = fetch_case(request, key)
    rows = WillStatement.objects.filter(case=case).select_related("person", "recorded_by")
    return case, get_object_or_404(rows, key=statement)
