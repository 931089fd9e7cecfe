"""Ressourcencheck."""

from django.urls import path

from cases.views import resource_check
from web.http import by_method

patterns = [
    path(
        "faelle/<uuid:key>/ressourcencheck/",
        by_method(get=resource_check.resource_check, post=resource_check.start),
        name="resource_check",
    ),
    path(
        "faelle/<uuid:key>/ressourcencheck/teilnehmende/",
        by_method(get=resource_check.resource_check, post=resource_check.add_participant),
        name="add_check_participant",
    ),
    path(
        "faelle/<uuid:key>/ressourcencheck/ressourcen/",
        by_method(get=resource_check.resource_check, post=resource_check.add_resource),
        name="add_resource",
    ),
    path(
        "faelle/<uuid:key>/ressourcencheck/abschluss/",
        by_method(get=resource_check.resource_check, post=resource_check.complete),
        name="complete_resource_check",
    ),
]
