"""The Vorlage: drafted, proposed by the worker, priced by WJH, put on an agenda."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from approvals import actions
from approvals.actions import StaleError
from approvals.lifecycle import MeetingState, Seat, SubmissionState, Vote
from approvals.models import CommissionMeeting, Submission
from cases import actions as cases
from cases.lifecycle import Stage
from cases.models import Case, Responsibility
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from socialspace.models import SocialArea
from tests.approvals.ways_office import a_circulating
from tests.hze.helps_office import a_help
from tests.office import (
    ALL_YES,
    a_case_in,
    a_classified_case,
    a_complete_draft,
    a_draft,
    a_frozen_submission,
    a_heard_submission,
    a_meeting,
    a_proposal,
    a_submitted,
    fresh,
    in_days,
)
from tests.trail import everything_stored, forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _propose(submission: Submission, by: User, version: int | None = None, **changes: Any) -> Submission:
    at = submission.version if version is None else version
    return actions.propose(submission, by=by, version=at, **a_proposal(**changes))


def _price(submission: Submission, by: User, version: int | None = None, cents: int = 70_00) -> Submission:
    at = submission.cost_version if version is None else version
    return actions.price(submission, by=by, version=at, rate_cents=cents, cost_note="")


# Entwurf


def test_a_vorlage_is_drafted_after_the_consultation(brandt: User) -> None:
    case = a_classified_case()
    with records("submission.drafted", by=brandt):
        draft = actions.draft_submission(case, by=brandt)
    assert (draft.number, draft.state) == (1, SubmissionState.DRAFT)


@pytest.mark.parametrize("stage", [Stage.INTAKE, Stage.RESOURCE_CHECK, Stage.HELP, Stage.CLOSED])
def test_there_is_no_vorlage_before_the_consultation(brandt: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with refused("Eine Vorlage entsteht nach der Kollegialen Beratung."):
        actions.draft_submission(case, by=brandt)


def test_one_vorlage_runs_at_a_time(brandt: User) -> None:
    draft = a_draft()
    with refused("Für diesen Fall läuft schon eine Vorlage."):
        actions.draft_submission(draft.case, by=brandt)


def test_a_reworked_vorlage_starts_from_the_one_before(brandt: User, felten: User) -> None:
    first = a_heard_submission(votes=ALL_YES | {Seat.ASD_LEAD: Vote.POSTPONE})
    actions.decide(
        first, by=felten, outcome="returned", text="Nacharbeit.", return_reason="goals", rework_until=in_days(7)
    )
    second = actions.draft_submission(first.case, by=brandt)
    assert (second.number, second.version, second.state) == (2, 1, SubmissionState.DRAFT)
    assert (second.goal, second.rate_cents, second.help_kind_id) == (first.goal, first.rate_cents, first.help_kind_id)
    assert second.meeting_id is None
    assert second.content is None


# Vorschlag und Kosten


def test_the_worker_proposes_and_wjh_prices(brandt: User, neumann: User) -> None:
    draft = a_draft()
    with records("submission.proposed", by=brandt):
        proposed = _propose(draft, brandt)
    assert proposed.version == draft.version + 1
    with records("submission.priced", by=neumann):
        priced = _price(proposed, neumann)
    assert priced.cost_version == draft.cost_version + 1


def test_a_stale_proposal_is_not_saved_and_is_told_what_stands_there_now(brandt: User) -> None:
    draft = a_draft()
    _propose(draft, brandt, goal="Das zuerst gespeicherte Ziel.")
    before = everything_stored()
    with pytest.raises(StaleError) as stale:
        _propose(draft, brandt, version=draft.version, goal="Das später gespeicherte Ziel.")
    assert stale.value.now.goal == "Das zuerst gespeicherte Ziel."
    assert stale.value.now.version == draft.version + 1
    assert everything_stored() == before


def test_a_stale_price_is_not_saved_and_is_told_what_stands_there_now(neumann: User, orth: User) -> None:
    draft = a_draft()
    _price(draft, neumann, cents=70_00)
    before = everything_stored()
    with pytest.raises(StaleError) as stale:
        _price(draft, orth, version=draft.cost_version, cents=90_00)
    assert stale.value.now.rate_cents == 70_00
    assert everything_stored() == before


def test_both_parts_saved_from_the_same_page_survive(brandt: User, neumann: User) -> None:
    seen_by_both = a_draft()
    _price(seen_by_both, neumann)
    _propose(seen_by_both, brandt)
    stored = fresh(seen_by_both)
    assert stored.rate_cents == 70_00
    assert stored.goal == a_proposal()["goal"]


def test_a_help_does_not_begin_in_the_past(brandt: User) -> None:
    draft = a_draft()
    with refused("Der Beginn liegt in der Vergangenheit."):
        _propose(draft, brandt, begins_on=in_days(-1))


def test_a_begin_that_has_passed_since_may_stay(brandt: User) -> None:
    draft = a_draft()
    Submission.objects.filter(pk=draft.pk).update(begins_on=in_days(-3))
    assert _propose(draft, brandt, begins_on=in_days(-3)).begins_on == in_days(-3)


@pytest.mark.parametrize("days", [13, 14])
def test_a_help_ends_after_it_begins(brandt: User, days: int) -> None:
    draft = a_draft()
    with refused("Das Ende der Hilfe liegt nicht nach ihrem Beginn."):
        _propose(draft, brandt, begins_on=in_days(14), ends_on=in_days(days))


def test_a_rate_is_not_negative(neumann: User) -> None:
    draft = a_draft()
    with refused("größer oder gleich 0"):
        _price(draft, neumann, cents=-1)


def test_only_the_responsible_propose(aksoy: User, felten: User, neumann: User, orth: User, kemper: User) -> None:
    draft = a_draft()
    for colleague in (aksoy, felten, neumann, orth, kemper):
        with forbidden():
            _propose(draft, colleague)


def test_only_wjh_of_the_team_prices(brandt: User, felten: User, kemper: User) -> None:
    draft = a_draft()
    for colleague in (brandt, felten, kemper):
        with forbidden():
            _price(draft, colleague)


def test_only_the_responsible_draft(aksoy: User, felten: User, neumann: User) -> None:
    case = a_classified_case()
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.draft_submission(case, by=colleague)


# Anmeldung


def test_a_complete_vorlage_goes_on_the_agenda_and_its_case_to_the_commission(brandt: User) -> None:
    draft, meeting = a_complete_draft(), a_meeting()
    with records("case.moved", "submission.submitted", by=brandt):
        actions.submit(draft, by=brandt, meeting=meeting)
    stored = fresh(draft)
    assert (stored.state, stored.meeting, stored.position) == (SubmissionState.SUBMITTED, meeting, 1)
    assert stored.submitted_by == brandt
    assert stored.case.stage == Stage.COMMISSION


def test_items_stand_on_the_agenda_in_the_order_they_came(brandt: User) -> None:
    meeting = a_meeting()
    positions = [a_submitted(meeting=meeting).position for _ in range(3)]
    assert positions == [1, 2, 3]


def test_a_vorlage_with_gaps_says_all_of_them(brandt: User) -> None:
    draft, meeting = a_draft(), a_meeting()
    with refused("Die Hilfeart ist nicht vorgeschlagen. Beginn und Ende der Hilfe fehlen."):
        actions.submit(draft, by=brandt, meeting=meeting)


def test_a_second_help_of_one_kind_in_the_same_time_is_refused_before_the_commission_sits_over_it(
    brandt: User,
) -> None:
    draft, meeting = a_complete_draft(), a_meeting()
    found = Submission.objects.for_page().get(pk=draft.pk)
    a_help(case=found.case, begins_on=in_days(0), ends_on=in_days(14))
    with refused("Diese Hilfe läuft in dieser Zeit schon."):
        actions.submit(draft, by=brandt, meeting=meeting)
    HelpEpisode.objects.update(ends_on=in_days(13))
    actions.submit(draft, by=brandt, meeting=meeting)


def test_a_vorlage_is_submitted_once(brandt: User) -> None:
    meeting = a_meeting()
    submission = a_submitted(meeting=meeting)
    with refused("Von „angemeldet“ führt kein Schritt zu „angemeldet“."):
        actions.submit(submission, by=brandt, meeting=meeting)


def test_what_is_heard_or_goes_round_is_submitted_to_no_other_meeting(brandt: User) -> None:
    frozen, circulating, meeting = a_frozen_submission(), a_circulating(), a_meeting()
    for submission in (frozen, circulating):
        with refused("Die Vorlage ist festgeschrieben, über sie wird schon beraten."):
            actions.submit(submission, by=brandt, meeting=meeting)


@pytest.mark.parametrize("state", [MeetingState.OPEN, MeetingState.CLOSED])
def test_only_a_planned_meeting_takes_a_vorlage(brandt: User, felten: User, state: MeetingState) -> None:
    draft, meeting = a_complete_draft(), a_meeting()
    actions.open_meeting(meeting, by=felten)
    if state == MeetingState.CLOSED:
        actions.close_meeting(meeting, by=felten)
    with refused("Wählen Sie eine geplante Sitzung Ihres Teams."):
        actions.submit(draft, by=brandt, meeting=meeting)


def test_the_meeting_of_another_team_takes_no_vorlage(brandt: User) -> None:
    draft = a_complete_draft()
    other = CommissionMeeting.objects.create(
        area=SocialArea.objects.get(number=3), held_at=timezone.now() + timedelta(days=3), room="Raum 1"
    )
    with refused("Wählen Sie eine geplante Sitzung Ihres Teams."):
        actions.submit(draft, by=brandt, meeting=other)


def test_a_vorlage_of_a_closed_case_is_not_submitted(brandt: User) -> None:
    draft, meeting = a_complete_draft(), a_meeting()
    cases.close_case(draft.case, by=brandt, reason=Case.CloseReason.MOVED)
    with refused("Von „Abgeschlossen“ führt kein Schritt zu „Genehmigungskommission“."):
        actions.submit(draft, by=brandt, meeting=meeting)


def test_a_submitted_vorlage_may_still_be_improved(brandt: User, neumann: User) -> None:
    submitted = a_submitted()
    assert _propose(submitted, brandt, goal="Ein besseres Ziel.").goal == "Ein besseres Ziel."
    assert _price(submitted, neumann, cents=80_00).rate_cents == 80_00


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"help_kind": None}, "Die Hilfeart ist nicht vorgeschlagen."),
        ({"ends_on": None}, "Beginn und Ende der Hilfe fehlen."),
        ({"minutes_per_week": None}, "Der Umfang je Woche fehlt."),
        ({"goal": ""}, "Das Ziel der Hilfe fehlt."),
    ],
)
def test_a_submitted_vorlage_stays_complete(brandt: User, change: dict[str, Any], sentence: str) -> None:
    submitted = a_submitted()
    with refused(sentence):
        _propose(submitted, brandt, **change)


def test_a_submitted_vorlage_stays_priced(neumann: User) -> None:
    submitted = a_submitted()
    with refused("Die Kostenschätzung fehlt."):
        _price(submitted, neumann, cents=0)


def test_a_frozen_vorlage_is_not_changed(brandt: User, neumann: User) -> None:
    frozen = a_frozen_submission()
    with refused("Die Vorlage ist festgeschrieben und wird nicht mehr geändert."):
        _propose(frozen, brandt)
    with refused("Die Vorlage ist festgeschrieben und wird nicht mehr geändert."):
        _price(frozen, neumann)


def test_only_the_responsible_submit(aksoy: User, felten: User, neumann: User) -> None:
    draft, meeting = a_complete_draft(), a_meeting()
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.submit(draft, by=colleague, meeting=meeting)


def test_who_shares_the_responsibility_may_submit(aksoy: User) -> None:
    draft, meeting = a_complete_draft(HelpForm.RESIDENTIAL), a_meeting()
    Responsibility.objects.create(case=draft.case, user=aksoy, role="co", valid_from=in_days(0))
    actions.submit(draft, by=aksoy, meeting=meeting)
    assert fresh(draft).submitted_by == aksoy


def test_without_its_entry_in_the_trail_nothing_is_saved(brandt: User, neumann: User) -> None:
    case, draft, meeting = a_classified_case(), a_complete_draft(), a_meeting()
    with undone_without_trail(brandt):
        actions.draft_submission(case, by=brandt)
    with undone_without_trail(brandt):
        _propose(draft, brandt)
    with undone_without_trail(brandt):
        actions.submit(draft, by=brandt, meeting=meeting)
    with undone_without_trail(neumann):
        _price(draft, neumann)
