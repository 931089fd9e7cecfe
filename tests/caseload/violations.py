"""Rows of the caseload that are right, and what makes their copy wrong; tried by `tests/house/test_constraints.py`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import models

from caseload.models import CaseloadSnapshot, GuideValue, WeightRule
from tests import office

LONG_AGO = {"valid_from": date(1990, 1, 1), "valid_to": date(1990, 1, 31)}
BACKWARDS = {"valid_from": date(1990, 1, 31), "valid_to": date(1990, 1, 1)}


def _weight() -> models.Model:
    return WeightRule.objects.latest("pk")


def _guide() -> models.Model:
    return GuideValue.objects.latest("pk")


def _month() -> models.Model:
    points = {"open_points": 0, "service_points": 1_00, "grey_points": 0, "danger_points": 0, "unled_points": 0}
    month, team = date(2019, 3, 1), office.team()
    return CaseloadSnapshot.objects.create(month=month, area=team, cases=1, people=3, posts=300, guide=28_00, **points)


CASELOAD: dict[str, tuple[Callable[[], models.Model], Callable[[], dict[str, Any]]]] = {
    "weight_criterion_known": (_weight, lambda: {"criterion": "mood"}),
    "weight_in_range": (_weight, lambda: {"points": -1, **LONG_AGO}),
    "weight_ends_after_it_begins": (_weight, lambda: BACKWARDS),
    "weight_no_overlap": (_weight, dict),
    "guide_in_range": (_guide, lambda: {"points": 0, **LONG_AGO}),
    "guide_ends_after_it_begins": (_guide, lambda: BACKWARDS),
    "guide_no_overlap": (_guide, dict),
    "caseload_once_per_month": (_month, dict),
    "caseload_month_is_its_first_day": (_month, lambda: {"month": date(2019, 3, 2)}),
    "caseload_unled_is_part_of_all": (_month, lambda: {"month": date(2019, 4, 1), "unled_points": 1_01}),
}
