"""A real conversation with a mail server: what the partners receive."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import override_settings

from accounts.models import User
from conferences import actions
from conferences.models import Conference
from tests.conferences.office import planned, released
from web.mail import send_mail
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


class Inbox:
    """Keeps every message as it came over the wire."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802 (aiosmtpd's name)
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append(message)
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """A mail server of our own on a free port; the settings point to it."""
    inbox = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    mailers = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
        }
    }
    with override_settings(MAILERS=mailers):
        yield inbox
    controller.stop()


def _deliver() -> None:
    for mail in OutgoingMail.objects.order_by("id"):
        send_mail.call(str(mail.key))


def _attachments(message: EmailMessage) -> dict[str, tuple[str, bytes]]:
    return {
        str(part.get_filename()): (part.get_content_type(), part.get_payload(decode=True))  # type: ignore[misc]
        for part in message.iter_attachments()
    }


def test_an_invitation_arrives_with_its_calendar_file(dohmen: User, inbox: Inbox) -> None:
    conference = planned(dohmen)
    actions.invite(conference, by=dohmen)
    _deliver()
    assert sorted(str(message["To"]) for message in inbox.messages) == [
        "familienzentrum@partner.example",
        "grundschule@partner.example",
    ]
    message = inbox.messages[0]
    assert message["Subject"] == f"Einladung: Sozialraumkonferenz Mülfort am {conference.day:%d.%m.%Y}"
    (media_type, content), *others = _attachments(message).values()
    assert (media_type, others) == ("text/calendar", [])
    (part,) = message.iter_attachments()
    assert dict(part["Content-Type"].params) == {"method": "PUBLISH", "charset": "utf-8"}
    assert b"METHOD:PUBLISH" in content
    body = message.get_body(("plain",))
    assert body is not None
    assert "Über einzelne Familien sprechen wir hier nicht." in body.get_content()


def test_the_minutes_arrive_byte_for_byte(dohmen: User, inbox: Inbox) -> None:
    minutes = released(dohmen)
    actions.dispatch_minutes(minutes, by=dohmen)
    _deliver()
    papers = [
        content
        for message in inbox.messages
        for name, (media_type, content) in _attachments(message).items()
        if media_type == "application/pdf" and name == minutes.file.name
    ]
    assert papers == [bytes(minutes.file.content)] * 4


def test_a_repeated_delivery_sends_nothing_twice(dohmen: User, inbox: Inbox) -> None:
    actions.invite(planned(dohmen), by=dohmen)
    _deliver()
    _deliver()
    assert len(inbox.messages) == 2
    assert all(mail.sent_at for mail in OutgoingMail.objects.all())


def test_mail_is_handed_to_the_worker_only_after_the_transaction(
    dohmen: User, django_capture_on_commit_callbacks: Any
) -> None:
    conference: Conference = planned(dohmen)
    with django_capture_on_commit_callbacks() as callbacks:
        actions.invite(conference, by=dohmen)
    assert len(callbacks) == 2
