"""The course of a § 8a procedure: assessed by two, answered in every question, ended with a result."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils import timezone

from accounts.models import Notification, User
from cases import actions, rules
from cases.lifecycle import ProtectionState
from cases.models import AssessmentConfirmation, Case, HomeVisit, ProtectionProcedure, RiskAssessment
from tests.cases import protection_office as office
from tests.office import a_case, a_report, colleague, in_days
from tests.trail import forbidden, records, refused, undone_without_trail
from web.doubts import Doubt

pytestmark = pytest.mark.django_db
RESULT = {"result": "latent", "result_reasons": "Ein Schutzplan gilt."}


# beginning


def test_it_begins_in_a_running_case_from_what_one_saw_oneself(aksoy: User, neumann: User) -> None:
    case = a_case()
    with records("protection.started", by=aksoy):
        (begun,) = actions.begin_protection(case, by=aksoy, second=neumann, reasons=office.SIGNS)
    procedure = office.fresh(begun)
    assert (procedure.child, procedure.report, procedure.origin) == (case.child, None, "eigene Wahrnehmung")
    told = set(Notification.objects.values_list("recipient__username", flat=True))
    assert {"neumann", "felten", "brandt"} <= told


def test_a_child_has_one_procedure_of_own_perception_at_a_time(brandt: User, neumann: User) -> None:
    procedure = office.an_own_procedure()
    with refused("läuft schon ein Schutzverfahren"):
        actions.begin_protection(procedure.case, by=brandt, second=neumann, reasons=office.SIGNS)


def test_it_begins_with_two_of_the_house_and_for_children_of_the_family(
    brandt: User, demir: User, neumann: User
) -> None:
    case, other = a_case(), a_case(child_first_name="Noah", child_last_name="Baum")
    with refused("kann hier nicht zweite Fachkraft sein"):
        actions.begin_protection(case, by=brandt, second=demir, reasons=office.SIGNS)
    with refused("jemand anderes als Sie"):
        actions.begin_protection(case, by=brandt, second=brandt, reasons=office.SIGNS)
    with refused("Kinder dieser Familie"):
        actions.begin_protection(case, by=brandt, second=neumann, reasons=office.SIGNS, children=[other.child])


def test_only_asd_of_the_team_begins_it_in_a_case(kemper: User, neumann: User, aksoy: User) -> None:
    case = a_case()
    for stranger in (kemper, neumann):
        with forbidden():
            actions.begin_protection(case, by=stranger, second=aksoy, reasons=office.SIGNS)


def test_danger_in_a_closed_case_opens_it_again(brandt: User, aksoy: User) -> None:
    report = a_report()
    case = actions.open_case(report, by=brandt)
    actions.take_responsibility(case, by=brandt)
    actions.close_case(case, by=brandt, reason=Case.CloseReason.SOLVED)
    actions.start_protection(report, by=brandt, second=aksoy, reasons=office.SIGNS)
    assert Case.objects.get(pk=case.pk).stage == "intake"


# the assessment


def test_one_writes_and_two_confirm_from_their_own_sign_ins(brandt: User, neumann: User) -> None:
    procedure = office.a_procedure()
    with records("protection.assessed", by=brandt):
        assessment = actions.assess_risk(procedure, by=brandt, **office.assessment_content())
    with records("protection.confirmed", by=brandt):
        actions.confirm_assessment(assessment, by=brandt)
    assert office.fresh(procedure).state == ProtectionState.BEGUN
    actions.confirm_assessment(assessment, by=neumann, dissent="Ich halte die Gefahr für akut.")
    assert office.fresh(procedure).state == ProtectionState.ASSESSED
    assert office.fresh(procedure).assessed_at is not None


def test_the_other_professional_is_told_to_read_and_confirm(brandt: User, neumann: User) -> None:
    office.an_assessment()
    last = Notification.objects.filter(recipient=neumann).order_by("-id")[0]
    assert "Gefährdungseinschätzung" in last.text
    assert "Sommerfeld" not in last.text


def test_nobody_confirms_twice(brandt: User) -> None:
    assessment = office.an_assessment()
    actions.confirm_assessment(assessment, by=brandt)
    with refused("schon bestätigt"):
        actions.confirm_assessment(assessment, by=brandt)


def test_a_new_assessment_supersedes_and_needs_both_again(brandt: User, neumann: User) -> None:
    procedure = office.a_procedure()
    old = office.a_confirmed_assessment(procedure)
    new = office.an_assessment(procedure, level="acute")
    assert RiskAssessment.objects.get(pk=new.pk).replaces_id == old.pk
    with refused("neuere Einschätzung"):
        actions.confirm_assessment(old, by=colleague("felten"))
    assert "noch niemand bestätigt" in rules.missing_to_close(office.fresh(procedure))[0].sentence


def test_assessments_and_confirmations_are_never_changed() -> None:
    office.a_confirmed_assessment()
    written: dict[type[Model], dict[str, str]] = {
        AssessmentConfirmation: {"dissent": "anders"},
        RiskAssessment: {"conclusion": "anders"},
    }
    for model, change in written.items():
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            model._default_manager.update(**change)
        rows = model._default_manager.all()
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows._raw_delete(rows.db)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"indicators": ""}, "darf nicht leer"),
        ({"conclusion": ""}, "darf nicht leer"),
        ({"with_adviser": True}, "insoweit erfahrene Fachkraft"),
        ({"assessed_at": timezone.now() + timedelta(days=1)}, "Zukunft"),
        ({"assessed_at": timezone.now() - timedelta(days=3)}, "vor dem Beginn"),
    ],
)
def test_an_assessment_says_what_it_rests_on(changes: dict[str, Any], sentence: str) -> None:
    procedure = office.a_procedure()
    with refused(sentence):
        office.an_assessment(procedure, **changes)


def test_who_does_not_belong_to_it_neither_writes_nor_confirms(kemper: User, orth: User, demir: User) -> None:
    assessment = office.an_assessment()
    for stranger in (kemper, orth, demir):
        with forbidden():
            actions.confirm_assessment(assessment, by=stranger)
        with forbidden():
            actions.assess_risk(assessment.procedure, by=stranger, **office.assessment_content())


def test_the_second_of_wjh_sees_the_procedure_and_not_the_file(neumann: User, orth: User) -> None:
    procedure = office.a_procedure()
    assert ProtectionProcedure.objects.visible_to(neumann).filter(pk=procedure.pk).exists()
    assert not Case.objects.visible_to(neumann).filter(pk=procedure.case.pk).exists()
    assert not ProtectionProcedure.objects.visible_to(orth).exists()


# inclusion and the visit


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"done": False}, "braucht eine Begründung"),
        ({"done": True, "how": "Gespräch"}, "wann es war"),
        ({"done": True, "happened_on": in_days(0)}, "wie"),
        ({"done": True, "happened_on": in_days(2), "how": "Gespräch"}, "Zukunft"),
    ],
)
def test_an_answer_is_yes_with_when_and_how_or_no_with_the_reason(answer: dict[str, Any], sentence: str) -> None:
    procedure = office.a_procedure()
    with refused(sentence):
        actions.answer_inclusion(procedure, by=colleague("brandt"), subject="parents", **answer)


def test_a_new_answer_stands_beside_the_old_one(brandt: User) -> None:
    procedure = office.a_procedure()
    given: dict[str, Any] = {"subject": "child", "by": brandt}
    actions.answer_inclusion(procedure, done=False, reason="Zu klein.", **given)
    actions.answer_inclusion(procedure, done=True, happened_on=in_days(0), how="Beim Spielen.", **given)
    assert rules.answers_of(procedure)["child"].done
    assert procedure.inclusions.count() == 2


def test_a_home_visit_is_made_by_as_many_as_the_office_wants(settings: Any, brandt: User) -> None:
    procedure = office.a_procedure()
    with refused("mindestens 2 Fachkräfte"):
        office.a_home_visit(procedure, visitors=[brandt])
    settings.PROTECTION_HOME_VISIT_PERSONS = 1
    with records("protection.visited", by=brandt):
        office.a_home_visit(procedure, visitors=[brandt])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"visited_at": timezone.now() + timedelta(hours=2)}, "Zukunft"),
        ({"impression": ""}, "beschreibt den Eindruck"),
        ({"child_seen": False}, "warum nicht"),
        ({"environment": ""}, "darf nicht leer"),
    ],
)
def test_a_home_visit_says_what_was_seen(changes: dict[str, Any], sentence: str) -> None:
    procedure = office.a_procedure()
    with refused(sentence):
        office.a_home_visit(procedure, **changes)


def test_who_was_met_belongs_to_the_family() -> None:
    stranger = a_case(child_first_name="Noah", child_last_name="Baum").child
    procedure = office.a_procedure()
    with refused("Menschen dieser Familie"):
        office.a_home_visit(procedure, met=[stranger])


def test_visits_are_never_changed() -> None:
    office.a_home_visit()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        HomeVisit.objects.update(environment="anders")


# measures, court, other bodies


def test_measures_court_and_notices_do_not_lie_before_the_beginning(brandt: User) -> None:
    procedure = office.a_procedure()
    measure: dict[str, Any] = {"kind": office.code("measure", "police"), "words": "Angezeigt."}
    with refused("vor dem Beginn"):
        actions.take_measure(procedure, by=brandt, taken_on=in_days(-2), **measure)
    with refused("vor dem Beginn"):
        actions.call_court(procedure, by=brandt, called_on=in_days(-2), about="Auflagen.")
    with refused("Zukunft"):
        actions.call_court(procedure, by=brandt, called_on=in_days(2), about="Auflagen.")


def test_a_danger_is_no_measure(brandt: User) -> None:
    procedure = office.a_procedure()
    with refused("Wählen Sie eine Maßnahme"):
        actions.take_measure(
            procedure, by=brandt, kind=office.code("danger", "neglect"), taken_on=in_days(0), words="x"
        )


def test_the_court_answers_once_even_after_the_end(brandt: User) -> None:
    procedure = office.a_complete_procedure()
    call = office.a_court_call(procedure)
    actions.close_protection(procedure, by=brandt, **RESULT)
    answer: dict[str, Any] = {"by": brandt, "answered_on": in_days(0), "answer": "Anhörung am Freitag."}
    with records("protection.court_answered", by=brandt):
        actions.record_court_answer(call, **answer)
    with refused("steht schon hier"):
        actions.record_court_answer(call, **answer)


def test_two_youth_offices_talk_or_say_why_not(brandt: User) -> None:
    procedure = office.a_procedure()
    handed: dict[str, Any] = {"kind": "youth_office", "receiver": "Jugendamt Viersen", "content": "Umzug."}
    with refused("Gespräch der beiden Fachkräfte"):
        actions.tell_outside(procedure, by=brandt, told_on=in_days(0), **handed)
    with records("protection.told_outside", by=brandt):
        actions.tell_outside(
            procedure, by=brandt, told_on=in_days(0), talk_on=in_days(0), talk_with="Frau Öztürk", **handed
        )


# the end


def test_it_ends_with_one_of_four_results(brandt: User) -> None:
    procedure = office.a_complete_procedure()
    with records("protection.closed", by=brandt):
        actions.close_protection(procedure, by=brandt, **RESULT)
    assert office.fresh(procedure).is_closed
    assert not ProtectionProcedure.objects.running().exists()


def test_it_never_ends_with_one_name(brandt: User) -> None:
    procedure = office.a_procedure()
    assessment = office.an_assessment(procedure)
    actions.confirm_assessment(assessment, by=brandt)
    office.answered(procedure)
    office.a_home_visit(procedure)
    with refused("es braucht zwei Fachkräfte"):
        actions.close_protection(procedure, by=brandt, **RESULT)


def test_the_database_knows_it_too() -> None:
    procedure = office.a_procedure()
    rows = ProtectionProcedure.objects.filter(pk=procedure.pk)
    whole = {"assessed_at": timezone.now(), "closed_at": timezone.now(), "closed_by": colleague("brandt")}
    with pytest.raises(DatabaseError, match="zwei Fachkräften"), transaction.atomic():
        rows.update(state="closed", **RESULT, **whole)
    office.a_confirmed_assessment(procedure)
    with pytest.raises(DatabaseError, match="noch nicht beantwortet"), transaction.atomic():
        rows.update(state="closed", **RESULT, **whole)


def test_what_is_missing_stands_as_sentences(brandt: User) -> None:
    procedure = office.a_procedure(is_secret_holder=True)
    pages = [(todo.url_name, todo.subject) for todo in rules.missing_to_close(procedure)]
    assert pages == [
        ("cases:assess", ""),
        ("cases:inclusion", "parents"),
        ("cases:inclusion", "child"),
        ("cases:inclusion", "impression"),
        ("cases:inclusion", "reporters"),
        ("cases:protection_visit", ""),
    ]
    with refused("Die Gefährdung ist noch nicht eingeschätzt."):
        actions.close_protection(procedure, by=brandt, **RESULT)


def test_why_there_was_no_visit_is_an_answer_too(brandt: User) -> None:
    procedure = office.a_procedure()
    office.a_confirmed_assessment(procedure)
    office.answered(procedure)
    for subject in ("impression", "home_visit"):
        actions.answer_inclusion(
            procedure, by=brandt, subject=subject, done=False, reason="Das Kind ist in der Klinik."
        )
    assert rules.missing_to_close(office.fresh(procedure)) == []


def test_what_is_doubtful_at_the_end_is_asked(brandt: User) -> None:
    procedure = office.a_procedure(is_secret_holder=True)
    office.a_confirmed_assessment(procedure)
    office.answered(procedure)
    office.a_home_visit(procedure)
    given: dict[str, Any] = {"subject": "reporters", "done": False, "reason": "Gefährdet den Schutz."}
    actions.answer_inclusion(procedure, by=brandt, **given)
    acute = RESULT | {"result": "acute"}
    with pytest.raises(Doubt) as doubt:
        actions.close_protection(procedure, by=brandt, confirmed="", **acute)
    assert len(doubt.value.questions) == 3
    assert "§ 4 Abs. 4 KKG" in doubt.value.questions[0]
    actions.close_protection(procedure, by=brandt, confirmed=doubt.value.answer, **acute)


def test_the_second_of_wjh_does_not_end_it(neumann: User) -> None:
    procedure = office.a_complete_procedure()
    with forbidden():
        actions.close_protection(procedure, by=neumann, **RESULT)


def test_what_ended_takes_nothing_more_and_new_signs_begin_a_new_one(brandt: User, neumann: User) -> None:
    procedure = office.a_closed_procedure()
    with refused("beginnen Sie ein neues"):
        office.an_assessment(procedure)
    with refused("beginnen Sie ein neues"):
        actions.close_protection(procedure, by=brandt, **RESULT)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ProtectionProcedure.objects.filter(pk=procedure.pk).update(reasons="anders")
    assert office.an_own_procedure(procedure.case).pk != procedure.pk


def test_a_case_does_not_end_before_its_procedure(brandt: User) -> None:
    procedure = office.a_procedure()
    with refused("Schließen Sie zuerst das Verfahren ab."):
        actions.close_case(procedure.case, by=brandt, reason=Case.CloseReason.SOLVED)
    with pytest.raises(DatabaseError, match="läuft noch"), transaction.atomic():
        Case.objects.filter(pk=procedure.case.pk).update(
            stage="closed", closed_on=in_days(0), close_reason=Case.CloseReason.SOLVED
        )


def test_without_its_entry_in_the_trail_nothing_ends(brandt: User) -> None:
    procedure = office.a_complete_procedure()
    with undone_without_trail(brandt):
        actions.close_protection(procedure, by=brandt, **RESULT)
