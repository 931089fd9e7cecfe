"""The case, its report, its steps."""

from datetime import timedelta

from django.utils import timezone

from cases.models import (
    Case,
    CheckParticipant,
    Classification,
    Consultation,
    ConsultationParticipant,
    FamilyResource,
    FileNumber,
    Idea,
    Report,
    ResourceCheck,
    Responsibility,
    WillStatement,
)
from tests import office
from tests.cases.violations import Violations
from tests.office import colleague, in_days, newest


def _case() -> Case:
    return office.a_case()


def _report() -> Report:
    return office.a_report()


def _statement() -> WillStatement:
    office.a_case()
    return newest(WillStatement)


def _responsibility() -> Responsibility:
    office.a_case()
    return newest(Responsibility)


def _classification() -> Classification:
    office.a_classified_case()
    return newest(Classification)


def _check() -> ResourceCheck:
    return office.a_running_check()


def _check_participant() -> CheckParticipant:
    office.a_ready_check()
    return newest(CheckParticipant)


def _resource() -> FamilyResource:
    office.a_ready_check()
    return newest(FamilyResource)


def _consultation() -> Consultation:
    return office.a_running_consultation()


def _consultation_participant() -> ConsultationParticipant:
    office.a_running_consultation()
    return newest(ConsultationParticipant)


def _idea() -> Idea:
    office.a_ready_consultation()
    return newest(Idea)


def _file_number() -> FileNumber:
    office.a_case()
    return newest(FileNumber)


FILE: Violations = {
    "file_number_counter_once_per_year": (_file_number, dict),
    "case_stage_known": (_case, lambda: {"file_number": "RO-X", "stage": "limbo"}),
    "case_closed_with_date_and_reason": (_case, lambda: {"file_number": "RO-X", "stage": "closed"}),
    "case_closed_after_opened": (
        _case,
        lambda: {"file_number": "RO-X", "stage": "closed", "closed_on": in_days(-1), "close_reason": "moved"},
    ),
    "responsibility_ends_after_it_begins": (_responsibility, lambda: {"valid_to": in_days(-1)}),
    "responsibility_one_lead_at_a_time": (
        _responsibility,
        lambda: {"user_id": colleague("vossen").pk, "valid_from": in_days(9)},
    ),
    "responsibility_one_role_a_person": (_responsibility, lambda: {"role": "co"}),
    "classification_area_known": (_classification, lambda: {"area": "purple", "next_review_on": in_days(30)}),
    "classification_has_reasons": (_classification, lambda: {"reasons": ""}),
    "grey_and_danger_are_reviewed": (_classification, lambda: {"area": "grey"}),
    "classification_reviewed_later": (_classification, lambda: {"next_review_on": in_days(0)}),
    "danger_is_seen_by_two": (_classification, lambda: {"area": "danger", "next_review_on": in_days(30)}),
    "leaving_danger_is_seen_by_two": (_classification, lambda: {"previous_area": "danger"}),
    "classification_previous_area_known": (_classification, lambda: {"previous_area": "purple"}),
    "second_is_somebody_else": (_classification, lambda: {"second_id": colleague("brandt").pk}),
    "report_received_by_now": (_report, lambda: {"received_at": timezone.now() + timedelta(hours=1)}),
    "statement_has_words": (_statement, lambda: {"quote": ""}),
    "resource_check_one_open_per_case": (_check, dict),
    "check_participant_once": (_check_participant, dict),
    "missing_resource_has_topic": (_resource, lambda: {"state": "missing"}),
    "consultation_finished_with_result": (
        _consultation,
        lambda: {"state": "finished", "running_since": None, "finished_at": timezone.now()},
    ),
    "consultation_one_open_per_case": (_consultation, dict),
    "consultation_participant_once": (_consultation_participant, dict),
    "idea_without_help_is_weighed": (_idea, lambda: {"weighing": ""}),
}
