"""Danger: a procedure to protect a child begins at once, with a second person, and waits for nothing (§ 8a)."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.closing import reopen_locked
from cases.actions.reports import begin_case, end_report, keep_words, lock_report
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.lifecycle import ProtectionState, ReportState, Stage, step_protection
from cases.models import Case, Person, ProtectionMeasure, ProtectionProcedure, Reopening, Report
from cases.models.protection import DANGERS
from socialspace.models import SocialArea
from web.doubts import settle
from web.store import store

CLOSED_STAYS = "Dieses Schutzverfahren ist abgeschlossen. Bei neuen Anhaltspunkten beginnen Sie ein neues."
NO_FEEDBACK = "Die meldende Fachkraft hat noch keine Rückmeldung (§ 4 Abs. 4 KKG). Trotzdem abschließen?"
NO_MEASURE = "Bei einer Gefährdung ist keine Maßnahme festgehalten. Stimmt das?"
DIFFERS = "Das Ergebnis weicht von der letzten gemeinsamen Einschätzung ab. Stimmt das?"


@transaction.atomic
def start_protection(report: Report, *, by: User, second: User, reasons: str) -> Case:
    """Begin a procedure for each child the report names; a case is opened when there is none. Returns the case.

    The team's lead and the second professional are told in the same transaction; the notice of danger stands above the
    start page and the file from then on.
    """
    report = lock_report(report)
    rules.demand(rules.may_record_reports(by, report.area))
    _demand_second(second, report.area, by=by)
    case = _open_again(report.case, by=by) if report.case else begin_case(report, report.child, by=by)
    if report.case_id is None:
        keep_words(report, case)
    end_report(report, ReportState.DANGER, by=by, case=case)
    children = [report.child, *report.others.filter(role=Person.Role.CHILD)]
    begun = [_begin(child, case, report, by=by, second=second, reasons=reasons) for child in children]
    _tell(begun[0], by=by)
    return case


@transaction.atomic
def begin_protection(
    case: Case, *, by: User, second: User, reasons: str, children: Collection[Person] = ()
) -> list[ProtectionProcedure]:
    """Begin a procedure in a running case from what colleagues saw themselves; without `children` for its own child."""
    rules.demand(rules.may_begin_protection(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    _demand_second(second, case.area, by=by)
    chosen = list(children) or [case.child]
    if any(child.family_id != case.family_id or child.role != Person.Role.CHILD for child in chosen):
        raise ValidationError({"children": "Wählen Sie Kinder dieser Familie."})
    running = ProtectionProcedure.objects.running().filter(child__in=chosen).select_related("child")
    if running:
        names = ", ".join(str(row.child) for row in running)
        raise ValidationError({"children": f"Hier läuft schon ein Schutzverfahren: {names}. Arbeiten Sie dort weiter."})
    begun = [_begin(child, case, None, by=by, second=second, reasons=reasons) for child in chosen]
    _tell(begun[0], by=by)
    return begun


@transaction.atomic
def close_protection(
    procedure: ProtectionProcedure, *, by: User, result: str, result_reasons: str, confirmed: str | None = None
) -> ProtectionProcedure:
    """End a procedure with one of the four results; what is missing is said, what is doubtful is asked (Doubt).

    `confirmed` answers the questions; None asks nobody. The database refuses an end with one name as well.
    """
    procedure = lock_procedure(procedure)
    rules.demand(rules.may_end_protection(by, procedure))
    demand_running(procedure)
    if missing := rules.missing_to_close(procedure):
        raise ValidationError([todo.sentence for todo in missing], code="missing")
    if confirmed is not None:
        settle(_doubts(procedure, result), confirmed=confirmed)
    procedure.state = step_protection(procedure.state, ProtectionState.CLOSED)
    procedure.result, procedure.result_reasons = result, result_reasons
    procedure.closed_at, procedure.closed_by = timezone.now(), by
    store(procedure)
    record("protection.closed", procedure.key, by=by, case_key=procedure.case.key, result=result)
    return procedure


def lock_procedure(procedure: ProtectionProcedure) -> ProtectionProcedure:
    """Read the procedure again and keep others from changing it until the transaction ends."""
    rows = ProtectionProcedure.objects.for_page().select_for_update(of=("self",), no_key=True)
    return rows.get(pk=procedure.pk)


def demand_running(procedure: ProtectionProcedure) -> None:
    """Refuse what would be written into a procedure that is over."""
    if procedure.is_closed or procedure.case.stage == Stage.CLOSED:
        raise ValidationError(CLOSED_STAYS, code="closed")


def lock_for_writing(procedure: ProtectionProcedure, *, by: User) -> ProtectionProcedure:
    """The running procedure, locked, for somebody who may write in it."""
    procedure = lock_procedure(procedure)
    rules.demand(rules.may_protect(by, procedure))
    demand_running(procedure)
    return procedure


def _doubts(procedure: ProtectionProcedure, result: str) -> list[str]:
    newest = rules.current_assessment(procedure)
    is_danger = result in DANGERS
    has_measure = ProtectionMeasure.objects.filter(procedure=procedure).exists()
    asked = {
        NO_FEEDBACK: rules.awaits_feedback(procedure),
        NO_MEASURE: is_danger and not has_measure,
        DIFFERS: newest is not None and newest.level != result,
    }
    return [question for question, is_asked in asked.items() if is_asked]


def _demand_second(second: User, area: SocialArea, *, by: User) -> None:
    if second != by and not rules.seconds_for(area, without=by).filter(pk=second.pk).exists():
        raise ValidationError({"second": f"{second} kann hier nicht zweite Fachkraft sein. Wählen Sie neu."})


def _open_again(case: Case, *, by: User) -> Case:
    """Danger in a case that is closed opens it again, whoever took the report."""
    case = lock(case)
    if case.stage == Stage.CLOSED:
        reopen_locked(case, by=by, reason=Reopening.Reason.REPORT)
    return case


def _begin(
    child: Person, case: Case, report: Report | None, *, by: User, second: User, reasons: str
) -> ProtectionProcedure:
    procedure = ProtectionProcedure(child=child, case=case, report=report, started_by=by, second=second)
    procedure.started_at, procedure.reasons = timezone.now(), reasons
    store(procedure)
    record("protection.started", procedure.key, by=by, case_key=case.key, second=str(second.key))
    return procedure


def _tell(procedure: ProtectionProcedure, *, by: User) -> None:
    """The second professional, the lead of the team and whoever leads the case; without a name."""
    case, second = procedure.case, procedure.second
    path = reverse("cases:procedure", args=[procedure.key])  # the second of WJH sees it, and not the file
    text = f"Schutzverfahren nach § 8a begonnen: {case.file_number}."
    notify(second, text=f"{text} Sie sind zweite Fachkraft.", path=path)
    lead = rules.lead_of(case)
    told = {second.pk, by.pk}
    for colleague in [*rules.leads_of_team(case.area), *([lead] if lead else [])]:
        if colleague.pk not in told:
            notify(colleague, text=text, path=path)
            told.add(colleague.pk)
