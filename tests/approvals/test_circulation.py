"""The circular decision: small matters, all three agree, or the Vorlage goes into a meeting."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification, User
from approvals import actions
from approvals.lifecycle import Outcome, SubmissionState, Vote, Way
from approvals.models import Submission, Voice
from cases.lifecycle import Stage
from hze.models import HelpEpisode
from srojugend.demo.moment import on
from tests.approvals.ways_office import a_circulating, a_small_draft
from tests.conftest import ClientOf
from tests.office import a_complete_draft, a_draft, a_meeting, fresh, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def _agree(submission: Submission, *people: User, vote: str = Vote.YES) -> None:
    for person in people:
        actions.give_voice(submission, by=person, vote=vote, reason="Gelesen und geprüft.")


def test_a_small_matter_goes_round_frozen_and_the_other_seats_are_told(brandt: User, felten: User, orth: User) -> None:
    draft = a_small_draft()
    Notification.objects.all().delete()
    with records("case.moved", "submission.frozen", "submission.circulated", by=brandt):
        actions.circulate(draft, by=brandt, until=timezone.now() + timedelta(days=5))
    stored = fresh(draft)
    assert (stored.way, stored.state, stored.meeting) == (Way.CIRCULAR, SubmissionState.FROZEN, None)
    assert stored.case.stage == Stage.COMMISSION
    assert set(Notification.objects.values_list("recipient", flat=True)) == {felten.pk, orth.pk}


def test_what_is_not_small_belongs_into_a_meeting(brandt: User) -> None:
    draft = a_complete_draft()
    with refused("Im Umlauf werden nur kleine Sachen beschlossen."):
        actions.circulate(draft, by=brandt, until=timezone.now() + timedelta(days=5))


def test_what_lasts_long_is_not_small_however_cheap(brandt: User) -> None:
    draft = a_small_draft(minutes_per_week=15, ends_on=in_days(14 + 200))
    with refused("Im Umlauf werden nur kleine Sachen beschlossen."):
        actions.circulate(draft, by=brandt, until=timezone.now() + timedelta(days=5))


def test_a_vorlage_with_gaps_goes_nowhere(brandt: User) -> None:
    draft = a_draft()
    with refused("Die Hilfeart ist nicht vorgeschlagen."):
        actions.circulate(draft, by=brandt, until=timezone.now() + timedelta(days=5))


def test_the_time_for_the_voices_lies_ahead(brandt: User) -> None:
    draft = a_small_draft()
    with refused("Die Frist liegt in der Vergangenheit."):
        actions.circulate(draft, by=brandt, until=timezone.now() - timedelta(minutes=1))


def test_only_who_works_on_the_case_sends_it_round(aksoy: User, felten: User, neumann: User) -> None:
    draft = a_small_draft()
    for person in (aksoy, felten, neumann):
        with forbidden():
            actions.circulate(draft, by=person, until=timezone.now() + timedelta(days=5))


def test_three_who_agree_decide_without_a_meeting_and_the_help_begins(brandt: User, felten: User, orth: User) -> None:
    submission = a_circulating()
    _agree(submission, brandt, felten, orth)
    decision = actions.decide(submission, by=orth, outcome=Outcome.APPROVED, text="Bewilligt.")
    assert HelpEpisode.objects.get().decision_key == decision.key
    assert fresh(submission).state == SubmissionState.DECIDED


@pytest.mark.parametrize("vote", [Vote.NO, Vote.POSTPONE])
def test_one_who_does_not_agree_brings_it_into_a_meeting(brandt: User, felten: User, orth: User, vote: Vote) -> None:
    submission = a_circulating()
    _agree(submission, felten, orth)
    _agree(submission, brandt, vote=vote)
    with refused("Im Umlauf müssen alle drei zustimmen."):
        actions.decide(submission, by=orth, outcome=Outcome.APPROVED, text="Bewilligt.")


def test_brought_into_a_meeting_it_is_read_and_voted_on_anew(brandt: User, felten: User) -> None:
    submission, meeting = a_circulating(), a_meeting()
    _agree(submission, felten)
    actions.bring_to_meeting(submission, by=brandt)
    stored = fresh(submission)
    assert (stored.way, stored.state, stored.meeting) == (Way.MEETING, SubmissionState.SUBMITTED, meeting)
    assert stored.content is None
    actions.open_meeting(meeting, by=felten)
    assert Voice.objects.filter(submission=submission).count() == 1
    assert not Voice.objects.of(fresh(submission)).exists()
    _agree(fresh(submission), felten, vote=Vote.NO)
    assert Voice.objects.of(fresh(submission)).get().vote == Vote.NO


def test_a_voice_about_the_version_before_is_told_to_read_anew(brandt: User, felten: User) -> None:
    submission, meeting = a_circulating(), a_meeting()
    actions.bring_to_meeting(submission, by=brandt)
    actions.open_meeting(meeting, by=felten)
    with refused("Die Vorlage wurde inzwischen neu festgeschrieben."):
        actions.give_voice(submission, by=felten, vote=Vote.YES, reason="Ja.", version=submission.version)


def test_what_is_not_decided_in_time_goes_on_the_next_agenda_by_itself() -> None:
    late, running = a_circulating(), a_circulating(days=20)
    meeting = a_meeting(held_at=timezone.now() + timedelta(days=10))
    with on(in_days(6)):
        assert actions.end_circulations() == 1
        assert actions.end_circulations() == 0
    assert fresh(late).meeting == meeting
    assert fresh(running).way == Way.CIRCULAR


def test_without_a_planned_meeting_it_waits(brandt: User) -> None:
    submission = a_circulating()
    with refused("Es ist keine weitere Sitzung geplant."):
        actions.bring_to_meeting(submission, by=brandt)
    assert fresh(submission).way == Way.CIRCULAR


# Seiten


def test_the_three_seats_vote_on_a_page_of_its_own(client_of: ClientOf, brandt: User, felten: User, orth: User) -> None:
    submission = a_circulating()
    page = reverse("approvals:circulation", args=[submission.key])
    for person in (brandt, felten, orth):
        answer = client_of(person).post(
            reverse("approvals:circulate_voice", args=[submission.key]),
            {"vote": "yes", "reason": "Gelesen.", "version": submission.version, "idempotency_key": str(uuid4())},
        )
        assert (answer.status_code, answer.headers["Location"]) == (302, page)
    body = {"outcome": "approved", "text": "Bewilligt.", "idempotency_key": str(uuid4())}
    client_of(orth).post(reverse("approvals:circulate_decide", args=[submission.key]), body)
    shown = client_of(brandt).get(page).content.decode()
    assert "Beschluss GK-" in shown
    assert "3 von 3" in shown


def test_a_decision_text_that_is_too_long_is_refused_and_kept(
    client_of: ClientOf, brandt: User, felten: User, orth: User
) -> None:
    submission = a_circulating()
    _agree(submission, brandt, felten, orth)
    body = {"outcome": "approved", "text": "x" * 50_000, "idempotency_key": str(uuid4())}
    answer = client_of(felten).post(reverse("approvals:circulate_decide", args=[submission.key]), body)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "5.000" in shown
    assert "x" * 50_000 in shown
    assert fresh(submission).state == SubmissionState.FROZEN


def test_what_does_not_go_round_has_no_such_page(client_of: ClientOf, brandt: User) -> None:
    draft = a_small_draft()
    assert client_of(brandt).get(reverse("approvals:circulation", args=[draft.key])).status_code == 404


def test_after_its_day_every_seat_may_still_give_it_to_the_meeting(client_of: ClientOf, brandt: User) -> None:
    submission = a_circulating()
    page = reverse("approvals:circulation", args=[submission.key])
    with on(in_days(6)):
        shown = client_of(brandt).get(page).content.decode()
    assert "In die Sitzung geben" in shown
    assert reverse("approvals:circulate_voice", args=[submission.key]) not in shown
