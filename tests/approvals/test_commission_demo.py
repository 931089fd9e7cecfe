"""The demo office's commission: everything that waits for somebody is there, built by those who did it."""

import pytest

from accounts.models import User
from approvals import rules
from approvals.lifecycle import MeetingState, Seat, SubmissionState, Substitution
from approvals.models import CommissionMeeting, Submission, UrgentDecision, Voice
from srojugend.demo import commission
from tests.office import a_case, a_classified_case, a_meeting, a_submitted, colleague

pytestmark = pytest.mark.django_db


@pytest.fixture
def _office() -> None:
    """A meeting with two items, a case at its beginning, two that were consulted."""
    meeting = a_meeting()
    for _ in range(2):
        a_submitted(meeting=meeting)
    for _ in range(2):
        a_classified_case()
    a_case()
    commission.load({user.username: user for user in User.objects.all()})


@pytest.mark.usefixtures("_office")
def test_a_series_stands_and_the_urgent_way_is_on_the_agenda() -> None:
    assert CommissionMeeting.objects.filter(state=MeetingState.PLANNED).count() == 1 + commission.SERIES
    assert Submission.objects.get(bypass__isnull=False).position == 3


@pytest.mark.usefixtures("_office")
def test_the_substitute_sits_where_the_lead_must_not_decide() -> None:
    item = Submission.objects.for_page().get(position=2)
    sitter = rules.sitters(item)[Seat.WJH_LEAD]
    assert (sitter.user, sitter.why) == (colleague("neumann"), Substitution.CONFLICT)


@pytest.mark.usefixtures("_office")
def test_one_waits_for_a_second_name_and_one_for_the_third_voice() -> None:
    assert UrgentDecision.objects.waiting().count() == 1
    circulating = Submission.objects.in_circulation().get()
    assert circulating.state == SubmissionState.FROZEN
    assert {voice.seat for voice in Voice.objects.of(circulating)} == {Seat.ASD_LEAD, Seat.WORKER}
    assert circulating.stages.count() == 2
