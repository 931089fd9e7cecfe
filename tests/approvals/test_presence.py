"""Who is in the room: they say it themselves, or the chair says it; whoever votes is there."""

import pytest

from accounts.models import User
from approvals import actions
from approvals.lifecycle import Vote
from approvals.models import CommissionMeeting, MeetingPresence
from tests.approvals.room_office import a_sitting
from tests.office import a_meeting
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _there(meeting: CommissionMeeting) -> set[str]:
    rows = MeetingPresence.objects.filter(meeting=meeting, left_at__isnull=True)
    return set(rows.values_list("user__username", flat=True))


def test_one_comes_goes_and_comes_back(brandt: User) -> None:
    meeting = a_meeting()
    with records("meeting.arrived", by=brandt):
        actions.arrive(meeting, by=brandt)
    actions.arrive(meeting, by=brandt)
    with records("meeting.left", by=brandt):
        actions.leave(meeting, by=brandt)
    assert _there(meeting) == set()
    actions.arrive(meeting, by=brandt)
    assert _there(meeting) == {"brandt"}
    assert MeetingPresence.objects.filter(user=brandt).count() == 2


def test_the_chair_notes_others_and_nobody_else_does(felten: User, brandt: User, aksoy: User) -> None:
    meeting = a_meeting()
    with forbidden():
        actions.arrive(meeting, by=brandt, user=aksoy)
    actions.arrive(meeting, by=felten, user=aksoy)
    with forbidden():
        actions.leave(meeting, by=brandt, user=aksoy)
    actions.leave(meeting, by=felten, user=aksoy)
    assert _there(meeting) == set()


def test_strangers_are_not_noted(felten: User, kemper: User, dohmen: User) -> None:
    meeting = a_meeting()
    for stranger in (kemper, dohmen):
        with forbidden():
            actions.arrive(meeting, by=stranger)
        with refused("Anwesend sind Kolleginnen und Kollegen des Teams aus ASD und WJH."):
            actions.arrive(meeting, by=felten, user=stranger)


def test_who_opens_or_votes_is_there_and_at_the_end_everybody_leaves(felten: User, orth: User) -> None:
    meeting, items = a_sitting(1)
    assert _there(meeting) == {"felten"}
    actions.give_voice(items[0], by=orth, vote=Vote.YES, reason="Ja.")
    assert _there(meeting) == {"felten", "orth"}
    following = a_meeting()
    actions.postpone(items[0], by=felten)
    actions.close_meeting(meeting, by=felten)
    assert (_there(meeting), _there(following)) == (set(), set())


def test_after_the_meeting_nobody_comes_or_goes(felten: User, brandt: User) -> None:
    meeting = a_meeting()
    actions.open_meeting(meeting, by=felten)
    actions.close_meeting(meeting, by=felten)
    with refused("Die Sitzung ist vorbei."):
        actions.arrive(meeting, by=brandt)
    with refused("Die Sitzung ist vorbei."):
        actions.leave(meeting, by=felten)


def test_without_its_entry_in_the_trail_nobody_is_noted(brandt: User) -> None:
    meeting = a_meeting()
    with undone_without_trail(brandt):
        actions.arrive(meeting, by=brandt)
