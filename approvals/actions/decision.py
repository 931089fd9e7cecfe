"""Three voices, then a decision, then by itself what follows; all in one transaction."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from approvals import lifecycle, rules
from approvals.actions.following import open_next
from approvals.actions.locks import bump, lock_item
from approvals.actions.papers import put_on_paper
from approvals.actions.presence import note_presence
from approvals.actions.sealing import seal
from approvals.lifecycle import Outcome, Seat, SubmissionState, Way
from approvals.models import Decision, DecisionCondition, DecisionNumber, Submission, Voice
from audit.actions import record
from cases.rules import demand
from web.store import store

NOT_HEARD = "Stimmen werden abgegeben, solange über die Vorlage beraten wird."
CIRCULATED = "Die Frist des Umlaufs ist vorbei. Die Vorlage kommt auf die nächste Tagesordnung."
DECIDED = "Über diese Vorlage ist schon beschlossen."


class Condition(NamedTuple):
    """A condition as it is entered: who does what until when."""

    bearer: str
    what: str
    until: date


@transaction.atomic
def give_voice(submission: Submission, *, by: User, vote: str, reason: str, version: int | None = None) -> Voice:
    """Give the one voice of one's seat, with its reason; a second one corrects the first, which stays readable.

    Raises ValidationError when nobody is heard now, or when the Vorlage was frozen anew since `version` was read.
    """
    submission = lock_item(submission)
    seated = rules.sitters(submission)
    seat = next((seat for seat, sitter in seated.items() if sitter.user == by), None)
    before = Voice.objects.of(submission).filter(user=by).first()
    seat = Seat(before.seat) if before else seat
    before = before or Voice.objects.of_recused(submission).filter(seat=seat or "").first()
    demand(seat is not None and not rules.is_recused(by, submission.case))
    _demand_heard(submission, version)
    sitter = seated[seat] if seat else None
    voice = Voice(submission=submission, version=submission.version, user=by, vote=vote, reason=reason)
    voice.seat, voice.supersedes = seat or "", before
    if sitter and sitter.user == by and sitter.stands_for:
        voice.stands_for, voice.substitution = sitter.stands_for, sitter.why
    store(voice)
    verb = "voice.corrected" if before and before.user_id == by.pk else "voice.given"
    record(verb, voice.key, by=by, case_key=submission.case.key, seat=voice.seat, vote=str(vote))
    if submission.meeting is not None:
        note_presence(submission.meeting, by)
    bump(submission)
    return voice


@transaction.atomic
def decide(
    submission: Submission,
    *,
    by: User,
    outcome: str,
    text: str,
    conditions: Sequence[Condition] = (),
    would_change: str = "",
    return_reason: str = "",
    rework_until: date | None = None,
) -> Decision:
    """State the decision the three voices allow, seal it, and open what follows.

    Raises ValidationError while a voice is missing, when the voices allow another outcome only, or a second time.
    """
    submission = lock_item(submission)
    voices = {voice.seat: voice for voice in Voice.objects.of(submission)}
    demand(_may_state(by, submission, voices))
    _demand_possible(submission, voices, outcome)
    demand_words(outcome, conditions, rework_until)
    is_passed_on = outcome == Outcome.ESCALATED
    state = SubmissionState.ESCALATED if is_passed_on else SubmissionState.DECIDED
    is_returned = outcome == Outcome.RETURNED
    decision = Decision(
        number=_next_number(),
        submission=submission,
        asd_voice=voices[Seat.ASD_LEAD],
        wjh_voice=voices[Seat.WJH_LEAD],
        worker_voice=voices[Seat.WORKER],
        outcome=outcome,
        decided_on=timezone.localdate(),
        text=text,
        would_change=would_change,
        return_reason=return_reason if is_returned else "",
        rework_until=rework_until if is_returned else None,
        submitted_by=submission.submitted_by,
        decided_by=by,
    )
    store(decision)
    add_conditions(decision, conditions, outcome=outcome)
    submission.state = lifecycle.step_submission(submission.state, state)
    store(submission, only=["state"])
    record("commission.decided", decision.key, by=by, case_key=submission.case.key, outcome=str(outcome))
    open_next(decision, decision, submission, by=by)
    seal(decision=decision)
    bump(submission)
    transaction.on_commit(partial(put_on_paper.enqueue, str(decision.key)))
    return decision


def add_conditions(decision: Decision, conditions: Sequence[Condition], *, outcome: str) -> None:
    """Store the conditions of a decision or of the ruling about it; other outcomes have none."""
    if outcome != Outcome.CHANGED:
        return
    for condition in conditions:
        store(DecisionCondition(decision=decision, **condition._asdict()))


def demand_words(outcome: str, conditions: Sequence[Condition], rework_until: date | None) -> None:
    """What an outcome needs beside its text: dates ahead, conditions where it says so."""
    today = timezone.localdate()
    if outcome == Outcome.RETURNED and rework_until is not None and rework_until <= today:
        raise ValidationError({"rework_until": "Das Datum der Nacharbeit liegt nicht in der Zukunft."})
    if outcome == Outcome.CHANGED and not conditions:
        raise ValidationError("Nennen Sie mindestens eine Auflage: wer, was, bis wann.", code="conditions")
    if outcome == Outcome.CHANGED and any(condition.until < today for condition in conditions):
        raise ValidationError("Die Frist einer Auflage liegt in der Vergangenheit.", code="conditions")


def _may_state(by: User, submission: Submission, voices: dict[str, Voice]) -> bool:
    """Who sits on a lead's seat today, or has given its voice."""
    if rules.is_recused(by, submission.case):
        return False
    spoke = any(voices[seat].user_id == by.pk for seat in rules.LEADS if seat in voices)
    return spoke or rules.seat_of(by, submission) in rules.LEADS


def _demand_heard(submission: Submission, version: int | None = None) -> None:
    if submission.state in lifecycle.OVER:
        newer = Submission.objects.filter(case=submission.case, number__gt=submission.number).order_by("number").last()
        also = f" Inzwischen gilt Fassung {newer.number}." if newer else ""
        raise ValidationError(f"{DECIDED}{also}", code="decided")
    if not rules.is_heard(submission):
        is_late = submission.way == Way.CIRCULAR and submission.state == SubmissionState.FROZEN
        raise ValidationError(CIRCULATED if is_late else NOT_HEARD, code="state")
    if version is not None and version != submission.version:
        raise ValidationError(
            "Die Vorlage wurde inzwischen neu festgeschrieben. Lesen Sie sie noch einmal und stimmen Sie dann ab.",
            code="stale",
        )


def _demand_possible(submission: Submission, voices: dict[str, Voice], outcome: str) -> None:
    _demand_heard(submission)
    votes = {seat: voice.vote for seat, voice in voices.items()}
    missing = rules.missing_voices(votes)
    if missing:
        names = ", ".join(seat.label for seat in missing)
        raise ValidationError(f"Es fehlt noch eine Stimme: {names}.", code="voice")
    possible = rules.possible_outcomes(votes, submission.way)
    if not possible:
        raise ValidationError(_no_way_on(submission), code="outcome")
    if outcome not in possible:
        labels = " oder ".join(f"„{choice.label}“" for choice in possible)
        raise ValidationError(f"Die Stimmen erlauben nur {labels}.", code="outcome")
    demand_grantable(submission, outcome)


def demand_grantable(submission: Submission, outcome: str) -> None:
    """A help is granted on a valid Falleinordnung."""
    expired = rules.missing_to_grant(submission) if outcome in rules.GRANTED else []
    if expired:
        raise ValidationError(
            f"{expired[0].sentence} Ordnen Sie neu ein oder stellen Sie die Vorlage zurück.", code="classification"
        )


def _no_way_on(submission: Submission) -> str:
    if submission.way == Way.CIRCULAR:
        return "Im Umlauf müssen alle drei zustimmen. Setzen Sie die Vorlage auf die Tagesordnung einer Sitzung."
    return "Die Stimmen erlauben keinen Beschluss. Verlegen Sie den Punkt auf die nächste Sitzung."


def _next_number() -> str:
    year = timezone.localdate().year
    counter, _ = DecisionNumber.objects.select_for_update().get_or_create(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"GK-{year}-{counter.last:04d}"
