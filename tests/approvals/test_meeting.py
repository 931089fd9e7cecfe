"""The meeting of the commission: planned, opened (which freezes its Vorlagen), closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from approvals import actions
from approvals.lifecycle import MeetingState, SubmissionState, Vote
from approvals.models import CommissionMeeting, Voice
from cases import actions as cases
from cases.lifecycle import Area
from tests.approvals.room_office import a_sitting, read
from tests.office import a_draft, a_heard_submission, a_meeting, a_submitted, fresh, in_days, team
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("username", ["felten", "orth"])
def test_both_leads_plan_meetings(db: None, username: str) -> None:
    lead = User.objects.get(username=username)
    with records("meeting.planned", by=lead):
        meeting = actions.plan_meeting(by=lead, area=team(), held_at=timezone.now() + timedelta(days=1), room="2.14")
    assert meeting.state == MeetingState.PLANNED


def test_a_meeting_is_planned_ahead(felten: User) -> None:
    area = team()
    with refused("Der Termin liegt in der Vergangenheit."):
        actions.plan_meeting(by=felten, area=area, held_at=timezone.now() - timedelta(minutes=1), room="2.14")


def test_two_meetings_of_a_team_are_not_at_the_same_time(felten: User, orth: User) -> None:
    meeting = a_meeting()
    with refused("Zu dieser Zeit ist schon eine Sitzung geplant."):
        actions.plan_meeting(by=orth, area=meeting.area, held_at=meeting.held_at, room="Raum 3")


def test_nobody_else_plans_opens_or_closes(brandt: User, neumann: User, kemper: User, dohmen: User) -> None:
    meeting, area = a_meeting(), team()
    for colleague in (brandt, neumann, kemper, dohmen):
        with forbidden():
            actions.plan_meeting(by=colleague, area=area, held_at=timezone.now() + timedelta(days=1), room="2.14")
        with forbidden():
            actions.open_meeting(meeting, by=colleague)
        with forbidden():
            actions.close_meeting(meeting, by=colleague)


def test_opening_freezes_every_item_and_nothing_else(orth: User) -> None:
    meeting = a_meeting()
    items, draft = [a_submitted(meeting=meeting) for _ in range(2)], a_draft()
    with records("submission.frozen", "submission.frozen", "meeting.opened", by=orth):
        actions.open_meeting(meeting, by=orth)
    assert {fresh(item).state for item in items} == {SubmissionState.FROZEN}
    assert fresh(draft).state == SubmissionState.DRAFT


def test_a_frozen_vorlage_holds_everything_the_file_said(felten: User) -> None:
    submitted = a_submitted()
    assert submitted.meeting is not None
    actions.open_meeting(submitted.meeting, by=felten)
    content = fresh(submitted).content
    assert content is not None
    text = str(content)
    for said in (
        "Ich will, dass morgens jemand da ist.",
        "Milan kommt seit Wochen ohne Frühstück",
        "Die Großmutter holt ab",
        "Entlastung am Morgen ist nötig.",
        "Die Eltern wirken mit.",
        "Trägt morgens, nicht am Wochenende.",
        "Sozialpädagogische Familienhilfe",
        "Milan kommt satt und pünktlich zur Schule.",
        "§ 86 SGB VIII",
    ):
        assert said in text
    assert content["cost_cents"] == 26 * 6 * 70_00


def test_later_changes_of_the_file_do_not_reach_a_frozen_vorlage(brandt: User, aksoy: User, felten: User) -> None:
    submitted = a_submitted()
    assert submitted.meeting is not None
    actions.open_meeting(submitted.meeting, by=felten)
    frozen = fresh(submitted).content
    case = submitted.case
    cases.record_statement(
        case, by=brandt, person=case.child, kind="will", quote="Ich will doch nicht.", said_on=in_days(0)
    )
    cases.classify(case, by=brandt, area=Area.DANGER, reasons="Neue Lage.", next_review_on=in_days(1), second=aksoy)
    assert fresh(submitted).content == frozen
    assert "Ich will doch nicht." not in str(frozen)


def test_what_was_said_before_the_opening_is_in_it(brandt: User, felten: User) -> None:
    submitted = a_submitted()
    assert submitted.meeting is not None
    case = submitted.case
    cases.record_statement(
        case, by=brandt, person=case.child, kind="will", quote="Ich will zu Oma.", said_on=in_days(0)
    )
    actions.open_meeting(submitted.meeting, by=felten)
    assert "Ich will zu Oma." in str(fresh(submitted).content)


def test_a_meeting_is_opened_once(felten: User) -> None:
    meeting = a_meeting()
    actions.open_meeting(meeting, by=felten)
    with refused("Von „eröffnet“ führt kein Schritt zu „eröffnet“."):
        actions.open_meeting(meeting, by=felten)


def test_a_meeting_is_closed_when_every_item_is_decided(felten: User, orth: User) -> None:
    meeting = a_meeting()
    submitted = a_submitted(meeting=meeting)
    actions.open_meeting(meeting, by=felten)
    with refused("Noch 1 Vorlage(n) ohne Beschluss."):
        actions.close_meeting(meeting, by=felten)
    actions.decide(a_heard_submission(submission=submitted), by=orth, outcome="approved", text="Bewilligt.")
    with records("meeting.closed", by=felten):
        actions.close_meeting(meeting, by=felten)
    assert CommissionMeeting.objects.get(pk=meeting.pk).state == MeetingState.CLOSED


def test_a_meeting_that_was_never_opened_is_not_closed(felten: User) -> None:
    meeting = a_meeting()
    with refused("Von „geplant“ führt kein Schritt zu „geschlossen“."):
        actions.close_meeting(meeting, by=felten)


def test_a_closed_meeting_is_not_opened_again(felten: User) -> None:
    meeting = a_meeting()
    actions.open_meeting(meeting, by=felten)
    actions.close_meeting(meeting, by=felten)
    with refused("Von „geschlossen“ führt kein Schritt zu „eröffnet“."):
        actions.open_meeting(meeting, by=felten)


def test_without_its_entry_in_the_trail_no_meeting_is_opened_and_nothing_frozen(felten: User) -> None:
    submitted = a_submitted()
    assert submitted.meeting is not None
    with undone_without_trail(felten):
        actions.open_meeting(submitted.meeting, by=felten)


def test_meetings_are_seen_by_asd_and_wjh_of_the_team_only(db: None) -> None:
    a_meeting()
    seeing = {user.username for user in User.objects.all() if CommissionMeeting.objects.visible_to(user).exists()}
    assert seeing == {"brandt", "aksoy", "vossen", "felten", "neumann", "orth"}


def test_the_chair_goes_from_item_to_undecided_item_and_everybody_follows(felten: User, orth: User) -> None:
    meeting, (first, second, third) = a_sitting(3)
    assert meeting.current == first
    actions.decide(a_heard_submission(submission=second), by=orth, outcome="approved", text="Bewilligt.")
    with records("meeting.item_heard", by=felten):
        actions.hear_next(meeting, by=felten, position=1)
    assert read(meeting).current == third
    assert read(meeting).version > meeting.version
    with refused("Danach steht nichts Unbeschlossenes mehr auf der Tagesordnung."):
        actions.hear_next(meeting, by=felten, position=3)


def test_two_who_go_on_at_once_go_one_item_further(felten: User, orth: User) -> None:
    meeting, (_, second, _) = a_sitting(3)
    actions.hear_next(meeting, by=felten, position=1)
    with refused("Die Sitzung ist schon beim nächsten Punkt."):
        actions.hear_next(meeting, by=orth, position=1)
    assert read(meeting).current == second


def test_only_the_chair_and_the_minute_taker_call_an_item(felten: User, vossen: User, brandt: User) -> None:
    meeting, (_, second) = a_sitting(2)
    with forbidden():
        actions.hear(meeting, by=vossen, submission=second)
    actions.write_remarks(meeting, by=felten, remarks="", minute_taker=vossen)
    actions.hear(meeting, by=vossen, submission=second)
    assert read(meeting).current == second
    other = a_submitted()
    with refused("Dieser Punkt steht nicht auf der Tagesordnung."):
        actions.hear(meeting, by=felten, submission=other)


def test_an_undecided_item_moves_to_the_next_meeting_and_is_read_anew(felten: User, orth: User) -> None:
    meeting, (first, _) = a_sitting(2)
    actions.give_voice(first, by=orth, vote=Vote.YES, reason="Ja.")
    with refused("Es ist keine weitere Sitzung geplant."):
        actions.postpone(first, by=felten)
    following = a_meeting()
    with records("submission.postponed", by=felten):
        assert actions.postpone(first, by=felten) == following
    moved = fresh(first)
    assert (moved.state, moved.meeting, moved.version) == (SubmissionState.SUBMITTED, following, first.version + 1)
    assert read(meeting).current is None
    assert not Voice.objects.of(moved).exists()
    assert Voice.objects.filter(submission=first).count() == 1


def test_a_meeting_is_cancelled_with_a_reason_and_its_items_move(felten: User) -> None:
    meeting, following = a_meeting(), a_meeting()
    item = a_submitted(meeting=meeting)
    with refused("Nennen Sie den Grund der Absage."):
        actions.cancel_meeting(meeting, by=felten, reason="")
    with records("meeting.cancelled", by=felten):
        actions.cancel_meeting(meeting, by=felten, reason="Wasserschaden")
    assert fresh(item).meeting == following
    with refused("Von „abgesagt“ führt kein Schritt zu „eröffnet“."):
        actions.open_meeting(meeting, by=felten)


def test_remarks_are_written_until_the_meeting_is_closed(felten: User, brandt: User) -> None:
    meeting = a_meeting()
    with forbidden():
        actions.write_remarks(meeting, by=brandt, remarks="Hallo.", minute_taker=None)
    actions.write_remarks(meeting, by=felten, remarks="Nächste Woche in Raum 3.", minute_taker=brandt)
    actions.open_meeting(meeting, by=felten)
    actions.close_meeting(meeting, by=felten)
    with refused("Die Sitzung ist geschlossen; ihr Protokoll bleibt, wie es ist."):
        actions.write_remarks(meeting, by=brandt, remarks="Noch etwas.", minute_taker=brandt)
    assert read(meeting).remarks == "Nächste Woche in Raum 3."
