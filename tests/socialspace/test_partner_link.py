"""What an organisation does by its personal link, and what nobody can do with one."""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import Entry
from socialspace import actions
from socialspace.actions import partner_answers
from socialspace.actions.links import PURPOSE
from socialspace.models import Offer, PartnerAnswer, PartnerLink
from tests import office
from tests.trail import is_free_of_personal_text, refused
from web.models import Answer, OutgoingMail
from web.rate import MOST
from web.tokens import Token

pytestmark = pytest.mark.django_db

TYPED: dict[str, Any] = {
    "free_places": "3",
    "capacity": "12",
    "times": "montags 15 Uhr",
    "cost_cents": "2,50",
    "is_barrier_free": "ja",
}


@pytest.fixture
def offer(db: None) -> Offer:
    return office.an_offer("Elterncafé", free_places=8)


@pytest.fixture
def link(offer: Offer, dohmen: User) -> PartnerLink:
    """A link of the organisation of this offer."""
    (sent,) = actions.ask_to_confirm([offer.organisation], by=dohmen).links
    return PartnerLink.objects.select_related("organisation").get(pk=sent.pk)


def token_of(link: PartnerLink) -> str:
    return str(Token(PURPOSE, link.key))


def address(link: PartnerLink, name: str, *args: Any) -> str:
    return reverse(f"socialspace:{name}", args=[token_of(link), *args])


def post(link: PartnerLink, name: str, *args: Any, client: Client | None = None, **data: Any) -> HttpResponse:
    """Post as a browser without sign-in would."""
    given = {"idempotency_key": str(uuid.uuid4()), **data}
    return (client or Client()).post(address(link, name, *args), given)  # type: ignore[return-value]


def now(offer: Offer) -> Offer:
    return Offer.objects.get(pk=offer.pk)


# --- what it is for ----------------------------------------------------------------------------------------------


def test_the_link_shows_this_organisation_without_signing_in(link: PartnerLink, offer: Offer) -> None:
    office.an_offer("Geheimes Angebot", organisation="Andere Einrichtung")
    for name in ("link_start", "link_entry"):
        page = Client().get(address(link, name))
        assert page.status_code == 200
        assert offer.organisation.name in page.content.decode()
        assert "Andere Einrichtung" not in page.content.decode()
        assert "Geheimes Angebot" not in page.content.decode()
    assert "Elterncafé" in Client().get(address(link, "link_entry")).content.decode()


def test_looking_changes_nothing_because_mail_scanners_look_too(link: PartnerLink, offer: Offer) -> None:
    before = PartnerLink.objects.values().get(pk=link.pk), Offer.objects.values().get(pk=offer.pk)
    for name in ("link_start", "link_entry", "link_organisation"):
        assert Client().get(address(link, name)).status_code == 200
    assert Client().get(address(link, "link_offer", offer.key)).status_code == 200
    for name, args in (
        ("link_confirm_all", ()),
        ("link_confirm_offer", (offer.key,)),
        ("link_end_offer", (offer.key,)),
    ):
        assert Client().get(address(link, name, *args)).status_code == 405
    assert before == (PartnerLink.objects.values().get(pk=link.pk), Offer.objects.values().get(pk=offer.pk))


def test_pressing_the_button_notes_that_the_link_was_opened(link: PartnerLink) -> None:
    answer = post(link, "link_start")
    assert answer.status_code == 302
    assert PartnerLink.objects.get(pk=link.pk).opened_at is not None
    assert Client().get(address(link, "link_start") + "eintrag/").status_code == 200


def test_one_click_confirms_one_offer(link: PartnerLink, offer: Offer) -> None:
    answer = post(link, "link_confirm_offer", offer.key, version="1")
    assert answer.status_code == 302
    row = now(offer)
    assert (row.checked_on, row.checked_by_id, row.checked_by_partner) == (timezone.localdate(), None, True)
    assert PartnerLink.objects.get(pk=link.pk).answered_at is not None


def test_one_click_confirms_all_that_was_shown(link: PartnerLink, offer: Offer) -> None:
    other = office.an_offer("Hausaufgabenhilfe")
    late = office.an_offer("Kam später dazu")
    assert post(link, "link_confirm_all", seen=[f"{offer.key}:1", f"{other.key}:1"]).status_code == 302
    assert [now(row).checked_by_partner for row in (offer, other, late)] == [True, True, False]


def test_correcting_takes_over_what_was_typed_and_confirms(link: PartnerLink, offer: Offer) -> None:
    assert post(link, "link_offer", offer.key, version="1", **TYPED).status_code == 302
    row = now(offer)
    assert (row.free_places, row.capacity, row.times, row.cost_cents) == (3, 12, "montags 15 Uhr", 250)
    assert (row.is_barrier_free, row.checked_by_partner, row.version) == (True, True, 2)
    answer = PartnerAnswer.objects.get()
    assert ("freie Plätze", "8", "3") in [tuple(change) for change in answer.changed]


def test_saving_what_already_stood_there_only_confirms(link: PartnerLink, offer: Offer) -> None:
    assert post(link, "link_offer", offer.key, version="1", free_places="8").status_code == 302
    assert (now(offer).checked_by_partner, now(offer).version) == (True, 1)
    assert PartnerAnswer.objects.get().kind == PartnerAnswer.Kind.CONFIRMED


def test_an_offer_that_no_longer_exists_leaves_the_directory(link: PartnerLink, offer: Offer) -> None:
    assert post(link, "link_end_offer", offer.key, version="1").status_code == 302
    assert offer not in Offer.objects.current()


def test_address_and_phone_are_corrected(link: PartnerLink) -> None:
    assert link.organisation.version == 1
    typed: dict[str, Any] = {"street": "Mülforter Straße 1", "phone": "02166 1234", "email": "neu@haus.example"}
    assert post(link, "link_organisation", version="1", **typed).status_code == 302
    link.organisation.refresh_from_db()
    assert (link.organisation.phone, link.organisation.version) == ("02166 1234", 2)


def test_a_message_reaches_the_sender_of_the_link(link: PartnerLink, dohmen: User) -> None:
    User.objects.filter(pk=dohmen.pk).update(email="dohmen@stadt.example")
    assert post(link, "link_message", text="Ansprechperson ist jetzt Frau Öz.").status_code == 302
    mail = OutgoingMail.objects.order_by("id").last()
    assert mail is not None
    assert mail.recipient == "dohmen@stadt.example"
    assert "Ansprechperson ist jetzt Frau Öz." in mail.body


def test_nobody_is_flooded_with_messages(link: PartnerLink) -> None:
    for number in range(partner_answers.MAX_MESSAGES):
        partner_answers.leave_message(link, text=f"Nachricht {number}")
    with refused("rufen Sie uns an"):
        partner_answers.leave_message(link, text="Noch eine")


# --- nothing is lost, nothing happens twice ----------------------------------------------------------------------


def test_a_mistake_loses_nothing_that_was_typed(link: PartnerLink, offer: Offer) -> None:
    page = post(link, "link_offer", offer.key, version="1", **{**TYPED, "free_places": "99"})
    assert page.status_code == 422
    assert "Es können nicht mehr Plätze frei sein, als es gibt." in page.content.decode()
    assert "montags 15 Uhr" in page.content.decode()
    assert now(offer).version == 1


def test_a_form_sent_twice_counts_once(link: PartnerLink, offer: Offer) -> None:
    key: dict[str, Any] = {"idempotency_key": str(uuid.uuid4())}
    answers = [post(link, "link_message", text="Wir haben ein neues Angebot.", **key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert PartnerAnswer.objects.count() == 1


def test_what_changed_meanwhile_is_shown_before_it_is_overwritten(link: PartnerLink, offer: Offer) -> None:
    Offer.objects.filter(pk=offer.pk).update(version=2, times="nur noch freitags")
    page = post(link, "link_offer", offer.key, version="1", **TYPED)
    assert page.status_code == 422
    assert "nur noch freitags" in page.content.decode()
    assert "montags 15 Uhr" in page.content.decode()
    assert 'name="version" value="2"' in page.content.decode()
    assert post(link, "link_confirm_offer", offer.key, version="1").status_code == 422
    assert post(link, "link_confirm_all", seen=[f"{offer.key}:1"]).status_code == 422
    assert not now(offer).checked_by_partner


# --- who gets in -------------------------------------------------------------------------------------------------


def closed_pages(link: PartnerLink) -> list[str]:
    names = ("link_start", "link_entry", "link_organisation")
    pages: list[Any] = [Client().get(address(link, name)) for name in names]
    pages += [post(link, "link_confirm_all", seen=[]), post(link, "link_start")]
    assert {page.status_code for page in pages} == {404}
    return [page.content.decode() for page in pages]


def _expire(link: PartnerLink) -> None:
    PartnerLink.objects.filter(pk=link.pk).update(expires_on=timezone.localdate() - timedelta(days=1))


def _revoke(link: PartnerLink) -> None:
    actions.revoke_link(link, by=office.colleague("dohmen"))


def _end_organisation(link: PartnerLink) -> None:
    type(link.organisation).objects.filter(pk=link.organisation_id).update(ended_on=timezone.localdate())


def _forget(link: PartnerLink) -> None:
    PartnerLink.objects.filter(pk=link.pk).delete()


@pytest.mark.parametrize("spoil", [_expire, _revoke, _end_organisation, _forget])
def test_a_link_that_is_over_says_the_same_whatever_the_reason(
    link: PartnerLink, spoil: Callable[[PartnerLink], None]
) -> None:
    unknown = Client().get(reverse("socialspace:link_start", args=["unbekannt"]))
    name = link.organisation.name
    spoil(link)
    for page in closed_pages(link):
        assert page == unknown.content.decode()
        assert "02161 25-0" in page
        assert name not in page


def test_a_link_that_ends_while_somebody_types_changes_nothing(link: PartnerLink, offer: Offer) -> None:
    _expire(link)
    with refused("Der Link gilt nicht mehr."):
        partner_answers.confirm_offers(link, seen={offer.pk: 1})


def test_a_tampered_token_opens_nothing(link: PartnerLink, offer: Offer) -> None:
    other = office.an_offer("Anderes", organisation="Andere Einrichtung")
    (foreign,) = actions.ask_to_confirm([other.organisation], by=office.colleague("dohmen")).links
    token = token_of(link)
    _, _, signature = token.partition(":")
    swapped = f"{foreign.key.hex}:{signature}"
    foreign_purpose = str(Token("something.else", link.key))
    for wrong in (swapped, foreign_purpose, token[:-1], token + "A", link.key.hex, str(link.key), token.upper(), ":"):
        assert Client().get(reverse("socialspace:link_entry", args=[wrong])).status_code == 404, wrong


def test_offers_of_others_do_not_exist_for_a_link(link: PartnerLink, offer: Offer) -> None:
    foreign = office.an_offer("Anderes", organisation="Andere Einrichtung")
    assert Client().get(address(link, "link_offer", foreign.key)).status_code == 404
    for name in ("link_offer", "link_confirm_offer", "link_end_offer"):
        assert post(link, name, foreign.key, version="1", **TYPED).status_code == 404
    for seen in ([f"{foreign.key}:1"], [f"{offer.key}:1", f"{foreign.key}:1"], ["unsinn"], [""]):
        assert post(link, "link_confirm_all", seen=seen).status_code == 404
    assert not now(foreign).checked_by_partner
    assert not now(offer).checked_by_partner


def test_signed_in_colleagues_see_the_same_page(link: PartnerLink, client_of: Any, behrens: User, dohmen: User) -> None:
    def seen(client: Client) -> str:
        page = client.get(address(link, "link_start")).content.decode()
        return page.partition('name="idempotency_key"')[0].partition("csrfmiddlewaretoken")[0]

    assert seen(Client()) == seen(client_of(dohmen)) == seen(client_of(behrens))
    assert "Dohmen" not in seen(client_of(behrens)).partition("<main")[0]
    assert "sro-side" not in Client().get(address(link, "link_entry")).content.decode()


def test_a_browser_that_hides_where_it_comes_from_may_answer(link: PartnerLink, offer: Offer) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    assert post(link, "link_confirm_offer", offer.key, client=strict, version="1").status_code == 302


def test_too_much_in_a_minute_has_to_wait(link: PartnerLink) -> None:
    counted = PartnerLink.objects.filter(pk=link.pk)
    counted.update(minute_began_at=timezone.now(), minute_posts=MOST - 3)
    answers = [post(link, "link_message", text="").status_code for _ in range(5)]
    assert answers == [422, 422, 422, 429, 429]
    counted.update(minute_began_at=timezone.now() - timedelta(seconds=61))
    assert post(link, "link_message", text="").status_code == 422


# --- what is told and kept ---------------------------------------------------------------------------------------


def test_the_page_is_kept_nowhere_and_tells_nobody_its_address(link: PartnerLink) -> None:
    for page in (Client().get(address(link, "link_entry")), Client().get("/sozialraum/partner/falsch/")):
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert "no-store" in page.headers["Cache-Control"]


def test_the_database_alone_makes_no_link(link: PartnerLink, offer: Offer) -> None:
    post(link, "link_start")
    post(link, "link_confirm_all", seen=[f"{offer.key}:1"])
    token = token_of(link)
    kept = [*OutgoingMail.objects.values(), *Answer.objects.values(), *Entry.objects.values()]
    assert Answer.objects.count() == 2
    assert not [row for row in kept if token in str(row)]


def test_no_log_holds_the_link(link: PartnerLink, capfd: pytest.CaptureFixture[str]) -> None:
    handler = logging.getLogger().handlers[0] if logging.getLogger().handlers else None
    token, lines = token_of(link), []
    console = next(each for each in _handlers() if each.filters)

    with mock.patch.object(console, "emit", lambda record: lines.append(console.format(record))):
        _expire(link)
        Client().get(address(link, "link_entry"))
        post(link, "link_message", text="")
    assert lines
    assert handler is None or token not in capfd.readouterr().err
    assert not [line for line in lines if token in line]


def _handlers() -> list[logging.Handler]:
    return [handler for handler in logging.getLogger().handlers if handler.filters]


def test_the_trail_says_which_organisation_and_no_word_of_what_was_written(link: PartnerLink, offer: Offer) -> None:
    post(link, "link_confirm_offer", offer.key, version="1")
    post(link, "link_offer", offer.key, version="1", **TYPED)
    post(link, "link_organisation", version="1", street="", phone="0 21 66", email="")
    post(link, "link_message", text="Frau Öz ist neu")
    post(link, "link_end_offer", offer.key, version="2")
    entries = Entry.objects.filter(actor=f"partner:{link.organisation.key.hex[:8]}").order_by("id")
    assert [entry.verb for entry in entries] == [
        "offer.confirmed_by_partner",
        "offer.corrected_by_partner",
        "organisation.corrected_by_partner",
        "partner.message_left",
        "offer.ended_by_partner",
    ]
    assert all(is_free_of_personal_text(entry) for entry in entries)


def test_hostile_text_stays_text(link: PartnerLink, offer: Offer, client_of: Any, dohmen: User) -> None:
    typed = {**TYPED, "times": "<script>alert(1)</script>", "good_for": '" onfocus="alert(1)'}
    post(link, "link_offer", offer.key, version="1", **typed)
    post(link, "link_message", text="<img src=x onerror=alert(1)>")
    for page in (
        Client().get(address(link, "link_entry")),
        Client().get(address(link, "link_offer", offer.key)),
        client_of(dohmen).get(reverse("socialspace:confirmations")),
    ):
        text = page.content.decode()
        assert page.status_code == 200
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert '" onfocus' not in text
