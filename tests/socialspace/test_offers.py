"""Keeping offers: who may, what is refused beside which field, what two people write at the same time."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Entry
from socialspace import actions
from socialspace.models import Language, Offer, Topic
from tests.office import an_offer, colleague, in_days

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def _given(offer: Offer, **changes: Any) -> dict[str, Any]:
    """What a browser would post."""
    given = {
        "organisation": str(offer.organisation.key),
        "title": "Nähcafé",
        "topics": [str(Topic.objects.get(name="Ferien").pk)],
        "checked_on": in_days(0).isoformat(),
        "idempotency_key": str(uuid4()),
        "version": str(offer.version),
    }
    return given | changes


def _facts(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Nähcafé",
        "topics": Topic.objects.filter(name="Ferien"),
        "languages": [],
        "checked_on": in_days(0),
    } | changes


def _url(name: str, offer: Offer) -> str:
    return reverse(f"socialspace:{name}", args=[offer.key])


def _text(client: Client, url: str, data: dict[str, Any], *, status: int) -> str:
    answer = client.post(url, data)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return " ".join(answer.content.decode().split())


def test_a_new_offer_stands_in_the_directory_with_all_that_is_known(client_of: ClientOf, brandt: User) -> None:
    home = an_offer()
    turkish = Language.objects.get(name="Türkisch")
    changes = {
        **{"good_for": "ruhige Hände", "audience": "Frauen", "age_from": "16", "age_to": "99", "times": "mittwochs"},
        **{"cost": "paid", "cost_cents": "2,50", "cost_note": "Stoff", "capacity": "8", "free_places": "3"},
        **{"is_barrier_free": "False", "quarter": "", "languages": [str(turkish.pk)]},
    }
    client = client_of(brandt)
    answer = client.post(reverse("socialspace:add_offer"), _given(home, **changes))
    offer = Offer.objects.get(title="Nähcafé")
    assert answer.headers["Location"] == _url("offer", offer)
    assert (offer.cost_cents, offer.free_places, offer.is_barrier_free, offer.quarter) == (250, 3, False, None)
    assert offer.checked_by_id == brandt.pk
    page = " ".join(client.get(_url("offer", offer)).content.decode().split())
    for words in (
        "2,50 €, Stoff",
        "16 bis 99 Jahre",
        "Türkisch",
        "ganzer Sozialraum",
        "ruhige Hände",
        "mittwochs",
    ):
        assert words in page, words
    assert Entry.objects.filter(verb="offer.added", object_key=offer.key).exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisation": ""}, "Jedes Angebot gehört zu einer Einrichtung."),
        ({"capacity": "-1"}, "Geben Sie bei „Plätze“ mindestens 0 ein."),
        ({"capacity": "99999"}, "Geben Sie bei „Plätze“ höchstens 9999 ein."),
        ({"capacity": "2", "free_places": "3"}, "Es können nicht mehr Plätze frei sein, als es gibt."),
        ({"age_from": "9", "age_to": "8"}, "Das höchste Alter liegt unter dem niedrigsten."),
        ({"title": "Frühstück ab sieben"}, "Dieses Angebot steht bei der Einrichtung schon im Verzeichnis."),
        ({"topics": []}, "Wählen Sie bei „Themen“ etwas aus."),
        ({"cost": "free", "cost_cents": "3"}, "Kostenlos und ein Betrag passen nicht zusammen."),
        ({"cost": "paid"}, "Geben Sie den Betrag ein"),
        ({"checked_on": "2999-01-01"}, "Dieser Tag liegt in der Zukunft."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    client_of: ClientOf, brandt: User, changes: dict[str, Any], sentence: str
) -> None:
    home = an_offer()
    given = _given(home, good_for="ganz eigene Worte", **changes)
    page = _text(client_of(brandt), reverse("socialspace:add_offer"), given, status=422)
    assert sentence in page
    assert 'kern-error"' in page
    assert 'value="ganz eigene Worte"' in page
    assert Offer.objects.count() == 1


def test_a_free_offer_and_an_unknown_price_differ(client_of: ClientOf, brandt: User) -> None:
    home, client = an_offer(), client_of(brandt)
    for title, cost in (("Frei", "free"), ("Unbekannt", "")):
        client.post(reverse("socialspace:add_offer"), _given(home, title=title, cost=cost))
    assert (Offer.objects.get(title="Frei").cost, Offer.objects.get(title="Unbekannt").cost) == ("kostenlos", "")


def test_two_who_edit_see_both_texts_and_the_second_decides(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    offer = an_offer()
    first, second = client_of(brandt), client_of(aksoy)
    seen = _given(offer)
    assert first.post(_url("edit_offer", offer), seen | {"title": "Erster Titel"}).status_code == 302
    late = seen | {"title": "Zweiter Titel", "idempotency_key": str(uuid4())}
    page = _text(second, _url("edit_offer", offer), late, status=409)
    for words in ("Inzwischen hat jemand anderes gespeichert.", "Erster Titel", "Zweiter Titel"):
        assert words in page
    offer.refresh_from_db()
    assert offer.title == "Erster Titel"
    again = late | {"version": str(offer.version), "idempotency_key": str(uuid4())}
    assert second.post(_url("edit_offer", offer), again).status_code == 302
    offer.refresh_from_db()
    assert offer.title == "Zweiter Titel"


def test_confirmed_today_takes_one_click(client_of: ClientOf, brandt: User) -> None:
    offer = an_offer(checked_on=in_days(-300), checked_by_partner=True)
    client = client_of(brandt)
    assert f"seit {in_days(-300):%d.%m.%Y} nicht bestätigt" in client.get(_url("offer", offer)).content.decode()
    client.post(_url("confirm_offer", offer), {"idempotency_key": str(uuid4())})
    offer.refresh_from_db()
    assert (offer.checked_on, offer.checked_by_id, offer.checked_by_partner) == (in_days(0), brandt.pk, False)
    assert not offer.is_stale


def test_an_ended_offer_leaves_the_directory_and_may_come_back(brandt: User) -> None:
    offer = an_offer()
    actions.end_offer(offer, by=brandt, ended_on=in_days(0))
    assert not Offer.objects.current().exists()
    actions.end_offer(offer, by=brandt, ended_on=None)
    assert Offer.objects.current().exists()
    assert list(Entry.objects.values_list("verb", flat=True).order_by("id")) == ["offer.ended", "offer.resumed"]


@pytest.mark.parametrize("name", ["lorenz", "behrens"])
def test_planning_and_data_protection_change_nothing(db: None, name: str) -> None:
    offer, by = an_offer(), colleague(name)
    acts: tuple[Callable[[], object], ...] = (
        lambda: actions.add_offer(by=by, organisation=offer.organisation, **_facts()),
        lambda: actions.edit_offer(offer, by=by, version=1, **_facts()),
        lambda: actions.confirm_offer(offer, by=by),
        lambda: actions.end_offer(offer, by=by, ended_on=in_days(0)),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_an_older_version_is_refused_by_the_action(brandt: User) -> None:
    offer = an_offer()
    actions.confirm_offer(offer, by=brandt)
    with pytest.raises(ValidationError, match="Inzwischen"):
        actions.edit_offer(offer, by=brandt, version=1, **_facts())


def test_topics_are_found_by_their_other_names_at_once(client_of: ClientOf, dohmen: User) -> None:
    an_offer("Zeltlager", topic="Ferien")
    topic = Topic.objects.get(name="Ferien")
    client, url = client_of(dohmen), reverse("socialspace:edit_topic", args=[topic.key])
    client.post(url, {"name": "Ferien", "also": "Sommercamp", "idempotency_key": str(uuid4())})
    assert "Zeltlager" in client.get(reverse("socialspace:offers"), {"words": "sommerkamp"}).content.decode()
    again = {"name": "Wohnen", "also": "", "idempotency_key": str(uuid4())}
    assert "Dieses Thema gibt es schon." in _text(client, url, again, status=422)


def test_languages_are_added_once(client_of: ClientOf, admin: User) -> None:
    client, url = client_of(admin), reverse("socialspace:languages")
    assert client.post(url, {"name": "Tamil", "idempotency_key": str(uuid4())}).status_code == 302
    assert "gibt es schon" in _text(client, url, {"name": "Tamil", "idempotency_key": str(uuid4())}, status=422)


# Filters


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"age": "5"}, {"Klein", "Alle"}),
        ({"age": "12"}, {"Groß", "Alle"}),
        ({"no_cost": "on"}, {"Klein"}),
        ({"barrier_free": "on"}, {"Groß"}),
        ({"free": "on"}, {"Klein"}),
        ({"words": "treff", "no_cost": "on"}, {"Klein"}),
    ],
)
def test_filters_combine(client_of: ClientOf, brandt: User, chosen: dict[str, str], expected: set[str]) -> None:
    an_offer("Klein", audience="Treff", age_from=3, age_to=6, cost_cents=0, free_places=1)
    an_offer("Groß", audience="Treff", age_from=10, is_barrier_free=True, cost_cents=5_00, free_places=0)
    an_offer("Alle", audience="Treff")
    page = client_of(brandt).get(reverse("socialspace:offers"), chosen)
    assert {offer.title for offer in page.context["page"].object_list} == expected


def test_several_topics_and_a_language(client_of: ClientOf, brandt: User) -> None:
    ferien, wohnen, other = an_offer("A", topic="Ferien"), an_offer("B", topic="Wohnen"), an_offer("C")
    wohnen.languages.add(Language.objects.get(name="Polnisch"))
    topics = [str(Topic.objects.get(name=name).pk) for name in ("Ferien", "Wohnen")]
    client, url = client_of(brandt), reverse("socialspace:offers")
    shown = client.get(url, {"topic": topics}).context["page"].object_list
    assert {row.pk for row in shown} == {ferien.pk, wohnen.pk} != {other.pk}
    polish = str(Language.objects.get(name="Polnisch").key)
    assert [row.pk for row in client.get(url, {"language": polish}).context["page"].object_list] == [wohnen.pk]


def test_where_nothing_fits_one_filter_less_is_offered(client_of: ClientOf, brandt: User) -> None:
    an_offer("Zeltlager", cost_cents=5_00, free_places=2)
    url = reverse("socialspace:offers")
    page = " ".join(
        client_of(brandt).get(url, {"words": "zelt", "no_cost": "on", "free": "on"}).content.decode().split()
    )
    assert "Kein Angebot passt zu allen Filtern." in page
    assert "ohne „nur kostenlos“: 1" in page
    assert "?words=zelt&amp;free=on" in page


def test_where_not_all_words_are_found_the_nearest_are_shown(client_of: ClientOf, brandt: User) -> None:
    an_offer("Zeltlager an der Nordsee")
    page = client_of(brandt).get(reverse("socialspace:offers"), {"words": "zeltlager xylophon"}).content.decode()
    assert "Am nächsten kommen" in page
    assert "Zeltlager an der Nordsee" in page


def test_unconfirmed_ones_come_last_and_say_so(client_of: ClientOf, brandt: User) -> None:
    an_offer("Alt", checked_on=in_days(-181))
    an_offer("Neu", checked_on=in_days(-180))
    answer = client_of(brandt).get(reverse("socialspace:offers"))
    assert [offer.title for offer in answer.context["page"].object_list] == ["Neu", "Alt"]
    assert f"seit {in_days(-181):%d.%m.%Y} nicht bestätigt" in answer.content.decode()
