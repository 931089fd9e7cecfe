"""Practice advisors ask organisations to confirm their offers, and see what came of it."""

import re
import socket
import uuid
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from socialspace import actions
from socialspace.actions import partner_answers
from socialspace.models import Offer, Organisation, PartnerLink
from tests import office
from tests.conftest import ClientOf
from tests.trail import forbidden, records, refused, undone_without_trail
from web.mail import send_mail
from web.models import OutgoingMail
from web.tokens import MARK

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> Organisation:
    """An organisation whose offer nobody confirmed for long."""
    return office.an_offer("Elterncafé", checked_on=office.in_days(-200)).organisation


def send(client: Client, **data: Any) -> HttpResponse:
    given = {"idempotency_key": str(uuid.uuid4()), **data}
    return client.post(reverse("socialspace:send_confirmations"), given)  # type: ignore[return-value]


def page_of(client: Client, shown: str = "alle") -> str:
    answer = client.get(reverse("socialspace:confirmations"), {"zeige": shown})
    assert answer.status_code == 200
    return answer.content.decode()


# --- sending -----------------------------------------------------------------------------------------------------


def test_one_mail_goes_to_one_contact_of_each_organisation(house: Organisation, dohmen: User) -> None:
    other = office.an_offer("Lesen", organisation="Bücherei").organisation
    with records("partner_link.sent", "partner_link.sent", by=dohmen):
        asked = actions.ask_to_confirm([house, other], by=dohmen)
    assert len(asked.links) == 2
    assert {link.organisation_id for link in asked.links} == {house.pk, other.pk}
    mail = OutgoingMail.objects.get(partnerlink__organisation=house)
    assert mail.recipient == "oez@haus.example"
    assert "Elterncafé" in mail.body
    assert asked.links[0].expires_on == office.in_days(30)


def test_the_chosen_contact_gets_it(house: Organisation, dohmen: User) -> None:
    chosen = house.contacts.create(last_name="Adler", email="adler@haus.example")
    other = house.contacts.exclude(pk=chosen.pk).get()
    assert actions.ask_to_confirm([house], by=dohmen, contacts=[other]).links[0].contact == other
    assert actions.ask_to_confirm([house], by=dohmen, contacts=[chosen]).links[0].contact == chosen


def test_whoever_left_gets_nothing(house: Organisation, dohmen: User) -> None:
    house.contacts.update(is_active=False)
    (link,) = actions.ask_to_confirm([house], by=dohmen).links
    assert (link.contact, OutgoingMail.objects.get().recipient) == (None, "haus@haus.example")


def test_organisations_without_an_address_are_named(house: Organisation, dohmen: User, client_of: ClientOf) -> None:
    house.contacts.all().delete()
    Organisation.objects.filter(pk=house.pk).update(email="", phone="02166 99")
    client = client_of(dohmen)
    assert send(client, organisations=[str(house.key)]).status_code == 302
    assert not PartnerLink.objects.exists()
    page = page_of(client)
    assert f"bitte anrufen: {house.name}" in page
    assert "02166 99" in page


def test_a_new_link_ends_the_older_ones(house: Organisation, dohmen: User) -> None:
    (old,) = actions.ask_to_confirm([house], by=dohmen).links
    (new,) = actions.ask_to_confirm([house], by=dohmen).links
    assert list(PartnerLink.objects.open()) == [new]
    assert PartnerLink.objects.get(pk=old.pk).revoked_at is not None


def test_only_stewards_send_and_take_back(house: Organisation, dohmen: User, brandt: User, lorenz: User) -> None:
    (link,) = actions.ask_to_confirm([house], by=dohmen).links
    for stranger in (brandt, lorenz):
        with forbidden():
            actions.ask_to_confirm([house], by=stranger)
        with forbidden():
            actions.revoke_link(link, by=stranger)


def test_without_trail_nothing_is_sent(house: Organisation, dohmen: User) -> None:
    with undone_without_trail(dohmen):
        actions.ask_to_confirm([house], by=dohmen)


def test_a_link_is_taken_back_once(house: Organisation, dohmen: User) -> None:
    (link,) = actions.ask_to_confirm([house], by=dohmen).links
    with records("partner_link.revoked", by=dohmen):
        actions.revoke_link(link, by=dohmen)
    with refused("gilt schon nicht mehr"):
        actions.revoke_link(link, by=dohmen)


# --- the page ----------------------------------------------------------------------------------------------------


def test_a_click_sends_exactly_once(house: Organisation, dohmen: User, client_of: ClientOf) -> None:
    client, key = client_of(dohmen), str(uuid.uuid4())
    for _ in range(2):
        answer = send(client, organisations=[str(house.key)], idempotency_key=key)
        assert answer.status_code == 302
    assert PartnerLink.objects.count() == OutgoingMail.objects.count() == 1


def test_nobody_chosen_is_said(house: Organisation, dohmen: User, client_of: ClientOf) -> None:
    answer = send(client_of(dohmen))
    assert answer.status_code == 422
    assert "Wählen Sie mindestens eine Einrichtung." in answer.content.decode()


def test_all_with_unconfirmed_offers_means_those_without_an_open_link(
    house: Organisation, dohmen: User, client_of: ClientOf
) -> None:
    office.an_offer("Frisch", organisation="Frisches Haus", checked_on=office.in_days(-1))
    client = client_of(dohmen)
    assert send(client, everybody="ja").status_code == 302
    assert [link.organisation_id for link in PartnerLink.objects.all()] == [house.pk]
    again = send(client, everybody="ja")
    assert again.status_code == 422
    assert "schon angeschrieben" in again.content.decode()


def test_two_hundred_are_asked_with_one_click(dohmen: User, client_of: ClientOf) -> None:
    rows = [Organisation(name=f"Haus {number}", kind="club", email="x@haus.example") for number in range(200)]
    houses = Organisation.objects.bulk_create(rows)
    Offer.objects.bulk_create(
        Offer(organisation=each, title="Treff", checked_on=office.in_days(-200)) for each in houses
    )
    client = client_of(dohmen)
    assert send(client, everybody="ja").status_code == 302
    assert PartnerLink.objects.open().count() == 200
    assert re.search(r"<dt>Wartend</dt>\s*<dd>\s*200\s*</dd>", page_of(client))


def test_the_page_shows_the_oldest_first_and_how_far_each_is(
    house: Organisation, dohmen: User, client_of: ClientOf
) -> None:
    offer = office.an_offer("Lesen", organisation="Bücherei", checked_on=office.in_days(-300), free_places=2)
    client = client_of(dohmen)
    page = page_of(client, "unbestätigt")
    assert page.index("Bücherei") < page.index(house.name)
    (link,) = actions.ask_to_confirm([offer.organisation], by=dohmen).links
    partner_answers.open_link(link)
    partner_answers.correct_offer(link, offer, version=1, facts=_facts(offer) | {"free_places": 0})
    partner_answers.leave_message(link, text="Wir ziehen um.")
    page = page_of(client, "angeschrieben")
    for words in ("geöffnet", "beantwortet", "freie Plätze: 2 → 0", "Wir ziehen um."):
        assert words in page
    assert house.name not in page


def test_links_are_taken_back_on_the_page(house: Organisation, dohmen: User, client_of: ClientOf) -> None:
    (link,) = actions.ask_to_confirm([house], by=dohmen).links
    client, address = client_of(dohmen), reverse("socialspace:revoke_link", args=[link.key])
    for said in ("Der Link gilt nicht mehr.", "gilt schon nicht mehr"):
        answer = client.post(address, {"idempotency_key": str(uuid.uuid4())}, follow=True)
        assert said in answer.content.decode()


def _facts(offer: Offer) -> dict[str, Any]:
    return {name: getattr(offer, name) for name in partner_answers.OFFER_FACTS}


# --- what arrives ------------------------------------------------------------------------------------------------


class Inbox:
    """Keeps every message as it came over the wire."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802 (aiosmtpd's name)
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """A mail server of our own on a free port; the settings point to it."""
    inbox = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    smtp = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
    with override_settings(MAILERS=smtp, SITE_URL="https://sozialraum.example"):
        yield inbox
    controller.stop()


def test_the_link_of_the_mail_opens_the_entry_and_stands_nowhere_else(
    house: Organisation, dohmen: User, inbox: Inbox
) -> None:
    actions.ask_to_confirm([house], by=dohmen)
    mail = OutgoingMail.objects.get()
    send_mail.call(str(mail.key))
    (message,) = inbox.messages
    body = message.get_body(("plain",))
    assert body is not None
    found = re.search(r"https://sozialraum\.example(/sozialraum/partner/\S+/)", body.get_content())
    assert found is not None
    assert MARK in OutgoingMail.objects.get().body
    assert str(message["To"]) == "oez@haus.example"
    answer = Client().get(found[1])
    assert answer.status_code == 200
    assert house.name in answer.content.decode()


def test_a_hostile_name_stays_one_line_of_the_mail(dohmen: User, inbox: Inbox) -> None:
    name = f"{MARK} Haus"
    offer = office.an_offer("Treff", organisation=name)
    actions.ask_to_confirm([offer.organisation], by=dohmen)
    send_mail.call(str(OutgoingMail.objects.get().key))
    (message,) = inbox.messages
    assert str(message["Subject"]) == f"Bitte prüfen: Angebote von {name}"
    assert message["Bcc"] is None


def test_expired_means_the_day_after_the_last(house: Organisation, dohmen: User) -> None:
    (link,) = actions.ask_to_confirm([house], by=dohmen).links
    assert link.is_open_on(link.expires_on)
    assert not link.is_open_on(link.expires_on + timedelta(days=1))
