"""Entrusted notes (§ 65 SGB VIII): written, read and corrected by their owner and by nobody else."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.notes import EntrustedCorrectionForm, EntrustedNoteForm, as_initial
from cases.models import Case, EntrustedNote
from cases.views import writing
from cases.views.page import fetch_case, file_page
from cases.views.writing import Sheet
from web.http import post_often, post_once


@require_safe
def note(request: StaffRequest, key: UUID, note: UUID) -> HttpResponse:
    """One entrusted note with its versions."""
    case = fetch_case(request, key)
    found = _fetch(request, case, note)
    versions = list(EntrustedNote.objects.visible_to(request.user).filter(chain=found.chain).for_page())
    context: dict[str, object] = {
        "note": versions[0],
        "older": versions[1:],
        "may_correct": True,
        "correct_url": reverse("cases:entrusted_correct", args=[key, versions[0].key]),
        "is_entrusted": True,
    }
    return file_page(request, case, "cases/note.html", context, tab="notes")


@require_safe
def new(request: StaffRequest, key: UUID) -> HttpResponse:
    """The page for an entrusted note; says what § 65 means."""
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
    newest = EntrustedNote.objects.visible_to(request.user).filter(chain=found.chain).for_page()[0]
    if newest.pk != found.pk:
        return redirect("cases:entrusted_correct", key, newest.key)
    return writing.show(request, _correcting(request, case, newest))


@post_once
def correct(request: StaffRequest, key: UUID, note: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    sheet = _correcting(request, case, _fetch(request, case, note))
    return writing.save(request, sheet, next_sheet=partial(_correcting, request, case))


@post_often
def correction_draft(request: StaffRequest, key: UUID, note: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return writing.keep(request, _correcting(request, case, _fetch(request, case, note)))


def _new(request: StaffRequest, key: UUID) -> Sheet:
    case = fetch_case(request, key)
    rules.demand(rules.may_write_notes(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        written = actions.write_entrusted_note(case, by=request.user, **cleaned)
        messages.success(request, "Die anvertraute Notiz ist gespeichert. Nur Sie sehen sie.")
        return reverse("cases:entrusted", args=[key, written.key])

    return Sheet(
        heading="Anvertraute Notiz schreiben",
        draft="entrusted_note",
        subject=case.key,
        url=reverse("cases:entrusted_new", args=[key]),
        draft_url=reverse("cases:entrusted_draft", args=[key]),
        later=reverse("cases:notes", args=[key]),
        form=partial(EntrustedNoteForm, case=case),
        act=act,
        case=case,
        is_entrusted=True,
    )


def _correcting(request: StaffRequest, case: Case, old: EntrustedNote) -> Sheet:
    rules.demand(rules.may_write_notes(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        corrected = actions.correct_entrusted_note(old, by=request.user, **cleaned)
        messages.success(request, "Die anvertraute Notiz ist berichtigt. Die frühere Fassung bleibt für Sie lesbar.")
        return reverse("cases:entrusted", args=[case.key, corrected.key])

    return Sheet(
        heading="Anvertraute Notiz berichtigen",
        draft="entrusted_correction",
        subject=old.chain,
        url=reverse("cases:entrusted_correct", args=[case.key, old.key]),
        draft_url=reverse("cases:entrusted_correct_draft", args=[case.key, old.key]),
        later=reverse("cases:entrusted", args=[case.key, old.key]),
        form=partial(EntrustedCorrectionForm, case=case),
        act=act,
        case=case,
        is_entrusted=True,
        old=old,
        initial=as_initial(old),
    )


def _fetch(request: StaffRequest, case: Case, key: UUID) -> EntrustedNote:
    rows = EntrustedNote.objects.visible_to(request.user).filter(case=case).for_page()
    return get_object_or_404(rows, key=key)
