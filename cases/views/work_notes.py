"""Work for the social space without a case (fallunspezifisch): the notes of the team, and what one has begun."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases import actions, rules
from cases.forms.notes import WorkNoteCorrectionForm, WorkNoteForm, as_initial
from cases.models import Note
from cases.unfinished import unfinished
from cases.views import writing
from cases.views.writing import Sheet
from socialspace.models import SocialArea, TeamMembership
from web.http import post_often, post_once, render_page

PAGE_SIZE = 50


@require_safe
def notes(request: StaffRequest) -> HttpResponse:
    """What the team did for its social space, the newest first, and what one has begun oneself."""
    _own_area(request)
    rows = Note.objects.visible_to(request.user).without_case().current().for_list()
    context = {
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite")),
        "unfinished": unfinished(request.user),
    }
    return render_page(request, "cases/work_notes.html", context)


@require_safe
def note(request: StaffRequest, note: UUID) -> HttpResponse:
    """One note without a case, with its versions."""
    found = _fetch(request, note)
    versions = list(Note.objects.visible_to(request.user).filter(chain=found.chain).for_page())
    context = {
        "note": versions[0],
        "older": versions[1:],
        "may_correct": versions[0].author == request.user,
        "correct_url": reverse("cases:work_note_correct", args=[versions[0].key]),
    }
    return render_page(request, "cases/work_note.html", context)


@require_safe
def new(request: StaffRequest) -> HttpResponse:
    """The page for a note without a case."""
    return writing.show(request, _new(request))


@post_once
def write(request: StaffRequest) -> HttpResponse:
    return writing.save(request, _new(request))


@post_often
def draft(request: StaffRequest) -> HttpResponse:
    return writing.keep(request, _new(request))


@require_safe
def correction(request: StaffRequest, note: UUID) -> HttpResponse:
    """The page for a correction; of an older version it leads to the one that stands now."""
    found = _fetch(request, note)
    newest = Note.objects.visible_to(request.user).filter(chain=found.chain).for_page()[0]
    if newest.pk != found.pk:
        return redirect("cases:work_note_correct", newest.key)
    return writing.show(request, _correcting(request, newest))


@post_once
def correct(request: StaffRequest, note: UUID) -> HttpResponse:
    sheet = _correcting(request, _fetch(request, note))
    return writing.save(request, sheet, next_sheet=partial(_correcting, request))


@post_often
def correction_draft(request: StaffRequest, note: UUID) -> HttpResponse:
    return writing.keep(request, _correcting(request, _fetch(request, note)))


def _new(request: StaffRequest) -> Sheet:
    area = _own_area(request)

    def act(cleaned: dict[str, Any]) -> str:
        actions.write_work_note(area, by=request.user, **cleaned)
        messages.success(request, "Die Notiz ist gespeichert.")
        return reverse("cases:work_notes")

    return Sheet(
        heading="Notiz ohne Fall",
        draft="work_note",
        subject=None,
        url=reverse("cases:work_note_new"),
        draft_url=reverse("cases:work_note_draft"),
        later=reverse("cases:work_notes"),
        form=partial(WorkNoteForm, area=area, author=request.user),
        act=act,
    )


def _correcting(request: StaffRequest, old: Note) -> Sheet:
    assert old.area is not None  # noqa: S101 - fetched among the notes without a case
    rules.demand(old.author == request.user and rules.may_write_work_notes(request.user, old.area))

    def act(cleaned: dict[str, Any]) -> str:
        corrected = actions.correct_note(old, by=request.user, **cleaned)
        messages.success(request, "Die Notiz ist berichtigt. Die frühere Fassung bleibt lesbar.")
        return reverse("cases:work_note", args=[corrected.key])

    return Sheet(
        heading="Notiz berichtigen",
        draft="work_note_correction",
        subject=old.chain,
        url=reverse("cases:work_note_correct", args=[old.key]),
        draft_url=reverse("cases:work_note_correct_draft", args=[old.key]),
        later=reverse("cases:work_note", args=[old.key]),
        form=partial(WorkNoteCorrectionForm, area=old.area, author=request.user),
        act=act,
        old=old,
        initial=as_initial(old),
    )


def _fetch(request: StaffRequest, key: UUID) -> Note:
    rows = Note.objects.visible_to(request.user).without_case().for_page()
    return get_object_or_404(rows, key=key)


def _own_area(request: StaffRequest) -> SocialArea:
    """The area of the colleague's team; only ASD writes notes."""
    if request.user.department != Department.ASD:
        raise PermissionDenied
    area = SocialArea.objects.filter(pk__in=TeamMembership.objects.areas_of(request.user)).first()
    if area is None:
        raise PermissionDenied
    return area
