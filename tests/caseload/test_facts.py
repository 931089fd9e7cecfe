"""What the one place that reads finds in the office: leads, classifications, helps, children, absences."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from caseload.facts import teams_of
from caseload.rules import CaseFacts
from cases import actions as cases
from cases.models import Case, Person
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from tests.caseload.office import away, our_team, today
from tests.office import a_case, a_case_nobody_leads, a_classified_case, a_decision, in_days

pytestmark = pytest.mark.django_db


def facts_of(case: Case) -> CaseFacts:
    return next(row for row in our_team().situation.cases if row.key == case.key)


def test_a_new_case_is_in_clearing_and_somebody_leads_it(brandt: User) -> None:
    facts = facts_of(a_case())
    assert (facts.stage, facts.lead, facts.area, facts.form) == ("intake", brandt.pk, None, None)


def test_the_newest_classification_counts() -> None:
    assert facts_of(a_classified_case()).area == "service"


def test_a_granted_help_counts_until_its_last_day() -> None:
    case = a_decision().submission.case
    facts = facts_of(case)
    assert (facts.stage, facts.form) == ("help", HelpForm.AMBULATORY)
    help = HelpEpisode.objects.get(case=case)
    assert (facts.help_begins_on, facts.help_ends_on) == (help.begins_on, help.ends_on)
    HelpEpisode.objects.filter(case=case).update(begins_on=in_days(-9), ends_on=today() - timedelta(days=1))
    assert facts_of(case).form is None


def test_other_children_weigh_unless_they_have_an_open_case_of_their_own() -> None:
    case = a_case()
    for name in ("Mia", "Noah"):
        Person.objects.create(family=case.family, role="child", first_name=name, last_name="Sommerfeld")
    assert facts_of(case).more_children == 2
    sibling = a_case()
    mia = Person.objects.get(first_name="Mia", family=case.family)
    Case.objects.filter(pk=sibling.pk).update(family=case.family, child=mia)
    assert facts_of(case).more_children == 1


def test_closed_cases_weigh_nothing(brandt: User) -> None:
    case = a_case()
    cases.close_case(case, by=brandt, reason=Case.CloseReason.ADVICE)
    assert our_team().situation.cases == ()


def test_a_case_nobody_leads_stands_with_nobody() -> None:
    a_case_nobody_leads()
    load = our_team().load
    assert (load.unled.cases, load.unled.points.total) == (1, 1_50)
    assert not any(row.cases for row in load.people)


def test_a_deputy_who_said_yes_carries_the_cases_of_whoever_is_away(brandt: User, aksoy: User) -> None:
    a_case()
    absence = away(brandt, deputy=aksoy)
    load = our_team().load
    assert (load.of(aksoy.pk).standing_in.total, load.of(aksoy.pk).cases) == (1_50, 1)
    assert (load.of(brandt.pk).cases, load.of(brandt.pk).capacity, load.of(brandt.pk).is_away) == (0, 0, True)
    absence.delete()
    away(brandt, deputy=aksoy, accepted=False)
    load = our_team().load
    assert load.of(aksoy.pk).cases == 0
    assert load.of(brandt.pk).points.total == 1_50


def test_the_lead_and_economic_help_carry_nothing_by_office(felten: User, neumann: User) -> None:
    shown = {row.pk for row in our_team().load.people}
    assert not shown & {felten.pk, neumann.pk}


def test_the_team_stands_in_the_order_of_its_names(brandt: User) -> None:
    a_case()
    assert [row.name for row in our_team().load.people] == ["Deniz Aksoy", "Jana Brandt", "Lena Vossen"]


def test_planning_sees_every_team_and_a_colleague_their_own(lorenz: User, kemper: User, orth: User) -> None:
    assert [team.area.number for team in teams_of(lorenz, today())] == [3, 5]
    assert [team.area.number for team in teams_of(kemper, today())] == [3]


@pytest.mark.parametrize("number", [1, 12])
def test_five_queries_whatever_the_number_of_cases(felten: User, number: int) -> None:
    for _ in range(number):
        a_case()
    with CaptureQueriesContext(connection) as queries:
        teams_of(felten, today())
    assert len(queries) == 5
