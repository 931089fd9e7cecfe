"""The session runs: one step at a time, interrupted, extended, finished; the clock is the server's."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from cases import actions, clock
from cases.lifecycle import Area, ConsultationState
from cases.models import Classification, Consultation, Reminder
from srojugend.demo.moment import on
from tests.cases.consultation_office import (
    STEPS,
    TABLE,
    a_planned_consultation,
    a_session,
    a_session_at,
    a_task,
    an_agreed_session,
    an_idea,
    votes,
)
from tests.office import colleague, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
seconds = st.integers(0, 20_000)


@given(minutes=st.integers(1, 90), extra=st.integers(0, 240), spent=seconds, ran=seconds)
def test_what_is_left_and_what_is_over_add_up(minutes: int, extra: int, spent: int, ran: int) -> None:
    since = NOON - timedelta(seconds=ran)
    reading = clock.read(minutes=minutes, extra=extra, spent=spent, running_since=since, now=NOON)
    assert reading.left >= 0
    assert reading.over >= 0
    assert reading.left - reading.over == (minutes + extra) * 60 - spent - ran
    assert not (reading.left and reading.over)


@given(spent=seconds, ahead=seconds)
def test_a_clock_that_was_set_back_takes_nothing_away(spent: int, ahead: int) -> None:
    assert clock.elapsed(spent, NOON + timedelta(seconds=ahead), NOON) == spent


def test_the_face_of_the_clock() -> None:
    assert clock.Reading(380, 0).face == "06:20"
    assert clock.Reading(0, 65).face == "+01:05"
    assert clock.Reading(0, 65).words == "1 Minuten 5 Sekunden über der Zeit"


def test_a_stretch_between_two_pauses_is_added() -> None:
    assert clock.elapsed(30, NOON - timedelta(seconds=12), NOON) == 42
    assert clock.elapsed(30, None, NOON) == 30


@pytest.mark.django_db
def test_it_begins_with_the_steps_of_the_run_as_it_is_today(aksoy: User, felten: User) -> None:
    planned = a_planned_consultation()
    assert planned.template_version is not None
    template = planned.template_version.template
    step: actions.StepFacts = {"label": "Alles", "minutes": 7, "hint": "", "acting": "Alle", "panel": "closing"}
    actions.write_consultation_template(template, by=felten, seen=1, source="", steps=[step])
    with records("consultation.begun", by=aksoy):
        begun = actions.begin_consultation(planned, by=aksoy)
    assert [(row.label, row.minutes) for row in begun.steps.all()] == [("Alles", 7)]
    actions.write_consultation_template(template, by=felten, seen=2, source="", steps=[step | {"minutes": 9}])
    assert [row.minutes for row in Consultation.objects.get(pk=begun.pk).steps.all()] == [7]


@pytest.mark.django_db
def test_the_run_an_office_starts_with_takes_three_quarters_of_an_hour() -> None:
    steps = list(a_session().steps.all())
    assert len(steps) == STEPS
    assert sum(step.minutes for step in steps) == 45


@pytest.mark.django_db
def test_the_moderation_goes_on_step_by_step(brandt: User, aksoy: User) -> None:
    session = a_session()
    with records("consultation.stepped", by=aksoy):
        session = actions.next_step(session, by=aksoy, seen=1)
    assert session.position == 2
    session = actions.previous_step(session, by=aksoy, seen=2)
    assert session.position == 1
    with refused("Das ist der erste Schritt."):
        actions.previous_step(session, by=aksoy, seen=1)
    with forbidden():
        actions.next_step(session, by=brandt, seen=1)


@pytest.mark.django_db
def test_who_presses_on_an_old_page_skips_nothing(aksoy: User) -> None:
    session = a_session()
    actions.next_step(session, by=aksoy, seen=1)
    with refused("Es ging schon weiter: Jetzt ist „Fallvorstellung“ dran. Nichts wurde übersprungen."):
        actions.next_step(session, by=aksoy, seen=1)
    with refused("Es ging schon weiter"):
        actions.add_minutes(session, by=aksoy, seen=1)


@pytest.mark.django_db
def test_after_the_last_step_comes_the_end(aksoy: User) -> None:
    session = a_session_at(STEPS)
    with refused("Das ist der letzte Schritt. Schließen Sie die Beratung ab."):
        actions.next_step(session, by=aksoy, seen=STEPS)


@pytest.mark.django_db
def test_an_interruption_costs_no_time_and_more_minutes_are_more(aksoy: User) -> None:
    session = a_session()
    start = timezone.now()
    Consultation.objects.filter(pk=session.pk).update(running_since=start - timedelta(seconds=100))
    actions.pause_consultation(session, by=aksoy)
    with refused("Möglich ist: läuft, abgeschlossen."):
        actions.pause_consultation(session, by=aksoy)
    resumed = actions.resume_consultation(session, by=aksoy)
    step = resumed.current_step
    assert step is not None
    assert 100 <= step.spent <= 110
    with records("consultation.extended", by=aksoy):
        step = actions.add_minutes(session, by=aksoy, seen=1)
    assert step.reading(None).left == 5 * 60 - step.spent


@pytest.mark.django_db
def test_going_back_finds_the_time_that_was_left(aksoy: User) -> None:
    session = a_session()
    Consultation.objects.filter(pk=session.pk).update(running_since=timezone.now() - timedelta(seconds=60))
    actions.next_step(session, by=aksoy, seen=1)
    session = actions.previous_step(session, by=aksoy, seen=2)
    assert session.current_step is not None
    assert 60 <= session.current_step.spent <= 70
    assert session.current_step.ended_at is None


@pytest.mark.django_db
def test_a_step_does_not_last_for_ever(aksoy: User) -> None:
    session = a_session()
    with refused("Mehr Zeit bekommt dieser Schritt nicht."):
        actions.add_minutes(session, by=aksoy, seen=1, minutes=241)


@pytest.mark.django_db
def test_nobody_writes_before_it_begins(brandt: User, aksoy: User) -> None:
    planned = a_planned_consultation()
    with refused("Die Beratung hat noch nicht begonnen."):
        actions.add_idea(planned, by=brandt, text="Idee")
    with refused("Die Beratung hat noch nicht begonnen."):
        actions.next_step(planned, by=aksoy, seen=1)
    with refused("Von „geplant“ führt kein Schritt zu „abgeschlossen“."):
        actions.finish_consultation(planned, by=brandt, result="Ja.")


@pytest.mark.django_db
def test_the_end_classifies_the_case_and_puts_the_agreements_before_their_people(brandt: User) -> None:
    session = an_agreed_session()
    finished = actions.finish_consultation(session, by=brandt)
    assert (finished.state, finished.result) == (ConsultationState.FINISHED, "Unklar, wer morgens da ist.")
    assert finished.current_step is not None
    assert finished.current_step.ended_at is not None
    row = Classification.objects.select_related("second", "consultation").get(case=session.case)
    assert (row.area, row.reasons, row.dissent) == (Area.GREY, session.reasons, session.dissent)
    assert (row.next_review_on, row.second, row.consultation) == (in_days(21), colleague("aksoy"), finished)
    mine = Reminder.objects.select_related("case").get(owner=brandt)
    assert (mine.case, mine.text, mine.due_on) == (session.case, "Mit dem Ganztag sprechen", in_days(7))


@pytest.mark.django_db
def test_without_agreed_area_nothing_is_classified(brandt: User) -> None:
    session = a_session()
    an_idea(session)
    actions.finish_consultation(session, by=brandt, result="Wir beraten weiter.")
    assert not Classification.objects.filter(case=session.case).exists()


@pytest.mark.django_db
def test_votes_nobody_has_seen_are_revealed_before_the_end(brandt: User, aksoy: User) -> None:
    session = a_session()
    an_idea(session)
    votes(session, *TABLE)
    with refused("Decken Sie die Einzelvoten auf."):
        actions.finish_consultation(session, by=brandt, result="Ja.")
    actions.reveal_votes(session, by=aksoy)
    actions.finish_consultation(session, by=brandt, result="Ja.")


@pytest.mark.django_db
def test_what_the_classification_refuses_is_refused_as_a_whole(brandt: User) -> None:
    session = an_agreed_session(next_review_on=in_days(1))
    with on(in_days(2)), refused("Die nächste Überprüfung liegt nicht nach der Einordnung."):
        actions.finish_consultation(session, by=brandt)


@pytest.mark.django_db
def test_an_agreement_that_is_due_since_yesterday_is_put_before_today(brandt: User) -> None:
    session = an_agreed_session()
    a_task(session, due_on=in_days(0), text="Heute anrufen")
    with on(in_days(1)):
        actions.finish_consultation(session, by=brandt)
    assert Reminder.objects.get(text="Heute anrufen").due_on == in_days(1)


@pytest.mark.django_db
def test_without_its_entry_in_the_trail_no_step_is_made(aksoy: User) -> None:
    session = a_session()
    with undone_without_trail(aksoy):
        actions.next_step(session, by=aksoy, seen=1)


@pytest.mark.django_db
def test_every_change_is_a_new_version_for_the_screens(brandt: User, aksoy: User, vossen: User) -> None:
    session = a_session()
    seen = {session.version}
    an_idea(session)
    votes(session, "vossen")
    actions.next_step(session, by=aksoy, seen=1)
    seen.add(Consultation.objects.get(pk=session.pk).version)
    assert max(seen) == min(seen) + 3
