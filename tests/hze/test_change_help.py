"""A help changes inside its frame by the worker, outside by a decision; never outside its time."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import User
from hze import actions
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from hze.rules import is_inside_frame
from tests.hze.helps_office import a_help, changed
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db
OUTSIDE = "Diese Änderung liegt außerhalb des Rahmens. Legen Sie sie der Kommission vor."


def test_inside_its_frame_a_help_changes_from_a_day_on(brandt: User) -> None:
    help_ = a_help()
    with records("help.changed", by=brandt):
        changed(help_)
    assert [help_.scope_on(in_days(day)) for day in (0, 6, 7, 181)] == [360, 360, 420, 420]


def test_what_is_limited_in_time_falls_back_to_what_was_before(brandt: User) -> None:
    help_ = a_help()
    changed(help_, ends_on=in_days(20), minutes_per_week=480)
    assert [help_.scope_on(in_days(day)) for day in (7, 20, 21)] == [480, 480, 360]


def test_more_than_the_frame_or_longer_than_granted_is_for_the_commission(brandt: User) -> None:
    help_ = a_help()
    for changes in ({"minutes_per_week": 481}, {"ends_on": in_days(182)}):
        with refused(OUTSIDE):
            changed(help_, **changes)


def test_where_neither_frame_nor_scope_was_approved_no_hours_are_inside(brandt: User) -> None:
    help_ = a_help(HelpForm.RESIDENTIAL)
    with refused(OUTSIDE):
        changed(help_, minutes_per_week=60)
    changed(help_, minutes_per_week=None)


def test_a_change_begins_in_the_time_of_the_help(brandt: User) -> None:
    help_ = a_help()
    for day in (in_days(-1), in_days(183)):
        with refused("Die Änderung beginnt nicht in der Zeit der Hilfe."):
            changed(help_, begins_on=day, ends_on=day, decision_key=uuid4())


def test_a_decision_lengthens_a_help_and_widens_its_frame(felten: User) -> None:
    help_ = a_help()
    changed(
        help_,
        by="felten",
        begins_on=in_days(182),
        ends_on=in_days(300),
        minutes_per_week=600,
        frame_minutes_per_week=660,
        decision_key=uuid4(),
    )
    help_.refresh_from_db()
    assert (help_.ends_on, help_.frame_minutes_per_week) == (in_days(300), 660)
    assert [help_.scope_on(in_days(day)) for day in (181, 182)] == [360, 600]


def test_a_decision_takes_back_an_end_that_has_not_come(felten: User) -> None:
    help_ = a_help()
    actions.end_help(help_, by=felten, ended_on=in_days(20), reason="Die Ziele sind erreicht.")
    changed(help_, by="felten", ends_on=in_days(300), decision_key=uuid4())
    help_.refresh_from_db()
    assert (help_.ended_on, help_.end_reason, help_.last_day) == (None, "", in_days(300))


def test_inside_its_frame_nothing_reaches_beyond_a_decided_end(brandt: User, felten: User) -> None:
    help_ = a_help()
    actions.end_help(help_, by=felten, ended_on=in_days(20), reason="Die Ziele sind erreicht.")
    help_.refresh_from_db()
    with refused(OUTSIDE):
        changed(help_, ends_on=in_days(21))
    changed(help_, ends_on=in_days(20))


def test_a_help_that_is_over_no_longer_changes(felten: User) -> None:
    help_ = a_help(begins_on=in_days(-30))
    actions.end_help(help_, by=felten, ended_on=in_days(-1), reason="Die Ziele sind erreicht.")
    with refused("Diese Hilfe ist schon beendet."):
        changed(help_, by="felten", decision_key=uuid4())


def test_only_who_works_on_the_case_changes_its_help(felten: User, neumann: User) -> None:
    help_ = a_help()
    for name in ("felten", "aksoy", "neumann", "kemper"):
        with forbidden():
            changed(help_, by=name)


@settings(max_examples=60)
@given(
    minutes=st.none() | st.integers(0, 3_000),
    frame=st.none() | st.integers(1, 3_000),
    wanted=st.none() | st.integers(0, 3_000),
    longer=st.integers(-100, 100),
)
def test_nothing_beyond_what_was_approved_is_ever_inside(
    minutes: int | None, frame: int | None, wanted: int | None, longer: int
) -> None:
    help_ = HelpEpisode(ends_on=in_days(100), minutes_per_week=minutes, frame_minutes_per_week=frame)
    inside = is_inside_frame(help_, minutes_per_week=wanted, ends_on=in_days(100 + longer))
    assert inside == (longer <= 0 and (wanted or 0) <= (frame or minutes or 0))
