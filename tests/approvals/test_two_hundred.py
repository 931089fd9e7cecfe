"""Many press in the same moment: one decision for each Vorlage, an unbroken chain, a clear sentence for the others."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from approvals import actions
from approvals.lifecycle import MeetingState, Seat, SubmissionState, Vote, Way
from approvals.models import Decision, DecisionNumber, Ruling, Seal, Submission, UrgentAnswer, Voice
from audit.models import Entry
from hze.models import HelpEpisode
from tests.approvals.chain_office import an_escalated_decision, an_urgent_decision
from tests.approvals.ways_office import a_circulating
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import (
    a_complete_draft,
    a_frozen_submission,
    a_heard_submission,
    a_meeting,
    a_submitted,
    colleague,
    fresh,
    in_days,
)

pytestmark = pytest.mark.django_db

VORLAGEN = 20
PRESSES = 10
DECIDED = "Über diese Vorlage ist schon beschlossen."


def _sentences(results: list[Any]) -> list[str]:
    """What those were told who came too late; anything but a refusal fails the test."""
    refusals = [result for result in results if isinstance(result, ValidationError)]
    assert refusals == [result for result in results if isinstance(result, Exception)]
    return [sentence for refusal in refusals for sentence in refusal.messages]


def _heard(count: int) -> list[Submission]:
    """So many Vorlagen of one open meeting on which all three have agreed."""
    meeting, drafts = a_meeting(), [a_complete_draft() for _ in range(count)]
    for draft in drafts:
        actions.submit(draft, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=colleague("felten"))
    return [a_heard_submission(submission=fresh(draft)) for draft in drafts]


def _decide(submission: Submission, by: User, outcome: str = "approved", text: str = "Bewilligt.") -> Callable[[], Any]:
    return partial(actions.decide, submission, by=by, outcome=outcome, text=text)


def test_two_hundred_decisions_on_twenty_vorlagen_are_twenty_decisions_and_an_unbroken_chain() -> None:
    leads, submissions = (colleague("felten"), colleague("orth")), _heard(VORLAGEN)
    presses = [_decide(row, leads[press % 2]) for press in range(PRESSES) for row in submissions]
    results = at_once(*presses)

    assert len(results) == VORLAGEN * PRESSES
    assert _sentences(results) == [DECIDED] * (VORLAGEN * PRESSES - VORLAGEN)
    year = in_days(0).year
    numbers = sorted(Decision.objects.values_list("number", flat=True))
    assert numbers == [f"GK-{year}-{number:04d}" for number in range(1, VORLAGEN + 1)]
    assert DecisionNumber.objects.get(year=year).last == VORLAGEN
    assert set(Decision.objects.values_list("submission", flat=True)) == {row.pk for row in submissions}
    assert HelpEpisode.objects.count() == VORLAGEN
    assert Counter(Entry.objects.values_list("verb", flat=True))["commission.decided"] == VORLAGEN
    _demand_chain(VORLAGEN)


def test_two_corrections_of_one_voice_in_the_same_moment_follow_each_other() -> None:
    orth, submission = colleague("orth"), a_frozen_submission()
    first = actions.give_voice(submission, by=orth, vote=Vote.NO, reason="Nein.")
    correct = partial(actions.give_voice, submission, by=orth, vote=Vote.YES)
    assert _sentences(at_once(*(partial(correct, reason=f"Grund {number}.") for number in range(6)))) == []
    assert Voice.objects.of(submission).count() == 1
    assert Voice.objects.filter(submission=submission, seat=Seat.WJH_LEAD).count() == 7
    assert Voice.objects.filter(supersedes=first).count() == 1


def test_one_second_name_starts_an_urgent_help_once() -> None:
    felten, orth = colleague("felten"), colleague("orth")
    for _ in range(3):
        urgent = an_urgent_decision()
        answer = partial(actions.answer_urgent, urgent, agrees=True)
        results = at_once(*(partial(answer, by=lead) for lead in (felten, orth) for _ in range(2)))
        assert len(_sentences(results)) == 3
        assert UrgentAnswer.objects.filter(urgent=urgent).count() == 1
        assert HelpEpisode.objects.filter(decision_key=urgent.key).count() == 1
        assert Submission.objects.get(pk=urgent.submission_id).way == Way.URGENT
    _demand_chain(3)


def test_confirming_and_refusing_one_ruling_in_the_same_moment_is_one_answer() -> None:
    felten, orth = colleague("felten"), colleague("orth")
    words = {"ruled_by": "Abteilungsleitung", "ruled_on": in_days(0), "outcome": "approved", "text": "Bewilligt."}
    for _ in range(3):
        passed_on = an_escalated_decision().submission
        enter = partial(actions.enter_ruling, passed_on, **words)  # type: ignore[arg-type]
        entered = at_once(partial(enter, by=felten), partial(enter, by=orth))
        assert _sentences(entered) == ["Ein Entscheid ist schon eingetragen und wartet auf die Bestätigung."]
        ruling = Ruling.objects.get(decision__submission=passed_on)
        other = orth if ruling.entered_by_id == felten.pk else felten
        answer = partial(actions.answer_ruling, ruling, by=other)
        answered = at_once(partial(answer, agrees=True), partial(answer, agrees=False), partial(answer, agrees=True))
        assert len(_sentences(answered)) == 2
        is_decided = fresh(passed_on).state == SubmissionState.DECIDED
        assert HelpEpisode.objects.filter(case=passed_on.case_id).exists() == is_decided
        assert Seal.objects.filter(ruling=ruling).exists() == is_decided
    _demand_chain(3 + Ruling.objects.confirmed().count())


def test_deciding_and_postponing_meet_and_one_of_them_happens() -> None:
    felten, orth = colleague("felten"), colleague("orth")
    for _ in range(4):
        submission = _with_a_postponing_voice()
        back = partial(
            actions.decide,
            submission,
            by=felten,
            outcome="returned",
            text="Zurück.",
            return_reason="time",
            rework_until=in_days(7),
        )
        results = at_once(back, partial(actions.postpone, submission, by=orth))
        assert len(_sentences(results)) == 1
        stored = fresh(submission)
        is_decided = Decision.objects.filter(submission=submission).exists()
        assert stored.state == (SubmissionState.DECIDED if is_decided else SubmissionState.SUBMITTED)
        assert (stored.meeting == submission.meeting) == is_decided


def test_deciding_and_closing_meet_and_no_closed_meeting_has_an_open_item() -> None:
    felten, orth = colleague("felten"), colleague("orth")
    for _ in range(4):
        submission = a_heard_submission()
        assert submission.meeting is not None
        close = partial(actions.close_meeting, submission.meeting, by=orth)
        refused = _sentences(at_once(_decide(submission, felten), close))
        assert refused in ([], [f"Noch 1 {_TOO_EARLY}"])
        assert fresh(submission).state == SubmissionState.DECIDED
        submission.meeting.refresh_from_db()
        assert (submission.meeting.state == MeetingState.CLOSED) == (refused == [])


_TOO_EARLY = "Vorlage(n) ohne Beschluss. Beschließen Sie sie oder verlegen Sie sie auf die nächste Sitzung."


def test_opening_and_withdrawing_meet_and_a_frozen_vorlage_is_not_withdrawn() -> None:
    felten, brandt = colleague("felten"), colleague("brandt")
    for _ in range(4):
        submission = a_submitted()
        assert submission.meeting is not None
        open_it = partial(actions.open_meeting, submission.meeting, by=felten)
        results = at_once(open_it, partial(actions.withdraw, submission, by=brandt))
        stored = fresh(submission)
        if _sentences(results):
            assert (stored.state, stored.meeting) == (SubmissionState.FROZEN, submission.meeting)
        else:
            assert (stored.state, stored.meeting) == (SubmissionState.DRAFT, None)


def _with_a_postponing_voice() -> Submission:
    """The WJH lead wants to postpone, and there is a later meeting."""
    submission = a_frozen_submission()
    for username, vote in {"felten": Vote.YES, "orth": Vote.POSTPONE, "brandt": Vote.YES}.items():
        actions.give_voice(submission, by=colleague(username), vote=vote, reason="Nach Beratung.")
    a_meeting()
    return fresh(submission)


def _demand_chain(length: int) -> None:
    """Numbers without a gap, and each link hangs onto the one before."""
    links = list(Seal.objects.of_chain())
    assert [link.number for link in links] == list(range(1, length + 1))
    assert [link.previous for link in links] == ["0" * 64, *(link.digest for link in links)][:length]


def test_a_second_name_and_an_agenda_at_the_same_moment_leave_nobody_waiting_for_the_other() -> None:
    """Both want the meeting and the case; whoever comes second is told, and no lock is waited for in a circle."""
    brandt, felten, meeting = colleague("brandt"), colleague("felten"), a_meeting()
    for _ in range(12):
        draft = a_complete_draft()
        urgent = actions.ask_for_urgent(draft, by=brandt, reason="Die Großmutter liegt im Krankenhaus.")
        results = at_once(
            partial(actions.answer_urgent, urgent, by=felten, agrees=True),
            partial(actions.submit, draft, by=brandt, meeting=meeting),
        )
        assert len(_sentences(results)) <= 1
        assert fresh(draft).state in {SubmissionState.FROZEN, SubmissionState.SUBMITTED}


def test_a_vorlage_out_of_circulation_and_its_decision_at_the_same_moment_leave_nobody_waiting() -> None:
    brandt, felten, meeting = colleague("brandt"), colleague("felten"), a_meeting()
    for _ in range(8):
        row = a_circulating()
        results = at_once(
            partial(actions.bring_to_meeting, row, by=brandt),
            partial(actions.submit, row, by=brandt, meeting=meeting),
            partial(actions.give_voice, row, by=felten, vote=Vote.YES, reason="Ja."),
        )
        assert 1 <= len(_sentences(results)) <= 2
        assert fresh(row).meeting == meeting
