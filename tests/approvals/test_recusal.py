"""Who must not decide about a case says so, or a lead says it; from then on the Vorlage is hidden from them."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Notification, User
from approvals import actions, rules
from approvals.lifecycle import Seat, Vote
from approvals.models import Decision, Recusal, Submission, Voice
from cases.models import Reminder
from tests.approvals.papers_office import finished
from tests.approvals.room_office import REASON, a_recusal, a_sitting, a_substitute, all_but, away, read
from tests.conftest import ClientOf
from tests.hze.helps_office import the_help
from tests.office import ALL_YES, SEATED, a_decision, a_frozen_submission, a_heard_submission, fresh, in_days
from tests.trail import forbidden, records, refused, undone_without_trail
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("username", ["brandt", "aksoy", "felten", "neumann", "orth"])
def test_everybody_of_the_team_declares_it_for_themselves(username: str) -> None:
    submission, user = a_frozen_submission(), User.objects.get(username=username)
    with records("recusal.declared", by=user):
        recusal = actions.recuse(submission.case, by=user, reason=REASON)
    assert (recusal.user, recusal.declared_by) == (user, user)
    assert not Submission.objects.visible_to(user).exists()


def test_only_a_lead_declares_it_for_another(felten: User, brandt: User, aksoy: User, neumann: User) -> None:
    submission = a_frozen_submission()
    for colleague in all_but("felten", "orth", "aksoy"):
        with forbidden():
            actions.recuse(submission.case, by=colleague, user=aksoy, reason=REASON)
    assert actions.recuse(submission.case, by=felten, user=aksoy, reason=REASON).user == aksoy
    assert Notification.objects.filter(recipient=aksoy, text__contains="Befangenheit").exists()


def test_who_never_decides_is_not_declared(felten: User, kemper: User, dohmen: User) -> None:
    submission = a_frozen_submission()
    for colleague in (kemper, dohmen):
        with refused("Befangen ist, wer sonst mitentscheiden dürfte"):
            actions.recuse(submission.case, by=felten, user=colleague, reason=REASON)


def test_it_has_a_reason_and_is_declared_once(orth: User) -> None:
    submission = a_frozen_submission()
    with refused("Dieses Feld darf nicht leer sein."):
        actions.recuse(submission.case, by=orth, reason="")
    a_recusal(submission, "orth")
    with refused("Die Befangenheit dieser Person ist schon festgestellt."):
        actions.recuse(submission.case, by=orth, reason=REASON)


def test_without_its_entry_in_the_trail_it_is_not_declared(orth: User) -> None:
    submission = a_frozen_submission()
    with undone_without_trail(orth):
        actions.recuse(submission.case, by=orth, reason=REASON)


def test_who_must_not_decide_neither_speaks_nor_states_a_decision(felten: User, brandt: User) -> None:
    submission = a_heard_submission()
    for user in (felten, brandt):
        a_recusal(submission, user.username)
        with forbidden():
            actions.give_voice(submission, by=user, vote=Vote.YES, reason="Doch.")
        with forbidden():
            actions.decide(submission, by=user, outcome="approved", text="Bewilligt.")


def test_a_voice_given_before_no_longer_counts_and_the_substitute_replaces_it(orth: User, neumann: User) -> None:
    submission = a_heard_submission()
    a_substitute("neumann", Seat.WJH_LEAD)
    old = Voice.objects.get(seat=Seat.WJH_LEAD)
    a_recusal(submission, "orth")
    assert old not in Voice.objects.of(submission)
    felten = User.objects.get(username="felten")
    with refused("Es fehlt noch eine Stimme: WJH-Teamleitung."):
        actions.decide(submission, by=felten, outcome="approved", text="Bewilligt.")
    new = actions.give_voice(submission, by=neumann, vote=Vote.CONDITION, reason="Mit Bericht.")
    assert (new.supersedes, new.stands_for) == (old, orth)
    assert set(Voice.objects.of(submission).values_list("user__username", flat=True)) == {"felten", "neumann", "brandt"}


def test_nobody_replaces_the_voice_of_somebody_who_may_decide(orth: User, neumann: User) -> None:
    submission = a_heard_submission()
    a_substitute("neumann", Seat.WJH_LEAD)
    with forbidden():
        actions.give_voice(submission, by=neumann, vote=Vote.NO, reason="Ich auch.")


def test_another_lead_lifts_it_and_never_the_person(orth: User, felten: User, brandt: User) -> None:
    submission = a_frozen_submission()
    recusal = a_recusal(submission, "orth")
    with forbidden():
        actions.lift_recusal(recusal, by=orth)
    with forbidden():
        actions.lift_recusal(recusal, by=brandt)
    with records("recusal.lifted", by=felten):
        actions.lift_recusal(recusal, by=felten)
    with refused("Diese Befangenheit ist schon aufgehoben."):
        actions.lift_recusal(recusal, by=felten)
    assert rules.seat_of(orth, fresh(submission)) == Seat.WJH_LEAD
    assert Submission.objects.visible_to(orth).exists()
    assert not Recusal.objects.in_force().exists()


def test_the_room_learns_of_it_with_its_next_question(orth: User) -> None:
    meeting, items = a_sitting(1)
    before = meeting.version
    a_recusal(items[0], "orth")
    assert read(meeting).version > before


# Nothing reaches who must not know


def _without_the_worker() -> Submission:
    """The worker of the case must not decide about it; a colleague who stands in for them sits there."""
    submission = a_frozen_submission()
    a_recusal(submission, "brandt")
    away("brandt", "aksoy")
    return submission


def _decided(submission: Submission, votes: dict[Seat, str], **words: Any) -> Decision:
    seated = {**SEATED, Seat.WORKER: "aksoy"}
    heard = a_heard_submission(votes=ALL_YES | votes, submission=submission, seated=seated)
    return actions.decide(heard, by=User.objects.get(username="orth"), text="So beschlossen.", **words)


def _told(decision: Decision) -> set[str]:
    rows = Notification.objects.filter(text__startswith=f"Beschluss {decision.number}")
    return set(rows.values_list("recipient__username", flat=True))


def test_the_outcome_and_its_rework_reach_who_sits_there_instead(brandt: User, aksoy: User) -> None:
    rework = {"return_reason": "goals", "rework_until": in_days(7)}
    submission = _without_the_worker()
    decision = _decided(submission, {Seat.ASD_LEAD: Vote.POSTPONE}, outcome="returned", **rework)
    assert _told(decision) == {"aksoy", "felten"}
    assert not OutgoingMail.objects.filter(recipient=brandt.email, subject__startswith="Beschluss").exists()
    assert Reminder.objects.get(text__startswith="Vorlage nacharbeiten").owner_id == aksoy.pk
    assert Submission.objects.visible_to(aksoy).filter(pk=submission.pk).exists()


def test_conditions_and_requests_stand_before_who_sits_there_instead(aksoy: User) -> None:
    report = actions.Condition("worker", "Bericht nach drei Monaten.", in_days(90))
    votes: dict[Seat, str] = {Seat.ASD_LEAD: Vote.CONDITION}
    decision = _decided(_without_the_worker(), votes, outcome="changed", conditions=[report])
    assert _told(decision) == {"aksoy", "felten"}
    rows = Reminder.objects.filter(text__contains=decision.number) | Reminder.objects.filter(text__startswith="Anfrage")
    assert [row.owner_id for row in rows] == [aksoy.pk, aksoy.pk]


def test_a_lead_who_must_not_decide_hears_nothing_of_the_outcome_either(felten: User) -> None:
    submission = a_frozen_submission()
    a_substitute("aksoy")
    a_recusal(submission, "felten")
    seated = {**SEATED, Seat.ASD_LEAD: "aksoy"}
    heard = a_heard_submission(submission=submission, seated=seated)
    orth = User.objects.get(username="orth")
    decision = actions.decide(heard, by=orth, outcome="approved", text="Bewilligt.")
    assert _told(decision) == {"brandt"}


def test_without_anybody_else_the_task_is_a_lead_s_and_never_theirs(felten: User, brandt: User) -> None:
    submission = a_frozen_submission()
    a_recusal(submission, "brandt")
    assert rules.answers_for(fresh(submission)) == felten
    a_recusal(submission, "felten")
    assert rules.answers_for(fresh(submission)) == User.objects.get(username="aksoy")
    a_recusal(submission, "aksoy")
    assert rules.answers_for(fresh(submission)) not in {felten, brandt}


def test_the_finished_bescheid_is_told_to_who_answers_instead() -> None:
    decision = a_decision()
    a_recusal(decision.submission, "brandt")
    finished(decision.notice)
    told = Notification.objects.filter(text__startswith="Der Bescheid zu").values_list("recipient__username", flat=True)
    assert set(told) == {"felten"}


def test_a_recused_lead_is_not_told_who_else_is(felten: User, orth: User) -> None:
    submission = a_frozen_submission()
    a_recusal(submission, "felten")
    a_recusal(submission, "neumann")
    told = Notification.objects.filter(text__startswith="Befangenheit")
    assert set(told.values_list("recipient__username", flat=True)) == {"orth"}


def test_the_file_tells_them_only_that_they_must_not_decide(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    submission = a_heard_submission()
    felten = User.objects.get(username="felten")
    decision = actions.decide(submission, by=felten, outcome="approved", text="Bewilligt.")
    page = reverse("approvals:panel", args=[submission.case.key])
    a_recusal(submission, "brandt")
    shown = client_of(brandt).get(page).content.decode()
    assert "Sie sind in diesem Fall befangen." in shown
    assert reverse("approvals:submission", args=[submission.key]) not in shown
    assert decision.number not in shown
    assert "Vorlage beginnen" not in shown
    assert "Neue Fassung" not in shown
    assert decision.number in client_of(aksoy).get(page).content.decode()


def test_asked_how_the_help_goes_on_the_page_says_why_they_may_not(client_of: ClientOf, brandt: User) -> None:
    decision = a_decision()
    a_recusal(decision.submission, "brandt")
    for name in ("change_help", "extend_help", "end_help"):
        answer = client_of(brandt).get(reverse(f"approvals:{name}", args=[the_help().key]), follow=True)
        assert answer.status_code == 200
        assert "Sie sind in diesem Fall befangen." in answer.content.decode()
