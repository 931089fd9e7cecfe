"""Documents of a case: the list with letters, taking in, one document with its versions, the bytes."""

from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from cases import actions, rules
from cases.forms.documents import DocumentFilter, DocumentForm, ReplaceForm, WithdrawForm
from cases.lifecycle import Stage
from cases.models import Case, Document, Letter
from cases.views.page import fetch_case, file_page
from web.http import answer_form, foreign_file, post_once, redirect_page
from web.uploads.kinds import IN_THE_BROWSER, Checked

PAGE_SIZE, LETTERS = 50, 50


@require_safe
def documents(request: StaffRequest, key: UUID) -> HttpResponse:
    """What came in and what was written, with the forms for both."""
    return _list_page(request, fetch_case(request, key), DocumentForm())


@post_once
def add(request: StaffRequest, key: UUID) -> HttpResponse:
    """Take in what is harmless, name what is not; one refused file loses neither the others nor what was typed."""
    case = fetch_case(request, key)
    rules.demand(rules.may_help(request.user, case))
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list_page(request, case, form, status=422)
    taken, refused = _take_in(request, case, form.cleaned_data)
    if taken:
        count = "Ein Dokument liegt" if taken == 1 else f"{taken} Dokumente liegen"
        messages.success(request, f"{count} jetzt in der Akte.")
    if not refused:
        return redirect_page(request, reverse("cases:documents", args=[key]))
    for name, sentence in refused:
        form.add_error("uploads", f"{name}: {sentence}")
    return _list_page(request, case, form, status=422)


@require_safe
def document(request: StaffRequest, key: UUID) -> HttpResponse:
    """One document: what it is, its versions, and the ways to replace it or to take it back."""
    return _page(request, _fetch(request, key))


@post_once
def replace(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    rules.demand(rules.may_help(request.user, found.case))
    form = ReplaceForm(request.POST, request.FILES)

    def act(cleaned: dict[str, Any]) -> str:
        taken, refused = cleaned["uploads"]
        if refused:
            raise ValidationError({"uploads": [f"{name}: {sentence}" for name, sentence in refused]})
        newer = actions.replace_document(found, by=request.user, checked=taken[0], received_on=cleaned["received_on"])
        messages.success(request, "Die neue Fassung liegt in der Akte, die alte bleibt lesbar.")
        return reverse("cases:document", args=[newer.key])

    return answer_form(request, form, act, again=lambda form: _page(request, found, replace_form=form))


@post_once
def withdraw(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    rules.demand(rules.may_withdraw(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.withdraw_document(found, by=request.user, because=cleaned["because"])
        messages.success(request, "Das Dokument ist zurückgenommen. Nur die Teamleitung sieht es noch.")
        return reverse("cases:documents", args=[found.case.key])

    form = WithdrawForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, withdraw_form=form))


@require_safe
def document_file(request: StaffRequest, key: UUID) -> HttpResponse:
    """The bytes, through the same door as everything else; whoever opens them is recorded."""
    rows = Document.objects.visible_to(request.user).select_related("case", "file")
    found = get_object_or_404(rows, key=key)
    record_read(found.case.key, by=request.user, page="document_file")
    return foreign_file(found.file, inline=found.file.media_type in IN_THE_BROWSER)


def _take_in(request: StaffRequest, case: Case, cleaned: dict[str, Any]) -> tuple[int, list[tuple[str, str]]]:
    """How many files were taken, and name and reason of the others."""
    files: list[Checked] = cleaned["uploads"][0]
    refused: list[tuple[str, str]] = list(cleaned["uploads"][1])
    facts = {name: cleaned[name] for name in ("kind", "sender", "received_on")}
    for number, checked in enumerate(files, start=1):
        title = cleaned["title"] or PurePosixPath(checked.name).stem
        title = f"{title} ({number})" if cleaned["title"] and len(files) > 1 else title
        try:
            with transaction.atomic():
                actions.add_document(case, by=request.user, checked=checked, title=title, **facts)
        except ValidationError as refusal:
            refused.append((checked.name, " ".join(refusal.messages)))
    return len(files) + len(cleaned["uploads"][1]) - len(refused), refused


def _fetch(request: StaffRequest, key: UUID) -> Document:
    rows = Document.objects.visible_to(request.user).without_bytes()
    return get_object_or_404(rows.select_related("case__area", "uploaded_by", "withdrawn_by"), key=key)


def _list_page(request: StaffRequest, case: Case, form: DocumentForm, *, status: int = 200) -> HttpResponse:
    filter_form = DocumentFilter(request.GET)
    chosen = filter_form.cleaned_data["art"] if filter_form.is_valid() else ""
    rows = Document.objects.visible_to(request.user).filter(case=case).for_list()
    rows = rows.filter(kind=chosen) if chosen else rows
    context: dict[str, object] = {
        "form": form,
        "filter": filter_form,
        "chosen": chosen,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite")),
        "letters": Letter.objects.visible_to(request.user).filter(case=case).for_list()[:LETTERS],
        "may_help": case.stage != Stage.CLOSED and rules.may_help(request.user, case),
    }
    return file_page(request, case, "cases/documents.html", context, tab="documents", status=status)


def _page(
    request: StaffRequest,
    found: Document,
    *,
    replace_form: ReplaceForm | None = None,
    withdraw_form: WithdrawForm | None = None,
) -> HttpResponse:
    case = fetch_case(request, found.case.key)
    shown = Document.objects.visible_to(request.user).filter(case=case).without_bytes()
    newer = shown.filter(replaces=found).first()
    older = shown.filter(pk=found.replaces_id).first() if found.replaces_id else None
    is_open = case.stage != Stage.CLOSED and found.withdrawn_at is None
    context: dict[str, object] = {
        "document": found,
        "newer": newer,
        "older": older,
        "may_replace": is_open and newer is None and rules.may_help(request.user, case),
        "may_withdraw": found.withdrawn_at is None and rules.may_withdraw(request.user, found),
        "replace_form": replace_form or ReplaceForm(),
        "withdraw_form": withdraw_form or WithdrawForm(auto_id="id_withdraw_%s"),
    }
    status = 422 if replace_form or withdraw_form else 200
    return file_page(request, case, "cases/document.html", context, tab="documents", status=status)
