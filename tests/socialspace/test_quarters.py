"""A quarter's page and its reference data: dated, in sentences, and never a figure that names a family."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import combinations
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Entry
from socialspace import actions, rules
from socialspace.models import (
    AreaMembership,
    District,
    DistrictMembership,
    Organisation,
    Population,
    Project,
    Quarter,
    SocialArea,
)
from socialspace.rules import geometry
from socialspace.views import quarter_map
from tests.house.queries import page_of
from tests.office import in_days

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

CASTLE, NEIGHBOUR = "Schloss Rheydt", "Bonnenbroich-Geneicken"
DAY, LATER = date(2013, 3, 31), date(2020, 12, 31)


def _quarter(name: str) -> Quarter:
    found: Quarter = Quarter.objects.get(name=name)
    return found


def _page(client: Client, name: str, *args: object) -> str:
    return " ".join(page_of(client, reverse(f"socialspace:{name}", args=args)).split())


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def _form(**data: object) -> dict[str, object]:
    return {"idempotency_key": str(uuid4())} | data


# The series


def _place(pk: int, latitude: str, longitude: str) -> Quarter:
    return Quarter(pk=pk, name=str(pk), latitude=Decimal(latitude), longitude=Decimal(longitude))


SMALL, NEAR, FAR = _place(1, "51.1810", "6.4790"), _place(2, "51.1764", "6.4647"), _place(3, "51.1530", "6.4670")
ALL = [SMALL, NEAR, FAR]


def test_a_group_shows_only_days_on_which_all_were_counted() -> None:
    counts = {1: {DAY: 18}, 2: {DAY: 6_575, LATER: 7_073}, 3: {DAY: 8_852}}
    assert rules.population_series(NEAR, ALL, counts) == [(6_593, DAY)]
    assert rules.population_series(SMALL, ALL, counts) == [(6_593, DAY)]
    assert rules.population_series(FAR, ALL, counts) == [(8_852, DAY)]


def test_without_a_common_day_there_is_no_figure() -> None:
    assert rules.population_series(NEAR, ALL, {1: {LATER: 18}, 2: {DAY: 6_575}, 3: {DAY: 8_852}}) == []


def test_the_days_of_a_quarter_that_was_small_stay_hidden_for_it_and_its_neighbour() -> None:
    counts = {1: {DAY: 18, LATER: 400}, 2: {DAY: 6_575, LATER: 7_073}, 3: {DAY: 8_852}}
    assert rules.population_series(SMALL, ALL, counts) == [(400, LATER)]
    assert rules.population_series(NEAR, ALL, counts) == [(7_073, LATER)], "6.593 was shown before: the rest is 18."
    assert rules.population_series(FAR, ALL, counts) == [(8_852, DAY)]


def test_where_all_are_small_nothing_is_shown() -> None:
    assert rules.population_series(SMALL, [SMALL], {1: {DAY: 18}}) == []


def test_figures_of_one_day_never_give_a_small_quarter_away() -> None:
    counts = {1: {DAY: 18}, 2: {DAY: 6_575}, 3: {DAY: 8_852}}
    shown = {figure.inhabitants for quarter in ALL for figure in rules.population_series(quarter, ALL, counts)}
    assert not any(abs(one - other) == 18 for one, other in combinations(shown, 2))


# The page


def test_a_page_shows_the_dated_series_with_its_source(client_of: ClientOf, lorenz: User) -> None:
    page = _text(_page(client_of(lorenz), "quarter", _quarter("Rheydt").key))
    assert "14.780 Stadt Mönchengladbach Stand 31.12.2022 12.936 Stadt Mönchengladbach Stand 31.03.2013" in page


@pytest.mark.parametrize("name", [CASTLE, NEIGHBOUR])
def test_a_small_quarter_and_its_neighbour_show_only_their_sum(client_of: ClientOf, lorenz: User, name: str) -> None:
    page = _text(_page(client_of(lorenz), "quarter", _quarter(name).key))
    assert "6.593" in page
    for figure in (" 18 ", "6.575", "7.073"):
        assert figure not in page


def test_moved_to_another_area_the_small_quarter_still_has_no_figure_of_its_own(
    client_of: ClientOf, admin: User
) -> None:
    castle = _quarter(CASTLE)
    actions.move_to_area(castle, by=admin, area=SocialArea.objects.get(number=3), number=1, since=in_days(-1))
    client = client_of(admin)
    for page in (_page(client, "quarter", castle.key), _page(client, "quarter", _quarter(NEIGHBOUR).key)):
        assert "6.593" in page
        assert "6.575" not in page


def test_a_page_says_where_the_quarter_belongs_and_belonged(client_of: ClientOf, admin: User) -> None:
    quarter = _quarter(NEIGHBOUR)
    actions.move_to_district(
        quarter, by=admin, district=District.objects.get(name="Ost"), since=date(2021, 1, 1), source="Amtsblatt"
    )
    page = _text(_page(client_of(admin), "quarter", quarter.key))
    assert "Stadtbezirk Ost seit 01.01.2021 · Amtsblatt" in page
    assert "Stadtbezirk Süd 31.03.2013 bis 31.12.2020" in page
    assert "Sozialraum Rheydt Ost, Nummer 2 seit 01.01.2020" in page


def test_organisations_stand_by_kind_and_those_that_ended_are_gone(client_of: ClientOf, lorenz: User) -> None:
    quarter = _quarter("Mülfort")
    for name, kind in (("Zebra", "daycare"), ("Adler", "school"), ("Biene", "daycare")):
        Organisation.objects.create(name=name, kind=kind, quarter=quarter)
    Organisation.objects.create(name="Früher", kind="club", quarter=quarter, ended_on=in_days(-1))
    page = _text(_page(client_of(lorenz), "quarter", quarter.key))
    assert "Kita Biene Zebra Schule Adler" in page
    assert "Früher" not in page


def test_projects_of_the_quarter_stand_with_their_stage(client_of: ClientOf, brandt: User) -> None:
    quarter = _quarter("Mülfort")
    Project.objects.create(title="Frühstück für alle", need="Viele kommen hungrig.", lead=brandt, quarter=quarter)
    Project.objects.create(title="Anderswo", need="Anderes.", lead=brandt, quarter=_quarter("Rheydt"))
    page = _text(_page(client_of(brandt), "quarter", quarter.key))
    assert "Frühstück für alle Bedarf" in page
    assert "Anderswo" not in page


# The picture


def _drawn() -> quarter_map.QuarterMap:
    drawn = quarter_map.draw(list(Quarter.objects.with_place()))
    assert drawn is not None
    return drawn


def test_no_name_covers_another_or_leaves_the_picture() -> None:
    drawn = _drawn()
    assert not drawn.has_hidden_names
    boxes = []
    for spot in drawn.spots:
        assert spot.label is not None
        x, y, wide = float(spot.label.x), float(spot.label.y), 7 * len(spot.quarter.name)
        left = {"": x, "t-e": x - wide, "t-m": x - wide / 2}[spot.label.anchor]
        boxes.append((left, y - 12, left + wide, y + 4))
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= quarter_map.WIDTH
        assert bottom <= quarter_map.HEIGHT
    for one, other in combinations(boxes, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_outlines_and_points_stand_in_one_picture_with_a_key(client_of: ClientOf, admin: User) -> None:
    ring = [(6.463, 51.149), (6.471, 51.149), (6.471, 51.157), (6.463, 51.157), (6.463, 51.149)]
    actions.take_outlines([(_quarter("Mülfort"), [ring])], by=admin, source="Stadt, 2026")
    page = _page(client_of(admin), "quarters")
    assert page.count('fill-rule="evenodd"') == 1
    for words in ("Mittelpunkt; die Grenze ist nicht eingelesen", "Fläche des Quartiers, Stadt, 2026"):
        assert words in _text(page)


def test_a_picture_is_as_wide_as_it_is_in_nature() -> None:
    frame = geometry.fit([(6.44, 51.15), (6.49, 51.18)], width=640, height=460, margin=50)
    (west, south), (east, north) = frame.at((6.44, 51.15)), frame.at((6.49, 51.18))
    assert (east - west) / (south - north) == pytest.approx(0.05 * 0.627 / 0.03, rel=0.01)
    assert (south - north) * frame.metres == pytest.approx(0.03 * 111_320)


def test_one_quarter_and_none_at_all_can_be_drawn(client_of: ClientOf, brandt: User) -> None:
    assert quarter_map.draw([]) is None
    assert quarter_map.draw([_place(1, "51.18", "6.47")]) is not None


def test_the_middle_of_a_bent_shape_lies_inside() -> None:
    hook = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.5, 4.0), (3.5, 0.5), (0.0, 0.5), (0.0, 0.0)]
    x, y = geometry.middle([hook])
    assert (0 <= x <= 4 and 0 <= y <= 0.5) or (3.5 <= x <= 4 and 0 <= y <= 4)


# Keeping the reference data


def test_a_move_ends_the_old_membership_the_day_before(admin: User) -> None:
    quarter, west = _quarter("Mülfort"), SocialArea.objects.get(number=3)
    actions.move_to_area(quarter, by=admin, area=west, number=1, since=date(2026, 3, 1))
    rows = AreaMembership.objects.filter(quarter=quarter).order_by("valid_from").values_list("area__number", "valid_to")
    assert list(rows) == [(5, date(2026, 2, 28)), (3, None)]
    assert Entry.objects.get(verb="quarter.moved").data == {"area": 3, "since": "2026-03-01"}


@pytest.mark.parametrize(
    ("since", "area", "number", "sentence"),
    [
        (date(2020, 1, 1), 3, 1, "erst seit 01.01.2020"),
        (date(2019, 1, 1), 3, 1, "schon eine andere Zugehörigkeit"),
        (date(2026, 1, 1), 5, 5, "schon die Nummer 5"),
        (date(2026, 1, 1), 5, 1, "schon vergeben"),
    ],
)
def test_a_move_that_overlaps_or_goes_back_gets_a_sentence(
    admin: User, since: date, area: int, number: int, sentence: str
) -> None:
    target = SocialArea.objects.get(number=area)
    with pytest.raises(ValidationError, match=sentence):
        actions.move_to_area(_quarter("Mülfort"), by=admin, area=target, number=number, since=since)


def test_a_district_is_kept_apart_from_the_area(admin: User) -> None:
    quarter, south, east = _quarter("Mülfort"), District.objects.get(name="Süd"), District.objects.get(name="Ost")
    with pytest.raises(ValidationError, match="schon im Stadtbezirk Süd"):
        actions.move_to_district(quarter, by=admin, district=south, since=in_days(0))
    actions.move_to_district(quarter, by=admin, district=east, since=in_days(0))
    with pytest.raises(ValidationError, match="zum Stadtbezirk Ost"):
        actions.move_to_district(quarter, by=admin, district=south, since=in_days(0))
    assert AreaMembership.objects.filter(quarter=quarter, area__number=5).exists()
    assert DistrictMembership.objects.filter(quarter=quarter).count() == 2


def test_a_figure_has_a_day_that_was_and_is_corrected_knowingly(admin: User) -> None:
    quarter = _quarter("Mülfort")
    with pytest.raises(ValidationError, match="Zukunft"):
        actions.record_population(quarter, by=admin, counted_on=in_days(1), inhabitants=9_000, source="Stadt")
    with pytest.raises(ValidationError, match="ersetzen"):
        actions.record_population(quarter, by=admin, counted_on=DAY, inhabitants=9_000, source="Stadt")
    actions.record_population(quarter, by=admin, counted_on=DAY, inhabitants=9_000, source="Stadt", replaces=True)
    assert Population.objects.get(quarter=quarter, counted_on=DAY).inhabitants == 9_000
    assert "9000" not in json.dumps(Entry.objects.get(verb="quarter.counted").data)


def test_only_the_administration_keeps_reference_data(dohmen: User, brandt: User) -> None:
    for user in (dohmen, brandt):
        with pytest.raises(PermissionDenied):
            actions.record_population(_quarter("Mülfort"), by=user, counted_on=LATER, inhabitants=1, source="x")


def test_the_pages_forms_save_and_a_refusal_keeps_what_was_typed(client_of: ClientOf, admin: User) -> None:
    quarter, client = _quarter("Mülfort"), client_of(admin)
    url = reverse("socialspace:quarter_population", args=[quarter.key])
    good = {"zahl-inhabitants": "8.901", "zahl-counted_on": "31.12.2024", "zahl-source": "Stadt"}
    refused = client.post(url, _form(**(good | {"zahl-counted_on": "31.12.2099"})))
    assert refused.status_code == 422
    assert "Der Stand liegt in der Zukunft." in refused.content.decode()
    assert "8.901" in refused.content.decode()
    assert client.post(url, _form(**good)).status_code == 302
    assert Population.objects.get(counted_on=date(2024, 12, 31)).inhabitants == 8_901
    page = _page(client, "quarter_edit", quarter.key)
    assert "31.12.2024" in page
    assert "8.901" not in _text(page), "No figure of its own on this page, whatever the quarter's size."


def test_editing_a_quarter_somebody_else_changed_asks_again(client_of: ClientOf, admin: User) -> None:
    quarter, client = _quarter("Mülfort"), client_of(admin)
    url = reverse("socialspace:quarter_edit", args=[quarter.key])
    data = {
        "quartier-name": "Mülfort-Nord",
        "quartier-official_number": "3 04",
        "quartier-latitude": "51,1540",
        "quartier-longitude": "6,4671",
    }
    Quarter.objects.filter(pk=quarter.pk).update(version=2)
    refused = client.post(url, _form(version=1, **data))
    assert refused.status_code == 422
    assert "inzwischen jemand geändert" in refused.content.decode()
    assert "Mülfort-Nord" in refused.content.decode()
    assert client.post(url, _form(version=2, **data)).status_code == 302
    quarter.refresh_from_db()
    assert (quarter.name, quarter.latitude) == ("Mülfort-Nord", Decimal("51.1540"))


def test_two_quarters_never_have_one_name(admin: User) -> None:
    quarter = _quarter("Mülfort")
    with pytest.raises(ValidationError, match="gibt es schon"):
        actions.edit_quarter(
            quarter, by=admin, name="Rheydt", official_number="", latitude=Decimal(51), longitude=Decimal(6)
        )
