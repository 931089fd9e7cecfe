"""The decision: three voices, nobody alone, once; and by itself what follows, in the same transaction."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from accounts.models import User
from approvals import actions
from approvals.lifecycle import Outcome, Seat, SubmissionState, Vote
from approvals.models import Decision, Submission
from audit.models import Entry
from cases.lifecycle import Stage
from cases.models import Case, Responsibility
from hze.lifecycle import HelpForm
from hze.models import Checkpoint, CheckpointKind, HelpEpisode, ProviderRequest
from tests.office import (
    ALL_YES,
    a_complete_draft,
    a_decision,
    a_frozen_submission,
    a_heard_submission,
    a_meeting,
    a_submitted,
    colleague,
    fresh,
    in_days,
)
from tests.trail import forbidden, is_free_of_personal_text, records, refused, undone_without_trail
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db

ASD_NO = ALL_YES | {Seat.ASD_LEAD: Vote.NO}
WJH_POSTPONES = ALL_YES | {Seat.WJH_LEAD: Vote.POSTPONE}
ASD_CONDITION = ALL_YES | {Seat.ASD_LEAD: Vote.CONDITION}


def _decide(submission: Submission, by: User, outcome: str = "approved", **changes: Any) -> Decision:
    return actions.decide(submission, by=by, outcome=outcome, **({"text": "Die Hilfe wird bewilligt."} | changes))


def _stage(submission: Submission) -> str:
    return Case.objects.get(submissions=submission).stage


# Wer beschließt


@pytest.mark.parametrize("username", ["felten", "orth"])
def test_either_lead_states_what_the_three_voices_decided(username: str) -> None:
    submission, lead = a_heard_submission(), colleague(username)
    with records("commission.decided", "case.moved", "help.begun", by=lead):
        decision = _decide(submission, lead)
    assert (decision.outcome, decision.decided_by) == (Outcome.APPROVED, lead)
    assert decision.submitted_by == colleague("brandt")
    assert [decision.asd_voice.seat, decision.wjh_voice.seat, decision.worker_voice.seat] == list(Seat)
    assert fresh(submission).state == SubmissionState.DECIDED


def test_the_submitter_alone_cannot_approve(brandt: User) -> None:
    submission = a_heard_submission()
    with forbidden():
        _decide(submission, brandt)


def test_a_lead_who_submitted_herself_does_not_state_the_decision(felten: User, orth: User) -> None:
    draft, meeting = a_complete_draft(), a_meeting()
    Responsibility.objects.create(case=draft.case, user=felten, role="co", valid_from=in_days(0))
    actions.submit(draft, by=felten, meeting=meeting)
    actions.open_meeting(meeting, by=orth)
    submission = a_heard_submission(submission=fresh(draft))
    with refused("Wer eine Vorlage einreicht, stellt den Beschluss nicht selbst fest."):
        _decide(submission, felten)
    assert _decide(submission, orth).decided_by == orth


def test_nobody_else_states_a_decision(aksoy: User, neumann: User, kemper: User, dohmen: User, admin: User) -> None:
    submission = a_heard_submission()
    for stranger in (aksoy, neumann, kemper, dohmen, admin):
        with forbidden():
            _decide(submission, stranger)


@pytest.mark.parametrize("silent", list(Seat))
def test_nothing_is_decided_while_a_voice_is_missing(felten: User, silent: Seat) -> None:
    heard = a_heard_submission(votes={seat: vote for seat, vote in ALL_YES.items() if seat != silent})
    with refused(f"Es fehlt noch eine Stimme: {silent.label}."):
        _decide(heard, felten)


def test_without_any_voice_all_seats_are_named(felten: User) -> None:
    submission = a_frozen_submission()
    with refused("ASD-Teamleitung, WJH-Teamleitung, Fallverantwortliche Fachkraft"):
        _decide(submission, felten)


def test_nothing_is_decided_before_the_meeting_is_open(felten: User) -> None:
    submission = a_submitted()
    with refused("Es fehlt noch eine Stimme"):
        _decide(submission, felten)


def test_a_vorlage_is_decided_once(felten: User, orth: User) -> None:
    submission = a_decision().submission
    for lead in (felten, orth):
        with refused("Über diese Vorlage ist schon beschlossen."):
            _decide(submission, lead)


@pytest.mark.parametrize(
    ("votes", "outcome", "sentence"),
    [
        (
            ALL_YES,
            "refused",
            "Die Stimmen erlauben nur „bewilligt“ oder „bewilligt mit Auflage“ oder „zurückgestellt“.",
        ),
        (ASD_CONDITION, "approved", "Die Stimmen erlauben nur „bewilligt mit Auflage“ oder „zurückgestellt“."),
        (ASD_NO, "approved", "Die Stimmen erlauben nur „abgelehnt“ oder „zurückgestellt“."),
        (WJH_POSTPONES, "approved", "Die Stimmen erlauben nur „zurückgestellt“."),
        (WJH_POSTPONES, "refused", "Die Stimmen erlauben nur „zurückgestellt“."),
        (ALL_YES, "", "Die Stimmen erlauben nur"),
    ],
)
def test_the_voices_bind_the_outcome(felten: User, votes: dict[Seat, str], outcome: str, sentence: str) -> None:
    submission = a_heard_submission(votes=votes)
    with refused(sentence):
        _decide(submission, felten, outcome)


def test_conditions_are_written_down(felten: User) -> None:
    submission = a_heard_submission(votes=ASD_CONDITION)
    with refused("Nennen Sie die Auflagen."):
        _decide(submission, felten, "changed")
    assert _decide(submission, felten, "changed", conditions="Bericht nach drei Monaten.").outcome == Outcome.CHANGED


def test_a_decision_is_numbered_and_never_changed(felten: User) -> None:
    numbers = [a_decision().number for _ in range(2)]
    assert numbers == [f"GK-{in_days(0).year}-0001", f"GK-{in_days(0).year}-0002"]
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        Decision.objects.update(outcome=Outcome.REFUSED)
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        Decision.objects.all().delete()


# Was folgt


def test_an_ambulatory_help_begins_by_asking_three_providers(felten: User) -> None:
    submission = a_heard_submission(HelpForm.AMBULATORY)
    decision = _decide(submission, felten)
    help_ = HelpEpisode.objects.get()
    assert (help_.decision_key, help_.begins_on, help_.minutes_per_week) == (decision.key, in_days(14), 360)
    assert ProviderRequest.objects.filter(episode=help_).count() == 3
    assert OutgoingMail.objects.count() == 3
    assert not Checkpoint.objects.exists()
    assert _stage(submission) == Stage.HELP


def test_a_request_names_neither_the_child_nor_its_street_nor_its_quarter(felten: User) -> None:
    _decide(a_heard_submission(), felten)
    said = [request.text for request in ProviderRequest.objects.all()]
    said += [f"{mail.subject}\n{mail.body}" for mail in OutgoingMail.objects.all()]
    assert len(said) == 6
    file_number = Case.objects.get().file_number
    for text in said:
        for secret in ("Milan", "Sommerfeld", "Katrin", "Giesenkirchener", "Mülfort", "9 Jahre alt", file_number):
            assert secret not in text
        assert "Sozialpädagogische Familienhilfe" in text or "Anfrage" in text
    assert all("6 bis 9 Jahre" in request.text for request in ProviderRequest.objects.all())


def test_those_who_were_asked_least_are_asked_first(felten: User) -> None:
    asked: dict[str, int] = {}
    for _ in range(4):
        a_decision()
    for request in ProviderRequest.objects.select_related("organisation"):
        asked[request.organisation.name] = asked.get(request.organisation.name, 0) + 1
    assert asked == dict.fromkeys(("Träger Ahorn", "Träger Birke", "Träger Eiche", "Träger Linde"), 3)


def test_a_residential_help_begins_as_a_course_with_its_checkpoints(felten: User) -> None:
    submission = a_heard_submission(HelpForm.RESIDENTIAL)
    _decide(submission, felten)
    planned = {point.kind_id: point.due_on for point in Checkpoint.objects.all()}
    kinds = CheckpointKind.objects.all()
    assert planned == {kind.pk: in_days(14) + timedelta(days=kind.days_after_start) for kind in kinds}
    assert planned
    assert not ProviderRequest.objects.exists()
    assert _stage(submission) == Stage.HELP


def test_a_help_with_conditions_begins_too(felten: User) -> None:
    submission = a_heard_submission(votes=ASD_CONDITION)
    _decide(submission, felten, "changed", conditions="Bericht nach drei Monaten.")
    assert HelpEpisode.objects.count() == 1


def test_a_refused_vorlage_goes_back_to_the_team(felten: User) -> None:
    submission = a_heard_submission(votes=ASD_NO)
    with records("commission.decided", "case.moved", by=felten):
        _decide(submission, felten, "refused", text="Abgelehnt, weil das Umfeld trägt.")
    assert _stage(submission) == Stage.CONSULTATION
    assert not HelpEpisode.objects.exists()


def test_a_returned_vorlage_has_a_date_and_stays_with_the_commission(felten: User) -> None:
    submission = a_heard_submission(votes=WJH_POSTPONES)
    with refused("Nennen Sie das Datum, bis zu dem die Vorlage nachgearbeitet ist."):
        _decide(submission, felten, "returned")
    with records("commission.decided", by=felten):
        decision = _decide(submission, felten, "returned", rework_until=in_days(7))
    assert decision.rework_until == in_days(7)
    assert _stage(submission) == Stage.COMMISSION
    assert not HelpEpisode.objects.exists()


@pytest.mark.parametrize("days", [0, -1])
def test_rework_lies_ahead(felten: User, days: int) -> None:
    submission = a_heard_submission(votes=WJH_POSTPONES)
    with refused("Das Datum der Nacharbeit liegt nicht in der Zukunft."):
        _decide(submission, felten, "returned", rework_until=in_days(days))


def test_a_granted_help_has_nothing_to_rework(felten: User) -> None:
    assert _decide(a_heard_submission(), felten, rework_until=in_days(7)).rework_until is None


# Eine Transaktion


def test_without_its_entry_in_the_trail_nothing_is_decided(felten: User) -> None:
    submission = a_heard_submission()
    with undone_without_trail(felten):
        _decide(submission, felten)


def test_a_help_that_cannot_begin_takes_the_decision_with_it(felten: User) -> None:
    submission = a_heard_submission()
    Case.objects.filter(submissions=submission).update(stage=Stage.CONSULTATION)
    with refused("Von „Kollegiale Beratung“ führt kein Schritt zu „Hilfe“."):
        _decide(submission, felten)


def test_the_whole_way_leaves_no_personal_text_in_the_trail(felten: User) -> None:
    a_decision()
    entries = list(Entry.objects.all())
    assert len(entries) > 15
    assert [entry.verb for entry in entries if not is_free_of_personal_text(entry)] == []


def test_papers_and_mails_are_ordered_only_when_the_decision_is_kept(
    felten: User, django_capture_on_commit_callbacks: Any
) -> None:
    submission = a_heard_submission()
    with django_capture_on_commit_callbacks() as ordered, transaction.atomic():
        _decide(submission, felten)
        transaction.set_rollback(True)
    assert ordered == []
    with django_capture_on_commit_callbacks() as ordered:
        _decide(submission, felten)
    assert len(ordered) == 4
