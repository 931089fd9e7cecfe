"""Fallverstehen und Muster."""

from django.urls import path

from cases.views import patterns as views
from cases.views import understanding
from web.http import by_method

BASE = "faelle/<uuid:key>/fallverstehen/"
ONE = f"{BASE}beobachtung/<uuid:observation>/"

patterns = [
    path(BASE, understanding.understanding, name="understanding"),
    path(f"{BASE}fassung/", by_method(get=understanding.new, post=understanding.write), name="understanding_new"),
    path(f"{BASE}fassung/entwurf/", understanding.draft, name="understanding_draft"),
    path(f"{BASE}vergleich/", understanding.versions, name="understanding_versions"),
    path(f"{BASE}beobachtung/", by_method(get=views.new, post=views.observe), name="pattern_new"),
    path(f"{BASE}beobachtung/entwurf/", views.draft, name="pattern_draft"),
    path(ONE, by_method(get=views.pattern, post=views.remark), name="pattern"),
    path(f"{ONE}berichtigen/", by_method(get=views.correction, post=views.correct), name="pattern_correct"),
    path(f"{ONE}berichtigen/entwurf/", views.correction_draft, name="pattern_correct_draft"),
    path("musterarten/", by_method(get=views.kinds, post=views.add_kind), name="pattern_kinds"),
    path("musterarten/<uuid:key>/", by_method(get=views.kind, post=views.change_kind), name="pattern_kind"),
]
