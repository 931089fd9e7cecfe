"""A form of the family on a page of its own: fill in, answer doubts, compare what somebody else saved meanwhile."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.urls import reverse

from accounts.http import StaffRequest
from cases import rules
from cases.forms.family import RemovalForm
from cases.models import Case
from cases.views.page import fetch_case, file_page
from socialspace.actions.directory import STALE
from socialspace.forms.differences import differences
from web.forms import Form
from web.http import answer_form, seen_version


class Versioned(Protocol):
    """A row that counts its changes."""

    version: int


class Sheet(NamedTuple):
    """What the page says around its form."""

    title: str
    button: str
    done: str  # the message afterwards
    anchor: str  # the part of the family page one returns to
    note: str = ""
    row: Versioned | None = None
    saved: Callable[[], Mapping[str, Any]] = dict  # what the row says now, asked when somebody was faster
    remove: str = ""  # where a wrong entry is taken out


def own_case(request: StaffRequest, key: UUID) -> Case:
    """The case, for whoever may change its family; everybody else who sees it gets 403."""
    case = fetch_case(request, key)
    rules.demand(rules.may_work_on(request.user, case))
    return case


def place(case: Case, anchor: str) -> str:
    """The part of the family page one comes from."""
    return f"{reverse('cases:family', args=[case.key])}#{anchor}"


def sheet_page(
    request: StaffRequest, case: Case, sheet: Sheet, form: Form, *, version: int | None = None, status: int = 200
) -> HttpResponse:
    """Show the form, and beside it what differs when somebody was faster."""
    context: dict[str, object] = {
        "form": form,
        "sheet": sheet,
        "back": place(case, sheet.anchor),
        "version": version if version is not None else sheet.row.version if sheet.row else None,
        "differences": differences(form, sheet.saved()) if status == 409 else [],
    }
    return file_page(request, case, "cases/family_form.html", context, tab="family", status=status)


def answer_sheet(
    request: StaffRequest, case: Case, sheet: Sheet, form: Form, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Act and return to the family, or show the form again with everything typed."""

    def done(given: dict[str, Any]) -> str:
        act(given)
        messages.success(request, sheet.done)
        return place(case, sheet.anchor)

    def again(form: Form) -> HttpResponse:
        if sheet.row is None:
            return sheet_page(request, case, sheet, form, status=422)
        is_stale = form.has_error(NON_FIELD_ERRORS, STALE)
        version, status = (sheet.row.version, 409) if is_stale else (seen_version(request), 422)
        return sheet_page(request, case, sheet, form, version=version, status=status)

    return answer_form(request, form, done, again=again)


def removal_page(request: StaffRequest, case: Case, sheet: Sheet, form: Form, *, status: int = 200) -> HttpResponse:
    """Ask why the entry is wrong."""
    context: dict[str, object] = {"form": form, "sheet": sheet, "back": place(case, sheet.anchor)}
    return file_page(request, case, "cases/family_remove.html", context, tab="family", status=status)


def answer_removal(request: StaffRequest, case: Case, sheet: Sheet, act: Callable[[str], object]) -> HttpResponse:
    """Take the entry out and return, or say why it stays."""

    def done(given: dict[str, Any]) -> str:
        act(given["reason"])
        messages.success(request, sheet.done)
        return place(case, sheet.anchor)

    form = RemovalForm(request.POST)
    return answer_form(request, form, done, again=lambda form: removal_page(request, case, sheet, form, status=422))
