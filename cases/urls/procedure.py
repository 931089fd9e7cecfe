"""Ressourcencheck, Kollegiale Beratung, Falleinordnung."""

from django.urls import path

from cases.views import consultation, resource_check
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
    path(
        "faelle/<uuid:key>/beratung/",
        by_method(get=consultation.consultation, post=consultation.start),
        name="consultation",
    ),
    path(
        "faelle/<uuid:key>/beratung/teilnehmende/",
        by_method(get=consultation.consultation, post=consultation.add_participant),
        name="add_participant",
    ),
    path(
        "faelle/<uuid:key>/beratung/ideen/",
        by_method(get=consultation.consultation, post=consultation.add_idea),
        name="add_idea",
    ),
    path(
        "faelle/<uuid:key>/beratung/abschluss/",
        by_method(get=consultation.consultation, post=consultation.finish),
        name="finish_consultation",
    ),
    path(
        "faelle/<uuid:key>/einordnung/",
        by_method(get=consultation.classification, post=consultation.classify),
        name="classification",
    ),
]
