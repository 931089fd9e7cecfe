"""Telling those who sit over a Vorlage today; and telling somebody who may not look in before a mail says so."""

from collections.abc import Collection
from datetime import date

from django.conf import settings

from accounts.actions import notify
from accounts.models import User
from approvals import rules
from approvals.lifecycle import Seat
from approvals.models import Submission
from cases import actions as cases
from web.mail import queue_mail


def tell_seats(
    submission: Submission, *, by: User, text: str, path: str, seats: Collection[Seat] = tuple(Seat)
) -> None:
    """Tell whoever takes these seats today, but not who acts."""
    holders = rules.seat_holders(submission)
    for colleague in (holders[seat] for seat in seats):
        if colleague is not None and colleague != by:
            notify(colleague, text=text, path=path)


def put_before_worker(
    submission: Submission, *, by: User, text: str, due_on: date, path: str, owner: User | None = None
) -> None:
    """Put what a decision asks for before whoever answers for it and may decide about the case; else it stays here."""
    owner = owner or rules.answers_for(submission) or by
    cases.put_before_lead(submission.case, by=by, text=text, due_on=due_on, path=path, owner=owner)


def tell_with_mail(colleague: User, *, text: str, path: str, subject: str, news: str) -> None:
    """Tell somebody here and by mail; `subject` and `news` carry a file number and no word of the case."""
    notify(colleague, text=text, path=path)
    if colleague.email:
        body = f"Guten Tag,\n\n{news}\n\n{settings.SITE_URL}{path}\n\nDiese Nachricht enthält keine Angaben zum Fall."
        queue_mail(recipient=colleague.email, subject=subject, body=body)
