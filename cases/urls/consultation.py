"""Kollegiale Beratung."""

from django.urls import path

from cases.views import consultation
from web.http import by_method

patterns = [
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
]
