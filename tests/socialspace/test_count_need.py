"""Counting what is missing: in its month, never into figures that are already published."""

from datetime import date

import pytest

from socialspace import actions
from socialspace.models import Need, Quarter, Topic

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 28)


def _count(day: date, origin: Need.Origin = Need.Origin.RESOURCE_CHECK) -> None:
    topic, quarter = Topic.objects.all()[0], Quarter.objects.all()[2]
    actions.count_need(topic=topic, quarter=quarter, day=day, origin=origin, today=TODAY)


def test_needs_of_one_month_are_counted_together() -> None:
    _count(date(2026, 11, 3))
    _count(date(2026, 11, 28))
    need = Need.objects.get()
    assert (need.month, need.count) == (date(2026, 11, 1), 2)


def test_each_origin_is_counted_for_itself() -> None:
    _count(date(2026, 11, 3))
    _count(date(2026, 11, 3), Need.Origin.CONFERENCE)
    assert sorted(Need.objects.values_list("origin", "count")) == [("conference", 1), ("resource_check", 1)]


def test_the_running_quarter_of_the_year_is_open() -> None:
    _count(date(2026, 10, 1))
    assert Need.objects.get().month == date(2026, 10, 1)


def test_what_becomes_known_late_counts_now_and_leaves_closed_figures_alone() -> None:
    _count(date(2026, 9, 30))
    assert Need.objects.get().month == date(2026, 11, 1)
