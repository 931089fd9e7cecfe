"""The urgent decision: two names, the help begins at once, the next meeting looks again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification, User
from approvals import actions
from approvals.lifecycle import Outcome, Seat, SubmissionState, Vote, Way
from approvals.models import Seal, Submission
from cases.lifecycle import Stage
from cases.models import Reminder
from hze.models import HelpEpisode
from tests.approvals.ways_office import REASON, an_urgent_decision, an_urgent_question
from tests.conftest import ClientOf
from tests.office import (
    ALL_YES,
    SEATED,
    a_complete_draft,
    a_draft,
    a_meeting,
    a_proposal,
    a_submitted,
    colleague,
    fresh,
)
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def _hear(submission: Submission, votes: dict[Seat, str]) -> Submission:
    """The next meeting sits over it."""
    meeting = submission.meeting or a_meeting()
    actions.open_meeting(fresh(submission).meeting or meeting, by=colleague("felten"))
    heard = fresh(submission)
    for seat, vote in votes.items():
        actions.give_voice(heard, by=colleague(SEATED[seat]), vote=vote, reason="Geprüft.")
    return fresh(submission)


def test_one_asks_with_a_reason_and_the_other_seats_are_told(brandt: User, felten: User, orth: User) -> None:
    draft = a_complete_draft()
    Notification.objects.all().delete()
    with records("urgent.asked", by=brandt):
        actions.ask_for_urgent(draft, by=brandt, reason=REASON)
    assert set(Notification.objects.values_list("recipient", flat=True)) == {felten.pk, orth.pk}
    assert not HelpEpisode.objects.exists()


def test_the_second_name_of_a_lead_starts_the_help_at_once(felten: User) -> None:
    meeting = a_meeting()
    urgent = an_urgent_question()
    actions.answer_urgent(urgent, by=felten, agrees=True)
    submission = fresh(urgent.submission)
    assert (submission.way, submission.state, submission.meeting) == (Way.URGENT, SubmissionState.FROZEN, meeting)
    assert submission.case.stage == Stage.HELP
    assert HelpEpisode.objects.get().decision_key == urgent.key
    assert Seal.objects.get().urgent_id == urgent.pk


def test_nobody_gives_both_names(brandt: User) -> None:
    urgent = an_urgent_question()
    with refused("Hier braucht es zwei Namen"):
        actions.answer_urgent(urgent, by=brandt, agrees=True)
    assert not HelpEpisode.objects.exists()


def test_who_sits_nowhere_gives_no_name(aksoy: User, neumann: User, kemper: User) -> None:
    urgent = an_urgent_question()
    for person in (aksoy, neumann, kemper):
        with pytest.raises(PermissionDenied):
            actions.answer_urgent(urgent, by=person, agrees=True)


def test_what_was_asked_can_be_taken_back_and_asked_again(brandt: User, felten: User) -> None:
    urgent = an_urgent_question()
    actions.answer_urgent(urgent, by=brandt, agrees=False)
    again = actions.ask_for_urgent(fresh(urgent.submission), by=brandt, reason=REASON)
    actions.answer_urgent(again, by=felten, agrees=True)
    assert HelpEpisode.objects.count() == 1


def test_a_question_is_answered_once(felten: User, orth: User) -> None:
    urgent = an_urgent_question()
    actions.answer_urgent(urgent, by=felten, agrees=False)
    with refused("Diese Eilentscheidung ist schon beantwortet."):
        actions.answer_urgent(urgent, by=orth, agrees=True)


def test_one_question_waits_at_a_time(felten: User) -> None:
    urgent = an_urgent_question()
    with refused("wartet schon auf die zweite Unterschrift"):
        actions.ask_for_urgent(fresh(urgent.submission), by=felten, reason=REASON)


def test_a_missing_estimate_does_not_hold_it_up(brandt: User, felten: User) -> None:
    draft = a_draft()
    priceless = actions.propose(draft, by=brandt, version=draft.version, **a_proposal())
    assert priceless.rate_cents is None
    assert (an_urgent_decision(priceless).content or {})["cost_cents"] is None


def test_what_else_is_missing_does(brandt: User) -> None:
    draft = a_draft()
    with refused("Die Hilfeart ist nicht vorgeschlagen."):
        actions.ask_for_urgent(draft, by=brandt, reason=REASON)


def test_who_has_no_part_in_the_case_asks_for_nothing(aksoy: User, neumann: User) -> None:
    draft = a_complete_draft()
    for person in (aksoy, neumann):
        with forbidden():
            actions.ask_for_urgent(draft, by=person, reason=REASON)


def test_without_a_planned_meeting_the_next_one_that_is_planned_takes_it() -> None:
    submission = an_urgent_decision()
    assert submission.meeting is None
    meeting = a_meeting()
    assert fresh(submission).meeting == meeting


def test_what_stood_on_an_agenda_stays_there(felten: User) -> None:
    submitted = a_submitted()
    assert an_urgent_decision(submitted).meeting == submitted.meeting


def test_the_meeting_confirms_and_the_help_goes_on(felten: User) -> None:
    heard = _hear(an_urgent_decision(), dict(ALL_YES))
    decision = actions.decide(heard, by=felten, outcome=Outcome.APPROVED, text="Bestätigt.")
    assert HelpEpisode.objects.count() == 1
    assert fresh(heard).state == SubmissionState.DECIDED
    assert list(Seal.objects.of_chain().values_list("decision", flat=True)) == [None, decision.pk]


def test_refused_afterwards_the_worker_settles_the_help_in_days(brandt: User, felten: User) -> None:
    heard = _hear(an_urgent_decision(), ALL_YES | {Seat.ASD_LEAD: Vote.NO, Seat.WJH_LEAD: Vote.NO})
    actions.decide(heard, by=felten, outcome=Outcome.REFUSED, text="Nicht bestätigt.")
    reminder = Reminder.objects.get(owner=brandt, text__startswith="Eilentscheidung nicht bestätigt")
    assert (reminder.due_on - timezone.localdate()).days == 3
    assert fresh(heard).case.stage == Stage.HELP


def test_what_runs_already_is_not_returned(felten: User) -> None:
    heard = _hear(an_urgent_decision(), dict(ALL_YES))
    with refused("Die Stimmen erlauben nur"):
        actions.decide(heard, by=felten, outcome=Outcome.RETURNED, text="Zurück.")


def test_who_asked_as_a_lead_keeps_the_seat_for_the_confirmation(brandt: User, felten: User) -> None:
    urgent = an_urgent_question(by="felten")
    actions.answer_urgent(urgent, by=brandt, agrees=True)
    stored = fresh(urgent.submission)
    assert stored.submitted_by == brandt


# Seiten


def test_the_page_asks_the_second_name_for_a_click(
    client_of: ClientOf, brandt: User, felten: User, form_key: str
) -> None:
    urgent = an_urgent_question()
    page = reverse("approvals:submission", args=[urgent.submission.key])
    shown = client_of(felten).get(page).content.decode()
    assert REASON in shown
    assert "Mit meinem Namen bestätigen" in shown
    assert "Mit meinem Namen bestätigen" not in client_of(brandt).get(page).content.decode()
    confirm = reverse("approvals:confirm_urgent", args=[urgent.submission.key])
    client_of(felten).post(confirm, {"idempotency_key": form_key})
    assert f"Eilentscheidung von {brandt} und {felten}" in client_of(felten).get(page).content.decode()


def test_asking_without_a_reason_says_so(client_of: ClientOf, brandt: User, form_key: str) -> None:
    draft = a_complete_draft()
    ask = reverse("approvals:ask_urgent", args=[draft.key])
    answer = client_of(brandt).post(ask, {"reason": " ", "idempotency_key": form_key})
    assert answer.status_code == 422
    assert "Warum kann die Hilfe nicht bis zur Sitzung warten?" in answer.content.decode()
