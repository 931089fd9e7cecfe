"""The Abteilungsleitung rules where the leads are divided: one lead's seat enters it, the other confirms."""

from typing import Any

import pytest

from accounts.models import Notification, User
from approvals import actions
from approvals.canon import canonical
from approvals.lifecycle import Outcome, Seat, SubmissionState, Vote
from approvals.models import Decision, DecisionCondition, DecisionNotice, Ruling, RulingAnswer, Seal, Submission
from cases.lifecycle import Stage
from cases.models import Case, Reminder
from hze.models import HelpEpisode
from tests.approvals.chain_office import (
    ASD_NO,
    a_condition,
    a_recusal,
    a_substitute,
    an_escalated_decision,
)
from tests.office import ALL_YES, a_decision, a_heard_submission, colleague, fresh, in_days, newest
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _passed_on() -> Submission:
    return fresh(an_escalated_decision().submission)


def _enter(submission: Submission, by: User, **changes: Any) -> Ruling:
    words: dict[str, Any] = {
        "ruled_by": "Abteilungsleitung Sozialer Dienst",
        "ruled_on": in_days(0),
        "outcome": Outcome.APPROVED,
        "text": "Die Hilfe wird bewilligt.",
    } | changes
    return actions.enter_ruling(submission, by=by, **words)


def _stage(submission: Submission) -> str:
    return Case.objects.get(submissions=submission).stage


# Wer einträgt


@pytest.mark.parametrize(("username", "seat"), [("felten", Seat.ASD_LEAD), ("orth", Seat.WJH_LEAD)])
def test_either_leads_seat_enters_the_ruling_and_nothing_follows_yet(username: str, seat: Seat) -> None:
    submission, lead = _passed_on(), colleague(username)
    with records("ruling.entered", by=lead):
        ruling = _enter(submission, lead)
    assert (ruling.seat, ruling.outcome, ruling.ruled_by) == (seat, "approved", "Abteilungsleitung Sozialer Dienst")
    assert fresh(submission).state == SubmissionState.ESCALATED
    assert _stage(submission) == Stage.COMMISSION
    assert not HelpEpisode.objects.exists()
    assert not Seal.objects.filter(ruling=ruling).exists()


def test_the_other_seat_is_told_to_confirm(felten: User, orth: User) -> None:
    submission = _passed_on()
    _enter(submission, felten)
    told = Notification.objects.filter(recipient=orth).order_by("id").last()
    assert told is not None
    file_number = submission.case.file_number
    assert told.text == f"Entscheid der Abteilungsleitung zu {file_number}: Bitte bestätigen Sie ihn."


def test_nobody_without_a_leads_seat_enters_a_ruling(
    brandt: User, aksoy: User, neumann: User, kemper: User, dohmen: User, admin: User
) -> None:
    submission = _passed_on()
    for nobody in (brandt, aksoy, neumann, kemper, dohmen, admin):
        with forbidden():
            _enter(submission, nobody)


def test_who_must_not_decide_enters_nothing_and_the_substitute_does(felten: User, aksoy: User) -> None:
    submission = _passed_on()
    a_substitute("aksoy")
    a_recusal(submission.case, felten)
    with forbidden():
        _enter(submission, felten)
    assert _enter(submission, aksoy).seat == Seat.ASD_LEAD


def test_only_what_was_passed_on_is_ruled_about(felten: User) -> None:
    heard, decided = a_heard_submission(), a_decision().submission
    with refused("Diese Vorlage liegt nicht bei der Abteilungsleitung."):
        _enter(heard, felten)
    with refused("Über diese Vorlage ist schon entschieden."):
        _enter(decided, felten)


def test_one_entry_waits_at_a_time(felten: User, orth: User) -> None:
    submission = _passed_on()
    _enter(submission, felten)
    for lead in (felten, orth):
        with refused("Ein Entscheid ist schon eingetragen und wartet auf die Bestätigung."):
            _enter(submission, lead)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ruled_by": ""}, "darf nicht leer sein"),
        ({"text": ""}, "darf nicht leer sein"),
        ({"text": "x" * 5_001}, "Kürzen Sie den Beschlusstext auf 5.000 Zeichen."),
        ({"outcome": "escalated"}, "Wählen Sie, was die Abteilungsleitung entschieden hat."),
        ({"outcome": ""}, "Wählen Sie, was die Abteilungsleitung entschieden hat."),
        ({"outcome": "changed"}, "Nennen Sie mindestens eine Auflage: wer, was, bis wann."),
        ({"outcome": "returned", "return_reason": "time"}, "Nennen Sie das Datum"),
        ({"outcome": "returned", "rework_until": in_days(7)}, "Nennen Sie den Grund der Zurückstellung."),
        ({"ruled_on": in_days(1)}, "Der Entscheid fällt zwischen dem"),
        ({"ruled_on": in_days(-1)}, "Der Entscheid fällt zwischen dem"),
    ],
)
def test_a_ruling_says_who_when_and_what(felten: User, changes: dict[str, Any], sentence: str) -> None:
    submission = _passed_on()
    with refused(sentence):
        _enter(submission, felten, **changes)


@pytest.mark.parametrize("condition", [a_condition(what=""), a_condition(bearer="nobody"), a_condition(what="x" * 501)])
def test_a_condition_of_a_ruling_is_checked_when_it_is_entered(felten: User, condition: actions.Condition) -> None:
    submission = _passed_on()
    with refused(""):
        _enter(submission, felten, outcome="changed", conditions=[condition])


# Wer bestätigt


def test_the_other_seat_confirms_and_the_help_begins(felten: User, orth: User) -> None:
    submission = _passed_on()
    ruling = _enter(submission, felten)
    with records("ruling.answered", "case.moved", "help.begun", "reminder.created", "notice.drafted", by=orth):
        actions.answer_ruling(ruling, by=orth, agrees=True)
    decision = Decision.objects.get(submission=submission)
    assert fresh(submission).state == SubmissionState.DECIDED
    assert HelpEpisode.objects.get().decision_key == decision.key
    assert DecisionNotice.objects.get().decision_id == decision.pk
    assert _stage(submission) == Stage.HELP
    seal, before = Seal.objects.get(ruling=ruling), Seal.objects.get(decision=decision)
    assert (seal.number, seal.previous) == (before.number + 1, before.digest)
    assert seal.content == canonical(ruling=ruling)


def test_conditions_of_a_ruling_become_those_of_the_decision_when_it_is_confirmed(felten: User, orth: User) -> None:
    ruling = _enter(_passed_on(), felten, outcome="changed", conditions=[a_condition()])
    assert not DecisionCondition.objects.exists()
    actions.answer_ruling(ruling, by=orth, agrees=True)
    row = DecisionCondition.objects.get()
    assert (row.decision_id, row.bearer, row.what, row.until) == (ruling.decision_id, *a_condition())
    assert newest(Reminder).due_on == in_days(90)
    assert '"Bericht nach drei Monaten."' in Seal.objects.get(ruling=ruling).content


def test_what_a_ruling_refuses_goes_back_to_the_team(felten: User, orth: User) -> None:
    submission = _passed_on()
    actions.answer_ruling(_enter(submission, orth, outcome="refused"), by=felten, agrees=True)
    assert _stage(submission) == Stage.CONSULTATION
    assert not HelpEpisode.objects.exists()
    assert DecisionNotice.objects.count() == 1


def test_what_a_ruling_returns_is_reworked_until_its_day(felten: User, orth: User, brandt: User) -> None:
    submission = _passed_on()
    words = {"outcome": "returned", "return_reason": "cost", "rework_until": in_days(5)}
    actions.answer_ruling(_enter(submission, felten, **words), by=orth, agrees=True)
    assert newest(Reminder).due_on == in_days(5)
    assert _stage(submission) == Stage.COMMISSION
    assert actions.draft_submission(submission.case, by=brandt).number == 2


def test_nobody_confirms_their_own_entry_nor_from_the_same_seat(felten: User, aksoy: User, brandt: User) -> None:
    submission = _passed_on()
    ruling = _enter(submission, felten)
    a_substitute("aksoy")
    a_recusal(submission.case, felten)
    for nobody in (felten, aksoy, brandt, colleague("neumann"), colleague("kemper")):
        with forbidden():
            actions.answer_ruling(ruling, by=nobody, agrees=True)


def test_who_stands_in_on_the_other_seat_confirms(felten: User, orth: User, neumann: User) -> None:
    submission = _passed_on()
    ruling = _enter(submission, felten)
    a_substitute("neumann", Seat.WJH_LEAD)
    a_recusal(submission.case, orth)
    with forbidden():
        actions.answer_ruling(ruling, by=orth, agrees=True)
    assert actions.answer_ruling(ruling, by=neumann, agrees=True).by == neumann


def test_a_refused_entry_stays_readable_and_another_can_be_made(felten: User, orth: User) -> None:
    submission = _passed_on()
    ruling = _enter(submission, felten)
    with records("ruling.answered", by=orth):
        actions.answer_ruling(ruling, by=orth, agrees=False)
    assert fresh(submission).state == SubmissionState.ESCALATED
    told = Notification.objects.filter(recipient=felten).order_by("id").last()
    assert told is not None
    assert told.text == f"Entscheid der Abteilungsleitung zu {submission.case.file_number} nicht bestätigt."
    again = _enter(submission, orth, outcome="refused")
    actions.answer_ruling(again, by=felten, agrees=True)
    assert list(Ruling.objects.values_list("outcome", "answer__agrees")) == [("approved", False), ("refused", True)]


def test_who_entered_it_may_take_it_back(felten: User) -> None:
    ruling = _enter(_passed_on(), felten)
    actions.answer_ruling(ruling, by=felten, agrees=False)
    assert not RulingAnswer.objects.get().agrees


def test_an_entry_is_answered_once(felten: User, orth: User) -> None:
    ruling = _enter(_passed_on(), felten)
    actions.answer_ruling(ruling, by=orth, agrees=False)
    with refused("Dieser Entscheid ist schon beantwortet."):
        actions.answer_ruling(ruling, by=orth, agrees=True)


def test_after_the_confirmation_nothing_is_entered_or_answered(felten: User, orth: User) -> None:
    submission = _passed_on()
    ruling = _enter(submission, felten)
    actions.answer_ruling(ruling, by=orth, agrees=True)
    with refused("Über diese Vorlage ist schon entschieden."):
        actions.answer_ruling(ruling, by=orth, agrees=False)
    with refused("Über diese Vorlage ist schon entschieden."):
        _enter(submission, felten)


def test_a_confirmed_ruling_needs_a_valid_classification(felten: User, orth: User) -> None:
    ruling = _enter(_passed_on(), felten)
    Case.objects.update(stage=Stage.CONSULTATION)
    with refused("führt kein Schritt zu „Hilfe“"):
        actions.answer_ruling(ruling, by=orth, agrees=True)


@pytest.mark.parametrize("step", ["enter", "confirm"])
def test_without_its_entry_in_the_trail_nothing_is_ruled(felten: User, orth: User, step: str) -> None:
    submission = _passed_on()
    if step == "enter":
        with undone_without_trail(felten):
            _enter(submission, felten)
    else:
        ruling = _enter(submission, felten)
        with undone_without_trail(orth):
            actions.answer_ruling(ruling, by=orth, agrees=True)


def test_the_worker_alone_cannot_divide_the_leads(felten: User) -> None:
    heard = a_heard_submission(votes=ALL_YES | {Seat.WORKER: Vote.NO})
    with refused("Die Stimmen erlauben nur"):
        actions.decide(heard, by=felten, outcome="escalated", text="Weiter.")
    assert set(ASD_NO.values()) == {Vote.YES, Vote.NO}
