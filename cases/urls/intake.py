"""Meldungen."""

from django.urls import path

from cases.views import intake, report_to_case, reports
from web.http import by_method

patterns = [
    path("meldungen/", reports.reports, name="reports"),
    path("meldungen/neu/", by_method(get=intake.report_form, post=intake.record_report), name="report_new"),
    path("meldungen/neu/entwurf/", by_method(get=intake.report_form, post=intake.report_draft), name="report_draft"),
    path("meldungen/neu/bekannte/", by_method(get=intake.report_form, post=intake.report_known), name="report_known"),
    path("meldungen/neu/uebernehmen/", by_method(get=intake.report_form, post=intake.report_take), name="report_take"),
    path(
        "meldungen/neu/quartier/", by_method(get=intake.report_form, post=intake.report_quarter), name="report_quarter"
    ),
    path("meldungen/<uuid:key>/", reports.report, name="report"),
    path("meldungen/<uuid:key>/fall/", by_method(get=reports.report, post=reports.open_case), name="open_case"),
    path(
        "meldungen/<uuid:key>/zum-fall/",
        by_method(get=report_to_case.choosing_case, post=report_to_case.add_to_case),
        name="report_to_case",
    ),
    path(
        "meldungen/<uuid:key>/beratung/",
        by_method(get=reports.advice, post=reports.end_with_advice),
        name="report_advice",
    ),
    path(
        "meldungen/<uuid:key>/wieder-oeffnen/", by_method(get=reports.report, post=reports.reopen), name="report_reopen"
    ),
    path(
        "meldungen/<uuid:key>/weitergeben/",
        by_method(get=reports.passing_on, post=reports.pass_on),
        name="report_pass_on",
    ),
    path("meldungen/<uuid:key>/zurueck/", by_method(get=reports.report, post=reports.give_back), name="report_return"),
    path(
        "meldungen/<uuid:key>/gefaehrdung/",
        by_method(get=reports.danger, post=reports.start_protection),
        name="report_danger",
    ),
    path(
        "meldungen/<uuid:key>/rueckmeldung/",
        by_method(get=reports.feedback, post=reports.give_feedback),
        name="report_feedback",
    ),
]
