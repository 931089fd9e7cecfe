"""Notizen: in a case, entrusted, without a case; Verlauf."""

from django.urls import path

from cases.views import entrusted, notes, timeline, work_notes
from web.http import by_method

CASE = "faelle/<uuid:key>/notizen/"
ENTRUSTED = "faelle/<uuid:key>/anvertraut/"

patterns = [
    path(CASE, notes.notes, name="notes"),
    path(f"{CASE}neu/", by_method(get=notes.new, post=notes.write), name="note_new"),
    path(f"{CASE}neu/entwurf/", notes.draft, name="note_draft"),
    path(f"{CASE}<uuid:note>/", notes.note, name="note"),
    path(f"{CASE}<uuid:note>/berichtigen/", by_method(get=notes.correction, post=notes.correct), name="note_correct"),
    path(f"{CASE}<uuid:note>/berichtigen/entwurf/", notes.correction_draft, name="note_correct_draft"),
    path(f"{ENTRUSTED}neu/", by_method(get=entrusted.new, post=entrusted.write), name="entrusted_new"),
    path(f"{ENTRUSTED}neu/entwurf/", entrusted.draft, name="entrusted_draft"),
    path(f"{ENTRUSTED}<uuid:note>/", entrusted.note, name="entrusted"),
    path(
        f"{ENTRUSTED}<uuid:note>/berichtigen/",
        by_method(get=entrusted.correction, post=entrusted.correct),
        name="entrusted_correct",
    ),
    path(f"{ENTRUSTED}<uuid:note>/berichtigen/entwurf/", entrusted.correction_draft, name="entrusted_correct_draft"),
    path("faelle/<uuid:key>/verlauf/", timeline.timeline, name="timeline"),
    path("faelle/<uuid:key>/verlauf/bild/", timeline.panel, name="timeline_panel"),
    path("notizen/", work_notes.notes, name="work_notes"),
    path("notizen/neu/", by_method(get=work_notes.new, post=work_notes.write), name="work_note_new"),
    path("notizen/neu/entwurf/", work_notes.draft, name="work_note_draft"),
    path("notizen/<uuid:note>/", work_notes.note, name="work_note"),
    path(
        "notizen/<uuid:note>/berichtigen/",
        by_method(get=work_notes.correction, post=work_notes.correct),
        name="work_note_correct",
    ),
    path("notizen/<uuid:note>/berichtigen/entwurf/", work_notes.correction_draft, name="work_note_correct_draft"),
]
