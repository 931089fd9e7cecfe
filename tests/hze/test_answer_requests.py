"""A provider answers by its link or by telephone: seen, examining, no with a reason, an offer; late ones are marked."""

import pytest

from accounts.models import Notification, User
from audit.models import Entry
from hze import actions
from hze.actions.answers import ProviderActor
from hze.lifecycle import ANSWERABLE, NEXT_REQUEST, RequestState
from hze.models import ProviderOffer, ProviderRequest
from tests.hze.competition_office import asked, awarded, link_of, now, offered, words
from tests.office import in_days
from tests.trail import forbidden, refused

pytestmark = pytest.mark.django_db


def _state(request: ProviderRequest) -> str:
    return now(request).state


def test_who_opens_the_request_has_seen_it(brandt: User) -> None:
    request, *_ = asked()
    link = link_of(request)
    actions.open_request(link)
    actions.open_request(link)
    assert _state(request) == RequestState.SEEN
    assert request.answers.count() == 1
    entry = Entry.objects.get(verb="request.seen")
    assert entry.actor == ProviderActor(request).get_username()


def test_examining_declining_and_offering_after_all_are_kept_in_their_order() -> None:
    request, *_ = asked()
    link = link_of(request)
    actions.examine(request, link=link)
    actions.decline(request, link=link, reason="Zurzeit kein Platz.")
    offered(request)
    assert _state(request) == RequestState.OFFERED
    assert list(request.answers.values_list("state", "reason")) == [
        ("examining", ""),
        ("declined", "Zurzeit kein Platz."),
        ("offered", ""),
    ]


def test_a_no_needs_its_reason() -> None:
    request, *_ = asked()
    with refused("Nennen Sie den Grund der Absage."):
        actions.decline(request, link=link_of(request), reason="")


def test_the_worker_hears_of_an_offer_and_no_name_is_told(brandt: User) -> None:
    request, *_ = asked()
    offered(request)
    told = Notification.objects.get(recipient=brandt, text__contains="ein Angebot von")
    assert request.organisation.name in told.text
    assert "Milan" not in told.text


def test_an_offer_is_corrected_until_the_award() -> None:
    request, *_ = asked()
    offered(request)
    offer = offered(request, idea="Wir bringen das Frühstück mit.")
    assert (offer.version, ProviderOffer.objects.get().idea) == (2, "Wir bringen das Frühstück mit.")


def test_an_answer_after_the_deadline_is_taken_and_marked() -> None:
    request, *_ = asked()
    ProviderRequest.objects.update(answer_until=in_days(-1))
    assert offered(now(request)).is_late
    assert [answer.is_late for answer in request.answers.all()] == [True]


def test_after_the_award_no_offer_comes_any_more() -> None:
    _, requests = awarded()
    for request in requests[1:]:
        with refused("Über diese Hilfe ist schon entschieden."):
            offered(request)
        with refused("Über diese Hilfe ist schon entschieden."):
            actions.decline(request, link=link_of(request), reason="Zu spät.")


def test_a_start_in_the_past_is_refused() -> None:
    request, *_ = asked()
    with refused("Der Beginn liegt in der Vergangenheit."):
        offered(request, starts_on=in_days(-1))


def test_a_link_answers_for_its_own_request_only() -> None:
    mine, other, *_ = asked()
    with refused("Der Link gilt nicht mehr."):
        actions.submit_offer(other, link=link_of(mine), **words())
    assert not ProviderOffer.objects.exists()


def test_what_was_said_on_the_telephone_is_written_down_by_whom(brandt: User, aksoy: User) -> None:
    request, other, *_ = asked()
    with forbidden():
        actions.decline(request, by=aksoy, reason="Kein Platz.")
    actions.decline(request, by=brandt, reason="Kein Platz.")
    actions.submit_offer(other, by=brandt, **words())
    assert request.answers.select_related("by").get().by == brandt
    assert _state(other) == RequestState.OFFERED


def test_nobody_answers_what_was_not_sent(brandt: User) -> None:
    requests = asked()
    ProviderRequest.objects.filter(pk=requests[0].pk).update(state="ready", sent_at=None, answer_until=None, mail=None)
    with refused("Diese Anfrage ist noch nicht versandt."):
        actions.submit_offer(requests[0], by=brandt, **words())


def test_every_answerable_state_can_still_become_an_offer_or_has_one() -> None:
    assert {
        state
        for state in RequestState
        if state == RequestState.OFFERED
        or (RequestState.OFFERED in NEXT_REQUEST[state] and state != RequestState.NOT_CHOSEN)
    } == ANSWERABLE
