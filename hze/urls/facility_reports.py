"""Berichte der Einrichtung: für den ASD, und mit persönlichem Link ohne Konto."""

from django.urls import path

from hze.views import facility_link, facility_reports
from web.http import by_method

HELP = "hilfen/<uuid:key>/berichte"

patterns = [
    path(f"{HELP}/", facility_reports.facility_reports, name="facility_reports"),
    path(f"{HELP}/anfragen/", facility_reports.ask_for_report, name="ask_for_report"),
    path(f"{HELP}/<uuid:report>/senden/", facility_reports.send_report_link, name="send_report_link"),
    path(f"{HELP}/<uuid:report>/zurueck/", facility_reports.revoke_report_link, name="revoke_report_link"),
    path("dokumente/bericht/<uuid:key>/", facility_reports.report_file, name="report_file"),
    path("einrichtung/<str:token>/", facility_link.start, name="report_start"),
    path(
        "einrichtung/<str:token>/bericht/",
        by_method(get=facility_link.report, post=facility_link.answer),
        name="report_by_link",
    ),
]
