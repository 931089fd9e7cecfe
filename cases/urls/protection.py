"""Schutzverfahren."""

from django.urls import path

from cases.views import court_statements, procedure, procedure_steps, protection
from web.http import by_method

ONE = "schutzverfahren/<uuid:key>/"
steps = procedure_steps

patterns = [
    path("schutzverfahren/", protection.board, name="protections"),
    path("faelle/<uuid:key>/schutz/", protection.protection, name="protection"),
    path(
        "faelle/<uuid:key>/schutz/beginnen/",
        by_method(get=protection.beginning, post=protection.begin),
        name="protection_new",
    ),
    path(ONE, procedure.procedure, name="procedure"),
    path(f"{ONE}einschaetzung/", by_method(get=steps.assessment, post=steps.assess), name="assess"),
    path(
        f"{ONE}einschaetzung/<uuid:assessment>/bestaetigen/",
        by_method(get=procedure.confirming, post=procedure.confirm),
        name="confirm_assessment",
    ),
    path(f"{ONE}einbeziehung/<slug:subject>/", by_method(get=steps.including, post=steps.include), name="inclusion"),
    path(f"{ONE}hausbesuch/", by_method(get=steps.visiting, post=steps.visit), name="protection_visit"),
    path(f"{ONE}massnahme/", by_method(get=steps.measuring, post=steps.measure), name="protection_measure"),
    path(f"{ONE}gericht/", by_method(get=steps.calling_court, post=steps.call_court), name="court_call"),
    path(
        f"{ONE}gericht/<uuid:call>/antwort/",
        by_method(get=steps.court_answering, post=steps.court_answer),
        name="court_answer",
    ),
    path(f"{ONE}mitteilung/", by_method(get=steps.telling_outside, post=steps.tell_outside), name="protection_notice"),
    path(f"{ONE}rueckmeldung/", by_method(get=steps.feeding_back, post=steps.feed_back), name="protection_feedback"),
    path(f"{ONE}abschluss/", by_method(get=steps.ending, post=steps.end), name="protection_end"),
    path(
        f"{ONE}stellungnahme/",
        by_method(get=court_statements.beginning, post=court_statements.begin),
        name="court_statement_new",
    ),
    path(
        "stellungnahmen/<uuid:key>/",
        by_method(get=court_statements.statement, post=court_statements.edit),
        name="court_statement",
    ),
    path(
        "stellungnahmen/<uuid:key>/unterschreiben/",
        by_method(get=court_statements.statement, post=court_statements.sign),
        name="sign_court_statement",
    ),
    path("stellungnahmen/<uuid:key>/stellungnahme.pdf", court_statements.paper, name="court_statement_paper"),
]
