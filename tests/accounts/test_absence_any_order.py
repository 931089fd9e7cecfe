"""In whatever order people record, answer, change and withdraw: one absence a day, only a yes lets somebody in."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Absence, User
from cases import actions as cases
from cases import rules
from cases.models import Case
from socialspace import actions
from tests.office import a_case, in_days

pytestmark = pytest.mark.django_db

PEOPLE = ("brandt", "aksoy", "vossen", "felten", "neumann", "kemper")
WORKERS = PEOPLE[:3]
DAYS = range(8)

people, days = st.sampled_from(PEOPLE), st.integers(0, 7)
which = st.integers(0, 3)
steps = st.one_of(
    st.tuples(st.just("record"), people, people, days, days, st.none() | people),
    st.tuples(st.just("change"), people, which, days, days, st.none() | people),
    st.tuples(st.just("accept"), people, which),
    st.tuples(st.just("decline"), people, which),
    st.tuples(st.just("withdraw"), people, which),
)


def _take(step: tuple[Any, ...], staff: dict[str, User]) -> None:
    verb, by, *rest = step
    if verb == "record":
        of, first, last, deputy = rest
        span: dict[str, Any] = {
            "begins_on": in_days(first),
            "ends_on": in_days(last),
            "deputy": staff.get(deputy or ""),
        }
        actions.record_absence(user=staff[of], by=staff[by], **span)
        return
    rows = list(Absence.objects.select_related("user", "deputy"))
    if not rows:
        return
    row = rows[rest[0] % len(rows)]
    words: dict[str, Any] = {"by": staff[by], "version": row.version}
    if verb == "change":
        words |= {"begins_on": in_days(rest[1]), "ends_on": in_days(rest[2]), "deputy": staff.get(rest[3] or "")}
    act: Any = getattr(actions, f"{verb}_absence")
    act(row, **words)


def _demand_promises(led: dict[str, Case], staff: dict[str, User]) -> None:
    rows = list(Absence.objects.select_related("user", "deputy"))
    for day in map(in_days, DAYS):
        away = [row for row in rows if row.begins_on <= day <= row.ends_on]
        assert len({row.user for row in away}) == len(away)
        covered = [row for row in away if row.answer == "accepted"]
        assert not {row.deputy for row in covered} & {row.user for row in away}
    today = {(str(row.user.username), str(row.deputy)) for row in rows if row.begins_on == in_days(0)}
    yes = {(name, deputy) for name, deputy in today if _said_yes(rows, name)}
    for lead, case in led.items():
        for name, person in staff.items():
            may = name == lead or (lead, str(person)) in yes
            assert rules.may_work_on(person, case) == may, (lead, name)


def _said_yes(rows: list[Absence], name: str) -> bool:
    return any(row.user.username == name and row.answer == "accepted" and row.begins_on == in_days(0) for row in rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.lists(steps, max_size=14))
def test_no_day_has_two_absences_and_only_a_yes_lets_somebody_work(db: None, sequence: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        staff = {user.username: user for user in User.objects.filter(username__in=PEOPLE)}
        led = {name: a_case(child_last_name=f"Kind {name}") for name in WORKERS}
        for name in ("aksoy", "vossen"):
            cases.assign_lead(led[name], to=staff[name], by=staff["felten"])
        for step in sequence:
            try:
                with transaction.atomic():
                    _take(step, staff)
            except (ValidationError, PermissionDenied):
                continue
        _demand_promises(led, staff)
        transaction.set_rollback(True)
