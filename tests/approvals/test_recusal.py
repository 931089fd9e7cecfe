"""Who must not decide about a case says so, or a lead says it; from then on the Vorlage is hidden from them."""

import pytest

from accounts.models import Notification, User
from approvals import actions, rules
from approvals.lifecycle import Seat, Vote
from approvals.models import Recusal, Submission, Voice
from tests.approvals.room_office import REASON, a_recusal, a_sitting, a_substitute, all_but, read
from tests.office import a_frozen_submission, a_heard_submission, fresh
from tests.trail import forbidden, records, refused, undone_without_trail

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
