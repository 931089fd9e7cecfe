"""Weights and guide values: new from a day on, the old one stays readable, and never two on one day."""

from datetime import date

import pytest

from accounts.models import User
from caseload import actions
from caseload.models import Criterion, GuideValue, WeightRule
from tests.caseload.office import today
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def set_weight(by: User, points: int = 2_00, day: date | None = None, version: int | None = None) -> WeightRule:
    seen = actions.weights_version() if version is None else version
    return actions.set_weight(Criterion.CLEARING, points=points, valid_from=day or today(), by=by, version=seen)


def rows() -> list[tuple[int, date, date | None]]:
    found = WeightRule.objects.filter(criterion=Criterion.CLEARING).order_by("valid_from")
    return [(row.points, row.valid_from, row.valid_to) for row in found]


def test_the_value_before_ends_the_day_before(felten: User) -> None:
    with records("caseload.weight_set", by=felten):
        set_weight(felten, day=in_days(10))
    assert rows() == [(1_50, date(2020, 1, 1), in_days(9)), (2_00, in_days(10), None)]


def test_a_value_of_the_same_day_is_corrected(admin: User) -> None:
    set_weight(admin, points=2_00)
    set_weight(admin, points=1_80)
    assert [row[0] for row in rows()] == [1_50, 1_80]


def test_what_was_stays_as_it_was_computed(felten: User) -> None:
    with refused("frühestens ab heute"):
        set_weight(felten, day=in_days(-1))


def test_two_values_never_hold_on_one_day(felten: User) -> None:
    set_weight(felten, day=in_days(10))
    with refused("Ab einem späteren Tag ist für dieses Merkmal schon ein Wert eingetragen."):
        set_weight(felten, day=in_days(5))


@pytest.mark.parametrize("points", [-1, 10_01])
def test_a_weight_lies_between_none_and_ten_points(felten: User, points: int) -> None:
    with refused("Ein Gewicht liegt zwischen 0 und 10 Punkten."):
        set_weight(felten, points=points)


def test_whoever_saw_an_older_list_looks_again(felten: User, admin: User) -> None:
    seen = actions.weights_version()
    set_weight(admin)
    with refused("Inzwischen hat jemand einen Wert geändert"):
        set_weight(felten, version=seen)


@pytest.mark.parametrize("name", ["brandt", "orth", "lorenz", "dohmen"])
def test_others_read_only(name: str) -> None:
    with forbidden():
        set_weight(User.objects.get(username=name))
    with forbidden():
        actions.set_guide(
            points=30_00, valid_from=today(), by=User.objects.get(username=name), version=actions.guide_version()
        )


def test_the_guide_value_changes_the_same_way(felten: User) -> None:
    with records("caseload.guide_set", by=felten):
        actions.set_guide(points=30_00, valid_from=in_days(3), by=felten, version=actions.guide_version())
    assert list(GuideValue.objects.order_by("valid_from").values_list("points", "valid_to")) == [
        (28_00, in_days(2)),
        (30_00, None),
    ]
    with refused("Inzwischen hat jemand einen Wert geändert"):
        actions.set_guide(points=31_00, valid_from=in_days(4), by=felten, version=0)
    with refused("Ab einem späteren Tag ist schon ein Richtwert eingetragen."):
        actions.set_guide(points=31_00, valid_from=in_days(1), by=felten, version=actions.guide_version())
    with refused("Der Richtwert liegt zwischen 1 und 100 Punkten."):
        actions.set_guide(points=99, valid_from=in_days(9), by=felten, version=actions.guide_version())
