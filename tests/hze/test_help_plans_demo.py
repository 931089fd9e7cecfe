"""The demo office's Hilfepläne: one finished with its next talk, one of a child outside its family still in writing."""

import pytest

from accounts.models import User
from hze.lifecycle import HelpForm, HelpPlanState, Outlook
from hze.models import HelpPlan, Perspective, PlanTalk
from srojugend.demo import help_plans
from tests.hze.helps_office import a_help
from tests.office import a_case

pytestmark = pytest.mark.django_db


def test_one_plan_is_finished_and_one_is_written() -> None:
    at_home = a_help()
    outside = a_help(HelpForm.RESIDENTIAL, case=a_case(child_first_name="Lina", child_last_name="Wendt"))
    help_plans.load({user.username: user for user in User.objects.all()})
    assert HelpPlan.objects.get(episode=at_home).state == HelpPlanState.FINAL
    assert PlanTalk.objects.planned().get().episode_id == at_home.pk
    assert HelpPlan.objects.get(episode=outside).state == HelpPlanState.DRAFT
    assert Perspective.objects.get(episode=outside).outlook == Outlook.OPEN
