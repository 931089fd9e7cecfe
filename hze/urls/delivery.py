"""Stunden und Berichte einer ambulanten Hilfe: für Kolleginnen und Kollegen, und für den Träger über seinen Link."""

from django.urls import path

from hze.views import delivery, help_reports, provider, statements
from web.http import by_method

HELP, LINK = "hilfen/<uuid:key>/stunden/", "traeger/hilfe/<str:token>/"

start = by_method(get=delivery.start_form, post=delivery.record_start)
worker = by_method(get=delivery.worker_form, post=delivery.add_worker)
worker_end = by_method(get=delivery.worker_end_form, post=delivery.end_worker)
month = by_method(get=statements.statement_form, post=statements.type_statement)
back = by_method(get=statements.return_form, post=statements.return_statement)
received = by_method(get=help_reports.receive_form, post=help_reports.receive_report)
link = by_method(get=help_reports.link_form, post=help_reports.send_link)
their_month = by_method(get=provider.statement_form, post=provider.hand_in)
their_report = by_method(get=provider.report_form, post=provider.upload)

patterns = [
    path(HELP, delivery.delivery, name="delivery"),
    path(f"{HELP}beginn/", start, name="record_start"),
    path(f"{HELP}fachkraefte/", worker, name="add_worker"),
    path(f"{HELP}fachkraefte/<uuid:worker>/ende/", worker_end, name="end_worker"),
    path(f"{HELP}monate/<str:month>/", month, name="type_statement"),
    path(f"{HELP}nachweise/<uuid:statement>/pruefen/", statements.check_statement, name="check_statement"),
    path(f"{HELP}nachweise/<uuid:statement>/zurueckgeben/", back, name="return_statement"),
    path(f"{HELP}berichte/<uuid:report>/eingang/", received, name="receive_report"),
    path(f"{HELP}berichte/<uuid:report>/datei/", help_reports.report_file, name="help_report_file"),
    path(f"{HELP}zugang/", link, name="send_help_link"),
    path(f"{HELP}zugang/zurueck/", help_reports.revoke_link, name="revoke_help_link"),
    path(f"{LINK}", provider.start, name="provider_start"),
    path(f"{LINK}stunden/", provider.overview, name="provider_help"),
    path(f"{LINK}stunden/monate/<str:month>/", their_month, name="provider_statement"),
    path(f"{LINK}stunden/berichte/<uuid:report>/", their_report, name="provider_report"),
]
