"""Two at once in the same room: nothing is skipped, nothing is revealed twice, no vote slips in."""

from functools import partial

import pytest

from cases import actions
from cases.models import AreaVote, Consultation
from tests.cases.consultation_office import TABLE, a_session, votes
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import colleague
from tests.socialspace.test_team_at_once import sentences
from web.doubts import Doubt

pytestmark = pytest.mark.django_db

ROUNDS = 4


def test_two_who_press_on_at_once_go_on_one_step() -> None:
    aksoy = colleague("aksoy")
    for _ in range(ROUNDS):
        session = a_session()
        go = partial(actions.next_step, session, by=aksoy, seen=1)
        (told,) = sentences(at_once(go, go))
        assert told.startswith("Es ging schon weiter: Jetzt ist „Fallvorstellung“ dran.")
        assert Consultation.objects.get(pk=session.pk).position == 2


def test_votes_are_revealed_once() -> None:
    aksoy = colleague("aksoy")
    for _ in range(ROUNDS):
        session = a_session()
        votes(session, *TABLE)
        reveal = partial(actions.reveal_votes, session, by=aksoy)
        assert sentences(at_once(reveal, reveal)) == ["Die Voten sind schon aufgedeckt."]


def test_a_vote_comes_before_the_reveal_or_not_at_all() -> None:
    aksoy, neumann = colleague("aksoy"), colleague("neumann")
    yes = Doubt(["Noch nicht abgestimmt: Petra Neumann. Trotzdem aufdecken?"]).answer
    for _ in range(ROUNDS):
        session = a_session()
        votes(session, "brandt", "aksoy", "vossen")
        at_once(
            partial(actions.give_vote, session, by=neumann, area="grey", sentence="Gerade noch."),
            partial(actions.reveal_votes, session, by=aksoy, confirmed=yes),
        )
        revealed_at = Consultation.objects.get(pk=session.pk).votes_revealed_at
        late = AreaVote.objects.of(session).filter(participant__user=neumann).first()
        assert late is None or revealed_at is None or late.created_at < revealed_at


def test_of_two_votes_of_one_person_one_counts() -> None:
    neumann = colleague("neumann")
    for _ in range(ROUNDS):
        session = a_session()
        vote = partial(actions.give_vote, session, by=neumann, area="grey", sentence="Unklar.")
        assert sentences(at_once(vote, vote)) == ["Sie haben schon abgestimmt. Ihr Votum bleibt, wie es ist."]
        assert AreaVote.objects.of(session).count() == 1
