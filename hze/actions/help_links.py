"""The provider's personal link to one running help: sent, sent again, taken back."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from hze.actions.delivery import lock_kept
from hze.actions.reports import plan_reports
from hze.models import HelpEpisode, HelpLink
from socialspace.models import ContactPerson
from web import tokens
from web.mail import queue_mail
from web.models import OutgoingMail
from web.store import store

HELP_LINK = "hze.help_link"
NO_PROVIDER = "Für diese Hilfe ist noch kein Träger gewählt. Den Link bekommt der Träger, der sie übernimmt."


@transaction.atomic
def send_help_link(episode: HelpEpisode, *, by: User, contact: ContactPerson) -> HelpLink:
    """Send the chosen provider the link to this help, valid for HELP_LINK_DAYS; an older link ends.

    Raises ValidationError when no provider is chosen, when the contact is none of it, or when the help is long over.
    """
    episode = lock_kept(episode.pk, by=by)
    if episode.provider is None:
        raise ValidationError(NO_PROVIDER, code="provider")
    if not episode.provider.contacts.with_email().filter(pk=contact.pk).exists():
        raise ValidationError({"contact": "Wählen Sie jemanden des Trägers, der eine E-Mail-Adresse hat."})
    now, today = timezone.now(), timezone.localdate()
    last = episode.last_day + timedelta(days=settings.HELP_LINK_LAST_DAYS)
    if last < today:
        raise ValidationError("Die Hilfe ist zu lange vorbei. Tragen Sie selbst ein, was noch kommt.", code="over")
    episode.links.filter(revoked_at__isnull=True).update(revoked_at=now)
    link = HelpLink(episode=episode, provider=episode.provider, contact=contact, sent_by=by)
    link.expires_on = min(last, today + timedelta(days=settings.HELP_LINK_DAYS))
    link.mail = mail_to(link, subject="Stunden und Berichte zu einer Hilfe", template="hze/mail/help_link.txt")
    store(link)
    plan_reports(episode)
    record("help_link.sent", episode.key, by=by, case_key=episode.case.key, days=(link.expires_on - today).days)
    return link


@transaction.atomic
def revoke_help_link(episode: HelpEpisode, *, by: User) -> None:
    """Take the open link of a help back; whoever opens it from now on reads that it is over."""
    episode = lock_kept(episode.pk, by=by)
    link = episode.links.filter(revoked_at__isnull=True).first()
    if link is None or not link.is_open_on(timezone.localdate()):
        raise ValidationError("Dieser Link gilt schon nicht mehr.", code="closed")
    link.revoked_at = timezone.now()
    store(link, only=["revoked_at"])
    record("help_link.revoked", episode.key, by=by, case_key=episode.case.key)


def mail_to(
    link: HelpLink, *, subject: str, template: str, more: Mapping[str, object] | None = None
) -> OutgoingMail | None:
    """Queue a mail that carries the link; it says nothing of the family, not even that there is a child."""
    if link.contact is None or not link.contact.email:
        return None
    address = f"{settings.SITE_URL}{reverse('hze:provider_start', args=[tokens.MARK])}"
    content = {"link": link, "address": address, "phone": settings.OFFICE_PHONE, **(more or {})}
    return queue_mail(
        recipient=link.contact.email,
        subject=subject,
        body=render_to_string(template, content),
        token=tokens.Token(HELP_LINK, link.key),
    )
