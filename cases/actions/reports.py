"""What becomes of a report: a case, a piece of a case, advice, another team, another office; always exactly one."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.families import join_families
from cases.actions.feedback import feedback_is_given, stop_reminding
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.lifecycle import ReportState, step_report
from cases.models import Case, FileNumber, Person, Report, ReportTransfer, WillStatement
from socialspace.models import SocialArea
from web.store import store


def lock_report(report: Report) -> Report:
    """Keep others from changing the report until the transaction ends, and read it again.

    One after the other: a row that waited for its lock is joined with what the others saw before, and a report that
    moved to another team meanwhile would not be found, or would be found without the case it has become.
    """
    Report.objects.select_for_update().values_list("pk").get(pk=report.pk)
    related = ("area", "family", "child__family", "quarter", "recorded_by", "case__area", "reporter")
    return Report.objects.select_related(*related).get(pk=report.pk)


@transaction.atomic
def open_case(report: Report, *, by: User, siblings: Collection[Person] = ()) -> Case:
    """Open a case from a report, and one for each sibling it names; what the child said goes into the file."""
    report = _lock_for(report, by=by)
    if report.case_id is not None:
        raise ValidationError("Aus dieser Meldung ist schon ein Fall geworden.", code="opened")
    named = set(report.others.filter(role=Person.Role.CHILD, family=report.family))
    if not named.issuperset(siblings):
        raise ValidationError({"siblings": "Wählen Sie Kinder, die in der Meldung stehen."})
    case = begin_case(report, report.child, by=by)
    for sibling in siblings:
        begin_case(report, sibling, by=by)
    end_report(report, ReportState.CASE, by=by, case=case)
    keep_words(report, case)
    return case


@transaction.atomic
def add_report_to_case(report: Report, *, by: User, case: Case, child: Person | None = None) -> Case:
    """Add a report to a case one may see; its persons join the family, and `child` says which child of it is meant.

    Left out, the child is new in this family. The words of the child go into the file, and whoever leads it is told.
    """
    report = _lock_for(report, by=by)
    rules.demand(rules.may_see_case(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    join_families(report, case.family, child=child)
    end_report(report, ReportState.ADDED, by=by, case=case)
    keep_words(report, case)
    lead = rules.lead_of(case)
    for colleague in [lead] if lead else rules.leads_of_team(case.area):
        if colleague != by:
            text = f"Eine neue Meldung gehört zu {case.file_number}."
            notify(colleague, text=text, path=reverse("cases:report", args=[report.key]))
    return case


@transaction.atomic
def end_with_advice(report: Report, *, by: User, advice: str) -> None:
    """Nothing but advice was needed; what was advised stays in the report."""
    report = _lock_for(report, by=by)
    report.advice = advice
    end_report(report, ReportState.ADVICE, by=by)


@transaction.atomic
def reopen_report(report: Report, *, by: User) -> None:
    """Take back that advice was enough; the text stays."""
    report = _lock_for(report, by=by)
    report.state = step_report(report.state, ReportState.OPEN)
    report.ended_at = report.ended_by = None
    store(report)
    record("report.reopened", report.key, by=by)


@transaction.atomic
def pass_report_on(
    report: Report, *, by: User, reason: str, to_area: SocialArea | None = None, receiver: str = ""
) -> ReportTransfer:
    """Pass an open report to another team, where it stays open, or out of the house, which ends it here."""
    report = _lock_for(report, by=by)
    if not report.is_open:
        step_report(report.state, ReportState.PASSED_ON)
    transfer = ReportTransfer(report=report, from_area=report.area, to_area=to_area, receiver=receiver, reason=reason)
    _send(transfer, by=by)
    if to_area is None:
        end_report(report, ReportState.PASSED_ON, by=by)
        return transfer
    _arrive(report, to_area, by=by, text=f"{transfer.from_area.team_name} hat Ihrem Team eine Meldung weitergegeben.")
    record("report.passed_on", report.key, by=by, to=str(to_area.key))
    return transfer


@transaction.atomic
def return_report(report: Report, *, by: User, reason: str = "") -> ReportTransfer:
    """Send an open report back to the team it came from, in one click; only the last passing on can be returned."""
    report = _lock_for(report, by=by)
    last = report.transfers.select_related("from_area").order_by("-id").first()
    if not report.is_open or last is None or last.to_area_id != report.area_id or last.returns_id is not None:
        raise ValidationError("Diese Meldung können Sie nicht zurückgeben. Geben Sie sie weiter.", code="return")
    back = ReportTransfer(report=report, from_area=report.area, to_area=last.from_area, reason=reason, returns=last)
    _send(back, by=by)
    _arrive(
        report, last.from_area, by=by, text=f"{back.from_area.team_name} hat Ihrem Team eine Meldung zurückgegeben."
    )
    record("report.returned", report.key, by=by, to=str(last.from_area.key))
    return back


@transaction.atomic
def give_feedback(report: Report, *, by: User, on: date, channel: str) -> None:
    """A professional secret holder has heard back whether the office is active (§ 4 Abs. 4 KKG)."""
    report = _lock_for(report, by=by)
    if not report.is_secret_holder:
        raise ValidationError("Zu dieser Meldung ist keine Rückmeldung vorgesehen.", code="feedback")
    if report.feedback_on is not None:
        raise ValidationError("Die Rückmeldung ist schon gegeben.", code="feedback")
    report.feedback_on, report.feedback_channel, report.feedback_by = on, channel, by
    store(report)
    record("report.feedback_given", report.key, by=by, channel=channel)
    feedback_is_given(report, by=by)


def begin_case(report: Report, child: Person, *, by: User) -> Case:
    """A new case of this child in the team that has the report."""
    case = Case(file_number=_next_file_number(report.area), family=report.family, child=child, area=report.area)
    case.quarter, case.opened_on = report.quarter, timezone.localdate()
    store(case)
    record("case.opened", case.key, by=by, case_key=case.key, report=str(report.key))
    return case


def end_report(report: Report, state: ReportState, *, by: User, case: Case | None = None) -> None:
    """Give a locked report its end; raises ValidationError when it has one already."""
    report.state = step_report(report.state, state)
    report.case = case
    report.ended_at, report.ended_by = timezone.now(), by
    store(report)
    if state != ReportState.CASE:  # the opening of the case stands in the trail already
        record("report.ended", report.key, by=by, case_key=case.key if case else None, state=str(state))


def keep_words(report: Report, case: Case) -> None:
    """What the child said goes into the file in its own words."""
    if not report.child_words:
        return
    said_on = timezone.localdate(report.received_at)
    words = WillStatement(case=case, person=report.child, kind=WillStatement.Kind.VIEW, quote=report.child_words)
    words.said_on, words.recorded_by = said_on, report.recorded_by
    store(words)


def _lock_for(report: Report, *, by: User) -> Report:
    """Whoever may record reports in the team that has it now decides about it."""
    report = lock_report(report)
    rules.demand(rules.may_record_reports(by, report.area))
    return report


def _send(transfer: ReportTransfer, *, by: User) -> None:
    transfer.by, transfer.at = by, timezone.now()
    store(transfer)


def _arrive(report: Report, area: SocialArea, *, by: User, text: str) -> None:
    """The report lies with another team now, and its lead is told without a name."""
    report.area = area
    store(report)
    stop_reminding(report, by=by)
    for lead in rules.leads_of_team(area):
        notify(lead, text=text, path=reverse("cases:report", args=[report.key]))


def _next_file_number(area: SocialArea) -> str:
    """The next Aktenzeichen of the year, such as RO-2026-0147; the counter stays locked until commit."""
    year = timezone.localdate().year
    counter, _ = FileNumber.objects.select_for_update().get_or_create(area=area, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{area.sign}-{year}-{counter.last:04d}"
