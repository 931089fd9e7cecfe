"""From the first call to an open case."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.lifecycle import ReportState, step_report
from cases.models import Case, Family, FileNumber, Person, Report, ReporterKind, WillStatement
from socialspace.models import Language, Quarter, SocialArea
from web.store import store


@transaction.atomic
def record_report(
    *,
    by: User,
    area: SocialArea,
    child_first_name: str,
    child_last_name: str,
    child_birth_date: date | None,
    caregiver_name: str,
    caregiver_role: str,
    quarter: Quarter | None,
    received_at: datetime,
    channel: str,
    reporter: ReporterKind | None,
    concern: str,
    child_words: str,
    languages: Iterable[Language] = (),
) -> Report:
    """Record a first call with child, family, quarter and what the child itself says."""
    rules.demand(rules.may_record_reports(by, area))
    family = Family(name=child_last_name)
    store(family)
    family.languages.set(languages)
    child = Person(
        family=family,
        role=Person.Role.CHILD,
        first_name=child_first_name,
        last_name=child_last_name,
        birth_date=child_birth_date,
    )
    store(child)
    if caregiver_name:
        _store_caregiver(family, name=caregiver_name, role=caregiver_role)
    report = Report(
        area=area,
        family=family,
        child=child,
        quarter=quarter,
        received_at=received_at,
        channel=channel,
        reporter=reporter,
        concern=concern,
        child_words=child_words,
        recorded_by=by,
    )
    store(report)
    record("report.recorded", report.key, by=by, channel=channel, reporter=reporter.code if reporter else "")
    return report


@transaction.atomic
def open_case(report: Report, *, by: User) -> Case:
    """Open a case from a report; what the child said goes into the file in its own words."""
    rules.demand(rules.may_record_reports(by, report.area))
    report = (
        Report.objects.select_related("area", "family", "child", "quarter", "recorded_by")
        .select_for_update(of=("self",))
        .get(pk=report.pk)
    )
    if report.case_id is not None:
        raise ValidationError("Aus dieser Meldung ist schon ein Fall geworden.", code="opened")
    case = Case(
        file_number=_next_file_number(report.area),
        family=report.family,
        child=report.child,
        area=report.area,
        quarter=report.quarter,
        opened_on=timezone.localdate(),
    )
    store(case)
    report.state, report.case = step_report(report.state, ReportState.CASE), case
    report.ended_at, report.ended_by = timezone.now(), by
    store(report)
    if report.child_words:
        store(
            WillStatement(
                case=case,
                person=report.child,
                kind=WillStatement.Kind.VIEW,
                quote=report.child_words,
                said_on=timezone.localdate(report.received_at),
                recorded_by=report.recorded_by,
            )
        )
    record("case.opened", case.key, by=by, case_key=case.key, report=str(report.key))
    return case


@transaction.atomic
def record_statement(case: Case, *, by: User, person: Person, kind: str, quote: str, said_on: date) -> WillStatement:
    """Record what a member of the family says, in their own words."""
    rules.demand(rules.may_work_on(by, case))
    if person.family_id != case.family_id:
        raise ValidationError("Diese Person gehört nicht zur Familie.", code="person")
    if said_on > timezone.localdate():
        raise ValidationError({"said_on": "Das Datum liegt in der Zukunft."})
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    statement = WillStatement(case=case, person=person, kind=kind, quote=quote, said_on=said_on, recorded_by=by)
    store(statement)
    record("statement.recorded", statement.key, by=by, case_key=case.key, kind=kind, child=person.is_child)
    return statement


def _store_caregiver(family: Family, *, name: str, role: str) -> None:
    """The last word of what was said is the last name; a single word is a first name in this family."""
    first_name, _, last_name = name.strip().rpartition(" ")
    store(
        Person(
            family=family,
            role=role or Person.Role.CAREGIVER,
            first_name=first_name or last_name,
            last_name=last_name if first_name else family.name,
        )
    )


def _next_file_number(area: SocialArea) -> str:
    """The next Aktenzeichen of the year, such as RO-2026-0147; the counter stays locked until commit."""
    year = timezone.localdate().year
    counter, _ = FileNumber.objects.select_for_update().get_or_create(area=area, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{area.sign}-{year}-{counter.last:04d}"
