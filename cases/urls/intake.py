"""Meldungen."""

from django.urls import path

from cases.views import intake
from web.http import by_method

patterns = [
    path("meldungen/", intake.reports, name="reports"),
    path("meldungen/neu/quartier/", intake.report_quarter, name="report_quarter"),
    path("meldungen/neu/", by_method(get=intake.report_form, post=intake.record_report), name="report_new"),
    path("meldungen/<uuid:key>/", intake.report, name="report"),
    path("meldungen/<uuid:key>/fall/", by_method(get=intake.report, post=intake.open_case), name="open_case"),
]
