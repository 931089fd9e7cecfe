"""Fälle: list, file, own words, end."""

from django.urls import path

from cases.views import closing, file
from web.http import by_method

patterns = [
    path("faelle/", file.case_list, name="list"),
    path("faelle/<uuid:key>/", file.case_file, name="file"),
    path(
        "faelle/<uuid:key>/sicht/",
        by_method(get=file.statements, post=file.record_statement),
        name="statements",
    ),
    path("faelle/<uuid:key>/abschluss/", by_method(get=closing.closing, post=closing.close), name="close"),
    path("faelle/<uuid:key>/wieder-oeffnen/", by_method(get=closing.reopening, post=closing.reopen), name="reopen"),
]
