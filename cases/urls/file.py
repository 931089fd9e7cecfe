"""Fälle: list, file, own words, end."""

from django.urls import path

from cases.views import closing, file, statements
from web.http import by_method

patterns = [
    path("faelle/", file.case_list, name="list"),
    path("faelle/<uuid:key>/", file.case_file, name="file"),
    path(
        "faelle/<uuid:key>/sicht/",
        by_method(get=statements.statements, post=statements.record_statement),
        name="statements",
    ),
    path(
        "faelle/<uuid:key>/sicht/<uuid:statement>/berichtigen/",
        by_method(get=statements.correction, post=statements.correct),
        name="correct_statement",
    ),
    path(
        "faelle/<uuid:key>/sicht/<uuid:statement>/wille/",
        by_method(get=statements.will, post=statements.record_will),
        name="ask_will",
    ),
    path("faelle/<uuid:key>/abschluss/", by_method(get=closing.closing, post=closing.close), name="close"),
    path("faelle/<uuid:key>/wieder-oeffnen/", by_method(get=closing.reopening, post=closing.reopen), name="reopen"),
]
