"""The pages of the social space: who opens them, what they filter, and what they never show."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from socialspace.models import Offer, Quarter, Topic
from srojugend.staff import PERSONAS
from tests.house.queries import page_of, queries_of
from tests.office import an_offer, colleague

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

CASTLE, NEIGHBOUR = "Schloss Rheydt", "Bonnenbroich-Geneicken"


def _quarter(name: str) -> Quarter:
    found: Quarter = Quarter.objects.get(name=name)
    return found


def _topic(name: str) -> Topic:
    found: Topic = Topic.objects.get(name=name)
    return found


def _offer(title: str, *, quarter: str = "Mülfort", topic: str = "Ferien", places: int | None = 3) -> Offer:
    return an_offer(title, organisation=f"Haus {quarter}", quarter=quarter, topic=topic, free_places=places)


def _page(client: Client, name: str, *args: object, **data: str) -> str:
    return " ".join(page_of(client, reverse(f"socialspace:{name}", args=args), data).split())


# Who


@pytest.mark.parametrize("name", [persona.username for persona in PERSONAS])
def test_all_but_data_protection_open_every_page(db: None, client_of: ClientOf, name: str) -> None:
    offer = _offer("Zeltlager")
    client, status = client_of(colleague(name)), 403 if name == "behrens" else 200
    for url in (
        reverse("socialspace:quarters"),
        reverse("socialspace:quarter", args=[_quarter("Mülfort").key]),
        reverse("socialspace:offers"),
        reverse("socialspace:organisation", args=[offer.organisation.key]),
    ):
        assert client.get(url).status_code == status, url


@pytest.mark.parametrize("name", ["quarter", "organisation"])
def test_an_unknown_key_is_404(client_of: ClientOf, brandt: User, name: str) -> None:
    assert client_of(brandt).get(reverse(f"socialspace:{name}", args=[uuid4()])).status_code == 404


# Quarters


def test_quarters_stand_in_the_order_of_the_deck_in_list_and_picture(client_of: ClientOf, brandt: User) -> None:
    page = _page(client_of(brandt), "quarters")
    names = [CASTLE, NEIGHBOUR, "Rheydt", "Grenzlandstadion", "Mülfort"]
    for begin in ("<svg", 'id="liste"'):
        part = page[page.index(begin, page.index("<main")) :]
        places = [part.index(f'{reverse("socialspace:quarter", args=[_quarter(name).key])}"') for name in names]
        assert places == sorted(places)


def test_the_picture_is_true_to_the_map(client_of: ClientOf, brandt: User) -> None:
    places = {
        spot.quarter.name: spot for spot in client_of(brandt).get(reverse("socialspace:quarters")).context["map"].spots
    }
    assert int(places[CASTLE].x) > int(places["Rheydt"].x) > int(places["Grenzlandstadion"].x)
    assert int(places["Mülfort"].y) > int(places["Rheydt"].y) > int(places[CASTLE].y)


def test_eighteen_people_never_have_a_figure_of_their_own(client_of: ClientOf, brandt: User) -> None:
    page = _page(client_of(brandt), "quarters")
    assert "18 Einwohner" not in page
    assert "6.575" not in page, "The neighbour alone would give the difference away."
    assert "6.593 Einwohnerinnen und Einwohner, Stand 31.03.2013, mit Schloss Rheydt" in page
    assert f"Zu klein für eigene Zahlen, gezählt mit {NEIGHBOUR}" in page
    assert "14.780 Einwohnerinnen und Einwohner, Stand 31.12.2022" in page


# Offers


def test_an_offer_says_whom_one_reaches_and_whether_there_is_room(client_of: ClientOf, brandt: User) -> None:
    _offer("Zeltlager", places=1)
    page = _page(client_of(brandt), "offers")
    for words in ("Zeltlager", "Haus Mülfort", "Kim Öz, Leitung", "oez@haus.example", "1 Platz frei", "geprüft"):
        assert words in page


def test_offers_are_filtered_by_words_topic_quarter_and_room(client_of: ClientOf, brandt: User) -> None:
    _offer("Zeltlager an der Nordsee")
    _offer("Nähcafé", topic="Freizeit und Treffpunkt", quarter="Rheydt", places=0)
    client = client_of(brandt)
    choices = {
        "words": "NAHCAFE rheydt",
        "topic": str(_topic("Freizeit und Treffpunkt").pk),
        "quarter": str(_quarter("Rheydt").key),
    }
    for name, value in choices.items():
        page = _page(client, "offers", **{name: value})
        assert "Nähcafé" in page, name
        assert "Zeltlager" not in page, name
    assert "Nähcafé" not in _page(client, "offers", free="on")


def test_nothing_found_says_so(client_of: ClientOf, brandt: User) -> None:
    assert "Kein Angebot passt" in _page(client_of(brandt), "offers", words="gibtesnicht")


def test_fifty_offers_a_page_and_the_filter_stays(client_of: ClientOf, brandt: User) -> None:
    for number in range(51):
        _offer(f"Angebot {number}")
    page = _page(client_of(brandt), "offers", words="angebot")
    assert page.count('class="sro-chip"') == 50
    assert "?words=angebot&amp;seite=2" in page


def test_a_swap_equals_a_reload(client_of: ClientOf, brandt: User) -> None:
    _offer("Zeltlager")
    client, url = client_of(brandt), reverse("socialspace:offers")
    answer = client.get(url, {"words": "zelt"}, headers={"HX-Request": "true"})
    partial = answer.content.decode().strip()
    assert "<html" not in partial
    assert partial in client.get(url, {"words": "zelt"}).content.decode()
    assert answer.headers["HX-Trigger"] == '{"sro:meldung": {"text": "Ein Angebot gefunden"}}'


@pytest.mark.parametrize(
    "data",
    [
        {"topic": "x"},
        {"topic": "9" * 30},
        {"quarter": "x"},
        {"quarter": "00000000-0000-0000-0000-000000000000"},
        {"words": "x" * 100_000},
        {"words": "%' OR <b>🙂"},
        {"seite": "-1"},
        {"seite": "9" * 30},
    ],
)
def test_a_broken_filter_still_answers(client_of: ClientOf, brandt: User, data: dict[str, str]) -> None:
    _offer("Zeltlager")
    page = _page(client_of(brandt), "offers", **data)
    assert "<b>🙂" not in page


def test_html_in_an_offer_is_text(client_of: ClientOf, brandt: User) -> None:
    _offer("<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in _page(client_of(brandt), "offers")


def test_pages_ask_as_much_for_twenty_offers_as_for_one(client_of: ClientOf, brandt: User) -> None:
    organisation = _offer("Erstes").organisation
    urls = [
        reverse("socialspace:quarters"),
        reverse("socialspace:offers"),
        reverse("socialspace:quarter", args=[_quarter("Mülfort").key]),
        reverse("socialspace:organisation", args=[organisation.key]),
    ]
    client = client_of(brandt)
    few = [len(queries_of(client, url)) for url in urls]
    for number in range(20):
        _offer(f"Weiteres {number}", quarter="Rheydt" if number % 2 else "Mülfort")
    assert [len(queries_of(client, url)) for url in urls] == few
    assert max(few) <= 12, few
