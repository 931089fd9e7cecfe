"""Agreements with providers, their rates with history, and what a provider is good at and has free."""

from collections.abc import Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.models import Competence, HelpKind, ProviderAgreement, ProviderProfile, Rate
from socialspace.models import Organisation, SocialArea
from web.store import store


@transaction.atomic
def add_agreement(
    organisation: Organisation,
    *,
    by: User,
    kind: str,
    valid_from: date,
    valid_to: date | None = None,
    included: str = "",
) -> ProviderAgreement:
    """Write down an agreement with a provider (§§ 77, 78b SGB VIII)."""
    demand(rules.may_keep_agreements(by))
    agreement = ProviderAgreement(organisation=organisation, kind=kind, valid_from=valid_from, by=by)
    agreement.valid_to, agreement.included = valid_to, included
    store(agreement)
    record("provider_agreement.added", agreement.key, by=by, kind=kind)
    return agreement


@transaction.atomic
def end_agreement(agreement: ProviderAgreement, *, by: User, valid_to: date) -> ProviderAgreement:
    """Say until when an agreement holds; what was decided under it stays as it was."""
    demand(rules.may_keep_agreements(by))
    agreement = ProviderAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    agreement.valid_to = valid_to
    store(agreement, only=["valid_to"])
    record("provider_agreement.ended", agreement.key, by=by)
    return agreement


@transaction.atomic
def set_rate(organisation: Organisation, *, by: User, help_kind: HelpKind, cents: int, valid_from: date) -> Rate:
    """Set a rate from a day on, in cents an hour or a day; the one before ends the day before and stays in the history.

    Raises ValidationError when a later rate is known already.
    """
    demand(rules.may_keep_agreements(by))
    known = Rate.objects.select_for_update().filter(organisation=organisation, help_kind=help_kind)
    if known.filter(valid_from__gte=valid_from).exists():
        raise ValidationError({"valid_from": "Ab diesem Tag oder später ist schon ein Entgelt eingetragen."})
    for before in known.on(valid_from):
        before.valid_to = valid_from - timedelta(days=1)
        store(before, only=["valid_to"])
    rate = Rate(organisation=organisation, help_kind=help_kind, cents=cents, valid_from=valid_from)
    store(rate)
    record("rate.set", organisation.key, by=by, kind=help_kind.statistics_code)
    return rate


@transaction.atomic
def keep_profile(
    organisation: Organisation,
    *,
    by: User,
    version: int,
    competences: Collection[Competence],
    areas: Collection[SocialArea],
    free_places: int | None = None,
    free_on: date | None = None,
    note: str = "",
) -> ProviderProfile:
    """Keep what a provider is good at, where it works and what it has free on which day."""
    demand(rules.may_keep_profiles(by))
    profile = ProviderProfile.objects.select_for_update().filter(organisation=organisation).first()
    profile = profile or ProviderProfile(organisation=organisation, version=0)
    if profile.version != version:
        raise ValidationError("Inzwischen hat jemand das Profil geändert. Laden Sie die Seite neu.", code="stale")
    profile.free_places, profile.free_on, profile.note = free_places, free_on, note
    profile.version += 1
    store(profile)
    profile.competences.set(competences)
    profile.areas.set(areas)
    record("provider.described", organisation.key, by=by)
    return profile
