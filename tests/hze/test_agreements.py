"""Agreements with providers, and rates that keep their history."""

from datetime import date

import pytest

from accounts.models import User
from hze import actions
from hze.lifecycle import HelpForm
from hze.models import ProviderAgreement, Rate
from socialspace.models import Organisation
from tests.office import a_help_kind, agreed_rates
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def _provider() -> Organisation:
    agreed_rates(a_help_kind(HelpForm.AMBULATORY))
    return Organisation.objects.get(name="Träger Ahorn")


def _agreed(by: User, **changes: object) -> ProviderAgreement:
    words = {"kind": "77", "valid_from": date(2026, 1, 1), "included": "Fahrten und Dokumentation"}
    return actions.add_agreement(_provider(), by=by, **(words | changes))  # type: ignore[arg-type]


def test_an_agreement_says_since_when_and_what_is_included(neumann: User) -> None:
    provider = _provider()
    with records("provider_agreement.added", by=neumann):
        agreement = actions.add_agreement(
            provider, by=neumann, kind="77", valid_from=date(2026, 1, 1), included="Fahrten"
        )
    assert agreement.is_valid_on(date(2026, 1, 1))
    assert not agreement.is_valid_on(date(2025, 12, 31))


def test_two_agreements_of_one_kind_do_not_overlap(neumann: User) -> None:
    agreement = _agreed(neumann)
    with refused("Für diese Zeit gilt schon eine Vereinbarung dieser Art."):
        actions.add_agreement(agreement.organisation, by=neumann, kind="77", valid_from=date(2026, 6, 1))
    actions.end_agreement(agreement, by=neumann, valid_to=date(2026, 5, 31))
    actions.add_agreement(agreement.organisation, by=neumann, kind="77", valid_from=date(2026, 6, 1))


def test_an_agreement_ends_after_it_begins(neumann: User) -> None:
    agreement = _agreed(neumann)
    with refused("Die Vereinbarung endet vor ihrem Beginn."):
        actions.end_agreement(agreement, by=neumann, valid_to=date(2025, 12, 31))


def test_a_new_rate_ends_the_old_one_the_day_before_and_both_stay(neumann: User) -> None:
    provider, kind = _provider(), a_help_kind(HelpForm.AMBULATORY)
    with records("rate.set", by=neumann):
        actions.set_rate(provider, by=neumann, help_kind=kind, cents=75_50, valid_from=date(2027, 1, 1))
    rates = Rate.objects.filter(organisation=provider, help_kind=kind).order_by("valid_from")
    assert list(rates.values_list("cents", "valid_to")) == [(70_00, date(2026, 12, 31)), (75_50, None)]
    assert rates.on(date(2026, 12, 31)).get().cents == 70_00


def test_a_rate_before_a_known_later_one_is_refused(neumann: User) -> None:
    provider, kind = _provider(), a_help_kind(HelpForm.AMBULATORY)
    actions.set_rate(provider, by=neumann, help_kind=kind, cents=75_50, valid_from=date(2027, 1, 1))
    with refused("Ab diesem Tag oder später ist schon ein Entgelt eingetragen."):
        actions.set_rate(provider, by=neumann, help_kind=kind, cents=80_00, valid_from=date(2026, 7, 1))


def test_free_places_are_said_with_their_day(neumann: User) -> None:
    provider = _provider()
    with refused("Nennen Sie zu den freien Plätzen den Tag"):
        actions.keep_profile(provider, by=neumann, version=0, competences=(), areas=(), free_places=2)


def test_two_who_describe_a_provider_at_once_lose_nothing(neumann: User, felten: User) -> None:
    provider = _provider()
    actions.keep_profile(provider, by=neumann, version=0, competences=(), areas=(), note="Ruft schnell zurück.")
    with refused("Inzwischen hat jemand das Profil geändert."):
        actions.keep_profile(provider, by=felten, version=0, competences=(), areas=(), note="Anders")


def test_wjh_keeps_agreements_and_the_lead_what_a_provider_is_good_at(brandt: User, felten: User, orth: User) -> None:
    provider = _provider()
    for colleague in (brandt, felten):
        with forbidden():
            actions.add_agreement(provider, by=colleague, kind="77", valid_from=date(2026, 1, 1))
    with forbidden():
        actions.keep_profile(provider, by=brandt, version=0, competences=(), areas=())
    actions.keep_profile(provider, by=felten, version=0, competences=(), areas=())
    actions.add_agreement(provider, by=orth, kind="77", valid_from=date(2026, 1, 1))
