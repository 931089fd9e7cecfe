"""Feedback into the Sozialraumsitzung: of the same area, still to come, once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from conferences import actions
from conferences.models import AreaMeeting, Subgroup
from socialspace.models import SocialArea
from tests.conferences.office import at, held, need_of, session_of, today

pytestmark = pytest.mark.django_db


def test_a_result_comes_onto_the_agenda_of_the_next_meeting(dohmen: User) -> None:
    outcome, meeting = need_of(held(dohmen), dohmen), session_of(dohmen)
    actions.hand_over(outcome, meeting=meeting, by=dohmen)
    assert list(meeting.outcomes.all()) == [outcome]


def test_a_result_is_handed_over_once(dohmen: User) -> None:
    outcome, meeting = need_of(held(dohmen), dohmen), session_of(dohmen)
    actions.hand_over(outcome, meeting=meeting, by=dohmen)
    with pytest.raises(ValidationError, match="steht schon auf einer Sozialraumsitzung"):
        actions.hand_over(outcome, meeting=session_of(dohmen, days=20), by=dohmen)


def test_another_area_is_refused(dohmen: User) -> None:
    outcome = need_of(held(dohmen), dohmen)
    other = actions.plan_area_meeting(
        area=SocialArea.objects.get(number=3), held_at=at(today(), 14), place="Rathaus", by=dohmen
    )
    with pytest.raises(ValidationError, match="anderen Sozialraum"):
        actions.hand_over(outcome, meeting=other, by=dohmen)


def test_a_subgroup_without_area_has_no_meeting_to_hand_to(dohmen: User) -> None:
    outcome = need_of(held(dohmen), dohmen)
    Subgroup.objects.update(area=None)
    with pytest.raises(ValidationError, match="anderen Sozialraum"):
        actions.hand_over(outcome, meeting=session_of(dohmen), by=dohmen)


def test_a_meeting_gone_by_is_refused(dohmen: User) -> None:
    outcome, meeting = need_of(held(dohmen), dohmen), session_of(dohmen)
    AreaMeeting.objects.update(held_at=at(today() - timedelta(days=1), 14))
    meeting.refresh_from_db()
    with pytest.raises(ValidationError, match="Diese Sitzung ist vorbei"):
        actions.hand_over(outcome, meeting=meeting, by=dohmen)


def test_a_meeting_is_planned_for_the_future(dohmen: User) -> None:
    with pytest.raises(ValidationError, match="Dieser Tag ist vorbei"):
        session_of(dohmen, days=-1)
    with pytest.raises(ValidationError, match="höchstens zwei Jahre"):
        session_of(dohmen, days=2000)


def test_two_meetings_at_one_time_are_refused(dohmen: User) -> None:
    session_of(dohmen)
    with pytest.raises(ValidationError, match="Zu dieser Zeit"):
        session_of(dohmen)


def test_only_the_praxisberatung_hands_over(dohmen: User, felten: User) -> None:
    outcome, meeting = need_of(held(dohmen), dohmen), session_of(dohmen)
    with pytest.raises(PermissionDenied):
        actions.hand_over(outcome, meeting=meeting, by=felten)
    with pytest.raises(PermissionDenied):
        session_of(felten, days=30)
