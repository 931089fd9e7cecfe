"""Mail: written down in the transaction, handed over after it by a worker, once."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from web.models import OutgoingMail, StoredFile
from web.tokens import MARK, Token

MAX_ATTEMPTS = 5


def queue_mail(
    *,
    recipient: str,
    subject: str,
    body: str,
    attachments: Iterable[StoredFile] = (),
    token: Token | None = None,
) -> OutgoingMail:
    """Write one message down and let the worker send it once the transaction is committed.

    A token is put where `tokens.MARK` stands in the body, only while the message is sent.
    """
    purpose, key = token or ("", None)
    mail = OutgoingMail.objects.create(
        recipient=recipient, subject=subject, body=body, token_purpose=purpose, token_key=key
    )
    mail.attachments.add(*attachments)
    transaction.on_commit(partial(send_mail.enqueue, str(mail.key)))
    return mail


@task
def send_mail(key: str) -> None:
    """Send one written message; a failure is kept with it and tried again."""
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().get(key=key)
        if mail.sent_at is not None or mail.attempts >= MAX_ATTEMPTS:
            return
        mail.attempts += 1
        try:
            _message(mail).send()
        except (OSError, ValueError) as error:  # smtplib.SMTPException is an OSError, a broken header a ValueError
            mail.error = str(error)[:300]
        else:
            mail.sent_at, mail.error = timezone.now(), ""
        mail.save(update_fields=["attempts", "sent_at", "error"])
    if mail.sent_at is None and mail.attempts < MAX_ATTEMPTS:
        send_mail.using(run_after=timezone.now() + timedelta(minutes=2**mail.attempts)).enqueue(key)


def _message(mail: OutgoingMail) -> EmailMessage:
    body = mail.body
    if mail.token_key:
        body = body.replace(MARK, str(Token(mail.token_purpose, mail.token_key)))
    message = EmailMessage(
        subject=mail.subject,
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.recipient],
        headers={"Message-ID": mail.message_id},
    )
    for file in mail.attachments.all():
        message.attach(file.name, bytes(file.content), file.media_type)
    return message
