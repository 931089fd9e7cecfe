"""Asking organisations to confirm their entry: a personal link by mail, and taking it back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from socialspace import rules
from socialspace.models import ContactPerson, Organisation, PartnerLink
from web import tokens
from web.mail import queue_mail
from web.store import store

PURPOSE = "socialspace.partner_link"


@dataclass(kw_only=True)
class Asked:
    """Whom a link was sent to, and who can only be phoned."""

    links: list[PartnerLink] = field(default_factory=list)
    unreachable: list[Organisation] = field(default_factory=list)


@transaction.atomic
def ask_to_confirm(
    organisations: Collection[Organisation],
    *,
    by: User,
    contacts: Collection[ContactPerson] = (),
    occasion: str = "",
    not_asked_since: date | None = None,
) -> Asked:
    """Send each organisation a link that is valid for PARTNER_LINK_DAYS; older ones of theirs end with it.

    It goes to the chosen contact, else to the first with an address, else to the organisation's own address. With
    `not_asked_since`, organisations that got one on that day or later are left alone.
    """
    rules.demand(rules.may_steward_directory(by))
    asked = Asked()
    for organisation in _lock(organisations, not_asked_since):
        contact = next((contact for contact in contacts if contact.organisation_id == organisation.pk), None)
        contact = contact or next(iter(organisation.reachable), None)  # type: ignore[attr-defined]
        address = contact.email if contact else organisation.email
        if address:
            asked.links.append(_send(organisation, contact, address, by=by, occasion=occasion))
        else:
            asked.unreachable.append(organisation)
    return asked


@transaction.atomic
def revoke_link(link: PartnerLink, *, by: User) -> None:
    """Take an open link back; who opens it from now on is told to phone."""
    rules.demand(rules.may_steward_directory(by))
    link = PartnerLink.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=link.pk)
    if not link.is_open_on(timezone.localdate()):
        raise ValidationError("Dieser Link gilt schon nicht mehr.", code="closed")
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    audit.record("partner_link.revoked", link.organisation.key, by=by)


def _lock(organisations: Collection[Organisation], not_asked_since: date | None) -> Sequence[Organisation]:
    """The organisations and whom one reaches there, locked in one order; two who ask at once ask once.

    Links come first, as for a partner who is just answering: else the two could wait for each other.
    """
    ids = [organisation.pk for organisation in organisations]
    links = PartnerLink.objects.open().filter(organisation__in=ids).select_for_update(of=("self",)).order_by("pk")
    list(links.values_list("pk"))
    locked = Organisation.objects.active().filter(pk__in=ids).select_for_update(of=("self",)).order_by("pk")
    list(locked.values_list("pk"))
    rows = Organisation.objects.active().filter(pk__in=ids)
    if not_asked_since:
        rows = rows.exclude(pk__in=PartnerLink.objects.since(not_asked_since).values("organisation"))
    reachable = Prefetch("contacts", ContactPerson.objects.with_email(), to_attr="reachable")
    return list(rows.prefetch_related(reachable).order_by("name_sort", "pk"))


def _send(
    organisation: Organisation, contact: ContactPerson | None, address: str, *, by: User, occasion: str
) -> PartnerLink:
    now = timezone.now()
    organisation.links.open().update(revoked_at=now)
    expires_on = timezone.localdate(now) + timedelta(days=settings.PARTNER_LINK_DAYS)
    link = PartnerLink(organisation=organisation, contact=contact, sent_by=by, expires_on=expires_on)
    link.mail = queue_mail(
        recipient=address,
        subject=f"Bitte prüfen: Angebote von {organisation.name}"[:200],
        body=render_to_string("socialspace/mail/confirmation.txt", _content(link, occasion)),
        token=tokens.Token(PURPOSE, link.key),
    )
    store(link)
    audit.record("partner_link.sent", organisation.key, by=by, days=settings.PARTNER_LINK_DAYS)
    return link


def _content(link: PartnerLink, occasion: str) -> dict[str, object]:
    path = reverse("socialspace:link_start", args=[tokens.MARK])
    return {
        "link": link,
        "offers": link.organisation.offers.current(),
        "occasion": occasion,
        "address": f"{settings.SITE_URL}{path}",
        "phone": settings.OFFICE_PHONE,
    }
