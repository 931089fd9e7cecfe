"""One voice per seat and per person, with its reason, while the commission sits over the Vorlage."""

import pytest
from django.db import ProgrammingError, transaction

from accounts.models import User
from approvals import actions
from approvals.lifecycle import Seat, Vote
from approvals.models import Voice
from cases.models import Responsibility
from tests.office import SEATED, a_complete_draft, a_decision, a_frozen_submission, a_submitted, colleague, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("seat", "username"), SEATED.items())
def test_each_seat_gives_its_voice_with_a_reason(seat: Seat, username: str) -> None:
    submission, by = a_frozen_submission(), colleague(username)
    with records("voice.given", by=by):
        voice = actions.give_voice(submission, by=by, vote=Vote.YES, reason="Der Plan trägt.")
    assert (voice.seat, voice.user, voice.vote, voice.reason) == (seat, by, Vote.YES, "Der Plan trägt.")


def test_a_seat_speaks_once(orth: User) -> None:
    submission = a_frozen_submission()
    actions.give_voice(submission, by=orth, vote=Vote.NO, reason="Zu teuer.")
    with refused("Dieser Sitz hat seine Stimme schon abgegeben."):
        actions.give_voice(submission, by=orth, vote=Vote.YES, reason="Doch nicht.")


def test_a_person_speaks_once_even_on_another_seat(brandt: User, vossen: User, felten: User) -> None:
    submission = a_frozen_submission()
    actions.give_voice(submission, by=brandt, vote=Vote.YES, reason="Ja.")
    User.objects.filter(pk=felten.pk).update(is_lead=False)
    User.objects.filter(pk=brandt.pk).update(is_lead=True)
    Responsibility.objects.filter(case=submission.case).update(user=vossen)
    brandt.refresh_from_db()
    with refused("Sie haben Ihre Stimme schon abgegeben."):
        actions.give_voice(submission, by=brandt, vote=Vote.YES, reason="Noch einmal.")


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
    while_deliberating = "Stimmen werden abgegeben, solange über die Vorlage beraten wird."
    for submission in (a_complete_draft(), a_submitted(), a_decision().submission):
        with refused(while_deliberating):
            actions.give_voice(submission, by=felten, vote=Vote.YES, reason="Ja.")


@pytest.mark.parametrize(("vote", "reason"), [("maybe", "Weil."), ("", "Weil."), ("yes", ""), ("yes", "W" * 1_001)])
def test_a_voice_is_one_of_four_and_says_why(felten: User, vote: str, reason: str) -> None:
    submission = a_frozen_submission()
    with refused(""):
        actions.give_voice(submission, by=felten, vote=vote, reason=reason)


def test_a_voice_is_never_changed_or_deleted(felten: User) -> None:
    actions.give_voice(a_frozen_submission(), by=felten, vote=Vote.YES, reason="Ja.")
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        Voice.objects.update(vote=Vote.NO)
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        Voice.objects.all().delete()
    assert Voice.objects.get().vote == Vote.YES


def test_without_its_entry_in_the_trail_no_voice_is_given(felten: User) -> None:
    submission = a_frozen_submission()
    with undone_without_trail(felten):
        actions.give_voice(submission, by=felten, vote=Vote.YES, reason="Ja.")
