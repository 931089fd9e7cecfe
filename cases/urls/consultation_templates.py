"""Abläufe der Kollegialen Beratung."""

from django.urls import path

from cases.views import consultation_templates as views
from web.http import by_method

BASE = "beratungsvorlagen/"

patterns = [
    path(BASE, views.consultation_templates, name="consultation_templates"),
    path(
        f"{BASE}neu/",
        by_method(get=views.new_consultation_template, post=views.add_consultation_template),
        name="consultation_template_new",
    ),
    path(
        f"{BASE}<uuid:key>/",
        by_method(get=views.consultation_template, post=views.write_consultation_template),
        name="consultation_template",
    ),
    path(f"{BASE}<uuid:key>/ende/", views.retire_consultation_template, name="retire_consultation_template"),
]
