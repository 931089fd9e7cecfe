"""The agenda of a planned meeting: its order, its minutes, what is late."""

from datetime import timedelta

import pytest
from django.conf import settings

from accounts.models import User
from approvals import actions, rules
from approvals.models import CommissionMeeting, Submission
from tests.approvals.room_office import a_recusal, an_agenda, read
from tests.office import a_draft, a_meeting, a_submitted
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _order(meeting: CommissionMeeting) -> list[int]:
    return list(Submission.objects.filter(meeting=meeting).order_by("position").values_list("pk", flat=True))


def test_the_agenda_is_put_in_another_order_at_once(felten: User) -> None:
    meeting, items = an_agenda(3)
    wanted = [items[2], items[0], items[1]]
    with records("meeting.ordered", by=felten):
        actions.order_agenda(meeting, by=felten, order=[item.key for item in wanted], version=meeting.version)
    assert _order(meeting) == [item.pk for item in wanted]
    assert read(meeting).version > meeting.version


def test_an_order_of_an_agenda_that_changed_meanwhile_is_refused(felten: User, orth: User) -> None:
    meeting, items = an_agenda(2)
    order = [item.key for item in reversed(items)]
    with refused("Die Tagesordnung hat sich inzwischen geändert."):
        actions.order_agenda(meeting, by=felten, order=order, version=meeting.version - 1)
    for wrong in ([], order[:1], [*order, order[0]], [order[0], order[0]], [*order[:1], a_meeting().key]):
        with refused("Die Tagesordnung hat sich inzwischen geändert."):
            actions.order_agenda(meeting, by=felten, order=wrong, version=meeting.version)


def test_an_item_moves_up_and_down_and_stays_at_the_ends(felten: User) -> None:
    meeting, (first, second) = an_agenda(2)
    actions.move_item(second, by=felten, up=True)
    assert _order(meeting) == [second.pk, first.pk]
    actions.move_item(second, by=felten, up=True)
    assert _order(meeting) == [second.pk, first.pk]
    actions.move_item(second, by=felten, up=False)
    assert _order(meeting) == [first.pk, second.pk]


def test_the_agenda_stands_once_the_meeting_is_open(felten: User) -> None:
    meeting, (first, second) = an_agenda(2)
    actions.open_meeting(meeting, by=felten)
    version = read(meeting).version
    stands = "Die Tagesordnung steht fest, die Sitzung hat begonnen."
    with refused(stands):
        actions.move_item(second, by=felten, up=True)
    with refused(stands):
        actions.plan_minutes(second, by=felten, minutes=20)
    with refused(stands):
        actions.order_agenda(meeting, by=felten, order=[second.key, first.key], version=version)


def test_minutes_are_between_one_and_two_hours(felten: User) -> None:
    _, (item,) = an_agenda(1)
    with records("meeting.minutes_planned", by=felten):
        actions.plan_minutes(item, by=felten, minutes=25)
    assert Submission.objects.get(pk=item.pk).agenda_minutes == 25
    for minutes in (0, -1, 121, 10**9):
        with refused("Planen Sie zwischen 1 und 120 Minuten."):
            actions.plan_minutes(item, by=felten, minutes=minutes)


def test_only_who_may_chair_orders_and_plans(brandt: User, neumann: User, kemper: User) -> None:
    meeting, (first, second) = an_agenda(2)
    for colleague in (brandt, neumann, kemper):
        with forbidden():
            actions.order_agenda(meeting, by=colleague, order=[second.key, first.key], version=meeting.version)
        with forbidden():
            actions.move_item(second, by=colleague, up=True)
        with forbidden():
            actions.plan_minutes(second, by=colleague, minutes=5)


def test_a_draft_stands_on_no_agenda(felten: User) -> None:
    draft = a_draft()
    with refused("Die Vorlage steht auf keiner Tagesordnung."):
        actions.move_item(draft, by=felten, up=True)


def test_without_its_entry_in_the_trail_the_order_stays(felten: User) -> None:
    meeting, (first, second) = an_agenda(2)
    with undone_without_trail(felten):
        actions.order_agenda(meeting, by=felten, order=[second.key, first.key], version=meeting.version)


@pytest.mark.parametrize(("hours", "late"), [(1, False), (-1, True), (-23, True)])
def test_an_item_that_comes_shortly_before_the_meeting_is_late(hours: int, late: bool) -> None:
    item = a_submitted()
    assert item.meeting is not None
    item.submitted_at = item.meeting.held_at - timedelta(hours=settings.COMMISSION_DEADLINE_HOURS + hours)
    assert rules.is_late(item, item.meeting) == late


def test_who_must_not_know_an_item_orders_the_others_around_it(felten: User) -> None:
    meeting, (first, hidden, last) = an_agenda(3)
    a_recusal(hidden, "felten")
    meeting.refresh_from_db()
    actions.order_agenda(meeting, by=felten, order=[last.key, first.key], version=meeting.version)
    order = Submission.objects.filter(meeting=meeting).order_by("position").values_list("key", flat=True)
    assert list(order) == [last.key, hidden.key, first.key]
