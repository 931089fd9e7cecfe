"""Several people in the same moment: nothing is lost, nothing happens twice (reliability.md §4.4)."""

from collections import Counter
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from accounts.models import Notification
from approvals import actions
from approvals.actions import StaleError
from approvals.lifecycle import Seat, SubmissionState, Vote
from approvals.models import ConditionFulfilment, Decision, Submission, Voice
from audit.models import Entry
from cases import actions as cases
from cases.models import Case, Responsibility
from hze.models import HelpEpisode, ProviderRequest
from socialspace import actions as socialspace
from socialspace.models import Need, Quarter
from tests.approvals.conditions_office import a_duty, an_overdue_duty
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import (
    SEATED,
    a_case_nobody_leads,
    a_classified_case,
    a_complete_draft,
    a_draft,
    a_meeting,
    a_proposal,
    a_report,
    colleague,
    fresh,
    in_days,
    team,
    topic,
)
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db

ROUNDS = 16


def _sittings(count: int) -> list[Submission]:
    """As many Vorlagen as wanted, all before the commission."""
    meeting, drafts = a_meeting(), [a_complete_draft() for _ in range(count)]
    for draft in drafts:
        actions.submit(draft, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=colleague("felten"))
    return [fresh(draft) for draft in drafts]


def _sentences(results: list[Any]) -> list[str]:
    """What those were told who came too late; anything but a refusal fails the test."""
    refusals = [result for result in results if isinstance(result, ValidationError)]
    assert refusals == [result for result in results if isinstance(result, Exception)]
    return [sentence for refusal in refusals for sentence in refusal.messages]


def test_voices_and_decisions_in_the_same_moment_count_once() -> None:
    people = {seat: colleague(username) for seat, username in SEATED.items()}
    for submission in _sittings(ROUNDS):
        voice = partial(actions.give_voice, submission, vote=Vote.YES, reason="Ja.")
        spoken = at_once(*(partial(voice, by=person) for person in people.values() for _ in range(2)))
        assert _sentences(spoken) == []  # the second press of each seat corrects its first
        decide = partial(actions.decide, submission, outcome="approved", text="Bewilligt.")
        leads = (people[Seat.ASD_LEAD], people[Seat.WJH_LEAD])
        decided = at_once(*(partial(decide, by=lead) for lead in leads))
        assert _sentences(decided) == ["Über diese Vorlage ist schon beschlossen."]
    assert Voice.objects.count() == 6 * ROUNDS
    assert Voice.objects.filter(supersedes__isnull=True).count() == 3 * ROUNDS
    assert Decision.objects.count() == HelpEpisode.objects.count() == ROUNDS
    assert ProviderRequest.objects.count() == 3 * ROUNDS
    assert ProviderRequest.objects.ready().count() == 3 * ROUNDS
    assert DBTaskResult.objects.count() == OutgoingMail.objects.count() + ROUNDS
    assert set(Submission.objects.values_list("state", flat=True)) == {SubmissionState.DECIDED}
    verbs = Counter(Entry.objects.values_list("verb", flat=True))
    assert (verbs["voice.given"], verbs["voice.corrected"]) == (3 * ROUNDS, 3 * ROUNDS)
    assert (verbs["commission.decided"], verbs["help.begun"]) == (ROUNDS, ROUNDS)
    numbers = sorted(int(number[-4:]) for number in Decision.objects.values_list("number", flat=True))
    assert numbers == list(range(1, ROUNDS + 1))


def test_the_last_voice_and_the_decision_may_meet() -> None:
    """Whoever comes first: the decision waits for the voice or is refused for want of it, and never lacks it."""
    felten, orth = colleague("felten"), colleague("orth")
    for submission in _sittings(8):
        for username in ("brandt", "felten"):
            actions.give_voice(submission, by=colleague(username), vote=Vote.YES, reason="Ja.")
        results = at_once(
            partial(actions.give_voice, submission, by=orth, vote=Vote.NO, reason="Nein."),
            partial(actions.decide, submission, by=felten, outcome="escalated", text="Uneins."),
        )
        assert _sentences(results) in ([], ["Es fehlt noch eine Stimme: WJH-Teamleitung."])
        assert Voice.objects.filter(submission=submission).count() == 3
    assert not HelpEpisode.objects.exists()


def test_one_of_three_who_take_a_case_at_once_leads_it() -> None:
    people = [colleague(username) for username in ("brandt", "aksoy", "vossen")]
    for _ in range(10):
        case = a_case_nobody_leads()
        results = at_once(*(partial(cases.take_responsibility, case, by=person) for person in people))
        assert len(_sentences(results)) == 2
        assert Responsibility.objects.filter(case=case).count() == 1


def test_a_report_becomes_one_case_and_cases_opened_at_once_get_their_own_numbers() -> None:
    brandt = colleague("brandt")
    reports = [a_report() for _ in range(6)]
    results = at_once(*(partial(cases.open_case, report, by=brandt) for report in reports for _ in range(2)))
    assert _sentences(results) == ["Aus dieser Meldung ist schon ein Fall geworden."] * 6
    numbers = sorted(int(number[-4:]) for number in Case.objects.values_list("file_number", flat=True))
    assert numbers == [1, 2, 3, 4, 5, 6]


def test_one_vorlage_is_drafted() -> None:
    brandt = colleague("brandt")
    for _ in range(5):
        case = a_classified_case()
        _sentences(at_once(*(partial(actions.draft_submission, case, by=brandt) for _ in range(3))))
        assert Submission.objects.filter(case=case).count() == 1


def test_worker_and_wjh_save_their_parts_in_the_same_moment() -> None:
    brandt, neumann = colleague("brandt"), colleague("neumann")
    for _ in range(5):
        draft = a_draft()
        results = at_once(
            partial(actions.propose, draft, by=brandt, version=1, **a_proposal(goal="Ein Ziel.")),
            partial(actions.price, draft, by=neumann, version=1, rate_cents=65_00, cost_note="§ 86"),
        )
        assert _sentences(results) == []
        stored = fresh(draft)
        assert (stored.goal, stored.rate_cents, stored.version, stored.cost_version) == ("Ein Ziel.", 65_00, 2, 2)


def test_of_two_who_save_the_same_part_one_is_told_what_stands_there() -> None:
    brandt = colleague("brandt")
    for _ in range(5):
        draft = a_draft()
        save = partial(actions.propose, draft, by=brandt, version=1)
        results = at_once(*(partial(save, **a_proposal(goal=goal)) for goal in ("Ziel A", "Ziel B")))
        (late,) = [result for result in results if isinstance(result, StaleError)]
        assert late.now.goal == fresh(draft).goal


def test_six_needs_counted_at_once_are_six() -> None:
    quarter, missing = Quarter.objects.in_area(team())[0], topic()
    at_once(*(partial(socialspace.count_need, topic=missing, quarter=quarter, day=in_days(0)) for _ in range(6)))
    assert Need.objects.get().count == 6


def test_two_who_fulfil_a_condition_at_once_are_one_and_the_other_reads_one_sentence() -> None:
    felten, orth = colleague("felten"), colleague("orth")
    for _ in range(8):
        condition = a_duty()
        fulfil = partial(actions.fulfil_condition, condition, on=in_days(0), note="Der Bericht liegt vor.")
        results = at_once(partial(fulfil, by=felten), partial(fulfil, by=orth))
        assert _sentences(results) == ["Diese Auflage ist schon als erfüllt festgehalten."]
        assert ConditionFulfilment.objects.filter(condition=condition).count() == 1


def test_two_daily_runs_tell_of_an_overdue_condition_once() -> None:
    condition = an_overdue_duty("wjh")
    results = at_once(*(partial(actions.tell_of_overdue_conditions, in_days(0)) for _ in range(2)))
    assert sorted(results) == [0, 1]
    told = Notification.objects.filter(path__endswith=f"#auflage-{condition.key}", text__startswith="Überfällig")
    assert sorted(told.values_list("recipient__username", flat=True)) == ["neumann", "orth"]
