"""The demo office's commission: everything that waits for somebody is there, built by those who did it."""

from datetime import timedelta

import pytest

from accounts.models import User
from approvals import rules
from approvals.conditions import rows_of
from approvals.lifecycle import MeetingState, Outcome, Request, Seat, SubmissionState, Substitution
from approvals.models import CommissionMeeting, Decision, DecisionCondition, Submission, UrgentDecision, Voice
from hze.models import HelpEpisode
from srojugend.demo import aftermath, commission
from srojugend.demo.cases import Loader, Plan
from tests.office import a_case, a_classified_case, a_meeting, a_submitted, colleague, in_days

pytestmark = pytest.mark.django_db

NAMED_WORKER = 6  # a family of Jana Brandt, in the Leistungsbereich


@pytest.fixture
def _office() -> None:
    """A meeting with two items, a case at its beginning, two that were consulted, a help that ends soon."""
    people = {user.username: user for user in User.objects.all()}
    Loader(people).past_meeting(in_days(-42), [(NAMED_WORKER, Plan("decided", days=56))])
    meeting = a_meeting()
    for _ in range(2):
        a_submitted(meeting=meeting)
    for _ in range(2):
        a_classified_case()
    a_case()
    commission.load(people)


@pytest.mark.usefixtures("_office")
def test_a_series_stands_and_the_urgent_way_is_on_the_agenda() -> None:
    assert CommissionMeeting.objects.filter(state=MeetingState.PLANNED).count() == 1 + commission.SERIES
    assert Submission.objects.get(bypass__isnull=False).position == 3


@pytest.mark.usefixtures("_office")
def test_a_running_help_is_asked_to_go_on() -> None:
    extension = Submission.objects.select_related("episode", "meeting").get(request=Request.EXTEND)
    assert extension.episode is not None
    assert extension.begins_on == extension.episode.ends_on + timedelta(days=1)
    assert (extension.state, extension.position) == (SubmissionState.SUBMITTED, 4)
    assert extension.why_not_enough == commission.LONGER


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


@pytest.fixture
def _met() -> None:
    """A meeting three weeks ago: granted with conditions, divided leads, an item of the same morning."""
    plans = [Plan("decided", outcome=Outcome.CHANGED), Plan("decided", outcome=Outcome.ESCALATED)]
    loader = Loader({user.username: user for user in User.objects.all()})
    loader.past_meeting(in_days(-21), list(enumerate([*plans, Plan("decided", late=True)])))


@pytest.mark.usefixtures("_met")
def test_conditions_are_overdue_open_and_fulfilled_in_time_and_late() -> None:
    rows = rows_of(DecisionCondition.objects.filter(decision__outcome=Outcome.CHANGED), colleague("felten"))
    assert [row.look[0] for row in rows] == ["verspätet erfüllt", "erfüllt", "überfällig", "offen"]
    assert [row.fulfilment.note for row in rows if row.fulfilment] == [
        aftermath.NOTES[aftermath.DOCTOR],
        aftermath.NOTES[aftermath.REFUND],
    ]


@pytest.mark.usefixtures("_met")
def test_where_the_leads_were_divided_the_ruling_holds_and_its_help_begins() -> None:
    decision = Decision.objects.select_related("submission").get(outcome=Outcome.ESCALATED)
    ruling = rules.settled_by(decision)
    assert ruling is not None
    assert (ruling.outcome, decision.submission.state) == (Outcome.CHANGED, SubmissionState.DECIDED)
    assert HelpEpisode.objects.filter(case=decision.submission.case_id).count() == 1
    assert {condition.bearer for condition in decision.conditions.all()} == {"asd_lead", "wjh"}


@pytest.mark.usefixtures("_met")
def test_one_item_came_late_onto_the_agenda() -> None:
    meeting = CommissionMeeting.objects.get(state=MeetingState.CLOSED)
    assert [rules.is_late(item, meeting) for item in meeting.submissions.order_by("position")] == [False, False, True]
