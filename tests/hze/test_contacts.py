"""Contacts are agreed, kept or cancelled; what is said about them is for ASD alone."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from hze import actions
from hze.models import ContactEvent
from tests.hze.residential_office import a_contact_rule, a_residential_help
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_a_contact_is_agreed_kept_and_ended(brandt: User) -> None:
    episode = a_residential_help()
    with records("contact_rule.agreed", "contact.recorded", "contact_rule.ended", by=brandt):
        rule = a_contact_rule(episode)
        event = actions.record_contact(rule, by=brandt, happened_on=in_days(-1), outcome="happened", note="Ein Spiel.")
        actions.end_contact(rule, by=brandt, ends_on=in_days(0))
    assert event.took_place
    with refused("Diese Kontaktregel ist schon beendet."):
        actions.end_contact(rule, by=brandt, ends_on=in_days(1))


def test_a_contact_is_written_down_once_a_day(brandt: User) -> None:
    rule = a_contact_rule()
    actions.record_contact(rule, by=brandt, happened_on=in_days(-1), outcome="by_parents")
    with refused("Für diesen Tag ist der Kontakt schon eingetragen."):
        actions.record_contact(rule, by=brandt, happened_on=in_days(-1), outcome="happened")


def test_a_contact_to_come_may_be_cancelled_and_has_not_taken_place(brandt: User) -> None:
    rule = a_contact_rule()
    with refused("Dieser Tag kommt erst noch."):
        actions.record_contact(rule, by=brandt, happened_on=in_days(1), outcome="happened")
    assert not actions.record_contact(rule, by=brandt, happened_on=in_days(1), outcome="by_facility").took_place


def test_no_contact_is_older_than_its_rule(brandt: User) -> None:
    rule = a_contact_rule()
    with refused("Die Kontaktregel gilt erst ab"):
        actions.record_contact(rule, by=brandt, happened_on=in_days(-51), outcome="happened")


def test_a_rule_lies_in_the_time_of_the_help() -> None:
    episode = a_residential_help()
    with refused("Der Tag liegt nicht in der Zeit der Hilfe."):
        a_contact_rule(episode, begins_on=in_days(-61))


def test_only_who_works_on_the_case_writes_contacts(felten: User, neumann: User, kemper: User) -> None:
    rule = a_contact_rule()
    for stranger in (felten, neumann, kemper):
        with forbidden():
            a_contact_rule(rule.episode, by=stranger.username)
        with forbidden():
            actions.record_contact(rule, by=stranger, happened_on=in_days(-1), outcome="happened")
        with forbidden():
            actions.end_contact(rule, by=stranger, ends_on=in_days(0))
    assert not ContactEvent.objects.exists()


def test_wjh_finds_neither_the_page_nor_its_tab(client: Client, brandt: User, neumann: User) -> None:
    episode = a_residential_help()
    page, course = (reverse(f"hze:{name}", args=[episode.key]) for name in ("contacts", "course"))
    client.force_login(neumann)
    assert client.get(page).status_code == 404
    assert page not in client.get(course).content.decode()
    client.force_login(brandt)
    assert page in client.get(course).content.decode()
