"""The notes of a case: the list, one note with its versions, writing, correcting."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.notes import NoteCorrectionForm, NoteFilter, NoteForm, as_initial
from cases.models import Case, EntrustedNote, Note
from cases.models.notes import NoteQuerySet
from cases.views import writing
from cases.views.page import fetch_case, file_page
from cases.views.writing import Sheet
from web.http import post_often, post_once

PAGE_SIZE = 50


@require_safe
def notes(request: StaffRequest, key: UUID) -> HttpResponse:
    """The notes of a case, the newest first; beside them what was entrusted to whoever looks."""
    case = fetch_case(request, key)
    rows = Note.objects.visible_to(request.user).filter(case=case).current()
    totals = rows.totals()
    form = NoteFilter(request.GET, authors=totals.authors)
    chosen = _filtered(rows, form.cleaned_data) if form.is_valid() else rows
    context: dict[str, object] = {
        "page": Paginator(chosen.for_list(), PAGE_SIZE).get_page(request.GET.get("seite")),
        "form": form,
        "totals": totals,
        "entrusted": EntrustedNote.objects.visible_to(request.user).filter(case=case).current().for_list(),
    }
    return file_page(request, case, "cases/notes.html", context, tab="notes", partial="results")


@require_safe
def note(request: StaffRequest, key: UUID, note: UUID) -> HttpResponse:
    """One note: how it stands now, and every version it had."""
    case = fetch_case(request, key)
    found = _fetch(request, case, note)
    versions = list(Note.objects.visible_to(request.user).filter(chain=found.chain).for_page())
    context: dict[str, object] = {
        "note": versions[0],
        "older": versions[1:],
        "may_correct": versions[0].author == request.user,
        "correct_url": reverse("cases:note_correct", args=[key, versions[0].key]),
    }
    return file_page(request, case, "cases/note.html", context, tab="notes")


@require_safe
def new(request: StaffRequest, key: UUID) -> HttpResponse:
    """The page for a new note, with what was begun on it."""
    return writing.show(request, _new(request, key))


@post_once
def write(request: StaffRequest, key: UUID) -> HttpResponse:
    return writing.save(request, _new(request, key))


@post_often
def draft(request: StaffRequest, key: UUID) -> HttpResponse:
    return writing.keep(request, _new(request, key))


@require_safe
def correction(request: StaffRequest, key: UUID, note: UUID) -> HttpResponse:
    """The page for a correction; of an older version it leads to the one that stands now."""
    case = fetch_case(request, key)
    found = _fetch(request, case, note)
    newest = Note.objects.visible_to(request.user).filter(chain=found.chain).for_page()[0]
    if newest.pk != found.pk:
        return redirect("cases:note_correct", key, newest.key)
    return writing.show(request, _correcting(request, case, newest))


@post_once
def correct(request: StaffRequest, key: UUID, note: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _fetch(request, case, note)
    sheet = _correcting(request, case, found)
    return writing.save(request, sheet, next_sheet=partial(_correcting, request, case))


@post_often
def correction_draft(request: StaffRequest, key: UUID, note: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return writing.keep(request, _correcting(request, case, _fetch(request, case, note)))


def _new(request: StaffRequest, key: UUID) -> Sheet:
    case = fetch_case(request, key)
    rules.demand(rules.may_write_notes(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.write_note(case, by=request.user, **cleaned)
        messages.success(request, "Die Notiz steht in der Akte.")
        return reverse("cases:notes", args=[key])

    return Sheet(
        heading="Notiz schreiben",
        draft="note",
        subject=case.key,
        url=reverse("cases:note_new", args=[key]),
        draft_url=reverse("cases:note_draft", args=[key]),
        later=reverse("cases:notes", args=[key]),
        form=partial(NoteForm, case=case, author=request.user),
        act=act,
        case=case,
    )


def _correcting(request: StaffRequest, case: Case, old: Note) -> Sheet:
    rules.demand(old.author == request.user and rules.may_write_notes(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        corrected = actions.correct_note(old, by=request.user, **cleaned)
        messages.success(request, "Die Notiz ist berichtigt. Die frühere Fassung bleibt lesbar.")
        return reverse("cases:note", args=[case.key, corrected.key])

    return Sheet(
        heading="Notiz berichtigen",
        draft="note_correction",
        subject=old.chain,
        url=reverse("cases:note_correct", args=[case.key, old.key]),
        draft_url=reverse("cases:note_correct_draft", args=[case.key, old.key]),
        later=reverse("cases:note", args=[case.key, old.key]),
        form=partial(NoteCorrectionForm, case=case, author=request.user),
        act=act,
        case=case,
        old=old,
        initial=as_initial(old),
    )


def _fetch(request: StaffRequest, case: Case, key: UUID) -> Note:
    rows = Note.objects.visible_to(request.user).filter(case=case).for_page()
    return get_object_or_404(rows, key=key)


def _filtered(rows: NoteQuerySet, chosen: dict[str, Any]) -> NoteQuerySet:
    for name in ("kind", "work_type"):
        if chosen[name]:
            rows = rows.filter(**{name: chosen[name]})
    if chosen["author"]:
        rows = rows.filter(author__key=chosen["author"])
    return rows.between(chosen["since"], chosen["until"])
