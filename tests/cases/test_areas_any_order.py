"""Whatever is tried in whatever order: nobody alone leads a case into or out of danger, and no day moves a case."""

from typing import Any

import hypothesis.strategies as st
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from cases import actions, rules
from cases.lifecycle import Area
from cases.models import Case, Classification, Condition, Mandate
from srojugend.demo.moment import on
from tests.cases.goals_office import a_condition, a_condition_check, a_mandate
from tests.house.world import rolled_back
from tests.office import a_consulted_case, colleague, in_days

pytestmark = pytest.mark.django_db

PEOPLE = st.sampled_from(("brandt", "aksoy", "vossen", "felten", "neumann", "kemper", "demir"))
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("classify"), st.sampled_from(Area), st.none() | PEOPLE, st.sampled_from((None, -1, 0, 1, 28, 29))
        ),
        st.tuples(st.just("classify"), st.sampled_from(Area), st.just("aksoy"), st.just(7)),
        st.tuples(st.just("mandate")),
        st.tuples(st.just("condition")),
        st.tuples(st.just("check"), st.sampled_from(("fulfilled", "unfulfilled"))),
        st.tuples(st.just("lift")),
        st.tuples(st.just("days pass"), st.integers(1, 40)),
    ),
    max_size=14,
)


class Room:
    """One case on a day that moves on; everything begins two years ago, so that the calendar of the database agrees."""

    def __init__(self) -> None:
        self.case, self.day = a_consulted_case(), in_days(-700)

    def take(self, verb: str, words: list[Any]) -> None:
        """Try one thing; a refusal is an answer."""
        if verb == "days pass":
            before = self.area()
            self.day = self.day.fromordinal(self.day.toordinal() + words[0])
            with on(self.day):
                actions.tell_of_overdue(self.day)
            assert self.area() == before, "a day moved the case"
            return
        try:
            with on(self.day), transaction.atomic():
                getattr(self, verb)(*words)
        except (ValidationError, PermissionDenied):
            return

    def area(self) -> str:
        newest = rules.current_classification(self.case)
        return newest.area if newest else ""

    def classify(self, area: Area, second: str | None, days: int | None) -> None:
        words: dict[str, Any] = {"reasons": "Weil.", "next_review_on": None if days is None else in_days(days)}
        words |= {"second": colleague(second) if second else None, "conditions_note": "Geklärt."}
        actions.classify(self.case, by=colleague("brandt"), area=area, **words)

    def mandate(self) -> None:
        a_mandate(self.case)

    def condition(self) -> None:
        a_condition(self.case)

    def check(self, result: str) -> None:
        for condition in Condition.objects.open().filter(case=self.case):
            a_condition_check(condition, result=result)

    def lift(self) -> None:
        for condition in Condition.objects.open().filter(case=self.case):
            actions.lift_condition(condition, by=colleague("brandt"), reason="Vorbei.")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_any_order_danger_is_seen_by_two_and_grey_is_reviewed(db: None, steps: list[tuple[Any, ...]]) -> None:
    with rolled_back():
        room = Room()
        for verb, *words in steps:
            room.take(verb, words)
            _demand_order(room.case)


def _demand_order(case: Case) -> None:
    before = ""
    for row in Classification.objects.filter(case=case).order_by("id"):
        assert row.previous_area == before
        if Area.DANGER in (before, row.area):
            assert row.second is not None and row.second != row.recorded_by, "danger seen by one"  # noqa: PT018
            assert row.second.username in {"aksoy", "vossen", "felten", "neumann"}
        if row.area != Area.SERVICE:
            assert row.next_review_on is not None
            assert 0 < (row.next_review_on - row.decided_on).days <= 28
        before = row.area
    for condition in Condition.objects.filter(case=case).select_related("classification"):
        assert condition.classification.area == Area.DANGER
    for mandate in Mandate.objects.filter(case=case).select_related("classification"):
        assert mandate.classification.area in {Area.GREY, Area.DANGER}
