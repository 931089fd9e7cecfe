"""What an organisation does by its personal link: confirm, correct, end, write to us; nobody is signed in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from audit import actions as audit
from socialspace.models import Offer, Organisation, PartnerAnswer, PartnerLink
from web.german import euro
from web.mail import queue_mail
from web.store import store

MAX_MESSAGES = 5  # by one link, because each becomes a mail
NOTHING = "–"
OFFER_FACTS = (
    *("audience", "age_from", "age_to", "cost_cents", "cost_note", "capacity", "free_places", "times"),
    *("is_barrier_free", "good_for"),
)
ORGANISATION_FACTS = ("street", "phone", "email")
CLOSED = "Der Link gilt nicht mehr. Bitte rufen Sie uns an."
CHANGED = "Inzwischen wurden die Angaben geändert. Vergleichen Sie sie unten und senden Sie dann noch einmal."


class PartnerActor:
    """An organisation in the trail: recognisable, and no person."""

    def __init__(self, organisation: Organisation) -> None:
        self.username = f"partner:{organisation.key.hex[:8]}"

    def get_username(self) -> str:
        return self.username


@transaction.atomic
def open_link(link: PartnerLink) -> None:
    """Note when somebody first pressed the button of the first page; programs that scan mails do not press it."""
    _lock(link)
    PartnerLink.objects.filter(pk=link.pk, opened_at__isnull=True).update(opened_at=timezone.now())


@transaction.atomic
def confirm_offers(link: PartnerLink, *, seen: Mapping[int, int]) -> int:
    """Confirm offers as they were shown: `seen` holds their versions by id; returns how many."""
    locked = _lock(link)
    rows = list(_own_offers(locked).filter(pk__in=seen).order_by("pk"))
    if not seen:
        raise ValidationError("Es gibt hier nichts zu bestätigen.", code="nothing")
    if {offer.pk: offer.version for offer in rows} != dict(seen):
        raise ValidationError(CHANGED, code="stale")
    for offer in rows:
        _confirm(offer)
        store(offer, only=["checked_on", "checked_by", "checked_by_partner"])
        _note(locked, PartnerAnswer.Kind.CONFIRMED, "offer.confirmed_by_partner", offer=offer)
    return len(rows)


@transaction.atomic
def correct_offer(link: PartnerLink, offer: Offer, *, version: int, facts: Mapping[str, Any]) -> list[str]:
    """Take over what a partner may change, which confirms the offer; returns the fields that changed."""
    locked = _lock(link)
    offer = _own_offer(locked, offer, version)
    changes = _changes(offer, facts, OFFER_FACTS)
    languages = facts.get("languages")
    if languages is not None:
        old, new = sorted(map(str, offer.languages.all())), sorted(map(str, languages))
        if old != new:
            offer.languages.set(languages)
            changes.append(["languages", ", ".join(old) or NOTHING, ", ".join(new) or NOTHING])
    _confirm(offer)
    offer.version += bool(changes)
    store(offer, only=[*OFFER_FACTS, "checked_on", "checked_by", "checked_by_partner", "version"])
    kind = PartnerAnswer.Kind.CORRECTED if changes else PartnerAnswer.Kind.CONFIRMED
    verb = "offer.corrected_by_partner" if changes else "offer.confirmed_by_partner"
    return _note(locked, kind, verb, offer=offer, changes=changes)


@transaction.atomic
def end_offer(link: PartnerLink, offer: Offer, *, version: int) -> None:
    """Note that an offer no longer exists from today on."""
    locked = _lock(link)
    offer = _own_offer(locked, offer, version)
    offer.ended_on = timezone.localdate()
    offer.version += 1
    _confirm(offer)
    store(offer, only=["ended_on", "version", "checked_on", "checked_by", "checked_by_partner"])
    _note(locked, PartnerAnswer.Kind.ENDED, "offer.ended_by_partner", offer=offer)


@transaction.atomic
def correct_organisation(link: PartnerLink, *, version: int, facts: Mapping[str, Any]) -> list[str]:
    """Take over address, phone and mail of the organisation; returns the fields that changed."""
    locked = _lock(link)
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=locked.organisation_id)
    if organisation.version != version:
        raise ValidationError(CHANGED, code="stale")
    changes = _changes(organisation, facts, ORGANISATION_FACTS)
    if not changes:
        return []
    organisation.version += 1
    organisation.last_contact_on = timezone.localdate()
    store(organisation, only=[*ORGANISATION_FACTS, "version", "last_contact_on"])
    return _note(locked, PartnerAnswer.Kind.ORGANISATION, "organisation.corrected_by_partner", changes=changes)


@transaction.atomic
def leave_message(link: PartnerLink, *, text: str) -> None:
    """Pass a message on to whoever sent the link, by mail and on the page of confirmations."""
    locked = _lock(link)
    if locked.answers.filter(kind=PartnerAnswer.Kind.MESSAGE).count() >= MAX_MESSAGES:
        raise ValidationError("Sie haben uns schon mehrmals geschrieben. Bitte rufen Sie uns an.", code="enough")
    _note(locked, PartnerAnswer.Kind.MESSAGE, "partner.message_left", text=text)
    if locked.sent_by.email:
        queue_mail(
            recipient=locked.sent_by.email,
            subject=f"Nachricht von {locked.organisation.name}"[:200],
            body=render_to_string("socialspace/mail/partner_message.txt", {"link": locked, "text": text}),
        )


def _lock(link: PartnerLink) -> PartnerLink:
    """The link as it is now, locked; a link that ended meanwhile changes nothing any more."""
    rows = PartnerLink.objects.select_related("organisation", "sent_by").select_for_update(of=("self",))
    locked = rows.get(pk=link.pk)
    if not locked.is_open_on(timezone.localdate()):
        raise ValidationError(CLOSED, code="closed")
    return locked


def _own_offers(link: PartnerLink) -> models.QuerySet[Offer]:
    return link.organisation.offers.current().select_for_update(of=("self",))


def _own_offer(link: PartnerLink, offer: Offer, version: int) -> Offer:
    row = _own_offers(link).filter(pk=offer.pk).first()
    if row is None or row.version != version:
        raise ValidationError(CHANGED, code="stale")
    return row


def _confirm(offer: Offer) -> None:
    offer.checked_on, offer.checked_by, offer.checked_by_partner = timezone.localdate(), None, True


def _changes(row: models.Model, facts: Mapping[str, Any], names: Sequence[str]) -> list[list[str]]:
    """Set the facts on the row; returns field, old and new as they are shown."""
    changes = []
    for name in names:
        old, new = getattr(row, name), facts[name]
        if old != new:
            setattr(row, name, new)
            changes.append([name, _shown(name, old), _shown(name, new)])
    return changes


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if name == "cost_cents" and isinstance(value, int):
        return euro(value)
    return NOTHING if value in {None, ""} else str(value)


def _note(
    link: PartnerLink,
    kind: PartnerAnswer.Kind,
    verb: str,
    *,
    offer: Offer | None = None,
    changes: list[list[str]] | None = None,
    text: str = "",
) -> list[str]:
    """Keep the answer, mark the link as answered, record it without a word of what was written."""
    now = timezone.now()
    store(PartnerAnswer(link=link, offer=offer, kind=kind, changes=changes or [], text=text))
    PartnerLink.objects.filter(pk=link.pk).update(answered_at=now)
    PartnerLink.objects.filter(pk=link.pk, opened_at__isnull=True).update(opened_at=now)
    changed = [name for name, _, _ in changes or []]
    subject = offer or link.organisation
    audit.record(verb, subject.key, by=PartnerActor(link.organisation), changed="-".join(changed))
    return changed
