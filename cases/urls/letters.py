"""Briefe, Briefvorlagen, Bogen für den Hausbesuch."""

from django.urls import path

from cases.views import letter_templates, letters
from web.http import by_method

patterns = [
    path("faelle/<uuid:key>/hausbesuch.pdf", letters.home_visit_sheet, name="home_visit_sheet"),
    path("faelle/<uuid:key>/briefe/neu/", by_method(get=letters.begin, post=letters.draft), name="letter_new"),
    path("briefe/<uuid:key>/", by_method(get=letters.letter, post=letters.edit), name="letter"),
    path("briefe/<uuid:key>/senden/", by_method(get=letters.letter, post=letters.send), name="send_letter"),
    path("briefe/<uuid:key>/verwerfen/", letters.discard, name="discard_letter"),
    path("briefe/<uuid:key>/papier.pdf", letters.letter_paper, name="letter_paper"),
    path("briefe/<uuid:key>/textdatei/", letters.letter_document, name="letter_document"),
    path("briefvorlagen/", letter_templates.letter_templates, name="letter_templates"),
    path(
        "briefvorlagen/neu/",
        by_method(get=letter_templates.new_template, post=letter_templates.add_template),
        name="letter_template_new",
    ),
    path(
        "briefvorlagen/<uuid:key>/",
        by_method(get=letter_templates.letter_template, post=letter_templates.write_template),
        name="letter_template",
    ),
    path("briefvorlagen/<uuid:key>/ende/", letter_templates.retire_template, name="retire_letter_template"),
]
