"""Drafts: what somebody types is kept on the server, for its owner alone, until it is saved or thrown away.

How a form gets one (`cases/views/notes.py` is the example); `form` is a name of your own, `subject` a key or None:

1. An address beside the form's: `path(".../neu/entwurf/", views.note_draft, name="note_draft")` and its view

       @post_often
       def note_draft(request, key):
           case = fetch_case(request, key)  # whoever may not write here may not keep a draft here
           again = partial(_form_page, request, case)  # takes the desk
           return drafts.keep(request, "note", case.key, to=..., anew=..., again=again)

   `to` is where 'Später fertigstellen' leads, `anew` the address of the empty form for 'Entwurf verwerfen'; `again`
   draws the page of the form when two windows met without script.
2. The page of the form opens its desk and draws what was typed:
   `desk = drafts.desk(request, "note", case.key)`, `drafts.fill(form, desk)`, and gives `desk` to the template.
3. The template writes, inside the form, `{% include "ui/_draft.html" with desk=desk draft_url=... only %}`.
4. The view that saves calls `drafts.finish(request, "note", case.key)` inside its `act`.

An autosave writes no trail and no answer of `post_once`. It may arrive after the form was saved: the window is
remembered as finished and the late copy is dropped. Two windows at the same form never overwrite each other: the second
one is told, sees both texts, and decides.
"""

import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from web.http import redirect_page
from web.models import DRAFT_LIMIT, Draft

GUARDS = {"csrfmiddlewaretoken", "idempotency_key", "version"}  # belong to the page, not to what was typed
OWN = "draft_"  # beginning of the names this module gives
STATE = "ui/_draft_state.html"


class ElsewhereError(Exception):
    """Another window has written at the same draft since; carries what stands there."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("The draft was written in another window.")
        self.draft = draft


class Desk(NamedTuple):
    """What a window knows of its draft: itself, the version it has seen, the draft, and the one it collided with."""

    writer: UUID
    seen: int
    draft: Draft | None = None
    other: Draft | None = None
    refusal: str = ""

    @property
    def other_texts(self) -> list[str]:
        """What was typed in the other window, longest first."""
        fields: dict[str, list[str]] = self.other.fields if self.other else {}
        values = [value for typed in fields.values() for value in typed]
        return sorted((value for value in values if len(value) > 20), key=len, reverse=True)


def find(owner_id: int, form: str, subject: UUID | None = None) -> Draft | None:
    """The draft of this person for this form; nobody else's is ever asked for."""
    return Draft.objects.filter(owner_id=owner_id, form=form, subject=subject, is_finished=False).first()


def find_all(owner_id: int) -> list[Draft]:
    """Everything this person has begun, the newest first."""
    return list(Draft.objects.filter(owner_id=owner_id, is_finished=False).order_by("-saved_at"))


@transaction.atomic
def save(
    owner_id: int,
    form: str,
    subject: UUID | None = None,
    *,
    fields: dict[str, list[str]],
    writer: UUID,
    seen: int,
    take_over: bool = False,
) -> Draft:
    """Keep what was typed; raises ElsewhereError when another window wrote since, ValidationError when it is long."""
    if len(json.dumps(fields, ensure_ascii=False)) > DRAFT_LIMIT:
        raise ValidationError("Der Entwurf ist zu lang, um gesichert zu werden. Kürzen Sie den Text.", code="long")
    blank = Draft(owner_id=owner_id, form=form, subject=subject, writer=writer)
    Draft.objects.bulk_create([blank], ignore_conflicts=True)
    draft = Draft.objects.select_for_update().get(owner_id=owner_id, form=form, subject=subject)
    if draft.is_finished and draft.writer == writer:
        return draft  # this window has saved already; the copy came late
    if not (draft.is_finished or take_over or draft.writer == writer or draft.version == seen):
        raise ElsewhereError(draft)
    draft.fields, draft.writer, draft.is_finished = fields, writer, False
    draft.version, draft.saved_at = draft.version + 1, timezone.now()
    draft.save()
    return draft


def discard(owner_id: int, form: str, subject: UUID | None = None, *, writer: UUID | None = None) -> None:
    """Forget the text; the row remembers the window, so that a late copy of it is dropped."""
    changes: dict[str, object] = {"fields": {}, "is_finished": True, "saved_at": timezone.now()}
    if writer:  # saved before the first autosave: the row that remembers must be there, or the late copy would be one
        blank = Draft(owner_id=owner_id, form=form, subject=subject, writer=writer, is_finished=True)
        Draft.objects.bulk_create([blank], ignore_conflicts=True)
    rows = Draft.objects.filter(owner_id=owner_id, form=form, subject=subject)
    rows.update(**changes | ({"writer": writer} if writer else {}))


def forget_old() -> int:
    """Delete drafts nobody has touched for so many days (setting DRAFT_DAYS); returns how many."""
    before = timezone.now() - timedelta(days=settings.DRAFT_DAYS)
    deleted, _ = Draft.objects.filter(saved_at__lt=before).delete()
    return deleted


# --- in views ----------------------------------------------------------------------------------------------------


def desk(request: HttpRequest, form: str, subject: UUID | None = None) -> Desk:
    """The desk of the window that asks: a new one for a page that is opened, the same one for a form that was sent."""
    draft = find(_owner(request), form, subject)
    writer = _uuid(request.POST.get(f"{OWN}writer"))
    if writer is None:
        return Desk(uuid.uuid4(), draft.version if draft else 0, draft)
    return Desk(writer, _number(request.POST.get(f"{OWN}seen")), draft)


def fill(form: forms.BaseForm, desk: Desk) -> None:
    """Draw a new form as it was left: every field as it was typed, also the empty ones."""
    if desk.draft is None or form.is_bound:
        return
    for name, field in form.fields.items():
        values = desk.draft.fields.get(form.add_prefix(name), [])
        is_many = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
        form.initial[name] = values if is_many else (values[-1] if values else "")


def finish(request: HttpRequest, form: str, subject: UUID | None = None) -> None:
    """What was typed is saved now; the draft has done its service."""
    discard(_owner(request), form, subject, writer=_uuid(request.POST.get(f"{OWN}writer")))


def keep(
    request: HttpRequest,
    form: str,
    subject: UUID | None = None,
    *,
    to: str,
    anew: str,
    again: Callable[[Desk], HttpResponse],
) -> HttpResponse:
    """Answer an autosave with its time, 'Später fertigstellen' by leading on, a collision with both texts."""
    here = desk(request, form, subject)
    if f"{OWN}discard" in request.POST:
        discard(_owner(request), form, subject, writer=here.writer)
        messages.success(request, "Der Entwurf ist verworfen.")
        return redirect_page(request, anew)
    is_automatic = bool(request.htmx) or f"{OWN}quiet" in request.POST  # type: ignore[attr-defined]
    stays = is_automatic and f"{OWN}leave" not in request.POST
    try:
        draft = save(
            _owner(request),
            form,
            subject,
            fields=_typed(request),
            writer=here.writer,
            seen=here.seen,
            take_over=f"{OWN}take_over" in request.POST,
        )
    except ElsewhereError as elsewhere:
        here = here._replace(other=elsewhere.draft)
        return _state(request, here, 409) if stays else again(here)
    except ValidationError as refusal:
        here = here._replace(refusal=" ".join(refusal.messages))
        return _state(request, here, 422) if stays else again(here)
    if stays:
        return _state(request, Desk(here.writer, draft.version, draft))
    messages.success(request, f"Der Entwurf ist gesichert, {timezone.localtime(draft.saved_at):%H:%M} Uhr.")
    return redirect_page(request, anew if f"{OWN}stay" in request.POST else to)


def _state(request: HttpRequest, desk: Desk, status: int = 200) -> HttpResponse:
    response = render(request, STATE, {"desk": desk, "draft_url": request.path}, status=status)
    if desk.other or desk.refusal:
        text = desk.refusal or "Sie schreiben denselben Text in einem anderen Fenster. Beide Texte sind noch da."
        response.headers["HX-Trigger"] = json.dumps({"sro:meldung": {"text": text}})
    return response


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    return {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in GUARDS and not name.startswith(OWN) and any(values)
    }


def _owner(request: HttpRequest) -> int:
    assert request.user.pk is not None  # noqa: S101 - pages with forms demand a signed-in colleague
    return int(request.user.pk)


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
