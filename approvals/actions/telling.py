"""Telling those who sit over a Vorlage today; and telling somebody who may not look in before a mail says so."""

from collections.abc import Collection

from django.conf import settings

from accounts.actions import notify
from accounts.models import User
from approvals import rules
from approvals.lifecycle import Seat
from approvals.models import Submission
from web.mail import queue_mail


def tell_seats(
    submission: Submission, *, by: User, text: str, path: str, seats: Collection[Seat] = tuple(Seat)
) -> None:
    """Tell whoever takes these seats today, but not who acts."""
    holders = rules.seat_holders(submission)
    for colleague in (holders[seat] for seat in seats):
        if colleague is not None and colleague != by:
            notify(colleague, text=text, path=path)


def tell_with_mail(colleague: User, *, text: str, path: str, subject: str, news: str) -> None:
    """Tell somebody here and by mail; `subject` and `news` carry a file number and no word of the case."""
    notify(colleague, text=text, path=path)
    if colleague.email:
        body = f"Guten Tag,\n\n{news}\n\n{settings.SITE_URL}{path}\n\nDiese Nachricht enthält keine Angaben zum Fall."
        queue_mail(recipient=colleague.email, subject=subject, body=body)
