"""'Zuständig fühlen': a colleague of the team takes the lead; no street decides it."""

import pytest

from accounts.models import User
from cases import actions, rules
from cases.models import Case
from tests.office import a_case, a_case_nobody_leads, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def test_a_colleague_of_the_team_takes_the_lead_whoever_took_the_call(vossen: User) -> None:
    case = a_case_nobody_leads()
    with records("case.responsibility_taken", by=vossen):
        actions.take_responsibility(case, by=vossen)
    assert rules.lead_of(case) == vossen
    assert case in Case.objects.led_by(vossen)


def test_a_case_has_one_lead_at_a_time(brandt: User, vossen: User) -> None:
    case = a_case()
    for colleague in (brandt, vossen):
        with refused("Für diesen Fall ist schon Jana Brandt verantwortlich."):
            actions.take_responsibility(case, by=colleague)


def test_the_team_lead_decides_later_and_therefore_takes_no_case(felten: User) -> None:
    case = a_case_nobody_leads()
    with forbidden():
        actions.take_responsibility(case, by=felten)


def test_other_departments_and_other_teams_take_no_case(neumann: User, kemper: User, demir: User, pauly: User) -> None:
    case = a_case_nobody_leads()
    for stranger in (neumann, kemper, demir, pauly):
        with forbidden():
            actions.take_responsibility(case, by=stranger)


@pytest.mark.parametrize("days_ago", [0, 1, 100])
def test_a_case_whose_lead_has_left_can_be_taken_over(brandt: User, vossen: User, days_ago: int) -> None:
    case = a_case()
    case.responsibilities.update(valid_from=in_days(-days_ago))
    brandt.is_active = False
    brandt.save(update_fields=["is_active"])
    actions.take_responsibility(case, by=vossen)
    assert rules.lead_of(case) == vossen
    assert not rules.may_work_on(brandt, case)


def test_without_its_entry_in_the_trail_nobody_takes_the_lead(vossen: User) -> None:
    case = a_case_nobody_leads()
    with undone_without_trail(vossen):
        actions.take_responsibility(case, by=vossen)
