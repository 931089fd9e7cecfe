"""Writing a note: one page for all kinds of notes, with its draft; no text is ever lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from accounts.http import StaffRequest
from audit.actions import record_read
from cases.actions.notes import SupersededError
from cases.forms.notes import ContactForm
from cases.models import Case, EntrustedNote, Note
from web import drafts
from web.drafts import Desk
from web.http import answer_form, render_page


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page on which one note is written: where it stands, where its draft stands, and what saving it does."""

    heading: str
    draft: str  # name of the draft; plain and entrusted notes never share one
    subject: UUID | None
    url: str
    draft_url: str
    later: str  # where 'Später fertigstellen' leads
    form: Callable[..., ContactForm]
    act: Callable[[dict[str, Any]], str]
    case: Case | None = None
    is_entrusted: bool = False
    old: Note | EntrustedNote | None = None
    initial: dict[str, Any] = field(default_factory=dict)


def show(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """The empty page, or what was begun on it."""
    desk = drafts.desk(request, sheet.draft, sheet.subject)
    form = sheet.form(initial=sheet.initial)
    drafts.fill(form, desk)
    return _page(request, sheet, form, desk)


def save(request: StaffRequest, sheet: Sheet, *, next_sheet: Callable[[Any], Sheet] | None = None) -> HttpResponse:
    """Save the note and forget its draft; when it was corrected in between, both texts stand side by side."""

    def act(cleaned: dict[str, Any]) -> str:
        to = sheet.act(cleaned)
        drafts.finish(request, sheet.draft, sheet.subject)
        return to

    form = sheet.form(request.POST)
    try:
        return answer_form(request, form, act, again=lambda form: _again(request, sheet, form, status=422))
    except SupersededError as newer:
        if next_sheet is None:
            raise
        return _again(request, next_sheet(newer.newest), form, status=409, newer=newer.newest)


def keep(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Keep the draft, or throw it away; without script a collision shows the page again."""
    form = sheet.form(request.POST)

    def again(desk: Desk) -> HttpResponse:
        return _page(request, sheet, form, desk, status=409)

    return drafts.keep(request, sheet.draft, sheet.subject, to=sheet.later, anew=sheet.url, again=again)


def _again(
    request: StaffRequest,
    sheet: Sheet,
    form: ContactForm,
    *,
    status: int,
    newer: Note | EntrustedNote | None = None,
) -> HttpResponse:
    return _page(request, sheet, form, drafts.desk(request, sheet.draft, sheet.subject), status=status, newer=newer)


def _page(
    request: StaffRequest,
    sheet: Sheet,
    form: ContactForm,
    desk: Desk,
    *,
    status: int = 200,
    newer: Note | EntrustedNote | None = None,
) -> HttpResponse:
    if sheet.case is not None:
        record_read(sheet.case.key, by=request.user, page="notes")
    context = {"sheet": sheet, "case": sheet.case, "form": form, "desk": desk, "newer": newer}
    return render_page(request, "cases/note_form.html", context, status=status)
