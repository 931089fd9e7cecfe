"""Ressourcencheck: the card, its resources, offers of the directory, papers."""

from django.urls import path

from cases.views import resource_check, resource_papers, resources
from web.http import by_method

HERE = "faelle/<uuid:key>/ressourcencheck/"
ONE = f"{HERE}ressourcen/<uuid:resource>/"
page = resource_check.resource_check

patterns = [
    path(HERE, by_method(get=page, post=resource_check.start), name="resource_check"),
    path(f"{HERE}wiederholung/", by_method(get=page, post=resource_check.repeat), name="repeat_resource_check"),
    path(
        f"{HERE}teilnehmende/", by_method(get=page, post=resource_check.add_participant), name="add_check_participant"
    ),
    path(f"{HERE}abschluss/", by_method(get=page, post=resource_check.complete), name="complete_resource_check"),
    path(f"{HERE}ressourcen/", by_method(get=page, post=resources.add), name="add_resource"),
    path(ONE, by_method(get=resources.resource, post=resources.correct), name="resource"),
    path(f"{ONE}stand/", by_method(get=resources.resource, post=resources.set_state), name="resource_state"),
    path(f"{ONE}entfernen/", by_method(get=resources.resource, post=resources.remove), name="remove_resource"),
    path(f"{HERE}vorschlaege/", resources.suggestions, name="resource_suggestions"),
    path(f"{HERE}vorschlaege/<uuid:offer>/", resources.take_offer, name="take_offer"),
    path(f"{HERE}fuer-die-familie.pdf", resource_papers.for_family, name="resource_family_paper"),
    path(f"{HERE}karte.pdf", resource_papers.card, name="resource_card_paper"),
]
