"""The course of a procedure to protect a child: assessments, answers, visits, measures, court, statements."""

from datetime import timedelta

from django.utils import timezone

from cases import actions
from cases.models import (
    AssessmentConfirmation,
    CourtStatement,
    Inclusion,
    OutsideNotice,
    ProtectionAlarm,
    ProtectionCode,
    ProtectionMeasure,
)
from tests.cases import protection_office as office
from tests.cases.violations import Violations
from tests.office import colleague, in_days


def _confirmation() -> AssessmentConfirmation:
    return actions.confirm_assessment(office.an_assessment(), by=colleague("brandt"))


def _yes() -> Inclusion:
    given = {"subject": "parents", "done": True, "happened_on": in_days(0), "how": "Gespräch."}
    return actions.answer_inclusion(office.a_procedure(), by=colleague("brandt"), **given)  # type: ignore[arg-type]


def _measure() -> ProtectionMeasure:
    given = {"kind": office.code("measure", "police"), "taken_on": in_days(0), "words": "Angezeigt."}
    return actions.take_measure(office.a_procedure(), by=colleague("brandt"), **given)  # type: ignore[arg-type]


def _notice() -> OutsideNotice:
    given = {"kind": "body", "receiver": "Polizei", "told_on": in_days(0), "content": "Anzeige."}
    return actions.tell_outside(office.a_procedure(), by=colleague("brandt"), **given)  # type: ignore[arg-type]


def _statement() -> CourtStatement:
    facts = {"court": "Amtsgericht Mönchengladbach-Rheydt", "request": "Auflagen.", "recorded_by": colleague("brandt")}
    return CourtStatement.objects.create(procedure=office.a_procedure(), **facts)


def _alarm() -> ProtectionAlarm:
    return ProtectionAlarm.objects.create(procedure=office.a_procedure(), step="assessment")


PROTECTION: Violations = {
    "protection_one_of_own_perception": (office.an_own_procedure, dict),
    "protection_state_known": (
        office.a_procedure,
        lambda: {"state": "lost", "report_id": None, "assessed_at": timezone.now()},
    ),
    "protection_assessed_says_when": (
        office.a_procedure,
        lambda: {"report_id": None, "assessed_at": timezone.now()},
    ),
    "protection_closed_with_result": (office.a_procedure, lambda: {"report_id": None, "result": "acute"}),
    "protection_code_once": (lambda: ProtectionCode.objects.all()[0], dict),
    "assessment_level_known": (office.an_assessment, lambda: {"level": "perhaps"}),
    "assessment_has_words": (office.an_assessment, lambda: {"indicators": ""}),
    "assessment_by_now": (office.an_assessment, lambda: {"assessed_at": timezone.now() + timedelta(days=1)}),
    "assessment_names_its_adviser": (office.an_assessment, lambda: {"with_adviser": True}),
    "assessment_first_once": (office.an_assessment, dict),
    "assessment_confirmed_once_each": (_confirmation, dict),
    "inclusion_subject_known": (_yes, lambda: {"subject": "neighbours"}),
    "inclusion_no_has_a_reason": (_yes, lambda: {"done": False, "happened_on": None, "how": ""}),
    "inclusion_yes_says_when_and_how": (_yes, lambda: {"how": ""}),
    "inclusion_by_today": (_yes, lambda: {"happened_on": in_days(1)}),
    "inclusion_home_visit_is_a_row_of_its_own": (_yes, lambda: {"subject": "home_visit"}),
    "home_visit_by_now": (office.a_home_visit, lambda: {"visited_at": timezone.now() + timedelta(days=1)}),
    "home_visit_sees_the_child_or_says_why_not": (office.a_home_visit, lambda: {"impression": ""}),
    "home_visit_describes_the_home": (office.a_home_visit, lambda: {"environment": ""}),
    "measure_by_today": (_measure, lambda: {"taken_on": in_days(1)}),
    "measure_has_words": (_measure, lambda: {"words": ""}),
    "court_called_by_today": (office.a_court_call, lambda: {"called_on": in_days(1)}),
    "court_call_says_what_about": (office.a_court_call, lambda: {"about": ""}),
    "court_answer_is_whole": (office.a_court_call, lambda: {"answer": "Anhörung."}),
    "court_answers_after_the_call": (
        office.a_court_call,
        lambda: {
            "answer": "Anhörung.",
            "answered_on": in_days(-1),
            "answer_recorded_by_id": colleague("brandt").pk,
        },
    ),
    "notice_kind_known": (_notice, lambda: {"kind": "rumour"}),
    "notice_by_today": (_notice, lambda: {"told_on": in_days(1)}),
    "notice_has_receiver_and_content": (_notice, lambda: {"content": ""}),
    "notice_youth_offices_talk": (_notice, lambda: {"kind": "youth_office"}),
    "protection_alarm_once": (_alarm, dict),
    "court_statement_has_words": (_statement, lambda: {"request": ""}),
    "court_statement_signed_with_paper": (_statement, lambda: {"signed_at": timezone.now()}),
    "court_statement_says_why_separate": (_statement, lambda: {"separate": True}),
    "court_statement_one_draft": (_statement, dict),
}
