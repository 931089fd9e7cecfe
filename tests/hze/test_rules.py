"""How a request speaks of a child without naming it."""

import pytest

from hze.rules import age_group


@pytest.mark.parametrize(
    ("ages", "group"),
    [
        (range(6), "unter 6 Jahren"),
        (range(6, 10), "6 bis 9 Jahre"),
        (range(10, 14), "10 bis 13 Jahre"),
        (range(14, 18), "14 bis 17 Jahre"),
        (range(18, 28), "ab 18 Jahren"),
        ([None], "Alter noch nicht bekannt"),
    ],
)
def test_an_age_leaves_the_office_as_a_group_only(ages: list[int | None], group: str) -> None:
    assert {age_group(age) for age in ages} == {group}
