"""Aufträge in grey and danger, Auflagen in danger alone: due dates, controls, consequences, and their checks."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction

from accounts.models import User
from cases import actions, rules
from cases.lifecycle import Area, ConditionState, MandateState
from cases.models import Case, Classification, Condition, ConditionCheck, Mandate
from tests.cases.goals_office import (
    a_condition,
    a_condition_check,
    a_dangerous_case,
    a_grey_case,
    a_mandate,
    classified,
    condition_words,
)
from tests.office import a_case, a_classified_case, in_days, newest
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("room", [a_grey_case, a_dangerous_case])
def test_a_mandate_is_given_in_grey_and_in_danger(brandt: User, room: Callable[[], Case]) -> None:
    case = room()
    with records("mandate.given", by=brandt):
        mandate = a_mandate(case)
    assert mandate.classification == rules.current_classification(case)


@pytest.mark.parametrize("room", [a_case, a_classified_case])
def test_nothing_is_demanded_outside_grey_and_danger(room: Callable[[], Case]) -> None:
    case = room()
    with refused("Aufträge gibt es nur im Grau- und im Gefährdungsbereich."):
        a_mandate(case)


@pytest.mark.parametrize("room", [a_case, a_classified_case, a_grey_case])
def test_conditions_exist_in_danger_only(room: Callable[[], Case]) -> None:
    case = room()
    with refused("Auflagen gibt es nur im Gefährdungsbereich."):
        a_condition(case)


def test_the_database_too_refuses_a_condition_once_danger_is_over() -> None:
    case = a_dangerous_case()
    condition = a_condition(case)
    classified(case, Area.DANGER)
    a_condition_check(condition)
    consulted = a_grey_case()
    copy = Condition.objects.get(pk=condition.pk)
    copy.pk, copy.key, copy.case = None, rules.current_classification(consulted).key, consulted  # type: ignore[union-attr]
    with pytest.raises(IntegrityError, match="nur im Gefährdungsbereich"), transaction.atomic():
        copy.save(force_insert=True)


def test_a_mandate_is_not_due_in_the_past() -> None:
    case = a_grey_case()
    with refused("Das Datum liegt in der Vergangenheit."):
        a_mandate(case, due_on=in_days(-1))


def test_a_mandate_ends_with_its_reason_and_only_once(brandt: User) -> None:
    mandate = a_mandate()
    with refused("Schreiben Sie auf, warum der Auftrag so endet."):
        actions.end_mandate(mandate, by=brandt, state=MandateState.FULFILLED, reason="")
    actions.end_mandate(mandate, by=brandt, state=MandateState.FULFILLED, reason="Die Oma ist da.")
    with refused("Möglich ist: nichts mehr."):
        actions.end_mandate(mandate, by=brandt, state=MandateState.UNFULFILLED, reason="Doch nicht.")


def test_a_mandate_not_fulfilled_proposes_to_assess_the_danger_again_and_changes_no_area(brandt: User) -> None:
    mandate = a_mandate()
    actions.end_mandate(mandate, by=brandt, state=MandateState.UNFULFILLED, reason="Niemand hat sich gemeldet.")
    newest_row = rules.current_classification(mandate.case)
    assert newest_row is not None
    assert newest_row.area == Area.GREY
    assert len(rules.proposes_new_assessment(mandate.case, newest_row)) == 1
    classified(mandate.case, Area.GREY)
    assert rules.proposes_new_assessment(mandate.case, newest(Classification)) == []


def test_a_condition_has_control_and_consequence(brandt: User) -> None:
    case = a_dangerous_case()
    for name in ("control_method", "controller", "consequence", "text", "who"):
        with refused(""):
            a_condition(case, **{name: ""})
    with records("condition.imposed", by=brandt):
        condition = a_condition(case)
    assert condition.next_check_on == in_days(2)


@pytest.mark.parametrize(("days", "sentence"), [(-1, "in der Vergangenheit"), (8, "später, als der Abstand")])
def test_the_first_check_comes_within_the_interval(days: int, sentence: str) -> None:
    case = a_dangerous_case()
    with refused(sentence):
        a_condition(case, first_check_on=in_days(days))


def test_a_check_is_a_dated_row_that_nobody_changes_and_sets_the_next(brandt: User) -> None:
    condition = a_condition()
    with records("condition.checked", by=brandt):
        check = a_condition_check(condition, child_seen=False)
    condition.refresh_from_db()
    assert condition.next_check_on == in_days(7)
    rows = ConditionCheck.objects.filter(pk=check.pk)
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        rows.update(result="fulfilled")


@pytest.mark.parametrize(("days", "sentence"), [(-1, "vor dem Tag der Auflage"), (1, "in der Zukunft")])
def test_a_check_lies_between_the_condition_and_today(days: int, sentence: str) -> None:
    condition = a_condition()
    with refused(sentence):
        a_condition_check(condition, on=in_days(days))


def test_a_condition_holds_until_somebody_lifts_it_with_a_reason(brandt: User) -> None:
    condition = a_condition()
    with refused("Schreiben Sie auf, warum die Auflage aufgehoben wird."):
        actions.lift_condition(condition, by=brandt, reason="")
    with records("condition.lifted", by=brandt):
        actions.lift_condition(condition, by=brandt, reason="Die Gefahr ist vorbei.")
    condition.refresh_from_db()
    assert (condition.state, condition.next_check_on) == (ConditionState.LIFTED, None)
    with refused("Diese Auflage ist aufgehoben"):
        a_condition_check(condition)


def test_a_condition_is_lifted_and_checked_after_danger_too(brandt: User) -> None:
    case = a_grey_case()
    classified(case, Area.DANGER)
    condition = a_condition(case)
    classified(case, Area.GREY, conditions_note="Milan lebt bei der Oma.")
    a_condition_check(condition)
    actions.lift_condition(condition, by=brandt, reason="Nicht mehr nötig.")


def test_only_who_works_on_the_case_demands_and_controls(aksoy: User, felten: User) -> None:
    condition, mandate = a_condition(), a_mandate()
    for colleague in (aksoy, felten):
        with forbidden():
            actions.impose_condition(condition.case, by=colleague, **condition_words())
        with forbidden():
            actions.lift_condition(condition, by=colleague, reason="Weil.")
        with forbidden():
            actions.end_mandate(mandate, by=colleague, state="fulfilled", reason="Weil.")


def test_closing_asks_about_what_is_still_demanded(brandt: User) -> None:
    case = a_dangerous_case()
    a_condition(case)
    a_mandate(case)
    with pytest.raises(ValidationError) as doubt:
        actions.close_case(case, by=brandt, reason=Case.CloseReason.MOVED, confirmed="")
    said = " ".join(doubt.value.messages)
    assert "Eine Auflage gilt" in said
    assert "Ein Auftrag ist offen" in said
    assert Mandate.objects.get().state == MandateState.OPEN
