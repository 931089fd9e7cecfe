"""One voice per seat and per person, with its reason, while the commission sits over the Vorlage."""

import pytest
from django.db import ProgrammingError, transaction

from accounts.models import User
from approvals import actions
from approvals.lifecycle import Seat, Substitution, Vote
from approvals.models import Voice
from cases.models import Responsibility
from tests.approvals.chain_office import a_recusal, a_returned_decision, a_substitute, an_escalated_decision
from tests.office import SEATED, a_complete_draft, a_decision, a_frozen_submission, a_submitted, colleague, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("seat", "username"), SEATED.items())
def test_each_seat_gives_its_voice_with_a_reason(seat: Seat, username: str) -> None:
    submission, by = a_frozen_submission(), colleague(username)
    with records("voice.given", by=by):
        voice = actions.give_voice(submission, by=by, vote=Vote.YES, reason="Der Plan trägt.")
    assert (voice.seat, voice.user, voice.vote, voice.reason) == (seat, by, Vote.YES, "Der Plan trägt.")


def test_a_second_voice_of_a_seat_corrects_the_first_which_stays_readable(orth: User) -> None:
    submission = a_frozen_submission()
    first = actions.give_voice(submission, by=orth, vote=Vote.NO, reason="Zu teuer.")
    with records("voice.corrected", by=orth):
        second = actions.give_voice(submission, by=orth, vote=Vote.YES, reason="Doch tragbar.")
    assert (second.supersedes, second.seat) == (first, Seat.WJH_LEAD)
    assert list(Voice.objects.of(submission)) == [second]
    assert list(Voice.objects.filter(submission=submission).values_list("vote", flat=True)) == [Vote.NO, Vote.YES]


def test_a_correction_may_be_corrected_again(orth: User) -> None:
    submission = a_frozen_submission()
    for vote in (Vote.NO, Vote.YES, Vote.POSTPONE):
        newest = actions.give_voice(submission, by=orth, vote=vote, reason="Darum.")
    assert list(Voice.objects.of(submission)) == [newest]
    assert Voice.objects.filter(submission=submission).count() == 3


def test_who_takes_over_a_seat_that_has_spoken_does_not_speak_again(orth: User, neumann: User) -> None:
    submission = a_frozen_submission()
    actions.give_voice(submission, by=orth, vote=Vote.NO, reason="Zu teuer.")
    User.objects.filter(pk=orth.pk).update(is_lead=False)
    User.objects.filter(pk=neumann.pk).update(is_lead=True)
    with refused("Dieser Sitz hat seine Stimme schon abgegeben."):
        actions.give_voice(submission, by=colleague("neumann"), vote=Vote.YES, reason="Ich sehe es anders.")


def test_a_person_who_now_sits_elsewhere_still_speaks_for_the_seat_they_spoke_on(brandt: User, vossen: User) -> None:
    submission = a_frozen_submission()
    actions.give_voice(submission, by=brandt, vote=Vote.YES, reason="Ja.")
    User.objects.filter(username="felten").update(is_lead=False)
    User.objects.filter(pk=brandt.pk).update(is_lead=True)
    Responsibility.objects.filter(case=submission.case).update(user=vossen)
    again = actions.give_voice(submission, by=colleague("brandt"), vote=Vote.NO, reason="Nein.")
    assert again.seat == Seat.WORKER


def test_a_voice_about_an_older_state_of_the_vorlage_is_refused(orth: User) -> None:
    submission = a_frozen_submission()
    with refused("Die Vorlage wurde inzwischen neu festgeschrieben."):
        actions.give_voice(submission, by=orth, vote=Vote.YES, reason="Ja.", version=submission.version - 1)
    assert actions.give_voice(submission, by=orth, vote=Vote.YES, reason="Ja.", version=submission.version)


def test_who_stands_in_says_for_whom_and_why(aksoy: User, felten: User, vossen: User) -> None:
    submission = a_frozen_submission()
    a_substitute("aksoy")
    a_recusal(submission.case, felten)
    voice = actions.give_voice(submission, by=aksoy, vote=Vote.YES, reason="Der Plan trägt.")
    assert (voice.seat, voice.stands_for, voice.substitution) == (Seat.ASD_LEAD, felten, Substitution.CONFLICT)
    for nobody in (felten, vossen):
        with forbidden():
            actions.give_voice(submission, by=nobody, vote=Vote.YES, reason="Ja.")


def test_who_is_recused_after_speaking_corrects_nothing(orth: User) -> None:
    submission = a_frozen_submission()
    actions.give_voice(submission, by=orth, vote=Vote.NO, reason="Nein.")
    a_recusal(submission.case, orth)
    with forbidden():
        actions.give_voice(submission, by=orth, vote=Vote.YES, reason="Doch.")


def test_nobody_without_a_seat_votes(
    aksoy: User, vossen: User, neumann: User, kemper: User, dohmen: User, demir: User, behrens: User, admin: User
) -> None:
    submission = a_frozen_submission()
    for colleague_without_seat in (aksoy, vossen, neumann, kemper, dohmen, demir, behrens, admin):
        with forbidden():
            actions.give_voice(submission, by=colleague_without_seat, vote=Vote.YES, reason="Ich finde …")


def test_sharing_the_responsibility_is_no_seat(aksoy: User) -> None:
    submission = a_frozen_submission()
    Responsibility.objects.create(case=submission.case, user=aksoy, role="co", valid_from=in_days(0))
    with forbidden():
        actions.give_voice(submission, by=aksoy, vote=Vote.YES, reason="Ich kenne den Fall.")


def test_voices_are_given_neither_before_nor_after_the_commission_sits_over_it(felten: User) -> None:
    for submission in (a_complete_draft(), a_submitted()):
        with refused("Stimmen werden abgegeben, solange über die Vorlage beraten wird."):
            actions.give_voice(submission, by=felten, vote=Vote.YES, reason="Ja.")
    decided = a_decision().submission
    with refused("Über diese Vorlage ist schon beschlossen."):
        actions.give_voice(decided, by=felten, vote=Vote.YES, reason="Ja.")


def test_nothing_is_said_any_more_once_the_leads_have_passed_it_on(felten: User) -> None:
    passed_on = an_escalated_decision().submission
    with refused("Über diese Vorlage ist schon beschlossen."):
        actions.give_voice(passed_on, by=felten, vote=Vote.YES, reason="Doch.")


def test_about_a_vorlage_that_was_replaced_one_is_told_which_holds_now(brandt: User, felten: User) -> None:
    old = a_returned_decision().submission
    actions.draft_submission(old.case, by=brandt)
    with refused("Über diese Vorlage ist schon beschlossen. Inzwischen gilt Fassung 2."):
        actions.give_voice(old, by=felten, vote=Vote.YES, reason="Ja.")


@pytest.mark.parametrize(("vote", "reason"), [("maybe", "Weil."), ("", "Weil."), ("yes", ""), ("yes", "W" * 1_001)])
def test_a_voice_is_one_of_four_and_says_why(felten: User, vote: str, reason: str) -> None:
    submission = a_frozen_submission()
    with refused(""):
        actions.give_voice(submission, by=felten, vote=vote, reason=reason)


def test_a_voice_is_never_changed_or_deleted(felten: User) -> None:
    actions.give_voice(a_frozen_submission(), by=felten, vote=Vote.YES, reason="Ja.")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Voice.objects.update(vote=Vote.NO)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Voice.objects.all().delete()
    assert Voice.objects.get().vote == Vote.YES


def test_without_its_entry_in_the_trail_no_voice_is_given(felten: User) -> None:
    submission = a_frozen_submission()
    with undone_without_trail(felten):
        actions.give_voice(submission, by=felten, vote=Vote.YES, reason="Ja.")
