"""Mail over a real SMTP conversation: written in the transaction, sent after it, once, and tried again when refused."""

import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.management import call_command
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.committed import committed_office as committed_office
from web.mail import MAX_ATTEMPTS, queue_mail, send_mail
from web.models import OutgoingMail, StoredFile

pytestmark = pytest.mark.django_db


class Postbox:
    """Takes in what arrives, or refuses with an answer of its own."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.messages.append(message_from_bytes(envelope.content, policy=default))
        return self.answer

    @property
    def ids(self) -> list[str]:
        return [message["Message-ID"].strip() for message in self.messages]


@pytest.fixture
def post_to(settings: Any) -> Callable[[int], None]:
    """Let the application hand its mail to this port of this machine."""

    def use(port: int) -> None:
        options = {"host": "127.0.0.1", "port": port, "timeout": 5}
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}

    return use


@pytest.fixture
def postbox(post_to: Callable[[int], None]) -> Iterator[Postbox]:
    """A mail server on this machine."""
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    post_to(controller.port)
    yield box
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _mail(**changes: Any) -> OutgoingMail:
    words = {"recipient": "kita@partner.example", "subject": "Einladung für Dienstag", "body": "Grüße aus Rheydt 🌷"}
    return queue_mail(**(words | changes))


def _now(mail: OutgoingMail) -> OutgoingMail:
    return OutgoingMail.objects.get(pk=mail.pk)


def _waiting() -> QuerySet[DBTaskResult[Any, Any]]:
    return DBTaskResult.objects.filter(status="READY")


def _work() -> None:
    """Let a worker do what waits now, then stop."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_a_mail_arrives_once_with_the_name_of_its_key(postbox: Postbox) -> None:
    mail = _mail()
    for _ in range(2):
        send_mail.call(str(mail.key))
    (message,) = postbox.messages
    assert postbox.ids == [f"<{mail.key}@sozialraum.jugendamt.example>"]
    assert (message["To"], message["Subject"]) == ("kita@partner.example", "Einladung für Dienstag")
    assert "Jugendamt Mönchengladbach" in message["From"]
    assert isinstance(message, EmailMessage)
    assert message.get_content().strip() == "Grüße aus Rheydt 🌷"
    stored = _now(mail)
    assert stored.sent_at is not None
    assert (stored.attempts, stored.error) == (1, "")


def test_attachments_arrive_byte_by_byte(postbox: Postbox) -> None:
    content = bytes(range(256)) * 40
    paper = StoredFile.store(name="Einladung Müllfort.pdf", media_type="application/pdf", content=content)
    send_mail.call(str(_mail(attachments=[paper]).key))
    assert isinstance(postbox.messages[0], EmailMessage)
    (attached,) = postbox.messages[0].iter_attachments()
    assert attached.get_filename() == "Einladung Müllfort.pdf"
    assert attached.get_payload(decode=True) == content


def test_the_worker_sends_what_was_committed(postbox: Postbox) -> None:
    mail = _mail()
    _work()
    assert postbox.ids == [mail.message_id]


def test_what_is_rolled_back_is_never_sent(postbox: Postbox) -> None:
    with transaction.atomic():
        _mail()
        transaction.set_rollback(True)
    _work()
    assert postbox.messages == []
    assert not OutgoingMail.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_nothing_leaves_before_the_transaction_is_committed(postbox: Postbox) -> None:
    with transaction.atomic():
        mail = _mail()
        assert not DBTaskResult.objects.exists()
        assert postbox.messages == []
    _work()
    assert _now(mail).sent_at is not None


def test_a_server_that_is_down_is_tried_again_later(post_to: Callable[[int], None]) -> None:
    post_to(_free_port())
    mail = _mail()
    _work()
    stored = _now(mail)
    assert (stored.attempts, stored.sent_at) == (1, None)
    assert "refused" in stored.error.lower()
    retry = _waiting().get()
    assert timedelta(0) < retry.run_after - timezone.now() <= timedelta(minutes=2)


def test_after_a_failure_the_next_attempt_delivers_and_forgets_the_error(postbox: Postbox) -> None:
    postbox.answer = "451 Bitte später"
    mail = _mail()
    send_mail.call(str(mail.key))
    assert "451" in _now(mail).error
    postbox.answer = "250 OK"
    send_mail.call(str(mail.key))
    stored = _now(mail)
    assert (stored.attempts, stored.error) == (2, "")
    assert postbox.ids == [mail.message_id]


def test_after_five_attempts_nobody_tries_again(postbox: Postbox) -> None:
    postbox.answer = "550 Unbekannt"
    mail = _mail()
    first = _waiting().count()
    for _ in range(MAX_ATTEMPTS + 2):
        send_mail.call(str(mail.key))
    stored = _now(mail)
    assert (stored.attempts, stored.sent_at) == (MAX_ATTEMPTS, None)
    assert "550" in stored.error
    assert _waiting().count() - first == MAX_ATTEMPTS - 1


def test_a_line_break_in_a_subject_starts_no_header_of_its_own(postbox: Postbox) -> None:
    mail = _mail(subject="Einladung\nBcc: fremd@example.org")
    send_mail.call(str(mail.key))
    assert postbox.messages == []
    assert "linefeed" in _now(mail).error
