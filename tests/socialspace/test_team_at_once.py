"""Several people in the same moment: assigned once, asked and answered once, never more than a whole post."""

from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Absence
from accounts.rules import stands_in_for
from cases import actions as cases
from cases.models import Responsibility
from socialspace import actions
from socialspace.models import SocialArea, TeamMembership
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import a_case_nobody_leads, colleague, in_days, team

pytestmark = pytest.mark.django_db

ROUNDS = 8


def sentences(results: list[Any]) -> list[str]:
    """What those were told who came too late; anything but a refusal fails the test."""
    refusals = [result for result in results if isinstance(result, ValidationError)]
    assert refusals == [result for result in results if isinstance(result, Exception)]
    return [sentence for refusal in refusals for sentence in refusal.messages]


def test_of_two_who_assign_a_case_at_once_one_is_told_who_leads() -> None:
    felten, aksoy, vossen = colleague("felten"), colleague("aksoy"), colleague("vossen")
    for _ in range(ROUNDS):
        case = a_case_nobody_leads()
        assign = partial(cases.assign_lead, case, by=felten, instead_of=None)
        (told,) = sentences(at_once(partial(assign, to=aksoy), partial(assign, to=vossen)))
        lead = Responsibility.objects.select_related("user").get(case=case).user
        assert told.startswith(f"Inzwischen ist {lead} fallverantwortlich.")


def test_who_takes_a_case_while_it_is_assigned_meets_one_lead() -> None:
    felten, aksoy, vossen = colleague("felten"), colleague("aksoy"), colleague("vossen")
    for _ in range(ROUNDS):
        case = a_case_nobody_leads()
        results = at_once(
            partial(cases.assign_lead, case, to=aksoy, by=felten, instead_of=None),
            partial(cases.take_responsibility, case, by=vossen),
        )
        assert len(sentences(results)) == 1
        assert Responsibility.objects.filter(case=case, role="lead").count() == 1


def test_a_yes_and_a_withdrawal_in_the_same_moment_leave_nobody_standing_in() -> None:
    aksoy, vossen = colleague("aksoy"), colleague("vossen")
    for _ in range(ROUNDS):
        absence = actions.record_absence(user=aksoy, by=aksoy, begins_on=in_days(0), ends_on=in_days(3), deputy=vossen)
        results = at_once(
            partial(actions.accept_absence, absence, by=vossen, version=absence.version),
            partial(actions.withdraw_absence, absence, by=aksoy, version=absence.version),
        )
        told = sentences(results)
        assert len(told) == 1
        assert stands_in_for(vossen).exists() == (Absence.objects.filter(answer="accepted").count() == 1)
        Absence.objects.all().delete()


def test_two_who_ask_each_other_are_never_both_away_and_covered() -> None:
    aksoy, vossen = colleague("aksoy"), colleague("vossen")
    days: dict[str, Any] = {"begins_on": in_days(5), "ends_on": in_days(6)}
    for _ in range(ROUNDS):
        results = at_once(
            partial(actions.record_absence, user=aksoy, by=aksoy, deputy=vossen, **days),
            partial(actions.record_absence, user=vossen, by=vossen, deputy=aksoy, **days),
        )
        assert len(sentences(results)) == 1
        assert Absence.objects.count() == 1
        Absence.objects.all().delete()


def test_two_teams_that_take_the_same_person_share_one_post() -> None:
    admin, demir = colleague("admin"), colleague("demir")
    areas = [team(), SocialArea.objects.get(number=3)]
    join = partial(actions.add_member, user=demir, by=admin, valid_from=in_days(0), share=60)
    (told,) = sentences(at_once(*(partial(join, area=area) for area in areas)))
    assert "mehr als 100 % einer Stelle" in told
    assert TeamMembership.objects.filter(user=demir).count() == 1
