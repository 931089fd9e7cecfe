"""What follows from each outcome for each request on each way, in the decision's own transaction."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Notification, User
from approvals import actions
from approvals.assembly import assemble
from approvals.lifecycle import Outcome, Request, Seat, Vote
from approvals.models import Decision, DecisionNotice, Submission
from approvals.papers.family import family_facts
from cases.lifecycle import Stage
from cases.models import Case, Reminder
from hze import actions as hze
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, Rate
from socialspace.models import Organisation
from srojugend.demo.moment import on
from tests.approvals.ways_office import a_circulating
from tests.hze.competition_office import without_names
from tests.hze.helps_office import as_planned, the_help
from tests.office import (
    ALL_YES,
    a_complete_draft,
    a_decision,
    a_heard_submission,
    a_meeting,
    a_proposal,
    colleague,
    fresh,
    in_days,
)
from tests.trail import everything_stored, refused

pytestmark = pytest.mark.django_db

ASKS: dict[Request, tuple[Any, dict[str, Any]]] = {
    Request.EXTEND: (actions.ask_to_extend, {"ends_on": in_days(300), "minutes_per_week": 300}),
    Request.CHANGE: (
        actions.ask_for_change,
        {"begins_on": in_days(20), "ends_on": in_days(120), "minutes_per_week": 900},
    ),
    Request.END: (actions.ask_to_end, {"ends_on": in_days(60)}),
}
WHY = "Die Großmutter zieht fort."
VOTES: dict[Outcome, dict[Seat, str]] = {
    Outcome.APPROVED: ALL_YES,
    Outcome.CHANGED: ALL_YES | {Seat.WJH_LEAD: Vote.CONDITION},
    Outcome.REFUSED: dict.fromkeys(Seat, Vote.NO),
    Outcome.RETURNED: ALL_YES | {Seat.ASD_LEAD: Vote.POSTPONE},
    Outcome.ESCALATED: ALL_YES | {Seat.WJH_LEAD: Vote.NO},
}
WORDS: dict[Outcome, dict[str, Any]] = {
    Outcome.CHANGED: {"conditions": [actions.Condition("worker", "Zwischenbericht", in_days(40))]},
    Outcome.RETURNED: {"return_reason": "goals", "rework_until": in_days(7)},
}


def _asked(request: Request, form: HelpForm = HelpForm.AMBULATORY) -> Submission:
    """A Vorlage with all it needs; about a running help when it is no new one."""
    if request == Request.NEW:
        return a_complete_draft(form)
    a_decision(form)
    ask, words = ASKS[request]
    if request == Request.END:
        words = words | {"end_code": as_planned()}
    if form == HelpForm.RESIDENTIAL:
        words = words | ({"minutes_per_week": None} if "minutes_per_week" in words else {})
    row = ask(the_help(), by=colleague("brandt"), reason=WHY, **words)
    assert isinstance(row, Submission)
    if request != Request.END:
        whole = {name: getattr(row, name) for name in ("begins_on", "ends_on", "minutes_per_week", "why_not_enough")}
        whole |= {"help_kind": row.help_kind, "goal": "Milan kommt satt zur Schule.", "exit_criterion": "Vier Wochen."}
        whole |= {"review_on": in_days(100), "place": "Wohngruppe in Mülfort"}
        row = actions.propose(row, by=colleague("brandt"), version=row.version, **whole)
        row = actions.price(row, by=colleague("neumann"), version=row.cost_version, rate_cents=70_00)
    return row


def decided(row: Submission, outcome: Outcome) -> Decision:
    """The Vorlage through a meeting to this outcome."""
    meeting = a_meeting()
    actions.submit(row, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=colleague("felten"))
    heard = a_heard_submission(votes=VOTES[outcome], submission=fresh(row))
    words = WORDS.get(outcome, {})
    return actions.decide(heard, by=colleague("felten"), outcome=outcome, text="So beschlossen.", **words)


def _help(row: Submission) -> tuple[Any, ...]:
    """What is known of the help: its end, its scope on a later day, how many segments it has."""
    episode = HelpEpisode.objects.get()
    return episode.ends_on, episode.ended_on, episode.scope_on(in_days(250)), episode.segments.count()


GRANTED: dict[Request, tuple[Any, ...]] = {
    Request.NEW: (in_days(195), None, 360, 0),
    Request.EXTEND: (in_days(300), None, 300, 1),
    Request.CHANGE: (in_days(120), None, 900, 1),
    Request.END: (in_days(195), in_days(60), 360, 0),
}


@pytest.mark.parametrize("outcome", [Outcome.APPROVED, Outcome.CHANGED])
@pytest.mark.parametrize("request_", list(Request))
def test_what_is_granted_happens_at_once(request_: Request, outcome: Outcome) -> None:
    row = _asked(request_)
    decision = decided(row, outcome)
    assert _help(row) == GRANTED[request_]
    assert DecisionNotice.objects.filter(decision=decision).count() == 1
    assert Case.objects.get().stage == Stage.HELP
    conditions = Reminder.objects.filter(text__startswith=f"Auflage aus {decision.number}").count()
    assert conditions == (outcome == Outcome.CHANGED)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.RETURNED, Outcome.ESCALATED])
@pytest.mark.parametrize("request_", [Request.EXTEND, Request.CHANGE, Request.END])
def test_what_is_not_granted_leaves_the_help_as_it_is(request_: Request, outcome: Outcome) -> None:
    row = _asked(request_)
    before = _help(row)
    decision = decided(row, outcome)
    assert _help(row) == before
    assert Case.objects.get().stage == Stage.HELP
    is_refused = outcome == Outcome.REFUSED and request_ != Request.END  # that a help goes on needs no Bescheid
    assert DecisionNotice.objects.filter(decision=decision).count() == is_refused
    rework = Reminder.objects.filter(text__startswith="Vorlage nacharbeiten").count()
    assert rework == (outcome == Outcome.RETURNED)


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        (Outcome.REFUSED, Stage.CONSULTATION),
        (Outcome.RETURNED, Stage.COMMISSION),
        (Outcome.ESCALATED, Stage.COMMISSION),
    ],
)
def test_a_new_help_that_is_not_granted_does_not_begin(outcome: Outcome, stage: Stage) -> None:
    decided(_asked(Request.NEW), outcome)
    assert not HelpEpisode.objects.exists()
    assert Case.objects.get().stage == stage


@pytest.mark.parametrize("form", list(HelpForm))
def test_a_new_help_begins_as_its_form_asks(form: HelpForm) -> None:
    decided(_asked(Request.NEW, form), Outcome.APPROVED)
    episode = HelpEpisode.objects.get()
    ready, points = episode.requests.ready().count(), episode.checkpoints.count()
    assert (bool(ready), bool(points)) == (form == HelpForm.AMBULATORY, form == HelpForm.RESIDENTIAL)
    sending = Reminder.objects.filter(text__startswith="Anfragen an die Träger").count()
    assert sending == (form == HelpForm.AMBULATORY)


def test_the_end_of_a_help_puts_the_case_before_its_worker_on_that_day() -> None:
    decided(_asked(Request.END), Outcome.APPROVED)
    reminder = Reminder.objects.select_related("owner").get(text__startswith="Die Hilfe endet")
    assert (reminder.owner.username, reminder.due_on) == ("brandt", in_days(60))
    assert (the_help().end_reason, the_help().end_code) == (WHY, as_planned())


def test_when_the_requests_are_sent_their_reminder_is_done_and_no_other() -> None:
    decided(_asked(Request.END), Outcome.APPROVED)
    hze.send_requests(without_names(the_help()), by=colleague("brandt"), has_read=True)
    still_open = Reminder.objects.open().values_list("text", flat=True)
    assert not any(text.startswith("Anfragen an die Träger") for text in still_open)
    assert any(text.startswith("Die Hilfe endet") for text in still_open)


def test_a_segment_says_why_in_the_words_of_the_worker() -> None:
    decided(_asked(Request.CHANGE), Outcome.APPROVED)
    assert HelpEpisode.objects.get().segments.get().reason == WHY


@pytest.mark.parametrize("outcome", list(VOTES))
def test_the_worker_is_told_of_every_outcome_without_a_word_of_the_case(outcome: Outcome) -> None:
    decision = decided(_asked(Request.NEW), outcome)
    told = Notification.objects.filter(text__startswith=f"Beschluss {decision.number}", recipient__username="brandt")
    assert told.count() == 1
    assert "Milan" not in told.get().text


def test_a_small_change_in_circulation_changes_the_help_too(brandt: User, felten: User) -> None:
    row = _asked(Request.END)
    actions.circulate(row, by=brandt, until=timezone.now() + timedelta(days=5))
    heard = a_heard_submission(submission=fresh(row))
    actions.decide(heard, by=felten, outcome="approved", text="Die Hilfe endet.")
    assert HelpEpisode.objects.get().ended_on == in_days(60)


def test_an_urgent_help_begins_once_and_the_meeting_only_confirms_it(brandt: User, felten: User) -> None:
    row = _asked(Request.NEW)
    urgent = actions.ask_for_urgent(row, by=brandt, reason="Das Kind kann heute nicht nach Hause.")
    actions.answer_urgent(urgent, by=felten, agrees=True)
    assert HelpEpisode.objects.count() == 1
    meeting = a_meeting()
    row = fresh(row)
    if row.meeting is None:
        pytest.fail("An urgent decision stands on the next agenda.")
    actions.open_meeting(row.meeting, by=felten)
    heard = a_heard_submission(submission=fresh(row))
    actions.decide(heard, by=felten, outcome="approved", text="Bestätigt.")
    assert HelpEpisode.objects.count() == 1
    assert meeting.pk


def test_when_what_follows_is_impossible_nothing_isdecided(felten: User) -> None:
    """The help ended while its extension waited for the commission."""
    row = _asked(Request.EXTEND)
    meeting = a_meeting()
    actions.submit(row, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=felten)
    heard = a_heard_submission(submission=fresh(row))
    HelpEpisode.objects.update(begins_on=in_days(-30), ended_on=in_days(-1), end_reason="Fortgezogen.")
    before = everything_stored()
    with pytest.raises(Exception, match="schon beendet"):
        actions.decide(heard, by=felten, outcome="approved", text="Verlängert.")
    assert everything_stored() == before


def test_a_family_whose_help_does_not_end_reads_that_it_goes_on() -> None:
    decision = decided(_asked(Request.END), Outcome.REFUSED)
    facts = family_facts(decision, decision)
    assert "Diese Hilfe geht weiter." in facts["what"]  # type: ignore[operator]
    assert not any("Bescheid" in line for line in [*facts["what"], *facts["next"]])  # type: ignore[misc]
    assert facts["remedy"] == []


def test_a_family_whose_extension_is_refused_reads_that_the_help_stays() -> None:
    decision = decided(_asked(Request.EXTEND), Outcome.REFUSED)
    assert "Die Hilfe bleibt, wie sie ist." in family_facts(decision, decision)["what"]  # type: ignore[operator]


def test_the_providers_the_commission_named_are_the_ones_that_are_asked(brandt: User) -> None:
    row = _asked(Request.NEW)
    named = list(Organisation.objects.providers().order_by("-name_sort")[:2])
    row = actions.propose(row, by=brandt, version=row.version, candidates=named, **a_proposal())
    decided(row, Outcome.APPROVED)
    assert {one.organisation_id for one in HelpEpisode.objects.get().requests.all()} == {one.pk for one in named}


def test_without_a_provider_the_worker_is_told_to_ask_herself() -> None:
    row = _asked(Request.NEW)
    Rate.objects.update(valid_to=in_days(-1))
    decided(row, Outcome.APPROVED)
    assert not HelpEpisode.objects.get().requests.exists()
    assert Reminder.objects.filter(text__startswith="Träger selbst anfragen").count() == 1


def test_after_its_day_a_circulation_takes_neither_voice_nor_decision(brandt: User, felten: User) -> None:
    row = a_heard_submission(submission=a_circulating())
    late = "Die Frist des Umlaufs ist vorbei. Die Vorlage kommt auf die nächste Tagesordnung."
    with on(in_days(6)):
        with refused(late):
            actions.give_voice(row, by=brandt, vote=Vote.NO, reason="Zu spät.")
        with refused(late):
            actions.decide(row, by=felten, outcome="approved", text="Bewilligt.")


def test_a_new_round_begins_with_an_empty_vorlage_and_without_the_old_consultation(brandt: User) -> None:
    row = decided(_asked(Request.NEW), Outcome.REFUSED).submission
    said = _part(row, "consultation")
    Case.objects.update(round_began_at=timezone.now())
    anew = actions.draft_submission(Case.objects.select_related("area").get(), by=brandt)
    assert (anew.why_not_enough, anew.rate_cents, anew.help_kind) == ("", None, None)
    assert _part(anew, "consultation") != said


def _part(row: Submission, code: str) -> str:
    return str(next(part["lines"] for part in assemble(fresh(row))["parts"] if part["code"] == code))
