"""Days at home are planned, called off and looked back on by child, parents and facility."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from hze import actions
from hze.models import HomeLeave
from tests.hze.residential_office import a_leave, a_residential_help
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_nights_at_home_are_counted_from_arrival_to_return(brandt: User) -> None:
    episode = a_residential_help()
    with records("home_leave.planned", by=brandt):
        leave = a_leave(episode)
    assert leave.nights == 2
    assert a_leave(leave.episode, begins_on=in_days(3), ends_on=in_days(3)).nights == 0


def test_no_two_stays_at_the_same_time_unless_one_was_called_off(brandt: User) -> None:
    leave = a_leave()
    with refused("In dieser Zeit ist schon eine Beurlaubung eingetragen."):
        a_leave(leave.episode, begins_on=in_days(-13), ends_on=in_days(-10))
    with records("home_leave.called_off", by=brandt):
        actions.call_off_home_leave(leave, by=brandt, reason="Milan hat Fieber.")
    a_leave(leave.episode)
    assert HomeLeave.objects.kept().count() == 1
    with refused("Diese Beurlaubung ist schon abgesagt."):
        actions.call_off_home_leave(leave, by=brandt, reason="Noch einmal.")


def test_a_stay_ends_after_it_begins_and_lies_in_the_time_of_the_help() -> None:
    episode = a_residential_help()
    with refused("Die Beurlaubung endet vor ihrem Beginn."):
        a_leave(episode, begins_on=in_days(5), ends_on=in_days(4))
    for begins, ends in ((-61, -12), (-14, 671)):
        with refused("Der Tag liegt nicht in der Zeit der Hilfe."):
            a_leave(episode, begins_on=in_days(begins), ends_on=in_days(ends))


def test_each_says_how_it_was_in_their_own_words(client: Client, brandt: User) -> None:
    leave = a_leave()
    with records(*["home_leave.reflected"] * 3, by=brandt):
        for whose, words in (
            ("child", "Ich will wieder hin."),
            ("parents", "Es war laut."),
            ("facility", "Er kam müde."),
        ):
            actions.reflect_on_leave(leave, by=brandt, whose=whose, words=words)
    client.force_login(brandt)
    page = client.get(reverse("hze:contacts", args=[leave.episode.key])).content.decode()
    assert all(words in page for words in ("Ich will wieder hin.", "Es war laut.", "Er kam müde."))


def test_nobody_looks_back_on_what_has_not_begun(brandt: User) -> None:
    leave = a_leave(begins_on=in_days(3), ends_on=in_days(5))
    with refused("Die Beurlaubung hat noch nicht begonnen."):
        actions.reflect_on_leave(leave, by=brandt, whose="child", words="Ich freue mich.")


def test_only_who_works_on_the_case_plans_and_writes(felten: User, neumann: User, kemper: User) -> None:
    leave = a_leave()
    for stranger in (felten, neumann, kemper):
        with forbidden():
            a_leave(leave.episode, by=stranger.username, begins_on=in_days(3), ends_on=in_days(4))
        with forbidden():
            actions.call_off_home_leave(leave, by=stranger, reason="So nicht.")
        with forbidden():
            actions.reflect_on_leave(leave, by=stranger, whose="child", words="Fremde Worte.")
