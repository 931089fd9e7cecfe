"""Letters of a case: begun, written, looked at as paper, sent; and the sheet for a home visit."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from cases import actions, papers, rules
from cases.forms.letters import BeginLetterForm, LetterForm, SendForm
from cases.lifecycle import Stage
from cases.models import Case, Letter
from cases.views.page import fetch_case, file_page
from web.http import answer_form, drawn_paper, post_once, redirect_page, seen_version, stored_file
from web.letter_docx import MEDIA_TYPE, letter_docx
from web.uploads.names import ascii_name

FIELDS = ("address", "letter_date", "subject", "body")


@require_safe
def begin(request: StaffRequest, key: UUID) -> HttpResponse:
    """Choose a template and to whom."""
    case = fetch_case(request, key)
    rules.demand(rules.may_help(request.user, case))
    return _begin_page(request, case, BeginLetterForm(case=case))


@post_once
def draft(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_help(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        facts = {"template": cleaned["template"], "recipient": cleaned["to"]}
        return reverse("cases:letter", args=[actions.draft_letter(case, by=request.user, **facts).key])

    form = BeginLetterForm(request.POST, case=case)
    return answer_form(request, form, act, again=lambda form: _begin_page(request, case, form, status=422))


@require_safe
def letter(request: StaffRequest, key: UUID) -> HttpResponse:
    """The draft to write on, or what was sent with its hash."""
    return _page(request, _fetch(request, key))


@post_once
def edit(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    rules.demand(rules.may_help(request.user, found.case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.edit_letter(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Der Entwurf ist gespeichert.")
        return reverse("cases:letter", args=[key])

    form = LetterForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, letter_form=form))


@post_once
def send(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    rules.demand(rules.may_work_on(request.user, found.case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.send_letter(found, by=request.user, version=seen_version(request), channel=cleaned["channel"])
        messages.success(request, "Der Brief ist festgeschrieben. Drucken Sie ihn und geben Sie ihn hinaus.")
        return reverse("cases:letter", args=[key])

    form = SendForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, send_form=form))


@post_once
def discard(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    try:
        actions.discard_letter(found, by=request.user)
        messages.success(request, "Der Entwurf ist verworfen.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect_page(request, reverse("cases:letter", args=[key]))
    return redirect_page(request, reverse("cases:documents", args=[found.case.key]))


@require_safe
def letter_paper(request: StaffRequest, key: UUID) -> HttpResponse:
    """The PDF: of a draft as it stands now, of a sent letter the bytes that were sent."""
    rows = Letter.objects.visible_to(request.user).select_related("case__area", "written_by", "file")
    found = get_object_or_404(rows, key=key)
    record_read(found.case.key, by=request.user, page="letter", kind=Read.Kind.PRINT)
    if found.file is not None:
        return stored_file(found.file)
    make = partial(papers.letter_pdf, found, created=timezone.now())
    return drawn_paper(request, make, name=papers.letter_name(found, "pdf"), back=reverse("cases:letter", args=[key]))


@require_safe
def letter_document(request: StaffRequest, key: UUID) -> HttpResponse:
    """The same letter for a word processor; what is changed there, the file does not know."""
    found = _fetch(request, key)
    record_read(found.case.key, by=request.user, page="letter", kind=Read.Kind.PRINT)
    answer = HttpResponse(letter_docx(papers.sheet_of(found)), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = content_disposition_header(True, papers.letter_name(found, "docx")) or ""
    return answer


@require_safe
def home_visit_sheet(request: StaffRequest, key: UUID) -> HttpResponse:
    """The sheet for a home visit with blanks, to print."""
    case = fetch_case(request, key)
    record_read(case.key, by=request.user, page="home_visit", kind=Read.Kind.PRINT)
    make = partial(papers.home_visit_pdf, case, by=request.user)
    name = ascii_name(f"{case.file_number}_Hausbesuch_{timezone.localdate()}", "pdf")
    return drawn_paper(request, make, name=name, back=reverse("cases:documents", args=[key]))


def _fetch(request: StaffRequest, key: UUID) -> Letter:
    rows = Letter.objects.visible_to(request.user).for_page().select_related("case__area", "case__child")
    return get_object_or_404(rows, key=key)


def _begin_page(request: StaffRequest, case: Case, form: BeginLetterForm, *, status: int = 200) -> HttpResponse:
    return file_page(request, case, "cases/letter_new.html", {"form": form}, tab="documents", status=status)


def _page(
    request: StaffRequest, found: Letter, *, letter_form: LetterForm | None = None, send_form: SendForm | None = None
) -> HttpResponse:
    """The page of a letter; after a refusal with everything typed, beside what somebody else saved meanwhile."""
    case = fetch_case(request, found.case.key)
    codes = [error.code for errors in letter_form.errors.as_data().values() for error in errors] if letter_form else []
    stored = Letter.objects.visible_to(request.user).for_page().get(pk=found.pk) if "version" in codes else None
    is_open = case.stage != Stage.CLOSED and not found.is_sent
    context: dict[str, object] = {
        "letter": found,
        "stored": stored,
        "version": stored.version if stored else seen_version(request) or found.version,
        "gaps": papers.open_gaps(found),
        "may_write": is_open and rules.may_help(request.user, case),
        "may_send": is_open and rules.may_work_on(request.user, case),
        "letter_form": letter_form or LetterForm(initial={name: getattr(found, name) for name in FIELDS}),
        "send_form": send_form or SendForm(),
    }
    status = 409 if stored else 422 if letter_form or send_form else 200
    return file_page(request, case, "cases/letter.html", context, tab="documents", status=status)
