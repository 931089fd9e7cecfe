"""Builders for the way to the commission: an urgent way that waits, and one two people have opened."""

from typing import Any

from cases import actions
from cases.models import Case, UrgentBypass
from tests.office import a_case, colleague, in_days

REASON = "Milan kann ab Montag nicht mehr zu Hause schlafen."


def a_bypass(case: Case | None = None, **changes: Any) -> UrgentBypass:
    """Jana Brandt has begun it, Deniz Aksoy is asked."""
    words: dict[str, Any] = {"second": colleague("aksoy"), "reason": REASON, "catch_up_on": in_days(14)} | changes
    begun = actions.begin_bypass(case or a_case(), by=colleague("brandt"), **words)
    return fresh_bypass(begun)


def an_open_way(case: Case | None = None, **changes: Any) -> UrgentBypass:
    """Both have answered for it."""
    bypass = a_bypass(case, **changes)
    actions.confirm_bypass(bypass, by=bypass.second)
    return fresh_bypass(bypass)


def fresh_bypass(bypass: UrgentBypass) -> UrgentBypass:
    """It with where it stands in the database now."""
    return UrgentBypass.objects.for_page().get(pk=bypass.pk)
