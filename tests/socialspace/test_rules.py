"""Small figures: nothing under five, no quarter under fifty inhabitants alone, no sums of different years."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import Department, User
from socialspace import rules
from socialspace.models import Quarter

DAY, LATER = date(2013, 3, 31), date(2020, 12, 31)


def _quarter(pk: int, latitude: str, longitude: str) -> Quarter:
    return Quarter(pk=pk, name=str(pk), latitude=Decimal(latitude), longitude=Decimal(longitude))


CASTLE, NEAR, FAR = _quarter(1, "51.1810", "6.4790"), _quarter(2, "51.1764", "6.4647"), _quarter(3, "51.1530", "6.4670")


def test_a_quarter_with_eighteen_inhabitants_is_counted_with_its_neighbour() -> None:
    populations = {1: {DAY: 18}, 2: {DAY: 6_575}, 3: {DAY: 8_852}}
    assert rules.counted_together([CASTLE, NEAR, FAR], populations) == [[NEAR, CASTLE], [FAR]]


def test_fifty_inhabitants_stand_alone_forty_nine_do_not() -> None:
    large, small = {1: {DAY: 50}, 2: {DAY: 6_575}}, {1: {DAY: 49}, 2: {DAY: 6_575}}
    assert rules.counted_together([CASTLE, NEAR], large) == [[CASTLE], [NEAR]]
    assert rules.counted_together([CASTLE, NEAR], small) == [[NEAR, CASTLE]]


def test_the_newest_count_decides() -> None:
    populations = {1: {DAY: 18, LATER: 400}, 2: {DAY: 6_575}}
    assert rules.counted_together([CASTLE, NEAR], populations) == [[CASTLE], [NEAR]]


def test_a_quarter_nobody_counted_is_treated_as_small() -> None:
    assert rules.counted_together([CASTLE, NEAR], {2: {DAY: 6_575}}) == [[NEAR, CASTLE]]


def test_where_every_quarter_is_small_all_are_one() -> None:
    assert rules.counted_together([CASTLE, NEAR], {1: {DAY: 18}}) == [[CASTLE, NEAR]]


@pytest.mark.parametrize("department", Department)
def test_all_but_data_protection_see_the_social_space(department: Department) -> None:
    user = User(department=department)
    assert rules.may_see_social_space(user) is (department != Department.PRIVACY)


def test_a_former_colleague_sees_nothing() -> None:
    assert not rules.may_see_social_space(User(department=Department.ASD, is_active=False))
