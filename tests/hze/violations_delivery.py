"""Rows of a running help's delivery that are right, and what makes their copy wrong."""

from hze.models import HelpLink, HelpWorker, MonthlyStatement, ReportDue
from tests.cases.violations import Violations
from tests.hze import delivery_office as office
from tests.hze.delivery_office import a_running_help
from tests.office import colleague, in_days


def _statement() -> MonthlyStatement:
    return office.a_statement()


def _worker() -> HelpWorker:
    return office.a_worker()


def _link() -> HelpLink:
    return office.a_link()


def _report() -> ReportDue:
    return office.a_report_due()


def _other_month() -> dict[str, object]:
    return {"month": office.month_before(2).first_day}


DELIVERY: Violations = {
    "help_started_when_granted": (a_running_help, lambda: {"started_on": in_days(-101)}),
    "help_worker_ends_after_begin": (_worker, lambda: {"ends_on": in_days(-101)}),
    "help_worker_has_name_and_qualification": (_worker, lambda: {"qualification": ""}),
    "help_link_one_open": (_link, dict),
    "statement_once_a_month": (_statement, dict),
    "statement_month_is_its_first_day": (_statement, lambda: {"month": in_days(0).replace(day=2)}),
    "statement_state_known": (_statement, lambda: _other_month() | {"state": "lost"}),
    "statement_has_minutes_once_handed_in": (_statement, lambda: _other_month() | {"handed_in_on": None}),
    "statement_fits_into_a_month": (_statement, lambda: _other_month() | {"minutes": 44_641}),
    "statement_parts_are_within": (_statement, lambda: _other_month() | {"travel_minutes": 1_201}),
    "statement_checked_by_somebody": (_statement, lambda: _other_month() | {"checked_on": in_days(0)}),
    "statement_sent_back_with_reason": (_statement, lambda: _other_month() | {"state": "sent_back"}),
    "report_due_once_a_day": (_report, dict),
    "report_due_one_at_the_end": (_report, lambda: {"due_on": in_days(1)}),
    "report_due_kind_known": (_report, lambda: {"kind": "other"}),
    "report_due_received_on_a_day": (
        _report,
        lambda: {"kind": "interval", "due_on": in_days(2), "typed_by_id": colleague("brandt").pk},
    ),
}
