"""Hilfeplan: Gespräche, Fassungen, Papiere, Perspektive."""

from django.urls import path

from hze.views import help_plan, plan_talks, plan_writing
from web.http import by_method

PLANS = "hilfen/<uuid:key>/hilfeplan/"
PLAN = f"{PLANS}fassung/<uuid:plan>/"
TALKS = f"{PLANS}gespraech/"
TALK = f"{TALKS}<uuid:talk>/"

patterns = [
    path(PLANS, help_plan.help_plan, name="help_plan"),
    path(PLAN, help_plan.version, name="help_plan_version"),
    path(
        f"{PLAN}schreiben/",
        by_method(get=plan_writing.write_form, post=plan_writing.write),
        name="help_plan_write",
    ),
    path(f"{PLAN}schreiben/entwurf/", plan_writing.keep_draft, name="help_plan_draft"),
    path(f"{PLAN}abschliessen/", by_method(get=help_plan.finish_form, post=help_plan.finish), name="help_plan_finish"),
    path(f"{PLAN}unterschrift/", by_method(get=help_plan.sign_form, post=help_plan.sign), name="help_plan_sign"),
    path(f"{PLAN}hilfeplan.pdf", help_plan.paper, name="help_plan_paper"),
    path(
        f"{PLAN}gericht.pdf",
        help_plan.court_paper,
        name="help_plan_court",
    ),
    path(f"{PLAN}gericht/ablegen/", help_plan.keep_court_paper, name="help_plan_court_keep"),
    path(f"{PLANS}perspektive/neu/", plan_talks.new_perspective, name="perspective_new"),
    path(f"{TALKS}neu/", plan_talks.new_talk, name="plan_talk_new"),
    path(TALK, plan_talks.talk, name="plan_talk"),
    path(f"{TALK}verlegen/", plan_talks.move_talk, name="plan_talk_move"),
    path(f"{TALK}absagen/", plan_talks.cancel_talk, name="plan_talk_cancel"),
    path(f"{TALK}einladen/", plan_talks.add_guest, name="talk_guest_new"),
    path(f"{TALK}einladen/<uuid:part>/entfernen/", plan_talks.remove_guest, name="talk_guest_remove"),
    path(f"{TALK}punkt/", plan_talks.add_point, name="agenda_point_new"),
    path(f"{TALK}punkt/<uuid:part>/streichen/", plan_talks.remove_point, name="agenda_point_remove"),
    path(f"{TALK}fuehren/", plan_talks.hold_talk, name="hold_talk"),
    path(f"{TALK}hilfeplan/", plan_writing.of_talk, name="help_plan_of_talk"),
    path(f"{TALK}vorbereitung.pdf", plan_talks.sheet, name="talk_sheet"),
]
