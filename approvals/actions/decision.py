"""Three voices, then a decision, then by itself what follows; all in one transaction."""

from datetime import date
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone

from accounts.models import User
from approvals import lifecycle, rules
from approvals.actions.submission import lock
from approvals.lifecycle import Outcome, Seat, SubmissionState
from approvals.models import Decision, DecisionNumber, DecisionPaper, Submission, Voice
from audit.actions import record
from cases import actions as cases
from cases.lifecycle import Stage
from cases.rules import demand
from hze.actions import begin_help
from web.models import StoredFile
from web.pdf import render_pdf
from web.store import store

GRANTED = {Outcome.APPROVED, Outcome.CHANGED}


@transaction.atomic
def give_voice(submission: Submission, *, by: User, vote: str, reason: str) -> Voice:
    """Give the one voice of one's seat, with its reason."""
    submission = lock(submission)
    seat = rules.seat_of(by, submission)
    demand(seat is not None)
    if submission.state != SubmissionState.FROZEN:
        raise ValidationError("Stimmen werden abgegeben, solange über die Vorlage beraten wird.", code="state")
    voice = Voice(submission=submission, seat=seat or "", user=by, vote=vote, reason=reason)
    store(voice)
    record("voice.given", voice.key, by=by, case_key=submission.case.key, seat=voice.seat, vote=vote)
    return voice


@transaction.atomic
def decide(
    submission: Submission, *, by: User, outcome: str, text: str, conditions: str = "", rework_until: date | None = None
) -> Decision:
    """State the decision the three voices allow, and open what follows.

    Raises ValidationError while a voice is missing, when the voices allow another outcome only, or a second time.
    """
    submission = lock(submission)
    demand(rules.seat_of(by, submission) in rules.LEADS)
    voices = {voice.seat: voice for voice in Voice.objects.filter(submission=submission)}
    _demand_possible(submission, voices, outcome)
    if outcome == Outcome.RETURNED and rework_until is not None and rework_until <= timezone.localdate():
        raise ValidationError({"rework_until": "Das Datum der Nacharbeit liegt nicht in der Zukunft."})
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.DECIDED)
    store(submission, only=["state"])
    decision = Decision(
        number=_next_number(),
        submission=submission,
        asd_voice=voices[Seat.ASD_LEAD],
        wjh_voice=voices[Seat.WJH_LEAD],
        worker_voice=voices[Seat.WORKER],
        outcome=outcome,
        decided_on=timezone.localdate(),
        text=text,
        conditions=conditions,
        rework_until=rework_until if outcome == Outcome.RETURNED else None,
        submitted_by=submission.submitted_by,
        decided_by=by,
    )
    store(decision)
    record("commission.decided", decision.key, by=by, case_key=submission.case.key, outcome=outcome)
    _open_next(decision, submission, by=by)
    transaction.on_commit(partial(put_on_paper.enqueue, str(decision.key)))
    return decision


def paper_of(decision: Decision) -> StoredFile:
    """The decision as a PDF: rendered once, stored with its hash, the same bytes ever after."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(decision.key)])
        paper = DecisionPaper.objects.filter(decision=decision).select_related("file").first()
        if paper is None:
            paper = DecisionPaper.objects.create(decision=decision, file=_render(decision))
    return paper.file


@task
def put_on_paper(key: str) -> None:
    """Render the PDF of a decision after it was taken."""
    paper_of(Decision.objects.get(key=UUID(key)))


def _demand_possible(submission: Submission, voices: dict[str, Voice], outcome: str) -> None:
    if submission.state == SubmissionState.DECIDED:
        raise ValidationError("Über diese Vorlage ist schon beschlossen.", code="decided")
    votes = {seat: voice.vote for seat, voice in voices.items()}
    missing = rules.missing_voices(votes)
    if missing:
        names = ", ".join(seat.label for seat in missing)
        raise ValidationError(f"Es fehlt noch eine Stimme: {names}.", code="voice")
    possible = rules.possible_outcomes(votes)
    if outcome not in possible:
        labels = " oder ".join(f"„{choice.label}“" for choice in possible)
        raise ValidationError(f"Die Stimmen erlauben nur {labels}.", code="outcome")
    expired = rules.missing_to_grant(submission) if outcome in GRANTED else []
    if expired:
        raise ValidationError(
            f"{expired[0].sentence} Ordnen Sie neu ein oder stellen Sie die Vorlage zurück.", code="classification"
        )


def _open_next(decision: Decision, submission: Submission, *, by: User) -> None:
    """Granted: the help begins. Refused: the team thinks again. Returned: the Vorlage is reworked until its date."""
    case, kind, begins_on, ends_on = submission.case, submission.help_kind, submission.begins_on, submission.ends_on
    if decision.outcome in GRANTED:
        if kind is None or begins_on is None or ends_on is None:
            raise ValidationError("In der Vorlage fehlen Hilfeart oder Zeitraum. Stellen Sie sie zurück.")
        cases.move(case, Stage.HELP, by=by)
        begin_help(
            case,
            by=by,
            help_kind=kind,
            decision_key=decision.key,
            begins_on=begins_on,
            ends_on=ends_on,
            minutes_per_week=submission.minutes_per_week,
        )
    elif decision.outcome == Outcome.REFUSED:
        cases.move(case, Stage.CONSULTATION, by=by)


def _next_number() -> str:
    year = timezone.localdate().year
    counter, _ = DecisionNumber.objects.select_for_update().get_or_create(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"GK-{year}-{counter.last:04d}"


def _render(decision: Decision) -> StoredFile:
    related = ("submission__case__child", "submission__case__area", "submission__meeting", "submission__submitted_by")
    voices = ("asd_voice__user", "wjh_voice__user", "worker_voice__user", "decided_by")
    decision = Decision.objects.select_related(*related, *voices).get(pk=decision.pk)
    case = decision.submission.case
    content = render_pdf(
        "approvals/print/decision.html",
        {
            "decision": decision,
            "submission": decision.submission,
            "case": case,
            "content": decision.submission.content,
            "voices": [decision.asd_voice, decision.wjh_voice, decision.worker_voice],
        },
        created=decision.created_at,
    )
    name = f"{case.file_number}_Beschluss_{decision.number}.pdf"
    return StoredFile.store(name=name, media_type="application/pdf", content=content)
