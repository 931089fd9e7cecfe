"""Two people in the same moment: both confirm, both begin, both end; nothing is lost and nothing counted twice."""

from functools import partial
from typing import Any

import pytest

from cases import actions
from cases.lifecycle import ProtectionState
from cases.models import ProtectionProcedure, RiskAssessment
from tests.cases import protection_office as office
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import a_case, colleague
from tests.socialspace.test_team_at_once import sentences

pytestmark = pytest.mark.django_db

ROUNDS = 4


def test_both_confirm_in_the_same_moment_and_the_procedure_is_assessed() -> None:
    for _ in range(ROUNDS):
        assessment = office.an_assessment()
        confirm = partial(actions.confirm_assessment, assessment)
        assert sentences(at_once(*(partial(confirm, by=colleague(name)) for name in ("brandt", "neumann")))) == []
        assert office.fresh(assessment.procedure).state == ProtectionState.ASSESSED


def test_one_name_twice_in_the_same_moment_is_one_name() -> None:
    for _ in range(ROUNDS):
        assessment = office.an_assessment()
        confirm = partial(actions.confirm_assessment, assessment, by=colleague("brandt"))
        assert sentences(at_once(confirm, confirm)) == ["Sie haben diese Einschätzung schon bestätigt."]
        assert office.fresh(assessment.procedure).state == ProtectionState.BEGUN


def test_of_two_who_begin_in_the_same_moment_one_is_led_to_the_other() -> None:
    for _ in range(ROUNDS):
        case = a_case()
        begin = partial(actions.begin_protection, case, second=colleague("neumann"), reasons=office.SIGNS)
        (told,) = sentences(at_once(*(partial(begin, by=colleague(name)) for name in ("brandt", "aksoy"))))
        assert "läuft schon ein Schutzverfahren" in told
        assert ProtectionProcedure.objects.filter(case=case).count() == 1


def test_two_assessments_in_the_same_moment_stand_one_after_the_other() -> None:
    for _ in range(ROUNDS):
        procedure = office.a_procedure()
        write = partial(actions.assess_risk, procedure, **office.assessment_content())
        assert sentences(at_once(*(partial(write, by=colleague(name)) for name in ("brandt", "neumann")))) == []
        assert RiskAssessment.objects.filter(procedure=procedure).current().count() == 1


def test_a_case_ends_or_its_procedure_begins_never_both() -> None:
    brandt, neumann = colleague("brandt"), colleague("neumann")
    for _ in range(ROUNDS):
        case = a_case()
        begin: dict[str, Any] = {"by": brandt, "second": neumann, "reasons": office.SIGNS}
        results = at_once(
            partial(actions.begin_protection, case, **begin),
            partial(actions.close_case, case, by=brandt, reason="moved"),
        )
        assert len(sentences(results)) == 1
