"""The tables of meeting and Vorlage, read aloud; whatever they do not say is refused in German."""

import itertools

import pytest
from django.core.exceptions import ValidationError

from approvals.lifecycle import (
    NEXT_MEETING,
    NEXT_SUBMISSION,
    MeetingState,
    SubmissionState,
    step_meeting,
    step_submission,
)

MEETINGS = list(itertools.product(MeetingState, MeetingState))
SUBMISSIONS = list(itertools.product(SubmissionState, SubmissionState))


def test_a_meeting_is_planned_then_opened_then_closed_or_cancelled_before() -> None:
    assert {old.label: {new.label for new in following} for old, following in NEXT_MEETING.items()} == {
        "geplant": {"eröffnet", "abgesagt"},
        "eröffnet": {"geschlossen"},
        "geschlossen": set(),
        "abgesagt": set(),
    }


def test_a_submission_is_drafted_submitted_frozen_and_decided_or_passed_on_first() -> None:
    assert {old.label: {new.label for new in following} for old, following in NEXT_SUBMISSION.items()} == {
        "Entwurf": {"angemeldet", "festgeschrieben"},
        "angemeldet": {"Entwurf", "festgeschrieben"},
        "festgeschrieben": {"angemeldet", "bei der Abteilungsleitung", "beschlossen"},
        "bei der Abteilungsleitung": {"beschlossen"},
        "beschlossen": set(),
    }


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, new in MEETINGS if new in NEXT_MEETING[old]])
def test_a_meeting_takes_its_steps(old: MeetingState, new: MeetingState) -> None:
    assert step_meeting(old, new) == new


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, new in MEETINGS if new not in NEXT_MEETING[old]])
def test_a_meeting_takes_no_other_step(old: MeetingState, new: MeetingState) -> None:
    with pytest.raises(ValidationError) as refusal:
        step_meeting(old, new)
    assert refusal.value.messages[0].startswith(f"Von „{old.label}“ führt kein Schritt zu „{new.label}“.")


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, new in SUBMISSIONS if new in NEXT_SUBMISSION[old]])
def test_a_submission_takes_its_steps(old: SubmissionState, new: SubmissionState) -> None:
    assert step_submission(old, new) == new


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, new in SUBMISSIONS if new not in NEXT_SUBMISSION[old]])
def test_a_submission_takes_no_other_step(old: SubmissionState, new: SubmissionState) -> None:
    with pytest.raises(ValidationError) as refusal:
        step_submission(old, new)
    assert refusal.value.messages[0].startswith(f"Von „{old.label}“ führt kein Schritt zu „{new.label}“.")
