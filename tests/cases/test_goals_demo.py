"""The agreements of the demo office: goals beside an Auftrag in grey, Auflagen and a Schutzplan in danger."""

import pytest

from accounts.models import User
from cases.models import ActionGoal, Condition, Mandate, SafetyPlan
from srojugend.demo import goals
from srojugend.demo.moment import on
from tests.cases.goals_office import a_dangerous_case, a_grey_case
from tests.office import in_days

pytestmark = pytest.mark.django_db


def test_a_grey_file_gets_goals_and_an_auftrag_a_dangerous_one_auflagen_and_a_plan(db: None) -> None:
    with on(in_days(-12)):
        grey, danger = a_grey_case(), a_dangerous_case()
    goals.load({user.username: user for user in User.objects.all()})
    goal, mandate = ActionGoal.objects.get(), Mandate.objects.get()
    assert (goal.case_id, mandate.case_id) == (grey.pk, grey.pk)
    assert [step.done_on is not None for step in goal.steps.all()] == [True, False, False]
    assert set(Condition.objects.filter(case=danger).values_list("checks__result", flat=True)) == {"partly", None}
    plan = SafetyPlan.objects.in_force().get(case=danger)
    assert sorted(plan.signatures.values_list("has_signed", flat=True)) == [False, True]
