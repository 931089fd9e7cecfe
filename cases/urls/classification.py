"""Falleinordnung, and what is due in the team."""

from django.urls import path

from cases.views import classification
from web.http import by_method

patterns = [
    path("einordnungen/", classification.due_reviews, name="due_reviews"),
    path(
        "faelle/<uuid:key>/einordnung/",
        by_method(get=classification.classification, post=classification.classify),
        name="classification",
    ),
]
