"""What a colleague has begun to write and not saved yet: rows for the panel 'Angefangenes'."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from accounts.models import User
from cases.models import Case, EntrustedNote, Note
from web import drafts
from web.models import Draft

EXCERPT = 80  # characters of what was typed


class Unfinished(NamedTuple):
    """One draft: what it is, what it begins with, where one goes on writing."""

    label: str
    about: str
    excerpt: str
    url: str
    saved_at: datetime
    is_entrusted: bool = False


# name of the draft: what it is, the address of its form; what hangs on a case, on a note, on nothing
OF_A_CASE = {
    "note": ("Notiz", "cases:note_new"),
    "entrusted_note": ("Anvertraute Notiz", "cases:entrusted_new"),
    "understanding": ("Fallverstehen", "cases:understanding_new"),  # listed without a word of it
    "pattern": ("Beobachtung", "cases:pattern_new"),
}
OF_A_NOTE = {
    "note_correction": ("Berichtigung einer Notiz", "cases:note_correct"),
    "work_note_correction": ("Berichtigung einer Notiz", "cases:work_note_correct"),
    "entrusted_correction": ("Berichtigung einer anvertrauten Notiz", "cases:entrusted_correct"),
}
OF_NOTHING = {
    "work_note": ("Notiz ohne Fall", "cases:work_note_new"),
    "report": ("Meldung", "cases:report_new"),
}


def unfinished(user: User) -> list[Unfinished]:
    """Everything this colleague has begun and may go on with, the newest first; four queries, however much it is."""
    begun = drafts.find_all(user.pk)
    if not begun:
        return []
    subjects = [draft.subject for draft in begun if draft.form in OF_A_CASE and draft.subject]
    chains = [draft.subject for draft in begun if draft.form in OF_A_NOTE and draft.subject]
    cases = {case.key: case for case in Case.objects.visible_to(user).filter(key__in=subjects).select_related("child")}
    notes = {note.chain: note for note in Note.objects.visible_to(user).current().with_child().filter(chain__in=chains)}
    own = EntrustedNote.objects.visible_to(user).current().select_related("case__child").filter(chain__in=chains)
    entrusted = {note.chain: note for note in own}
    rows = [_row(draft, cases, {**notes, **entrusted}) for draft in begun]
    return [row for row in rows if row is not None]


def _row(draft: Draft, cases: dict[UUID, Case], notes: Mapping[UUID, Note | EntrustedNote]) -> Unfinished | None:
    if draft.form in OF_NOTHING:
        label, name = OF_NOTHING[draft.form]
        return _unfinished(draft, label, "", reverse(name))
    if draft.subject is not None and draft.form in OF_A_CASE and draft.subject in cases:
        (label, name), case = OF_A_CASE[draft.form], cases[draft.subject]
        return _unfinished(draft, label, str(case.child), reverse(name, args=[case.key]))
    if draft.subject is not None and draft.form in OF_A_NOTE and draft.subject in notes:
        (label, name), note = OF_A_NOTE[draft.form], notes[draft.subject]
        args = [note.case.key, note.key] if note.case else [note.key]
        return _unfinished(draft, label, str(note.case.child) if note.case else "", reverse(name, args=args))
    return None  # the subject is out of sight; its text waits until it is seen again


def _unfinished(draft: Draft, label: str, about: str, url: str) -> Unfinished:
    typed = draft.fields.get("observed") or draft.fields.get("concern") or [""]
    excerpt = " ".join(str(typed[-1]).split())
    short = f"{excerpt[:EXCERPT]} …" if len(excerpt) > EXCERPT else excerpt
    return Unfinished(label, about, short, url, draft.saved_at, is_entrusted=draft.form.startswith("entrusted"))
