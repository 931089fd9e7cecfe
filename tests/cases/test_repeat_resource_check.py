"""Half a year later the check is held again: what it found is looked at anew, and what changed is told."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, FamilyResource, Reminder, ResourceCheck
from cases.rules import ChangeKind, compare
from socialspace.models import Need
from tests.cases.resource_office import (
    a_completed_check,
    a_repeated_check,
    carried,
    look_at_all,
    stage_of,
    with_circle,
)
from tests.office import a_case, a_case_in, a_resource, in_days, topic
from tests.trail import forbidden, records, refused

DAY = date(2026, 11, 20)
STATES = FamilyResource.State.values


def _resources(check: ResourceCheck) -> list[FamilyResource]:
    return list(check.resources.order_by("id"))


def _kinds(check: ResourceCheck) -> dict[str, ChangeKind]:
    assert check.follows is not None
    return {change.wording: change.kind for change in compare(_resources(check.follows), _resources(check))}


@pytest.mark.django_db
@pytest.mark.parametrize("stage", [Stage.CONSULTATION, Stage.COMMISSION, Stage.HELP])
def test_a_check_is_repeated_while_the_case_stays_at_its_step(brandt: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with records("resource_check.repeated", by=brandt):
        check = actions.repeat_resource_check(case, by=brandt, held_on=in_days(0))
    with_circle(check)
    look_at_all(check)
    with records("resource_check.completed", by=brandt):
        actions.complete_resource_check(check, by=brandt)
    assert stage_of(case) == stage


@pytest.mark.django_db
@pytest.mark.parametrize("stage", [Stage.INTAKE, Stage.RESOURCE_CHECK, Stage.CLOSED])
def test_elsewhere_there_is_nothing_to_repeat(brandt: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with refused("Das geht nur im Schritt"):
        actions.repeat_resource_check(case, by=brandt, held_on=in_days(0))


@pytest.mark.django_db
def test_a_second_repeat_waits_for_the_first(brandt: User) -> None:
    check = a_repeated_check()
    with refused("Für diesen Fall läuft schon ein Ressourcencheck."):
        actions.repeat_resource_check(check.case, by=brandt, held_on=in_days(0))


@pytest.mark.django_db
def test_what_was_found_is_carried_over_to_be_looked_at_again(brandt: User) -> None:
    check = a_repeated_check()
    assert check.follows is not None
    assert [(row.wording, row.state) for row in _resources(check)] == [
        (row.wording, row.state) for row in _resources(check.follows)
    ]
    assert all(row.is_open for row in _resources(check))
    assert set(_kinds(check).values()) == {ChangeKind.OPEN}


@pytest.mark.django_db
def test_it_is_not_completed_before_all_is_looked_at(brandt: User) -> None:
    check = with_circle(a_repeated_check())
    with refused("Aus dem letzten Ressourcencheck sind 2 Ressourcen noch zu prüfen."):
        actions.complete_resource_check(check, by=brandt)


@pytest.mark.django_db
def test_the_page_of_changes_tells_new_gone_changed_and_confirmed(brandt: User) -> None:
    before = a_completed_check()
    check = actions.repeat_resource_check(before.case, by=brandt, held_on=in_days(0))
    actions.set_resource_state(carried(check, "Die Großmutter holt ab"), by=brandt, state="used")
    actions.remove_resource(carried(check, "Frühbetreuung"), by=brandt)
    a_resource(check, wording="Der Sportverein")
    assert _kinds(check) == {
        "Die Großmutter holt ab": ChangeKind.CHANGED,
        "Der Sportverein": ChangeKind.NEW,
        "Frühbetreuung": ChangeKind.GONE,
    }


@pytest.mark.django_db
def test_what_is_still_missing_is_counted_once_in_its_life(brandt: User) -> None:
    check = with_circle(a_repeated_check())
    assert Need.objects.get().count == 1
    look_at_all(check)
    actions.complete_resource_check(check, by=brandt)
    assert Need.objects.get().count == 1


@pytest.mark.django_db
def test_what_was_found_and_is_missing_again_counts_anew(brandt: User) -> None:
    second = with_circle(a_repeated_check())
    look_at_all(second)
    actions.set_resource_state(carried(second, "Frühbetreuung"), by=brandt, state="used")
    actions.complete_resource_check(second, by=brandt)
    third = with_circle(actions.repeat_resource_check(second.case, by=brandt, held_on=in_days(0)))
    look_at_all(third)
    actions.set_resource_state(carried(third, "Frühbetreuung"), by=brandt, state="missing", topic=topic())
    actions.complete_resource_check(third, by=brandt)
    assert Need.objects.get().count == 2


@pytest.mark.django_db
def test_a_reminder_for_the_repeat_is_done_when_it_begins(brandt: User) -> None:
    check = a_completed_check(remind_on=in_days(180))
    waiting = Reminder.objects.select_related("owner").get(case=check.case)
    assert (waiting.due_on, waiting.owner, waiting.done_at) == (in_days(180), brandt, None)
    actions.repeat_resource_check(check.case, by=brandt, held_on=in_days(0))
    assert Reminder.objects.get(pk=waiting.pk).done_at is not None


@pytest.mark.django_db
def test_a_day_to_look_again_lies_ahead(brandt: User) -> None:
    check = with_circle(a_repeated_check())
    look_at_all(check)
    with refused("Der Tag ist schon vorbei."):
        actions.complete_resource_check(check, by=brandt, remind_on=in_days(-1))


@pytest.mark.django_db
def test_a_new_need_during_a_help_makes_an_open_repeat_the_check_of_the_new_round(brandt: User) -> None:
    case = a_case_in(Stage.HELP)
    repeat = actions.repeat_resource_check(case, by=brandt, held_on=in_days(0))
    check = actions.start_resource_check(case, by=brandt, held_on=in_days(0))
    assert (check.pk, check.is_repeat, stage_of(case)) == (repeat.pk, False, Stage.RESOURCE_CHECK)


@pytest.mark.django_db
def test_after_reopening_the_new_round_begins_with_what_was_known(brandt: User) -> None:
    case = a_completed_check().case
    actions.close_case(case, by=brandt, reason=Case.CloseReason.MOVED)
    actions.reopen_case(case, by=brandt)
    check = actions.start_resource_check(case, by=brandt, held_on=in_days(0))
    assert check.resources.filter(carried_from__isnull=False).count() == 2


@pytest.mark.django_db
def test_only_the_responsible_repeat_it(aksoy: User, demir: User, brandt: User) -> None:
    case = a_completed_check(a_case()).case
    for colleague in (aksoy, demir):
        with forbidden():
            actions.repeat_resource_check(case, by=colleague, held_on=in_days(0))


@st.composite
def two_checks(draw: st.DrawFn) -> tuple[list[FamilyResource], list[FamilyResource]]:
    """Any two checks: the newer one keeps some of the older, in any state, looked at or not, and adds its own."""
    old = [FamilyResource(pk=pk, wording=f"alt {pk}", state=draw(st.sampled_from(STATES))) for pk in range(1, 8)]
    old = old[: draw(st.integers(0, 7))]
    kept = draw(st.sets(st.sampled_from([row.pk for row in old]))) if old else set()
    sources = [*kept, *[None] * draw(st.integers(0, 4))]
    new = [
        FamilyResource(
            pk=100 + number,
            wording=f"neu {number}",
            carried_from_id=source,
            state=draw(st.sampled_from(STATES)),
            confirmed_on=DAY if source is None or draw(st.booleans()) else None,
        )
        for number, source in enumerate(draw(st.permutations(sources)))
    ]
    return old, new


def _named(rows: Iterable[FamilyResource | None]) -> list[int]:
    return sorted(row.pk for row in rows if row is not None)


@given(two_checks())
def test_every_resource_of_both_checks_stands_in_exactly_one_change(
    checks: tuple[list[FamilyResource], list[FamilyResource]],
) -> None:
    old, new = checks
    changes = compare(old, new)
    assert _named(change.old for change in changes) == _named(old)
    assert _named(change.new for change in changes) == _named(new)
    for change in changes:
        assert (change.old is None) == (change.kind == ChangeKind.NEW)
        assert (change.new is None) == (change.kind == ChangeKind.GONE)
