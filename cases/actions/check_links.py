"""Personal links into a resource check, for partners without an account: sent, sent again, taken back."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.actions.circle import present
from cases.models import CheckLink, CheckParticipant
from web import tokens
from web.mail import queue_mail
from web.store import store

PURPOSE = "cases.check_link"


@transaction.atomic
def send_check_link(participant: CheckParticipant, *, by: User, has_read: bool, email: str = "") -> CheckLink:
    """Send a partner the link to the sheet, valid for CIRCLE_LINK_DAYS and no longer than the check runs.

    Whoever sends it has read what will be seen: free text may say more than any replacing finds. An older link ends.
    """
    participant = present(participant, by=by)
    if participant.colleague is not None:
        raise ValidationError(
            f"{participant.name} findet den Ressourcencheck nach dem Anmelden und braucht keinen Link."
        )
    participant.email = email or participant.email
    if not participant.email:
        raise ValidationError({"email": "Für den Link brauchen wir eine E-Mail-Adresse."})
    if not has_read:
        raise ValidationError({"has_read": "Lesen Sie zuerst, was Außenstehende sehen, und bestätigen Sie es dann."})
    store(participant, only=["email"])
    now = timezone.now()
    participant.links.filter(revoked_at__isnull=True).update(revoked_at=now)
    expires_on = timezone.localdate(now) + timedelta(days=settings.CIRCLE_LINK_DAYS)
    link = CheckLink(participant=participant, sent_by=by, expires_on=expires_on)
    link.mail = queue_mail(
        recipient=participant.email,
        subject="Einladung zu einem Ressourcencheck",
        body=render_to_string("cases/mail/circle.txt", _content(link)),
        token=tokens.Token(PURPOSE, link.key),
    )
    store(link)
    check = participant.resource_check
    record("check_link.sent", check.key, by=by, case_key=check.case.key, days=settings.CIRCLE_LINK_DAYS)
    return link


@transaction.atomic
def revoke_check_link(participant: CheckParticipant, *, by: User) -> None:
    """Take the open link of a participant back; who opens it from now on reads that it is over."""
    participant = present(participant, by=by)
    link = participant.links.filter(revoked_at__isnull=True).first()
    if link is None or not link.is_open_on(timezone.localdate()):
        raise ValidationError("Dieser Link gilt schon nicht mehr.", code="closed")
    link.revoked_at = timezone.now()
    store(link, only=["revoked_at"])
    check = participant.resource_check
    record("check_link.revoked", check.key, by=by, case_key=check.case.key)


def _content(link: CheckLink) -> dict[str, object]:
    """What the mail says; nothing of the family, not even that there is a child."""
    path = reverse("cases:circle_start", args=[tokens.MARK])
    return {"link": link, "address": f"{settings.SITE_URL}{path}", "phone": settings.OFFICE_PHONE}
