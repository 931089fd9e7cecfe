"""The decision: three voices, nobody alone, once; and by itself what follows, in the same transaction."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from accounts.models import Notification, User
from approvals import actions
from approvals.actions.sealing import BEGINNING, digest_of
from approvals.canon import canonical
from approvals.lifecycle import Outcome, Seat, SubmissionState
from approvals.models import Decision, DecisionNotice, Submission
from audit.models import Entry
from cases.lifecycle import Stage
from cases.models import Case, Reminder, Responsibility
from hze import actions as hze
from hze.lifecycle import HelpForm
from hze.models import Checkpoint, CheckpointKind, HelpEpisode, ProviderRequest
from tests.approvals.chain_office import (
    ASD_CONDITION,
    ASD_NO,
    BOTH_NO,
    WJH_POSTPONES,
    a_condition,
    a_recusal,
    a_substitute,
)
from tests.hze.competition_office import without_names
from tests.office import (
    ALL_YES,
    SEATED,
    a_complete_draft,
    a_decision,
    a_frozen_submission,
    a_heard_submission,
    a_meeting,
    a_submitted,
    colleague,
    fresh,
    in_days,
    newest,
)
from tests.trail import forbidden, is_free_of_personal_text, records, refused, undone_without_trail
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def _decide(submission: Submission, by: User, outcome: str = "approved", **changes: Any) -> Decision:
    return actions.decide(submission, by=by, outcome=outcome, **({"text": "Die Hilfe wird bewilligt."} | changes))


def _mails_about_the_request() -> int:
    return OutgoingMail.objects.filter(providerrequest__isnull=False).count()


def _stage(submission: Submission) -> str:
    return Case.objects.get(submissions=submission).stage


# Wer beschließt


@pytest.mark.parametrize("username", ["felten", "orth"])
def test_either_lead_states_what_the_three_voices_decided(username: str) -> None:
    submission, lead = a_heard_submission(), colleague(username)
    with records("commission.decided", "case.moved", "help.begun", "reminder.created", "notice.drafted", by=lead):
        decision = _decide(submission, lead)
    assert (decision.outcome, decision.decided_by) == (Outcome.APPROVED, lead)
    assert decision.submitted_by == colleague("brandt")
    assert [decision.asd_voice.seat, decision.wjh_voice.seat, decision.worker_voice.seat] == list(Seat)
    assert fresh(submission).state == SubmissionState.DECIDED


def test_who_stands_in_on_a_seat_states_the_decision_too(neumann: User, orth: User) -> None:
    submission = a_frozen_submission()
    a_substitute("neumann", Seat.WJH_LEAD)
    a_recusal(submission.case, orth)
    heard = a_heard_submission(submission=submission, seated=SEATED | {Seat.WJH_LEAD: "neumann"})
    with forbidden():
        _decide(heard, orth)
    assert _decide(heard, neumann).decided_by == neumann


def test_who_gave_a_leads_voice_may_state_it_although_another_sits_there_now(orth: User) -> None:
    submission = a_heard_submission()
    User.objects.filter(pk=orth.pk).update(is_lead=False)
    assert _decide(submission, colleague("orth")).decided_by == orth


def test_the_submitter_alone_cannot_approve(brandt: User) -> None:
    submission = a_heard_submission()
    with forbidden():
        _decide(submission, brandt)


def test_a_lead_who_submitted_herself_sits_on_no_leads_seat_and_does_not_state_the_decision(
    felten: User, aksoy: User, orth: User
) -> None:
    draft, meeting = a_complete_draft(), a_meeting()
    Responsibility.objects.create(case=draft.case, user=felten, role="co", valid_from=in_days(0))
    a_substitute("aksoy")
    actions.submit(draft, by=felten, meeting=meeting)
    actions.open_meeting(meeting, by=orth)
    submission = a_heard_submission(submission=fresh(draft), seated=SEATED | {Seat.ASD_LEAD: "aksoy"})
    with forbidden():
        _decide(submission, felten)
    assert _decide(submission, aksoy).decided_by == aksoy


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
    with refused("Stimmen werden abgegeben, solange über die Vorlage beraten wird."):
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
        (ASD_NO, "refused", "Die Stimmen erlauben nur „an die Abteilungsleitung“ oder „zurückgestellt“."),
        (BOTH_NO, "approved", "Die Stimmen erlauben nur „abgelehnt“ oder „zurückgestellt“."),
        (BOTH_NO, "escalated", "Die Stimmen erlauben nur „abgelehnt“ oder „zurückgestellt“."),
        (WJH_POSTPONES, "approved", "Die Stimmen erlauben nur „zurückgestellt“."),
        (WJH_POSTPONES, "refused", "Die Stimmen erlauben nur „zurückgestellt“."),
        (ALL_YES, "", "Die Stimmen erlauben nur"),
    ],
)
def test_the_voices_bind_the_outcome(felten: User, votes: dict[Seat, str], outcome: str, sentence: str) -> None:
    submission = a_heard_submission(votes=votes)
    with refused(sentence):
        _decide(submission, felten, outcome)


def test_a_condition_says_who_does_what_until_when(felten: User) -> None:
    submission = a_heard_submission(votes=ASD_CONDITION)
    for conditions, sentence in {
        (): "Nennen Sie mindestens eine Auflage: wer, was, bis wann.",
        (a_condition(what=""),): "darf nicht leer sein",
        (a_condition(until=in_days(-1)),): "Die Frist einer Auflage liegt in der Vergangenheit.",
        (a_condition(bearer="nobody"),): "nobody",
    }.items():
        with refused(sentence):
            _decide(submission, felten, "changed", conditions=conditions)
    two = [a_condition(), a_condition(bearer="wjh", what="Kostenzusage an den Träger.", until=in_days(0))]
    decision = _decide(submission, felten, "changed", conditions=two)
    stored = decision.conditions.order_by("id").values_list("bearer", "what", "until")
    assert (decision.outcome, list(stored)) == (Outcome.CHANGED, [tuple(condition) for condition in two])


def test_only_a_decision_with_conditions_keeps_them(felten: User) -> None:
    assert not _decide(a_heard_submission(), felten, conditions=[a_condition()]).conditions.exists()


def test_what_would_change_the_decision_is_kept(felten: User) -> None:
    words = "Wenn die Großmutter an allen Tagen kann."
    assert _decide(a_heard_submission(), felten, would_change=words).would_change == words


def test_a_text_of_fifty_thousand_letters_is_refused(felten: User) -> None:
    submission = a_heard_submission()
    with refused("Kürzen Sie den Beschlusstext auf 5.000 Zeichen."):
        _decide(submission, felten, text="x" * 50_000)


def test_a_decision_is_numbered_and_never_changed(felten: User) -> None:
    numbers = [a_decision().number for _ in range(2)]
    assert numbers == [f"GK-{in_days(0).year}-0001", f"GK-{in_days(0).year}-0002"]
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Decision.objects.update(outcome=Outcome.REFUSED)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Decision.objects.all()._raw_delete(using="default")


# Was folgt


def test_an_ambulatory_help_begins_by_asking_three_providers(felten: User) -> None:
    submission = a_heard_submission(HelpForm.AMBULATORY)
    decision = _decide(submission, felten)
    help_ = HelpEpisode.objects.get()
    assert (help_.decision_key, help_.begins_on, help_.minutes_per_week) == (decision.key, in_days(14), 360)
    assert help_.requests.ready().count() == 3
    assert _mails_about_the_request() == 0
    reminder = Reminder.objects.select_related("owner").get(path=hze.requests_path(help_))
    assert (reminder.owner.username, reminder.due_on) == ("brandt", in_days(0))
    assert reminder.text == "Anfragen an die Träger ansehen und senden"
    assert not Checkpoint.objects.exists()
    assert _stage(submission) == Stage.HELP


def test_a_request_names_neither_the_child_nor_its_street_nor_its_quarter(felten: User) -> None:
    _decide(a_heard_submission(), felten)
    hze.send_requests(without_names(HelpEpisode.objects.get()), by=felten, has_read=True)
    said = [request.text for request in ProviderRequest.objects.all()]
    said += [f"{mail.subject}\n{mail.body}" for mail in OutgoingMail.objects.filter(providerrequest__isnull=False)]
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
    written = ("commission.decided", "case.moved", "help.begun", *["reminder.created"] * 2, "notice.drafted")
    with records(*written, by=felten):
        _decide(submission, felten, "changed", conditions=[a_condition()])
    assert HelpEpisode.objects.count() == 1
    reminder = newest(Reminder)
    assert (reminder.owner_id, reminder.due_on) == (colleague("brandt").pk, in_days(90))
    assert "Bericht nach drei Monaten." in reminder.text


def test_a_refused_vorlage_goes_back_to_the_team(felten: User) -> None:
    submission = a_heard_submission(votes=BOTH_NO)
    with records("commission.decided", "case.moved", "notice.drafted", by=felten):
        _decide(submission, felten, "refused", text="Abgelehnt, weil das Umfeld trägt.")
    assert _stage(submission) == Stage.CONSULTATION
    assert not HelpEpisode.objects.exists()


def test_a_returned_vorlage_has_a_reason_and_a_date_and_stays_with_the_commission(felten: User) -> None:
    submission = a_heard_submission(votes=WJH_POSTPONES)
    with refused("Nennen Sie das Datum, bis zu dem die Vorlage nachgearbeitet ist."):
        _decide(submission, felten, "returned", return_reason="time")
    with refused("Nennen Sie den Grund der Zurückstellung."):
        _decide(submission, felten, "returned", rework_until=in_days(7))
    with records("commission.decided", "reminder.created", by=felten):
        decision = _decide(submission, felten, "returned", return_reason="time", rework_until=in_days(7))
    assert (decision.return_reason, decision.rework_until) == ("time", in_days(7))
    assert newest(Reminder).due_on == in_days(7)
    assert _stage(submission) == Stage.COMMISSION
    assert not HelpEpisode.objects.exists()
    assert not DecisionNotice.objects.exists()


def test_where_the_leads_are_divided_it_is_passed_on_and_nothing_begins(felten: User, orth: User) -> None:
    submission = a_heard_submission(votes=ASD_NO)
    with records("commission.decided", by=felten):
        decision = _decide(submission, felten, "escalated", text="Die Leitungen sind uneins.")
    assert fresh(submission).state == SubmissionState.ESCALATED
    assert _stage(submission) == Stage.COMMISSION
    assert not HelpEpisode.objects.exists()
    assert not DecisionNotice.objects.exists()
    told = Notification.objects.filter(recipient=orth).order_by("id").last()
    assert told is not None
    assert told.text == f"Beschluss {decision.number} zu {submission.case.file_number}: an die Abteilungsleitung."


@pytest.mark.parametrize("days", [0, -1])
def test_rework_lies_ahead(felten: User, days: int) -> None:
    submission = a_heard_submission(votes=WJH_POSTPONES)
    with refused("Das Datum der Nacharbeit liegt nicht in der Zukunft."):
        _decide(submission, felten, "returned", return_reason="time", rework_until=in_days(days))


def test_a_granted_help_has_nothing_to_rework(felten: User) -> None:
    decision = _decide(a_heard_submission(), felten, rework_until=in_days(7), return_reason="time")
    assert (decision.rework_until, decision.return_reason) == (None, "")


def test_those_who_answer_for_the_case_are_told_and_no_mail_says_a_word_of_it(felten: User, brandt: User) -> None:
    decision = _decide(a_heard_submission(), felten, text="Milan Sommerfeld bekommt Hilfe.")
    file_number = decision.submission.case.file_number
    told = Notification.objects.filter(recipient=brandt).order_by("id").last()
    assert told is not None
    assert told.text == f"Beschluss {decision.number} zu {file_number}: bewilligt."
    mails = OutgoingMail.objects.filter(providerrequest__isnull=True, subject=f"Beschluss zu {file_number}")
    assert {mail.recipient for mail in mails} >= {brandt.email}
    for mail in mails:
        assert "Milan" not in mail.body
        assert "bewilligt" not in mail.body
        assert str(decision.submission.key) in mail.body


# Das Siegel


def test_each_decision_hangs_onto_the_one_before(felten: User) -> None:
    first, second = a_decision(), a_decision()
    assert (first.seal.number, first.seal.previous) == (1, BEGINNING)
    assert (second.seal.number, second.seal.previous) == (2, first.seal.digest)
    assert second.seal.digest == digest_of(second.seal.previous, second.seal.content)
    assert second.seal.content == canonical(decision=second)


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
    assert len(ordered) == 1 + 1  # the paper, the worker


def test_what_is_to_be_done_is_not_lost_when_nobody_leads_the_case(felten: User, orth: User) -> None:
    submission = a_heard_submission(votes=WJH_POSTPONES)
    Responsibility.objects.filter(case=submission.case).update(role="co")
    _decide(submission, orth, "returned", return_reason="time", rework_until=in_days(7))
    reminder = newest(Reminder)
    assert (reminder.owner_id, reminder.due_on) == (felten.pk, in_days(7))
