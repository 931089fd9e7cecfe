"""Keeping the directory: organisations, whom one reaches there, offers, and the words they are sorted by."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from socialspace import rules
from socialspace.models import ContactPerson, Language, Offer, Organisation, Topic
from web.store import store

STALE = "stale"
CHANGED_MEANWHILE = (
    "Inzwischen hat jemand anderes gespeichert. Vergleichen Sie, was sich unterscheidet, und speichern Sie dann noch "
    "einmal."
)
# Beside which field the sentence of a constraint stands.
FIELDS = {
    "offer_once_per_organisation": "title",
    "offer_ages_in_order": "age_to",
    "offer_free_places_within_capacity": "free_places",
    "organisation_once": "name",
    "topic_once": "name",
    "language_once": "name",
}


# Organisations


@transaction.atomic
def add_organisation(*, by: User, languages: Collection[Language] = (), **facts: Any) -> Organisation:
    """Take an organisation into the directory; raises ValidationError when its name stands there already."""
    rules.demand(rules.may_edit_directory(by))
    organisation = Organisation(**facts)
    _store(organisation)
    organisation.languages.set(languages)
    audit.record("organisation.added", organisation.key, by=by)
    return organisation


@transaction.atomic
def edit_organisation(
    organisation: Organisation, *, by: User, version: int, languages: Collection[Language], **facts: Any
) -> Organisation:
    """Change what is known of it; raises ValidationError (code 'stale') when somebody else saved meanwhile."""
    rules.demand(rules.may_edit_directory(by))
    organisation = _locked(organisation, version=version)
    _change(organisation, **facts)
    organisation.languages.set(languages)
    audit.record("organisation.edited", organisation.key, by=by)
    return organisation


@transaction.atomic
def end_organisation(organisation: Organisation, *, by: User, ended_on: date | None) -> Organisation:
    """It no longer exists from a day on, and its offers leave the directory with it; None takes that back."""
    rules.demand(rules.may_edit_directory(by))
    organisation = _locked(organisation)
    _change(organisation, ended_on=ended_on)
    audit.record("organisation.ended" if ended_on else "organisation.resumed", organisation.key, by=by)
    return organisation


@transaction.atomic
def note_contact(organisation: Organisation, *, by: User) -> Organisation:
    """Somebody of the office was in touch with it today."""
    rules.demand(rules.may_edit_directory(by))
    organisation = _locked(organisation)
    _change(organisation, last_contact_on=timezone.localdate())
    audit.record("organisation.contacted", organisation.key, by=by)
    return organisation


# Contact persons


@transaction.atomic
def add_contact(organisation: Organisation, *, by: User, **facts: Any) -> ContactPerson:
    """Note whom one reaches at an organisation; without `consented_on` nobody but the stewards sees the name."""
    rules.demand(rules.may_steward_directory(by))
    contact = ContactPerson(organisation=organisation, **facts)
    _store(contact)
    audit.record("contact.added", contact.key, by=by)
    return contact


@transaction.atomic
def edit_contact(contact: ContactPerson, *, by: User, version: int, **facts: Any) -> ContactPerson:
    """Change a contact person; raises ValidationError (code 'stale') when somebody else saved meanwhile."""
    rules.demand(rules.may_steward_directory(by))
    contact = _locked(contact, version=version)
    _change(contact, **facts)
    audit.record("contact.edited", contact.key, by=by)
    return contact


@transaction.atomic
def deactivate_contact(contact: ContactPerson, *, by: User) -> ContactPerson:
    """The person no longer works there."""
    rules.demand(rules.may_steward_directory(by))
    contact = _locked(contact)
    _change(contact, is_active=False)
    audit.record("contact.deactivated", contact.key, by=by)
    return contact


@transaction.atomic
def withdraw_consent(contact: ContactPerson, *, by: User) -> ContactPerson:
    """The person no longer wants to be named (Art. 7 Abs. 3 DSGVO); from now on only the stewards see the name."""
    rules.demand(rules.may_steward_directory(by))
    contact = _locked(contact)
    _change(contact, consented_on=None)
    audit.record("contact.consent_withdrawn", contact.key, by=by)
    return contact


# Offers


@transaction.atomic
def add_offer(
    *, by: User, organisation: Organisation, topics: Collection[Topic], languages: Collection[Language], **facts: Any
) -> Offer:
    """Take an offer into the directory; raises ValidationError with the sentence beside its field."""
    rules.demand(rules.may_edit_directory(by))
    offer = Offer(organisation=organisation, checked_by=by, **facts)
    _store(offer)
    offer.topics.set(topics)
    offer.languages.set(languages)
    audit.record("offer.added", offer.key, by=by)
    return offer


@transaction.atomic
def edit_offer(
    offer: Offer, *, by: User, version: int, topics: Collection[Topic], languages: Collection[Language], **facts: Any
) -> Offer:
    """Change an offer; raises ValidationError (code 'stale') when somebody else saved meanwhile."""
    rules.demand(rules.may_edit_directory(by))
    offer = _locked(offer, version=version)
    if facts["checked_on"] != offer.checked_on:
        facts |= {"checked_by": by, "checked_by_partner": False}
    _change(offer, **facts)
    offer.topics.set(topics)
    offer.languages.set(languages)
    audit.record("offer.edited", offer.key, by=by)
    return offer


@transaction.atomic
def confirm_offer(offer: Offer, *, by: User) -> Offer:
    """Somebody of the office knows today that everything written here is right."""
    rules.demand(rules.may_edit_directory(by))
    offer = _locked(offer)
    _change(offer, checked_on=timezone.localdate(), checked_by=by, checked_by_partner=False)
    audit.record("offer.confirmed", offer.key, by=by)
    return offer


@transaction.atomic
def end_offer(offer: Offer, *, by: User, ended_on: date | None) -> Offer:
    """The offer leaves the directory on a day; None takes that back."""
    rules.demand(rules.may_edit_directory(by))
    offer = _locked(offer)
    _change(offer, ended_on=ended_on)
    audit.record("offer.ended" if ended_on else "offer.resumed", offer.key, by=by)
    return offer


# Topics and languages


@transaction.atomic
def save_topic(topic: Topic | None = None, *, by: User, name: str, also: str) -> Topic:
    """Add or rename a topic, with the words people look for it by."""
    rules.demand(rules.may_steward_directory(by))
    topic = topic or Topic()
    topic.name, topic.also = name, also
    _store(topic)
    audit.record("topic.saved", topic.key, by=by)
    return topic


@transaction.atomic
def save_language(language: Language | None = None, *, by: User, name: str) -> Language:
    """Add or rename a language."""
    rules.demand(rules.may_steward_directory(by))
    language = language or Language()
    language.name = name
    _store(language)
    audit.record("language.saved", language.key, by=by)
    return language


def _locked[M: (Organisation, ContactPerson, Offer)](row: M, *, version: int | None = None) -> M:
    """The row as it is now, locked until the transaction ends; with a version, only when that is still the newest."""
    locked: M = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if version is not None and locked.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code=STALE)
    return locked


def _change(row: Organisation | ContactPerson | Offer, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    row.version += 1
    _store(row)


def _store(row: models.Model) -> None:
    """Store the row; the sentence of a violated constraint goes beside its field."""
    try:
        store(row)
    except ValidationError as refusal:
        field = FIELDS.get(getattr(refusal, "code", None) or "")
        if field is None:
            raise
        raise ValidationError({field: refusal.messages}) from refusal
