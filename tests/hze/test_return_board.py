"""Who could be home: grouped by words, for the team alone, with the same number of questions for one and for many."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from tests.hze.residential_office import a_residential_help
from tests.hze.return_office import a_criterion, a_return_plan, a_return_step, a_trial, judged, no_return
from tests.office import a_case, a_case_nobody_leads, in_days

pytestmark = pytest.mark.django_db

BOARD = "hze:return_board"


def page(client: Client, user: User, query: str = "", name: str = BOARD) -> str:
    client.force_login(user)
    return client.get(reverse(name) + query).content.decode("utf-8-sig")


def test_each_help_stands_where_its_words_put_it(client: Client, felten: User) -> None:
    a_return_step(a_return_plan(a_residential_help(case=a_case(child_last_name="Weg"))))
    no_return(a_residential_help(case=a_case(child_last_name="Später")))
    a_residential_help(case=a_case(child_last_name="Ungeklärt"))
    told = page(client, felten)
    places = [told.index(name) for name in ("Ungeklärt,", "Weg,", "Später,")]
    assert places == sorted(places)
    assert "Eltern, bis" in told
    assert "Platz in der Schule anmelden" in told
    assert "die Rückkehr ist noch nicht geplant" in told


def test_another_team_and_wjh_see_none_of_it(client: Client, kemper: User, neumann: User) -> None:
    a_return_plan(a_residential_help(case=a_case(child_last_name="Weg")))
    assert "Weg," not in page(client, kemper)
    client.force_login(neumann)
    assert client.get(reverse(BOARD)).status_code == 403
    assert client.get(reverse("hze:return_board_csv")).status_code == 403


def test_only_mine_are_those_one_is_responsible_for(client: Client, brandt: User, aksoy: User) -> None:
    a_return_plan(a_residential_help(case=a_case(child_last_name="Weg")))
    a_residential_help(case=a_case_nobody_leads(child_last_name="Niemand"))
    told = page(client, brandt, "?nur=meine")
    assert "Weg," in told
    assert "Niemand," not in told
    assert "In Ihren Fällen läuft keine stationäre Hilfe." in page(client, aksoy, "?nur=meine")
    assert "Niemand," in page(client, aksoy, "?nur=unsinn")


def test_an_ended_help_leaves_the_board(client: Client, brandt: User) -> None:
    episode = a_residential_help(case=a_case(child_last_name="Vorbei"))
    type(episode).objects.update(ended_on=in_days(-1), end_reason="Die Hilfe ist zu Ende.")
    assert "Vorbei," not in page(client, brandt)


def test_the_table_says_the_same(client: Client, brandt: User) -> None:
    a_return_plan(a_residential_help(case=a_case(child_last_name="Weg")))
    rows = list(csv.DictReader(StringIO(page(client, brandt, name="hze:return_board_csv")), delimiter=";"))
    assert [(row["Kind"], row["erfüllt"], row["Kriterien"], row["Wer ist dran"]) for row in rows] == [
        ("Weg, Milan", "1", "13", "ASD")
    ]


def test_twenty_helps_ask_as_little_as_one(client: Client, brandt: User) -> None:
    def child(number: int) -> None:
        plan = a_return_plan(a_residential_help(case=a_case(child_last_name=f"Kind-{number}")))
        judged(a_criterion(plan))
        a_return_step(plan)
        a_trial(plan)

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(client, brandt)
        return len(asked)

    child(0)
    page(client, brandt)
    one = questions()
    for number in range(1, 6):
        child(number)
    assert questions() == one
