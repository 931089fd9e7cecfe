"""Dokumente."""

from django.urls import path

from cases.views import documents
from web.http import by_method

patterns = [
    path("faelle/<uuid:key>/dokumente/", by_method(get=documents.documents, post=documents.add), name="documents"),
    path("dokumente/<uuid:key>/", documents.document, name="document"),
    path("dokumente/<uuid:key>/datei/", documents.document_file, name="document_file"),
    path(
        "dokumente/<uuid:key>/fassung/",
        by_method(get=documents.document, post=documents.replace),
        name="replace_document",
    ),
    path(
        "dokumente/<uuid:key>/zuruecknehmen/",
        by_method(get=documents.document, post=documents.withdraw),
        name="withdraw_document",
    ),
]
