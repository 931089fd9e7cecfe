"""Whoever does what in whatever order: one lead a day, nobody twice, and rights follow the roles of today."""

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from accounts.models import User
from cases import actions, rules
from cases.models import Case, Handover, Responsibility
from tests.house.world import rolled_back
from tests.office import a_case_nobody_leads, colleague, in_days

pytestmark = pytest.mark.django_db

WORKERS = ("brandt", "aksoy", "vossen")
PEOPLE = st.sampled_from(WORKERS)
BY = st.sampled_from((*WORKERS, "felten", "kemper"))
DAYS = st.integers(-1, 9)
ROLES = st.sampled_from(("co", "deputy", "helper"))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), PEOPLE),
        st.tuples(st.just("assign"), BY, PEOPLE),
        st.tuples(st.just("join"), BY, PEOPLE, ROLES, DAYS, DAYS),
        st.tuples(st.just("leave"), BY, PEOPLE),
        st.tuples(st.just("acknowledge"), PEOPLE),
        st.tuples(st.just("days pass"), st.integers(1, 4)),
    ),
    max_size=12,
)


def take(case: Case, by: User) -> None:
    actions.take_responsibility(case, by=by)


def assign(case: Case, by: User, to: User) -> None:
    actions.assign_lead(case, to=to, by=by)


def join(case: Case, by: User, user: User, role: str, first: int, last: int) -> None:
    actions.join_case(case, user=user, by=by, role=role, valid_from=in_days(first), valid_to=in_days(last))


def leave(case: Case, by: User, user: User) -> None:
    actions.leave_case(case, user=user, by=by)


def acknowledge(case: Case, by: User) -> None:
    for handover in Handover.objects.filter(case=case):
        actions.acknowledge_handover(handover, by=by)


VERBS: dict[str, Callable[..., None]] = {
    "take": take,
    "assign": assign,
    "join": join,
    "leave": leave,
    "acknowledge": acknowledge,
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_any_order_there_is_one_lead_and_rights_follow_roles(db: None, steps: list[tuple[Any, ...]]) -> None:
    with rolled_back():
        case = a_case_nobody_leads()
        for verb, *words in steps:
            _take_step(case, verb, words)
            _demand_order(case)


def _take_step(case: Case, verb: str, words: list[Any]) -> None:
    if verb == "days pass":
        _let_pass(case, words[0])
        return
    people = [colleague(word) if word in (*WORKERS, "felten", "kemper") else word for word in words]
    try:
        with transaction.atomic():
            VERBS[verb](case, *people)
    except (ValidationError, PermissionDenied):
        return  # refused: what must hold is looked at either way


def _let_pass(case: Case, days: int) -> None:
    """Nothing but the calendar: every row lies so many days further back."""
    with transaction.atomic():
        for row in Responsibility.objects.filter(case=case).order_by("valid_from"):
            shifted = {name: getattr(row, name) for name in ("valid_from", "valid_to")}
            moved = {name: day and in_days((day - in_days(0)).days - days) for name, day in shifted.items()}
            Responsibility.objects.filter(pk=row.pk).update(**moved)


def _demand_order(case: Case) -> None:
    for ahead in range(10):
        day = in_days(ahead)
        rows = Responsibility.objects.filter(case=case, valid_from__lte=day).exclude(valid_to__lt=day)
        people = [row.user_id for row in rows]
        assert len(people) == len(set(people)), "somebody twice"
        assert [row.role for row in rows].count("lead") <= 1, "two leads"
    roles = dict(Responsibility.objects.active().filter(case=case).values_list("user__username", "role"))
    for name in (*WORKERS, "felten", "kemper"):
        role = roles.get(name)
        assert rules.may_work_on(colleague(name), case) == (role in {"lead", "co", "deputy"}), (name, role)
        assert rules.may_help(colleague(name), case) == (role is not None), (name, role)
    waiting = Handover.objects.waiting().filter(case=case)
    assert {row.taker_id for row in waiting} <= {pk for pk in [_lead(case)] if pk}


def _lead(case: Case) -> int | None:
    lead = rules.lead_of(case)
    return lead.pk if lead else None
