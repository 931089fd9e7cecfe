"""Every state is also a constraint: the database refuses what no action would write."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from accounts.actions import notify
from accounts.models import Absence, Notification, User
from socialspace.actions import ask_to_confirm
from socialspace.actions.partner_answers import confirm_offers
from socialspace.models import (
    AreaMembership,
    DistrictMembership,
    Language,
    ListImport,
    Need,
    PartnerAnswer,
    Population,
    Quarter,
    SpokenLanguage,
    TeamMembership,
    Topic,
)
from tests import office
from tests.approvals.violations import COMMISSION
from tests.caseload.violations import CASELOAD
from tests.cases.violations import assignment as assignment_violations
from tests.cases.violations import circle as circle_violations
from tests.cases.violations import consultation as consultation_violations
from tests.cases.violations import file as file_violations
from tests.cases.violations import gate as gate_violations
from tests.cases.violations import goals as goal_violations
from tests.cases.violations import notes as note_violations
from tests.cases.violations import papers as paper_violations
from tests.cases.violations import protection as protection_violations
from tests.cases.violations import relations as relation_violations
from tests.cases.violations import reminders as reminder_violations
from tests.cases.violations import reports as report_violations
from tests.cases.violations import resources as resource_violations
from tests.cases.violations import understanding as understanding_violations
from tests.hze.violations import HELPS
from tests.hze.violations_competition import COMPETITION
from tests.hze.violations_costs import COSTS
from tests.hze.violations_delivery import DELIVERY
from tests.hze.violations_plan import HELP_PLANS
from tests.hze.violations_residential import RESIDENTIAL
from tests.hze.violations_return import RETURNS
from tests.office import colleague, in_days, newest
from tests.socialspace import training_office
from tests.socialspace.project_violations import PROJECTS

CASES = (
    file_violations.FILE,
    consultation_violations.CONSULTATION,
    relation_violations.RELATIONS,
    assignment_violations.ASSIGNMENT,
    paper_violations.PAPERS,
    report_violations.REPORTS,
    reminder_violations.REMINDERS,
    note_violations.NOTES,
    resource_violations.RESOURCES,
    protection_violations.PROTECTION,
    goal_violations.GOALS,
    circle_violations.CIRCLE,
    gate_violations.GATE,
    understanding_violations.UNDERSTANDING,
    *COMMISSION,
    HELPS,
    COMPETITION,
    HELP_PLANS,
    RESIDENTIAL,
    RETURNS,
    DELIVERY,
    COSTS,
)
APPS = ("accounts", "socialspace", "cases", "hze", "approvals", "caseload")


class Violation(NamedTuple):
    """A stored row that is right, and what makes its copy wrong."""

    row: Callable[[], models.Model]
    changes: Callable[[], dict[str, Any]] = dict


def _notification() -> Notification:
    return notify(colleague("brandt"), text="RO-2026-0001: etwas ist geschehen", path="/")


def _partner_answer() -> PartnerAnswer:
    offer = office.an_offer()
    (link,) = ask_to_confirm([offer.organisation], by=colleague("dohmen")).links
    confirm_offers(link, seen={offer.pk: offer.version})
    return newest(PartnerAnswer)


def _spoken() -> SpokenLanguage:
    return SpokenLanguage.objects.create(user=colleague("brandt"), language=Language.objects.all()[0])


def _list_import() -> ListImport:
    return ListImport.objects.create(kind="streets", uploaded_by=colleague("dohmen"), file_name="x.csv", content=b"")


def _need() -> Need:
    return Need.objects.create(topic=office.topic(), quarter=Quarter.objects.all()[0], month=date(2026, 11, 1))


def _colleague() -> User:
    return colleague("brandt")


def _membership() -> TeamMembership:
    return TeamMembership.objects.filter(user=colleague("brandt"))[0]


def _absence() -> Absence:
    days = {"begins_on": in_days(3), "ends_on": in_days(5)}
    return Absence.objects.create(user=colleague("aksoy"), deputy=colleague("vossen"), **days)


VIOLATIONS: dict[str, Violation] = {
    # accounts
    "user_department_known": Violation(_colleague, lambda: {"username": "new", "department": "kitchen"}),
    "user_lead_only_in_asd_and_wjh": Violation(
        _colleague, lambda: {"username": "new", "department": "home", "is_lead": True}
    ),
    "user_theme_known": Violation(_colleague, lambda: {"username": "new", "theme": "pink"}),
    "notification_has_text": Violation(_notification, lambda: {"text": ""}),
    "notification_leads_to_own_page": Violation(_notification, lambda: {"path": "https://anderswo.example/"}),
    "absence_ends_after_it_begins": Violation(_absence, lambda: {"ends_on": in_days(2)}),
    "deputy_is_somebody_else": Violation(
        _absence, lambda: {"deputy_id": colleague("aksoy").pk, "begins_on": in_days(6), "ends_on": in_days(7)}
    ),
    "absence_answered_by_a_deputy": Violation(
        _absence, lambda: {"answer": "accepted", "begins_on": in_days(6), "ends_on": in_days(7)}
    ),
    "absence_no_overlap": Violation(_absence, lambda: {"begins_on": in_days(5), "ends_on": in_days(9)}),
    # socialspace
    "organisation_once": Violation(lambda: office.an_offer().organisation),
    "topic_once": Violation(lambda: Topic.objects.all()[0]),
    "language_once": Violation(lambda: Language.objects.all()[0]),
    "offer_once_per_organisation": Violation(office.an_offer),
    "offer_ages_in_order": Violation(office.an_offer, lambda: {"title": "Neu", "age_from": 9, "age_to": 8}),
    "offer_free_places_within_capacity": Violation(
        office.an_offer, lambda: {"title": "Neu", "capacity": 3, "free_places": 4}
    ),
    "partner_answer_kind_known": Violation(_partner_answer, lambda: {"kind": "shrug"}),
    "partner_message_has_text": Violation(_partner_answer, lambda: {"kind": "message", "text": ""}),
    "area_number_once_at_a_time": Violation(
        lambda: AreaMembership.objects.order_by("number")[0],
        lambda: {"quarter_id": Quarter.objects.create(name="Neu", latitude=51, longitude=6).pk},
    ),
    "quarter_in_one_area_at_a_time": Violation(lambda: AreaMembership.objects.all()[0], lambda: {"number": 99}),
    "area_membership_ends_after_it_begins": Violation(
        lambda: AreaMembership.objects.all()[0], lambda: {"valid_to": date(1990, 1, 1)}
    ),
    "quarter_in_one_district_at_a_time": Violation(lambda: DistrictMembership.objects.all()[0]),
    "district_membership_ends_after_it_begins": Violation(
        lambda: DistrictMembership.objects.all()[0], lambda: {"valid_to": date(1990, 1, 1)}
    ),
    "population_once_per_day": Violation(lambda: Population.objects.all()[0]),
    "street_section_no_overlap": Violation(
        lambda: office.a_section("Hugo-Preuß-Str."), lambda: {"street": "Hugo Preuss Straße"}
    ),
    "street_section_ends_after_it_begins": Violation(lambda: office.a_section("Weg"), lambda: {"number_from": 10_000}),
    "street_section_parity_known": Violation(lambda: office.a_section("Weg"), lambda: {"parity": "both"}),
    "street_section_valid_in_order": Violation(
        lambda: office.a_section("Weg"), lambda: {"street": "Pfad", "valid_to": date(2023, 12, 31)}
    ),
    "membership_ends_after_it_begins": Violation(
        _membership, lambda: {"user_id": colleague("dohmen").pk, "valid_from": in_days(0), "valid_to": in_days(-1)}
    ),
    "membership_share_is_part_of_a_post": Violation(
        _membership, lambda: {"user_id": colleague("dohmen").pk, "share": 101}
    ),
    "language_once_per_colleague": Violation(_spoken),
    "membership_no_overlap": Violation(_membership, lambda: {"valid_from": in_days(30)}),
    "need_counted_once_per_month_and_origin": Violation(_need),
    "need_origin_known": Violation(_need, lambda: {"origin": "rumour"}),
    **{name: Violation(*each) for name, each in training_office.VIOLATIONS.items()},
    "list_import_kind_known": Violation(_list_import, lambda: {"kind": "rumours"}),
    **{name: Violation(*each) for name, each in PROJECTS.items()},
    "need_month_is_its_first_day": Violation(_need, lambda: {"month": date(2026, 12, 2)}),
    **{name: Violation(*each) for violations in CASES for name, each in violations.items()},
    **{name: Violation(*case) for name, case in CASELOAD.items()},
}


# Chosen from lists, counted or joined by actions, or reference data: no form of a colleague leads there.
NOBODY_CAN_TYPE_THIS = {
    *("agreement_kind_known", "request_state_known", "request_answer_known"),
    *("offer_rated_from_one_to_four", "offer_suitability_known"),
    *("user_theme_known", "reminder_repeat_known"),
    *("training_state_known", "training_attendance_state_known"),
    "partner_answer_kind_known",
    *("weight_criterion_known", "caseload_once_per_month", "caseload_month_is_its_first_day"),
    "caseload_unled_is_part_of_all",
    "street_section_parity_known",
    *("need_counted_once_per_month_and_origin", "need_origin_known", "need_month_is_its_first_day"),
    *("project_stage_known", "list_import_kind_known", "language_once_per_colleague"),
    *("file_number_counter_once_per_year", "case_stage_known", "classification_area_known"),
    *("classification_previous_area_known", "direction_goal_state_known", "action_goal_state_known"),
    *("mandate_state_known", "condition_check_result_known"),
    *("safety_plan_state_known", "safety_plan_number_once", "safety_signature_role_known"),
    *("overdue_told_once", "overdue_kind_known"),
    "report_state_known",
    *("protection_state_known", "protection_code_once", "assessment_level_known", "inclusion_subject_known"),
    *("notice_kind_known", "protection_alarm_once"),
    "consultation_participant_once",
    *("consultation_step_position_once", "consultation_step_panel_known", "area_vote_area_known"),
    *("template_step_position_once", "template_step_panel_known"),
    *("bypass_step_known", "pattern_kind_line_known", "understanding_phase_known"),
    *("handover_reason_known", "closing_reason_known", "reopening_reason_known", "stat_code_field_known"),
    "stat_code_once",
    *(
        "help_kind_once",
        "help_kind_form_known",
        "rate_is_positive",
        "checkpoint_once_per_course",
        "placement_choices_known",
        "course_phase_known",
        "contact_company_known",
        "contact_outcome_known",
        "reflection_known",
        "criterion_kind_reckoned_known",
        "criterion_level_known",
        "return_step_party_known",
        "trial_choices_known",
    ),
    *("help_plan_state_known", "help_plan_number_once", "plan_goal_side_known", "plan_goal_state_known"),
    *("plan_signature_role_known", "perspective_outlook_known"),
    *("statement_month_is_its_first_day", "statement_state_known", "report_due_kind_known"),
    *("report_due_once_a_day", "report_due_one_at_the_end", "reimbursement_state_known"),
    *("meeting_state_known", "submission_state_known", "voice_seat_known", "decision_outcome_known"),
    *("submission_number_once", "submission_one_per_position", "submission_frozen_with_content"),
    *("meeting_current_since", "presence_ends_after_it_begins", "submission_way_known", "stage_number_once"),
    *("substitute_of_a_lead_seat", "substitute_answered_with_time", "voice_vote_known", "ruling_outcome_known"),
    *("decision_condition_bearer_known", "seal_of_one_thing", "ruling_entered_by_a_lead_seat", "decision_paper_once"),
}


def _copy(row: models.Model, changes: dict[str, Any]) -> models.Model:
    """The same row once more, past every rule, with its own key."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key and not field.generated]
    values = {field.attname: getattr(row, field.attname) for field in fields if field.attname != "created_at"}
    own_key = {"key": uuid4()} if "key" in values else {}
    return type(row)(**(values | own_key | changes))


def _insert(row: models.Model) -> None:
    row.save(force_insert=True)
    connection.check_constraints()  # also those that wait for the end of the transaction


@pytest.mark.django_db
@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses(name: str) -> None:
    violation = VIOLATIONS[name]
    wrong = _copy(violation.row(), violation.changes())
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        _insert(wrong)
    diagnosis = getattr(refusal.value.__cause__, "diag", None)
    assert getattr(diagnosis, "constraint_name", None) == name


def test_every_constraint_of_the_house_is_tried() -> None:
    declared = {
        constraint.name
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }
    assert declared - set(VIOLATIONS) == set(), "Add a row that violates it to VIOLATIONS."
    assert set(VIOLATIONS) - declared == set(), "These constraints no longer exist."


def test_every_other_refusal_has_its_german_sentence() -> None:
    silent = {
        constraint.name
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message == constraint.default_violation_error_message
    }
    assert silent == NOBODY_CAN_TYPE_THIS
