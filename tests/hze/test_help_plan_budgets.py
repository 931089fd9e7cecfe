"""What the pages of the Hilfeplan may ask the database, however much is written; as tests.house.test_budgets."""

import pytest

from hze import actions
from hze.actions.help_plans import Goals
from hze.models import HelpPlan, PlanGoal, PlanTalk
from tests.house.test_budgets import listed, reading
from tests.house.world import Samples
from tests.hze.samples_plan import samples
from tests.office import colleague

pytestmark = pytest.mark.django_db

PLAN_PAGE = 14  # help, plan, its parts, versions, next talk, perspectives, what is missing, draft, consultation, trail


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("hze:help_plan", "planned_help"),
        ("hze:help_plan", "outside_help"),
        ("hze:help_plan_version", "final_plan"),
        ("hze:help_plan_write", "plan_to_write"),
        ("hze:plan_talk", "plan_talk"),
    ],
)
def test_the_pages_of_a_plan_keep_their_budget(name: str, of: str) -> None:
    queries = reading("brandt", name, *samples()[of])
    assert len(queries) <= PLAN_PAGE, listed(queries)


def test_more_goals_points_and_guests_need_no_query_more() -> None:
    found = samples()
    few = _both(found)
    brandt, help_, plan = colleague("brandt"), found["outside_help"][0], found["plan_to_write"][1]
    draft = HelpPlan.objects.get(key=plan, episode__key=help_)
    goals: Goals = {"new": {side: ["Ein Ziel.", "Noch eines."] for side in PlanGoal.Side.values}}
    actions.write_help_plan(draft, by=brandt, version=draft.version, goals=goals)
    talk = PlanTalk.objects.select_related("episode").get(key=found["plan_talk"][1])
    for name in ("Frau Kurz", "Herr Lang"):
        actions.add_guest(talk, by=brandt, name=name)
        actions.add_agenda_point(talk, by=brandt, text=name)
    many = _both(found)
    assert [len(each) for each in many] == [len(each) for each in few], "\n".join(map(listed, few + many))


def _both(found: Samples) -> list[list[str]]:
    pages = (("hze:help_plan", "outside_help"), ("hze:plan_talk", "plan_talk"))
    return [reading("brandt", name, *found[of]) for name, of in pages]
