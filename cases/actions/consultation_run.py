"""The session runs: begun, on to the next step and back, interrupted, given more time, finished."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import clock, rules
from cases.actions.classification import classify
from cases.actions.consultation import OWN_CASE, current_run
from cases.actions.consultation_session import lock_live, lock_open, lock_session, save, tell
from cases.actions.reminders import remind
from cases.actions.stages import lock
from cases.lifecycle import ConsultationState, step_consultation
from cases.models import Consultation, ConsultationParticipant, ConsultationStep, ConsultationTask
from web.german import day_num
from web.store import store

Role = ConsultationParticipant.Role
EXTRA_MINUTES = 2


@transaction.atomic
def begin_consultation(consultation: Consultation, *, by: User) -> Consultation:
    """Open the room: the steps are copied from the run as it is today, and the first one begins."""
    session = lock_open(consultation)
    rules.demand(rules.may_arrange(by, session))
    session.state = step_consultation(session.state, ConsultationState.RUNNING)
    if session.held_on > timezone.localdate():
        planned = f"Die Beratung ist für den {day_num(session.held_on)} geplant."
        raise ValidationError(f"{planned} Ändern Sie den Tag, wenn Sie heute beraten.", code="ahead")
    _seat_the_lead(session)
    template = session.template_version.template if session.template_version else None
    session.template_version = current_run(template)
    now = timezone.now()
    for words in session.template_version.steps.all():
        step = ConsultationStep(consultation=session, position=words.position, label=words.label)
        step.minutes, step.hint, step.acting, step.panel = words.minutes, words.hint, words.acting, words.panel
        step.started_at = now if words.position == 1 else None
        store(step)
    session.started_at = session.running_since = now
    session.position = 1
    save(session)
    tell("consultation.begun", session, by=by)
    return lock_session(session)  # with its steps


@transaction.atomic
def next_step(consultation: Consultation, *, by: User, seen: int) -> Consultation:
    """Go on to the next step; `seen` is the step the moderation had before its eyes."""
    return _go(consultation, by=by, seen=seen, by_steps=1)


@transaction.atomic
def previous_step(consultation: Consultation, *, by: User, seen: int) -> Consultation:
    """Go back one step; what it took already stays taken."""
    return _go(consultation, by=by, seen=seen, by_steps=-1)


@transaction.atomic
def pause_consultation(consultation: Consultation, *, by: User) -> Consultation:
    """Interrupt: the clock stands until it goes on."""
    session = moderated(consultation, by=by)
    session.state = step_consultation(session.state, ConsultationState.PAUSED)
    _stop_clock(session, timezone.now())
    save(session)
    tell("consultation.paused", session, by=by, step=session.position)
    return session


@transaction.atomic
def resume_consultation(consultation: Consultation, *, by: User) -> Consultation:
    """Go on after an interruption with the time that was left."""
    session = moderated(consultation, by=by)
    session.state = step_consultation(session.state, ConsultationState.RUNNING)
    session.running_since = timezone.now()
    save(session)
    tell("consultation.resumed", session, by=by, step=session.position)
    return session


@transaction.atomic
def add_minutes(consultation: Consultation, *, by: User, seen: int, minutes: int = EXTRA_MINUTES) -> ConsultationStep:
    """Give the step that is on more time."""
    session = moderated(consultation, by=by, seen=seen)
    step = _current(session)
    step.extra_minutes += minutes
    store(step)
    save(session)
    tell("consultation.extended", session, by=by, step=step.position, minutes=minutes)
    return step


@transaction.atomic
def finish_consultation(
    consultation: Consultation, *, by: User, result: str = "", dissent: str | None = None, conditions_note: str = ""
) -> Consultation:
    """Finish with the result; an agreed area becomes the classification, each agreement a Wiedervorlage.

    Raises ValidationError when people, ideas or the reveal are missing, and whatever the classification refuses.
    """
    session = lock_open(consultation)
    rules.demand(rules.may_finish_consultation(by, session))
    session.case = lock(session.case)
    session.state = step_consultation(session.state, ConsultationState.FINISHED)
    missing = rules.missing_in_consultation(session)
    if missing:
        raise ValidationError(missing, code="incomplete")
    _stop_clock(session, timezone.now())
    session.result, session.finished_at = result or session.reasons, timezone.now()
    session.dissent = session.dissent if dissent is None else dissent
    _end(_current(session), session.finished_at)
    save(session)
    tell("consultation.finished", session, by=by, step=session.position)
    _classify(session, by=by, conditions_note=conditions_note)
    for task in session.tasks.select_related("owner"):
        _remind(task, session, by=by)
    return session


def _go(consultation: Consultation, *, by: User, seen: int, by_steps: int) -> Consultation:
    session = moderated(consultation, by=by, seen=seen)
    coming = next((step for step in session.steps.all() if step.position == seen + by_steps), None)
    if coming is None:
        last = "Das ist der letzte Schritt. Schließen Sie die Beratung ab."
        raise ValidationError(last if by_steps > 0 else "Das ist der erste Schritt.", code="edge")
    now = timezone.now()
    runs = session.running_since is not None
    _stop_clock(session, now)
    _end(_current(session), now)
    coming.started_at, coming.ended_at = coming.started_at or now, None
    store(coming)
    session.position, session.running_since = coming.position, now if runs else None
    save(session)
    tell("consultation.stepped", session, by=by, step=coming.position)
    return session


def moderated(consultation: Consultation, *, by: User, seen: int | None = None) -> Consultation:
    """A locked session for its moderation; raises ValidationError when the step went on since `seen`."""
    session = lock_live(consultation)
    if session.moderator is not None and session.moderator.user == by == rules.lead_of(session.case):
        raise ValidationError(f"{OWN_CASE} Geben Sie die Moderation ab.", code="own")
    rules.demand(rules.may_moderate(by, session))
    if seen is not None and seen != session.position:
        text = f"Es ging schon weiter: Jetzt ist „{_current(session)}“ dran. Nichts wurde übersprungen."
        raise ValidationError(text, code="moved")
    return session


def _current(session: Consultation) -> ConsultationStep:
    step = session.current_step
    assert step is not None  # noqa: S101 - a session that has begun stands at a step
    return step


def _stop_clock(session: Consultation, now: datetime) -> None:
    """Put what the current stretch took to its step."""
    step = _current(session)
    step.spent = clock.elapsed(step.spent, session.running_since, now)
    session.running_since = None
    store(step)


def _end(step: ConsultationStep, now: datetime) -> None:
    step.ended_at = max(now, step.started_at or now)
    store(step)


def _seat_the_lead(session: Consultation) -> None:
    """Whoever leads the case today brings it in, whoever was to do so when it was planned."""
    lead = rules.lead_of(session.case)
    if lead is None:
        return
    if session.moderator is not None and session.moderator.user == lead:
        raise ValidationError(f"{OWN_CASE} Geben Sie die Moderation ab.", code="own")
    before, seat = session.in_role(Role.LEAD), rules.participant_of(lead, session)
    if before is not None and before.user_id != lead.pk:
        before.role = Role.TEAM
        store(before)
    seat = seat or ConsultationParticipant(consultation=session, user=lead)
    seat.role = Role.LEAD
    store(seat)


def _classify(session: Consultation, *, by: User, conditions_note: str) -> None:
    if not session.agreed_area:
        return
    classify(
        session.case,
        by=by,
        area=session.agreed_area,
        reasons=session.reasons,
        dissent=session.dissent,
        next_review_on=session.next_review_on,
        second=session.second if session.second != by else None,
        took_part=[row.user for row in session.participants.all() if row.user is not None],
        consultation=session,
        conditions_note=conditions_note,
    )


def _remind(task: ConsultationTask, session: Consultation, *, by: User) -> None:
    """Put the agreement before its colleague; without the case where that colleague may not know of the file."""
    sees_case = rules.may_see_case(task.owner, session.case)
    remind(
        by=by,
        owner=task.owner,
        text=task.text if sees_case else "Vereinbarung aus der Kollegialen Beratung",
        due_on=max(task.due_on, timezone.localdate()),
        case=session.case if sees_case else None,
        path="" if sees_case else f"/beratungen/{session.key}/",
    )
