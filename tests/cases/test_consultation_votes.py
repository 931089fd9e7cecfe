"""Silent votes: nobody sees the others' before all are revealed together; nothing is changed afterwards."""

import json

import pytest
from django.db import DatabaseError, transaction

from accounts.models import User
from audit.models import Entry
from cases import actions
from cases.lifecycle import Area
from cases.models import AreaVote
from tests.cases.consultation_office import TABLE, a_planned_consultation, a_session, votes
from tests.office import colleague
from tests.trail import forbidden, records, refused
from web.doubts import Doubt

pytestmark = pytest.mark.django_db

NAMED = "Noch nicht abgestimmt: Petra Neumann. Trotzdem aufdecken?"


def test_everybody_sees_only_the_own_vote_before_the_reveal(aksoy: User, felten: User) -> None:
    session = a_session()
    votes(session, *TABLE)
    for name in TABLE:
        rows = AreaVote.objects.visible_to(colleague(name))
        assert [row.sentence for row in rows] == [f"Gründe von {name}"]
    assert not AreaVote.objects.visible_to(felten)  # sees the case, takes no part
    actions.reveal_votes(session, by=aksoy)
    assert AreaVote.objects.visible_to(felten).count() == AreaVote.objects.visible_to(aksoy).count() == len(TABLE)


def test_the_trail_says_that_somebody_voted_and_not_how(brandt: User) -> None:
    session = a_session()
    with records("vote.given", by=brandt):
        actions.give_vote(session, by=brandt, area=Area.DANGER, sentence="Blaue Flecken.")
    entry = Entry.objects.order_by("-id")[0]
    assert entry.data == {}
    told = json.dumps([row.data for row in Entry.objects.all()])
    assert "danger" not in told
    assert "Flecken" not in told


def test_a_vote_stays_as_it_was_given(brandt: User) -> None:
    session = a_session()
    votes(session, "brandt")
    with refused("Sie haben schon abgestimmt. Ihr Votum bleibt, wie es ist."):
        votes(session, "brandt")
    with pytest.raises(DatabaseError), transaction.atomic():
        AreaVote.objects.update(area="danger")
    with pytest.raises(DatabaseError), transaction.atomic():
        AreaVote.objects.all().delete()


def test_a_vote_has_a_sentence(brandt: User) -> None:
    session = a_session()
    with refused("Dieses Feld darf nicht leer sein."):
        actions.give_vote(session, by=brandt, area=Area.GREY, sentence="")


def test_only_who_takes_part_votes(felten: User, kemper: User) -> None:
    session = a_session()
    for outsider in (felten, kemper):
        with forbidden():
            actions.give_vote(session, by=outsider, area=Area.GREY, sentence="Von außen.")


def test_the_moderation_reveals_when_all_are_in(brandt: User, aksoy: User) -> None:
    session = a_session()
    votes(session, *TABLE)
    with forbidden():
        actions.reveal_votes(session, by=brandt)
    with records("votes.revealed", by=aksoy):
        actions.reveal_votes(session, by=aksoy)
    with refused("Die Voten sind schon aufgedeckt."):
        actions.reveal_votes(session, by=aksoy)


def test_who_has_not_voted_is_named_before_it_is_revealed_without_them(aksoy: User) -> None:
    session = a_session()
    votes(session, "brandt", "aksoy", "vossen")
    with pytest.raises(Doubt) as doubt, transaction.atomic():
        actions.reveal_votes(session, by=aksoy)
    assert doubt.value.questions == [NAMED]
    actions.reveal_votes(session, by=aksoy, confirmed=doubt.value.answer)
    with refused("Die Voten sind schon aufgedeckt. Sagen Sie Ihre Sicht in der Runde."):
        votes(session, "neumann")


def test_a_yes_to_other_names_is_no_yes(aksoy: User) -> None:
    session = a_session()
    votes(session, "brandt")
    with pytest.raises(Doubt) as doubt, transaction.atomic():
        actions.reveal_votes(session, by=aksoy)
    votes(session, "vossen")
    with pytest.raises(Doubt), transaction.atomic():
        actions.reveal_votes(session, by=aksoy, confirmed=doubt.value.answer)


def test_where_nobody_voted_nothing_is_revealed(aksoy: User) -> None:
    session = a_session()
    with refused("Noch hat niemand abgestimmt."):
        actions.reveal_votes(session, by=aksoy)


def test_the_database_itself_refuses_a_late_vote_and_one_outside_the_session(aksoy: User) -> None:
    session = a_session()
    seat = session.participants.get(user__username="neumann")
    votes(session, "brandt", "aksoy", "vossen")
    question = Doubt([NAMED])
    actions.reveal_votes(session, by=aksoy, confirmed=question.answer)
    with pytest.raises(DatabaseError, match="schon aufgedeckt"), transaction.atomic():
        AreaVote.objects.create(participant=seat, area="grey", sentence="Zu spät.")
    planned = a_planned_consultation()
    with pytest.raises(DatabaseError, match="während die Beratung läuft"), transaction.atomic():
        AreaVote.objects.create(participant=planned.participants.all()[0], area="grey", sentence="Zu früh.")
