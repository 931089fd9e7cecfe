"""Needs on pages and in exports: closed quarters of the year, nothing small, the same everywhere."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from socialspace import actions
from socialspace.models import Need, Quarter, Topic
from socialspace.views.need_tables import groups_of, need_figures
from tests.house.queries import page_of
from web.calendar import YearQuarter

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

CASTLE, NEIGHBOUR = "Schloss Rheydt", "Bonnenbroich-Geneicken"
CHECK, CONFERENCE = Need.Origin.RESOURCE_CHECK, Need.Origin.CONFERENCE


def _period(back: int = 1) -> YearQuarter:
    return YearQuarter.of(timezone.localdate()).before(back)


def _missing(
    quarter: str, topic: str, times: int, *, period: YearQuarter | None = None, origin: Need.Origin = CHECK
) -> None:
    period = period or _period()
    where, what = Quarter.objects.get(name=quarter), Topic.objects.get(name=topic)
    for _ in range(times):
        actions.count_need(topic=what, quarter=where, day=period.first_day, origin=origin, today=period.last_day)


def _key(name: str) -> str:
    return str(Quarter.objects.get(name=name).key)


def _page(client: Client, **data: str) -> str:
    return " ".join(page_of(client, reverse("socialspace:needs"), data).split())


def _cells(user: User, quarter: str, topic: str, *, periods: int = 4) -> list[str]:
    """The row of a topic as the page of the quarter shows it."""
    groups, populations = groups_of(user)
    figures = need_figures(user, groups, populations, periods=periods)
    group = next(group for group in groups if quarter in [each.name for each in group])
    return next(row.cells for row in figures.trend(group).rows if row.topic.name == topic)


def test_only_figures_from_five_on_are_shown(lorenz: User) -> None:
    _missing("Mülfort", "Ferien", 4)
    _missing("Mülfort", "Wohnen", 5)
    small = "unter 5"
    assert _cells(lorenz, "Mülfort", "Ferien") == [small] * 4
    assert _cells(lorenz, "Mülfort", "Wohnen") == [small, small, small, "5"]


def test_none_and_four_look_the_same_down_to_the_markup(client_of: ClientOf, lorenz: User) -> None:
    client = client_of(lorenz)
    before = _page(client, quartier=_key("Mülfort"))
    _missing("Mülfort", "Ferien", 4)
    after = _page(client, quartier=_key("Mülfort"))
    assert after[after.index("<main") : after.index("</main")] == before[before.index("<main") : before.index("</main")]


def test_the_running_quarter_of_the_year_is_not_shown(lorenz: User) -> None:
    _missing("Mülfort", "Wohnen", 9, period=_period(0))
    assert set(_cells(lorenz, "Mülfort", "Wohnen")) == {"unter 5"}


def test_quarters_of_the_year_before_the_last_four_are_not_on_the_page_of_a_quarter(lorenz: User) -> None:
    _missing("Mülfort", "Wohnen", 9, period=_period(5))
    assert set(_cells(lorenz, "Mülfort", "Wohnen")) == {"unter 5"}
    assert "9" in _cells(lorenz, "Mülfort", "Wohnen", periods=8)


def test_a_tiny_quarter_is_counted_with_its_neighbour_on_both_pages(lorenz: User) -> None:
    _missing(CASTLE, "Ferien", 2)
    _missing(NEIGHBOUR, "Ferien", 6)
    for name in (CASTLE, NEIGHBOUR):
        assert _cells(lorenz, name, "Ferien")[-1] == "8"


def test_both_origins_are_one_figure_which_resource_checks_reach_alone(lorenz: User) -> None:
    _missing("Rheydt", "Wohnen", 5)
    _missing("Rheydt", "Wohnen", 2, origin=CONFERENCE)
    _missing("Rheydt", "Ferien", 4)
    _missing("Rheydt", "Ferien", 3, origin=CONFERENCE)
    assert _cells(lorenz, "Rheydt", "Wohnen")[-1] == "7"
    assert _cells(lorenz, "Rheydt", "Ferien")[-1] == "unter 5"


def test_a_small_need_is_not_given_away_by_its_place(client_of: ClientOf, lorenz: User) -> None:
    _missing("Mülfort", "Wohnen", 4)
    _missing("Mülfort", "Ferien", 1)
    page = _page(client_of(lorenz), quartier=_key("Mülfort"))
    assert page.index(">Ferien<") < page.index(">Wohnen<")


def test_the_quarter_page_shows_what_is_large_and_says_the_rest_in_one_sentence(
    client_of: ClientOf, lorenz: User
) -> None:
    _missing("Mülfort", "Wohnen", 6)
    _missing("Mülfort", "Ferien", 3)
    url = reverse("socialspace:quarter", args=[_key("Mülfort")])
    page = " ".join(page_of(client_of(lorenz), url, {}).split())
    part = page[page.index('id="h-bedarfe"') :]
    part = part[: part.index("</section>")]
    assert "Wohnen" in part
    assert "Ferien" not in part
    assert "Alle übrigen Themen: jedes Quartal unter 5." in part


def test_all_quarters_stand_beside_each_other_and_a_sum_only_with_all_its_parts(
    client_of: ClientOf, lorenz: User
) -> None:
    for name in (NEIGHBOUR, "Rheydt", "Grenzlandstadion", "Mülfort"):
        _missing(name, "Wohnen", 5)
    _missing("Rheydt", "Ferien", 6)
    table = client_of(lorenz).get(reverse("socialspace:needs")).context["table"]
    rows = {row.topic.name: row for row in table.rows}
    assert (rows["Wohnen"].cells, rows["Wohnen"].total) == (["5"] * 4, "20")
    assert rows["Ferien"].total == "–"


def test_an_older_quarter_of_the_year_is_chosen_in_the_address(client_of: ClientOf, lorenz: User) -> None:
    period = _period(3)
    _missing("Rheydt", "Wohnen", 8, period=period)
    client = client_of(lorenz)
    assert ">8</td>" not in _page(client)
    assert ">8</td>" in _page(client, quartal=f"{period.year}-{period.number}")


@pytest.mark.parametrize("data", [{"quartier": "x"}, {"quartal": "2026-9"}, {"quartal": "9" * 40}, {"quartier": "%"}])
def test_a_broken_address_still_answers(client_of: ClientOf, lorenz: User, data: dict[str, str]) -> None:
    assert "Alle Quartiere" in _page(client_of(lorenz), **data)


def test_the_export_holds_the_same_cells_and_no_sums(client_of: ClientOf, lorenz: User) -> None:
    _missing("Mülfort", "Wohnen", 7)
    _missing("Mülfort", "Ferien", 2)
    answer = client_of(lorenz).get(reverse("socialspace:needs_csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    figures = {row["Anzahl"] for row in rows}
    assert figures == {"7", "unter 5"}
    assert len(rows) == 8 * 4 * Topic.objects.count()
    assert {row["Quartier"] for row in rows} >= {"Mülfort", f"{NEIGHBOUR} und {CASTLE}"}


def test_from_a_row_one_starts_a_project_or_asks_for_an_item(client_of: ClientOf, brandt: User, lorenz: User) -> None:
    page = _page(client_of(brandt), quartier=_key("Mülfort"))
    assert f"{reverse('socialspace:project_new')}?thema=" in page
    assert f"{reverse('conferences:need_item')}?thema=" in page
    assert "Projekt beginnen" not in _page(client_of(lorenz)), "Planning reads."


def test_the_last_completed_quarters_end_before_today() -> None:
    periods = YearQuarter.completed(date(2026, 1, 1), 2)
    assert periods == [(2025, 3), (2025, 4)]
    assert [period.short for period in periods] == ["Q3 2025", "Q4 2025"]
