"""Danger: a procedure to protect a child begins at once, with a second person, and waits for nothing (§ 8a)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.reports import begin_case, end_report, keep_words, lock_report
from cases.lifecycle import ReportState
from cases.models import Case, Person, ProtectionProcedure, Report
from web.store import store


@transaction.atomic
def start_protection(report: Report, *, by: User, second: User, reasons: str) -> Case:
    """Begin a procedure for each child the report names; a case is opened when there is none. Returns the case.

    The team's lead and the second professional are told in the same transaction; the notice of danger stands above the
    start page and the file from then on.
    """
    report = lock_report(report)
    rules.demand(rules.may_record_reports(by, report.area))
    if second != by and not rules.seconds_for(report.area, without=by).filter(pk=second.pk).exists():
        raise ValidationError({"second": f"{second} kann hier nicht zweite Fachkraft sein. Wählen Sie neu."})
    case = report.case or begin_case(report, report.child, by=by)
    if report.case_id is None:
        keep_words(report, case)
    end_report(report, ReportState.DANGER, by=by, case=case)
    for child in [report.child, *report.others.filter(role=Person.Role.CHILD)]:
        procedure = ProtectionProcedure(child=child, case=case, report=report, started_by=by, second=second)
        procedure.started_at, procedure.reasons = timezone.now(), reasons
        store(procedure)
        record("protection.started", procedure.key, by=by, case_key=case.key, second=str(second.key))
    _tell(case, second, by=by)
    return case


def _tell(case: Case, second: User, *, by: User) -> None:
    """The second professional, the lead of the team and whoever leads the case; without a name."""
    path = reverse("cases:file", args=[case.key])
    text = f"Schutzverfahren nach § 8a begonnen: {case.file_number}."
    sees_file = Case.objects.visible_to(second).filter(pk=case.pk).exists()  # WJH does not; the start page tells
    notify(second, text=f"{text} Sie sind zweite Fachkraft.", path=path if sees_file else reverse("home"))
    lead = rules.lead_of(case)
    told = {second.pk, by.pk}
    for colleague in [*rules.leads_of_team(case.area), *([lead] if lead else [])]:
        if colleague.pk not in told:
            notify(colleague, text=text, path=path)
            told.add(colleague.pk)
