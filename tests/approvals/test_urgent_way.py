"""A Vorlage on the urgent way: what two people answer for is not asked for, everything else is."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db.models.functions import Now
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import User
from approvals import actions, rules
from approvals.assembly import assemble
from approvals.lifecycle import Seat, SubmissionState, Vote
from approvals.models import Submission
from cases import actions as cases
from cases import rules as case_rules
from cases.lifecycle import Area, Stage
from cases.models import (
    Case,
    Classification,
    Consultation,
    Idea,
    ResourceCheck,
    Responsibility,
    UrgentBypass,
    WillStatement,
)
from cases.rules import bypass_in_force
from hze.models import HelpEpisode
from tests.cases.gate_office import REASON, a_bypass, an_open_way
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.house.world import rolled_back
from tests.office import (
    ALL_YES,
    a_case,
    a_classified_case,
    a_complete_draft,
    a_draft,
    a_heard_submission,
    a_meeting,
    a_running_check,
    colleague,
    fresh,
    in_days,
)
from tests.trail import refused

pytestmark = pytest.mark.django_db


def an_urgent_draft(case: Case | None = None) -> Submission:
    """A Vorlage whose two parts are complete, of a case that has only just been opened by two on the urgent way."""
    bypass = an_open_way(case or a_case())
    return a_complete_draft(case=bypass.case)


def an_urgent_submission() -> Submission:
    draft = an_urgent_draft()
    actions.submit(draft, by=colleague("brandt"), meeting=a_meeting())
    return fresh(draft)


def test_from_the_first_step_on_a_confirmed_way_leads_to_the_commission(brandt: User) -> None:
    submission = an_urgent_submission()
    assert submission.state == SubmissionState.SUBMITTED
    assert submission.case.stage == Stage.COMMISSION
    assert submission.bypass == bypass_in_force(submission.case)


def test_an_unconfirmed_way_opens_nothing(brandt: User) -> None:
    case = a_bypass(a_running_check().case).case
    with refused("Eine Vorlage entsteht nach der Kollegialen Beratung."):
        actions.draft_submission(case, by=brandt)


def test_the_proposal_itself_stays_complete(brandt: User) -> None:
    draft, meeting = actions.draft_submission(an_open_way().case, by=brandt), a_meeting()
    with refused("Die Hilfeart ist nicht vorgeschlagen."):
        actions.submit(draft, by=brandt, meeting=meeting)


def test_what_goes_missing_later_is_not_covered(brandt: User) -> None:
    draft, meeting = an_urgent_draft(), a_meeting()
    WillStatement.objects.filter(case=draft.case).delete()
    with refused("Die eigene Sicht des Kindes ist nicht festgehalten."):
        actions.submit(draft, by=brandt, meeting=meeting)


def test_a_way_that_is_not_needed_any_more_is_not_used(brandt: User) -> None:
    case = a_case()
    bypass = an_open_way(case)
    draft = a_complete_draft(case=a_classified_case(_with_check(case)))
    actions.submit(draft, by=brandt, meeting=a_meeting())
    assert fresh(draft).bypass is None
    assert bypass_in_force(case) == bypass


def test_one_way_one_vorlage(brandt: User, felten: User) -> None:
    first = an_urgent_submission()
    assert first.meeting is not None
    actions.open_meeting(first.meeting, by=felten)
    heard = a_heard_submission(submission=fresh(first), votes=ALL_YES | {Seat.ASD_LEAD: Vote.POSTPONE})
    actions.decide(
        heard, by=felten, outcome="returned", text="Nacharbeit.", return_reason="time", rework_until=in_days(7)
    )
    second = actions.draft_submission(first.case, by=brandt)
    second, meeting = fresh(second), a_meeting()
    assert rules.bypass_for(second) is None
    with refused("Der Ressourcencheck ist nicht abgeschlossen."):
        actions.submit(second, by=brandt, meeting=meeting)
    an_open_way(second.case)
    actions.submit(second, by=brandt, meeting=meeting)


def test_taken_off_the_agenda_the_same_vorlage_may_go_its_way_again(brandt: User) -> None:
    submission = an_urgent_submission()
    actions.withdraw(submission, by=brandt)
    assert fresh(submission).bypass is None
    actions.submit(submission, by=brandt, meeting=a_meeting())
    assert fresh(submission).bypass is not None


def test_a_way_is_not_taken_back_under_a_vorlage(brandt: User) -> None:
    submission = an_urgent_submission()
    bypass = bypass_in_force(submission.case)
    assert bypass is not None
    with refused("Nehmen Sie sie zuerst von der Tagesordnung."):
        cases.withdraw_bypass(bypass, by=brandt)
    actions.withdraw(submission, by=brandt)
    cases.withdraw_bypass(bypass, by=brandt)
    assert rules.missing_in_submission(fresh(submission)) != []


def test_the_commission_grants_what_two_have_answered_for(felten: User) -> None:
    submission = an_urgent_submission()
    assert submission.meeting is not None
    actions.open_meeting(submission.meeting, by=felten)
    heard = a_heard_submission(submission=fresh(submission))
    actions.decide(heard, by=felten, outcome="approved", text="Die Hilfe wird bewilligt.")
    assert HelpEpisode.objects.filter(case=submission.case).exists()
    assert "Eilweg" in [part["title"] for part in (fresh(submission).content or {})["parts"]]


def test_grey_that_expires_on_the_agenda_still_needs_its_decision(brandt: User, felten: User) -> None:
    draft = a_complete_draft()
    WillStatement.objects.filter(case=draft.case).delete()
    an_open_way(draft.case)
    actions.submit(draft, by=brandt, meeting=(meeting := a_meeting()))
    Classification.objects.create(
        case=draft.case,
        area=Area.GREY,
        reasons="Unklar.",
        decided_on=in_days(-30),
        next_review_on=in_days(-1),
        recorded_by=brandt,
    )
    actions.open_meeting(meeting, by=felten)
    heard = a_heard_submission(submission=fresh(draft))
    with refused("Die Einordnung im Graubereich ist abgelaufen."):
        actions.decide(heard, by=felten, outcome="approved", text="Die Hilfe wird bewilligt.")


# On paper and on the pages


def test_the_vorlage_says_first_what_was_left_out_why_and_by_whom() -> None:
    part = assemble(an_urgent_submission())["parts"][0]
    assert part["title"] == "Eilweg"
    text = " ".join(part["lines"])
    for words in ("Es fehlte: Ressourcencheck", REASON, "Jana Brandt und Deniz Aksoy", "Nachgeholt wird bis"):
        assert words in text


def test_an_ordinary_vorlage_says_nothing_of_it() -> None:
    assert "Eilweg" not in [part["title"] for part in assemble(a_complete_draft())["parts"]]


def test_agenda_vorlage_and_desk_show_it(client_of: ClientOf, felten: User, brandt: User, orth: User) -> None:
    submission = an_urgent_submission()
    assert submission.meeting is not None
    meeting = page_of(client_of(orth), reverse("approvals:meeting", args=[submission.meeting.key]))
    assert REASON in meeting
    assert "Jana Brandt und Deniz Aksoy" in meeting
    page = page_of(client_of(brandt), reverse("approvals:submission", args=[submission.key]))
    assert "Jana Brandt und Deniz Aksoy stehen ein für" in page
    assert "Eilweg" in page_of(client_of(felten), reverse("home"))


def test_the_vorlage_shows_each_piece_done_or_open(client_of: ClientOf, brandt: User) -> None:
    draft = a_draft()
    Responsibility.objects.filter(case=draft.case, user=brandt).update(role="co")
    page = page_of(client_of(brandt), reverse("approvals:submission", args=[draft.key]))
    assert page.count("liegt vor") == 5
    assert "Es ist niemand fallverantwortlich." in page
    assert reverse("cases:urgent", args=[draft.case.key]) in page


# Any combination


def _with_check(case: Case) -> Case:
    """The ordinary way of a case that has one already."""
    check = cases.start_resource_check(case, by=colleague("brandt"), held_on=in_days(0))
    for name in ("Schule", "Kita"):
        cases.add_check_participant(check, by=colleague("brandt"), name=name, institution=name)
    words = {"kind": "social", "level": 2, "state": "usable", "wording": "Die Großmutter holt ab"}
    cases.add_resource(check, by=colleague("brandt"), **words)  # type: ignore[arg-type]
    cases.complete_resource_check(check, by=colleague("brandt"))
    return Case.objects.select_related("area", "child", "family", "quarter").get(pk=case.pk)


def _grey_expires(case: Case) -> None:
    words = {"area": Area.GREY, "reasons": "Unklar.", "decided_on": in_days(-30), "next_review_on": in_days(-1)}
    Classification.objects.create(case=case, recorded_by=colleague("brandt"), **words)


# How a case loses a piece; a new round loses them all but its lead.
TAKE: dict[str, Callable[[Case], object]] = {
    "lead": lambda case: Responsibility.objects.filter(case=case).update(role="co"),
    "child_view": lambda case: WillStatement.objects.filter(case=case).delete(),
    "check": lambda case: ResourceCheck.objects.filter(case=case).update(completed_at=None),
    "weighed": lambda case: Idea.objects.filter(consultation__case=case).update(without_help=False),
    "consultation": lambda case: Consultation.objects.filter(case=case).update(state="paused", finished_at=None),
    "classification": _grey_expires,
    "round": lambda case: Case.objects.filter(pk=case.pk).update(round_began_at=Now()),
}
taken = st.sets(st.sampled_from(sorted(TAKE)))


def _take(case: Case, pieces: set[str]) -> None:
    for piece in sorted(pieces):
        TAKE[piece](case)


def _begin(case: Case, answer: str) -> UrgentBypass | None:
    if answer == "none" or not case_rules.missing_for_commission(case):
        return None
    bypass = a_bypass(case)
    if answer != "waiting":
        cases.confirm_bypass(bypass, by=bypass.second)
    if answer == "withdrawn":
        cases.withdraw_bypass(bypass, by=bypass.by)
    return bypass


@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(before=taken, after=taken, answer=st.sampled_from(["none", "waiting", "confirmed", "confirmed", "withdrawn"]))
def test_it_passes_exactly_with_all_pieces_or_a_confirmed_way_of_this_round(
    before: set[str], after: set[str], answer: str
) -> None:
    with rolled_back():
        draft = a_complete_draft()
        _take(draft.case, before)
        bypass = _begin(_again(draft.case), answer)
        _take(draft.case, after)
        case = _again(draft.case)
        is_open = bypass is not None and answer == "confirmed" and bypass.created_at >= case.round_began_at
        lacks = {piece.code for piece in case_rules.missing_for_commission(case)}
        assert _passes(draft) == (lacks <= (set(bypass.missing) if bypass and is_open else set()))


def _again(case: Case) -> Case:
    return Case.objects.select_related("area", "child", "family", "quarter").get(pk=case.pk)


def _passes(draft: Submission) -> bool:
    try:
        actions.submit(draft, by=colleague("brandt"), meeting=a_meeting())
    except ValidationError:
        return False
    return True
