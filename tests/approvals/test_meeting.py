"""The meeting of the commission: planned, opened (which freezes its Vorlagen), closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from approvals import actions
from approvals.lifecycle import MeetingState, SubmissionState
from approvals.models import CommissionMeeting
from cases import actions as cases
from cases.lifecycle import Area
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
