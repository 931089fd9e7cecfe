from django.urls import path

from cases.views import consultation, file, intake, resource_check, responsibility
from web.http import by_method

app_name = "cases"
urlpatterns = [
    # Meldungen
    path("meldungen/", intake.reports, name="reports"),
    path("meldungen/neu/quartier/", intake.report_quarter, name="report_quarter"),
    path("meldungen/neu/", by_method(get=intake.report_form, post=intake.record_report), name="report_new"),
    path("meldungen/<uuid:key>/", intake.report, name="report"),
    path("meldungen/<uuid:key>/fall/", by_method(get=intake.report, post=intake.open_case), name="open_case"),
    # Fälle
    path("faelle/", file.case_list, name="list"),
    path("faelle/<uuid:key>/", file.case_file, name="file"),
    # Verantwortung
    path("team/luecken/", responsibility.gaps, name="gaps"),
    path("faelle/<uuid:key>/verantwortung/", responsibility.responsibility, name="responsibility"),
    path(
        "faelle/<uuid:key>/verantwortung/uebernehmen/",
        by_method(get=responsibility.responsibility, post=responsibility.take_responsibility),
        name="take_responsibility",
    ),
    path(
        "faelle/<uuid:key>/verantwortung/zuweisen/",
        by_method(get=responsibility.responsibility, post=responsibility.assign),
        name="assign",
    ),
    path(
        "faelle/<uuid:key>/verantwortung/mitarbeit/",
        by_method(get=responsibility.responsibility, post=responsibility.join),
        name="join",
    ),
    path(
        "faelle/<uuid:key>/verantwortung/bitten/",
        by_method(get=responsibility.responsibility, post=responsibility.ask),
        name="ask",
    ),
    path("faelle/<uuid:key>/verantwortung/<uuid:user>/ende/", responsibility.leave, name="leave"),
    path(
        "faelle/<uuid:key>/sicht/",
        by_method(get=file.statements, post=file.record_statement),
        name="statements",
    ),
    path("faelle/<uuid:key>/abschluss/", by_method(get=file.closing, post=file.close), name="close"),
    path("faelle/<uuid:key>/wieder-oeffnen/", by_method(get=file.case_file, post=file.reopen), name="reopen"),
    # Ressourcencheck
    path(
        "faelle/<uuid:key>/ressourcencheck/",
        by_method(get=resource_check.resource_check, post=resource_check.start),
        name="resource_check",
    ),
    path(
        "faelle/<uuid:key>/ressourcencheck/teilnehmende/",
        by_method(get=resource_check.resource_check, post=resource_check.add_participant),
        name="add_check_participant",
    ),
    path(
        "faelle/<uuid:key>/ressourcencheck/ressourcen/",
        by_method(get=resource_check.resource_check, post=resource_check.add_resource),
        name="add_resource",
    ),
    path(
        "faelle/<uuid:key>/ressourcencheck/abschluss/",
        by_method(get=resource_check.resource_check, post=resource_check.complete),
        name="complete_resource_check",
    ),
    # Kollegiale Beratung und Falleinordnung
    path(
        "faelle/<uuid:key>/beratung/",
        by_method(get=consultation.consultation, post=consultation.start),
        name="consultation",
    ),
    path(
        "faelle/<uuid:key>/beratung/teilnehmende/",
        by_method(get=consultation.consultation, post=consultation.add_participant),
        name="add_participant",
    ),
    path(
        "faelle/<uuid:key>/beratung/ideen/",
        by_method(get=consultation.consultation, post=consultation.add_idea),
        name="add_idea",
    ),
    path(
        "faelle/<uuid:key>/beratung/abschluss/",
        by_method(get=consultation.consultation, post=consultation.finish),
        name="finish_consultation",
    ),
    path(
        "faelle/<uuid:key>/einordnung/",
        by_method(get=consultation.classification, post=consultation.classify),
        name="classification",
    ),
]
