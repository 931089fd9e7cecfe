"""Reports, their ways and the beginning of a procedure to protect a child."""

from django.utils import timezone

from cases.models import Case, Person, ProtectionProcedure, Report, ReportTransfer
from socialspace.models import SocialArea
from tests import office
from tests.cases.violations import Violations
from tests.office import colleague, in_days


def _report() -> Report:
    return office.a_report()


def _doctors() -> Report:
    report = office.a_report()
    report.is_secret_holder, report.feedback_due_on = True, in_days(14)
    report.save()
    return report


def _ended() -> dict[str, object]:
    return {"ended_at": timezone.now(), "ended_by_id": colleague("brandt").pk}


def _transfer() -> ReportTransfer:
    other = SocialArea.objects.exclude(pk=office.team().pk)[0]
    facts = {"report": _report(), "from_area": office.team(), "to_area": other, "at": timezone.now()}
    return ReportTransfer.objects.create(by=colleague("brandt"), reason="Wohnt in Rheydt West.", **facts)


def _return() -> ReportTransfer:
    there = _transfer()
    facts = {"report": there.report, "from_area": there.to_area, "to_area": there.from_area, "at": timezone.now()}
    return ReportTransfer.objects.create(by=colleague("kemper"), returns=there, **facts)


def _procedure() -> ProtectionProcedure:
    case = office.a_case_nobody_leads()
    facts = {"case": case, "child": case.child, "report": case.reports.get(), "started_at": timezone.now()}
    people = {"started_by": colleague("brandt"), "second": colleague("aksoy")}
    return ProtectionProcedure.objects.create(reasons="Zwei blaue Flecken.", **facts, **people)


REPORTS: Violations = {
    "report_happened_by_today": (_report, lambda: {"happened_on": in_days(1)}),
    "report_state_known": (_report, lambda: {"state": "lost"} | _ended()),
    "report_ended_by_somebody": (_report, lambda: {"state": "passed_on"}),
    "report_case_where_it_became_one": (_report, lambda: {"case_id": office.a_case_nobody_leads().pk}),
    "report_advice_in_words": (_report, lambda: {"state": "advice"} | _ended()),
    "report_anonymous_has_no_name": (_report, lambda: {"reporter_id": "anonymous", "reporter_name": "Kaya"}),
    "report_secret_holder_hears_back": (_report, lambda: {"is_secret_holder": True}),
    "report_feedback_is_whole": (_doctors, lambda: {"feedback_on": in_days(0)}),
    "report_feedback_after_it_came": (
        _doctors,
        lambda: {"feedback_on": in_days(-9), "feedback_channel": "phone", "feedback_by_id": colleague("brandt").pk},
    ),
    "transfer_has_one_receiver": (_transfer, lambda: {"receiver": "Jugendamt Viersen"}),
    "transfer_to_another_team": (_transfer, lambda: {"to_area_id": office.team().pk}),
    "transfer_has_reason": (_transfer, lambda: {"reason": ""}),
    "transfer_returns_to_a_team": (
        _transfer,
        lambda: {"to_area_id": None, "receiver": "Viersen", "returns_id": ReportTransfer.objects.get().pk},
    ),
    "transfer_returned_once": (_return, dict),
    "protection_is_seen_by_two": (
        _procedure,
        lambda: {"second_id": colleague("brandt").pk, "child_id": _another_person().pk},
    ),
    "protection_has_reasons": (_procedure, lambda: {"reasons": "", "child_id": _another_person().pk}),
    "protection_once_per_report_and_child": (_procedure, dict),
}


def _another_person() -> Person:
    return Person.objects.exclude(pk__in=Case.objects.values("child"))[0]
