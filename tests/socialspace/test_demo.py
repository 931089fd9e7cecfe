"""The demo's social space: the promised numbers, the same every time, nobody real."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from caseload.models import WeightRule
from hze.lifecycle import HelpForm
from hze.models import CheckpointKind, HelpKind, Rate
from socialspace.models import ContactPerson, Language, Need, Offer, Organisation, Topic
from srojugend import reference
from srojugend.demo import projects, socialspace

pytestmark = pytest.mark.django_db


def _loaded() -> list[tuple[object, ...]]:
    socialspace.load()
    offers = Offer.objects.values_list("title", "organisation__name", "free_places", "checked_on").order_by("id")
    needs = Need.objects.values_list("topic__name", "quarter__name", "month", "count").order_by("id")
    rates = Rate.objects.values_list("organisation__name", "help_kind__name", "cents", "valid_from").order_by("id")
    return [*offers, *needs, *rates]


def test_thirty_organisations_and_eighty_offers_over_all_topics() -> None:
    socialspace.load()
    assert (Organisation.objects.count(), Offer.objects.count()) == (30, 80)
    assert Organisation.objects.providers().count() == 6
    assert Topic.objects.filter(offers__isnull=False).distinct().count() == Topic.objects.count() == 12


def test_nobody_offers_anything_in_the_quarter_of_two_dozen_people() -> None:
    socialspace.load()
    assert not Organisation.objects.filter(quarter__name="Schloss Rheydt").exists()


def test_every_organisation_can_be_reached_at_an_invented_address() -> None:
    socialspace.load()
    assert not Organisation.objects.filter(contacts__isnull=True).exists()
    assert all(contact.email.endswith(".example") for contact in ContactPerson.objects.all())


def test_some_needs_are_too_small_to_be_shown() -> None:
    projects.load_needs()
    totals = [count for _, _, count in _totals()]
    assert min(totals) < 5 <= max(totals)


def test_the_office_is_the_same_every_time_and_a_second_load_adds_nothing() -> None:
    with transaction.atomic():
        first = _loaded()
        transaction.set_rollback(True)
    assert _loaded() == first
    assert _loaded() == first


def test_three_providers_can_be_asked_for_every_ambulatory_help() -> None:
    socialspace.load()
    for kind in HelpKind.objects.all():
        rates = list(kind.rates.values_list("cents", flat=True))
        assert len(rates) >= 3, kind
        low, high = (60_00, 93_00) if kind.form == HelpForm.AMBULATORY else (190_00, 215_00)
        assert all(low <= cents <= high for cents in rates)


def test_what_the_office_renamed_or_took_out_does_not_come_back() -> None:
    Topic.objects.filter(name="Ferien").update(name="Ferien und Urlaub")
    Language.objects.filter(name="Persisch").delete()
    reference.load()
    assert not Topic.objects.filter(name="Ferien").exists()
    assert not Language.objects.filter(name="Persisch").exists()


def test_an_older_office_gets_the_tables_that_are_new() -> None:
    WeightRule.objects.all().delete()
    call_command("load_reference", stdout=StringIO())
    assert WeightRule.objects.count() == 9


def test_reference_data_is_loaded_once() -> None:
    before = (HelpKind.objects.count(), CheckpointKind.objects.count())
    reference.load()
    assert (HelpKind.objects.count(), CheckpointKind.objects.count()) == before == (11, 5)


def _totals() -> list[tuple[str, str, int]]:
    totals: dict[tuple[str, str], int] = {}
    for need in Need.objects.select_related("topic", "quarter"):
        place = (need.topic.name, need.quarter.name)
        totals[place] = totals.get(place, 0) + need.count
    return [(*place, count) for place, count in totals.items()]
