"""Notes in a case, entrusted and without a case; one of them corrected, one only begun."""

import uuid
from typing import Any

from cases import actions
from tests import office
from web import drafts


def samples() -> dict[str, list[Any]]:
    brandt = office.colleague("brandt")
    case = office.a_case(child_first_name="Kim", child_last_name="Kind-Notiz")
    old = office.a_note(case)
    note = actions.correct_note(old, by=brandt, reason="Uhrzeit", **office.note_content(observed="Sie ruft zurück."))
    entrusted, work = office.an_entrusted_note(case, observed="Streng vertraulich."), office.a_work_note()
    begun = {"observed": ["Angefangen und nicht gespeichert"]}
    for form, subject in (("note", case.key), ("entrusted_note", case.key), ("note_correction", note.chain)):
        drafts.save(brandt.pk, form, subject, fields=begun, writer=uuid.uuid4(), seen=0)
    return {
        "noted": [case.key],
        "note": [case.key, note.key],
        "old_note": [case.key, old.key],
        "entrusted": [case.key, entrusted.key],
        "work_note": [work.key],
    }
