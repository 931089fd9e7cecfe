"""Who sees which bars: the lead everybody, a colleague themselves, planning teams; nobody a ranking."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Department, User
from caseload import actions
from caseload.models import CaseloadSnapshot
from caseload.rules import months_later
from socialspace.models import TeamMembership
from srojugend.staff import PERSONAS
from tests.caseload.office import away, today
from tests.house.queries import page_of, queries_of
from tests.office import a_case, a_case_nobody_leads, a_classified_case, colleague, in_days, team

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]
BOARD, WEIGHTS = "/fallbelastung/", "/fallbelastung/gewichte/"
PEOPLE = ("Deniz Aksoy", "Jana Brandt", "Lena Vossen")


def main_of(client: Client, url: str = BOARD) -> str:
    page = page_of(client, url)
    return " ".join(page[page.index("<main") : page.index("</main>")].split())


@pytest.mark.parametrize("name", [persona.username for persona in PERSONAS])
def test_asd_and_planning_open_the_board(client_of: ClientOf, name: str) -> None:
    user = colleague(name)
    allowed = user.department in {Department.ASD, Department.PLANNING}
    assert client_of(user).get(BOARD).status_code == (200 if allowed else 403)


def test_the_lead_sees_everybody_in_the_order_of_names_and_what_nobody_leads(client_of: ClientOf, felten: User) -> None:
    a_case()
    a_case_nobody_leads()
    page = main_of(client_of(felten))
    shown = re.findall(r"<title>(.*?)</title>", page)
    assert shown[:4] == [*PEOPLE, "Noch niemand"]
    assert "3 Punkte in 2 Fällen" in page


def test_a_colleague_sees_their_own_bar_and_the_sum(client_of: ClientOf, brandt: User) -> None:
    a_case()
    page = main_of(client_of(brandt))
    assert "Jana Brandt" in page
    assert "1,5 Punkte in einem Fall" in page
    assert not [name for name in PEOPLE if name != "Jana Brandt" and name in page]


@pytest.mark.parametrize("htmx", [False, True], ids=["page", "panel"])
def test_planning_sees_no_person(client_of: ClientOf, lorenz: User, htmx: bool) -> None:
    a_case()
    headers = {"HX-Request": "true"} if htmx else {}
    page = client_of(lorenz).get(BOARD, headers=headers).content.decode()
    assert "Team 05" in page
    assert not [name for name in PEOPLE if name in page or name.split()[1] in page]


def test_a_team_of_fewer_than_three_has_no_sum(client_of: ClientOf, lorenz: User, kemper: User) -> None:
    assert "weniger als drei Fachkräfte" in main_of(client_of(lorenz))
    page = main_of(client_of(kemper))
    assert "weniger als drei Fachkräfte" in page
    assert "Rolf Kemper" in page


def test_months_of_a_team_that_was_too_small_are_not_shown(client_of: ClientOf, lorenz: User, felten: User) -> None:
    month = months_later(today().replace(day=1), -2)
    points = {"open_points": 0, "service_points": 40_00, "grey_points": 0, "danger_points": 0, "unled_points": 0}
    facts = {"month": month, "area": team(), "cases": 44, "people": 2, "posts": 150, "guide": 28_00}
    CaseloadSnapshot.objects.create(**facts, **points)
    actions.freeze_last_month()
    assert "zu wenige Fachkräfte für eine Summe" in main_of(client_of(lorenz))
    assert ">44<" not in main_of(client_of(lorenz))
    assert ">44<" in main_of(client_of(felten))


def test_missed_months_are_called_so(client_of: ClientOf, felten: User) -> None:
    client = client_of(felten)
    assert "Noch ist kein Monat festgeschrieben" in main_of(client)
    actions.freeze_last_month()
    assert main_of(client).count("nicht festgeschrieben") == 11


def test_whoever_is_away_has_words_and_no_percent(client_of: ClientOf, felten: User, brandt: User) -> None:
    away(brandt)
    assert "heute nicht da" in main_of(client_of(felten))


def test_above_the_guide_value_one_sentence_says_so(client_of: ClientOf, felten: User) -> None:
    actions.set_guide(points=1_00, valid_from=today(), by=felten, version=actions.guide_version())
    a_classified_case()
    page = main_of(client_of(felten))
    assert "über dem Richtwert" in page
    assert not re.search(r"überlastet|kritisch|schlecht|Rang", page)


@pytest.mark.parametrize("name", ["felten", "brandt", "lorenz"])
def test_six_queries_whatever_the_size(client_of: ClientOf, name: str) -> None:
    client = client_of(colleague(name))
    a_case()
    actions.freeze_last_month()
    few = queries_of(client, BOARD)
    for _ in range(8):
        a_classified_case()
    away(colleague("aksoy"), deputy=colleague("vossen"))
    many = queries_of(client, BOARD)
    assert len(few) == len(many) <= 6, "\n".join(many)


# --- weights ------------------------------------------------------------------------------------------------------


def post(client: Client, key: str, data: dict[str, object], url: str = WEIGHTS) -> tuple[int, str]:
    answer = client.post(url, {"idempotency_key": key} | data)
    return answer.status_code, answer.content.decode()


def test_readers_see_no_form(client_of: ClientOf, brandt: User, admin: User) -> None:
    assert "Gewicht festlegen" not in main_of(client_of(brandt), WEIGHTS)
    assert "Gewicht festlegen" in main_of(client_of(admin), WEIGHTS)


def test_a_weight_is_typed_with_a_comma(client_of: ClientOf, felten: User, form_key: str) -> None:
    client, version = client_of(felten), actions.weights_version()
    data: dict[str, object] = {"gewicht-criterion": "grey", "gewicht-points": "0,75", "gewicht-valid_from": in_days(1)}
    assert post(client, form_key, data | {"version": version})[0] == 302
    page = main_of(client, WEIGHTS)
    assert "0,75" in page
    assert "ab dann" in page


@pytest.mark.parametrize("typed", ["-1", "11", "viel", ""])
def test_a_wrong_weight_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, felten: User, form_key: str, typed: str
) -> None:
    data: dict[str, object] = {"gewicht-criterion": "grey", "gewicht-points": typed, "gewicht-valid_from": in_days(1)}
    status, page = post(client_of(felten), form_key, data | {"version": actions.weights_version()})
    assert status == 422
    assert "Neues Gewicht“" in page
    assert f'value="{typed}"' in page or not typed


def test_the_guide_value_has_its_own_form(client_of: ClientOf, felten: User, form_key: str) -> None:
    data: dict[str, object] = {"richtwert-points": "30", "richtwert-valid_from": in_days(2)}
    url = reverse("caseload:set_guide")
    data |= {"version": actions.guide_version()}
    assert post(client_of(felten), form_key, data, url)[0] == 302
    assert "30" in main_of(client_of(felten), WEIGHTS)


def test_home_leads_to_the_board(client_of: ClientOf, felten: User, brandt: User) -> None:
    for user in (felten, brandt):
        assert f'hx-get="{BOARD}"' in page_of(client_of(user), "/")


def test_members_of_the_office_are_as_the_tests_expect() -> None:
    assert TeamMembership.objects.filter(area=team(), user__department=Department.ASD).count() == 4
