"""The course of a residential help: its phases, and its checkpoints, planned at the start and ticked off one by one."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.lifecycle import NEXT_PHASE, Phase
from hze.models import Checkpoint, CheckpointKind, CoursePhase, HelpEpisode
from web.store import store

FAR, TOO_FAR = timedelta(days=3 * 366), "Der Tag liegt zu weit in der Zukunft."


def plan_course(episode: HelpEpisode, *, by: User) -> None:
    """Begin with the inquiry, and plan the first checkpoints from the editable defaults."""
    store(
        CoursePhase(
            episode=episode,
            phase=Phase.INQUIRY,
            begins_on=min(timezone.localdate(), episode.begins_on),
            reason="Die Hilfe ist bewilligt.",
            by=by,
        )
    )
    Checkpoint.objects.bulk_create(
        Checkpoint(
            episode=episode,
            kind=kind,
            label=kind.label,
            party=kind.party,
            due_on=episode.begins_on + timedelta(days=kind.days_after_start),
        )
        for kind in CheckpointKind.objects.all()
    )


@transaction.atomic
def enter_phase(episode: HelpEpisode, *, by: User, phase: str, begins_on: date, reason: str) -> CoursePhase:
    """Take the course into its next phase; the one before stays readable.

    Raises ValidationError when the phase does not follow (`NEXT_PHASE`) or begins before the one it follows.
    """
    episode = lock_running(episode)
    demand(rules.may_change_help(by, episode))
    now = episode.phases.last()
    current = Phase(now.phase) if now else Phase.INQUIRY
    if phase not in NEXT_PHASE[current]:
        raise ValidationError({"phase": f"Auf „{current.label}“ folgt diese Phase nicht."})
    if now and begins_on < now.begins_on:
        raise ValidationError({"begins_on": f"„{current.label}“ beginnt erst am {now.begins_on:%d.%m.%Y}."})
    if begins_on > timezone.localdate() + FAR:
        raise ValidationError({"begins_on": TOO_FAR})
    entered = CoursePhase(episode=episode, phase=phase, begins_on=begins_on, reason=reason, by=by)
    store(entered)
    record("course.phase_entered", episode.key, by=by, case_key=episode.case.key, phase=phase)
    return entered


@transaction.atomic
def add_checkpoint(episode: HelpEpisode, *, by: User, label: str, party: str, due_on: date) -> Checkpoint:
    """Add a checkpoint of one's own."""
    episode = lock_running(episode)
    demand(rules.may_finish_checkpoints(by, episode))
    if due_on < episode.begins_on:
        raise ValidationError({"due_on": "Die Hilfe beginnt erst später. Wählen Sie einen Tag danach."})
    if due_on > timezone.localdate() + FAR:
        raise ValidationError({"due_on": TOO_FAR})
    point = Checkpoint(episode=episode, label=label, party=party, due_on=due_on)
    store(point)
    record("checkpoint.added", point.key, by=by, case_key=episode.case.key)
    return point


@transaction.atomic
def finish_checkpoint(checkpoint: Checkpoint, *, by: User, note: str = "") -> None:
    """Tick a checkpoint off with what came of it; one that repeats itself is planned anew."""
    rows = Checkpoint.objects.select_related("episode__case__area", "kind").select_for_update(of=("self",))
    checkpoint = rows.get(pk=checkpoint.pk)
    demand(rules.may_finish_checkpoints(by, checkpoint.episode))
    if checkpoint.done_on is not None:
        raise ValidationError("Dieser Prüfpunkt ist schon erledigt.", code="done")
    checkpoint.done_on, checkpoint.done_by, checkpoint.note = timezone.localdate(), by, note
    store(checkpoint, only=["done_on", "done_by", "note"])
    record("checkpoint.finished", checkpoint.key, by=by, case_key=checkpoint.episode.case.key)
    _repeat(checkpoint)


def _repeat(done: Checkpoint) -> None:
    """Plan the same point again, counted from the day it was due, unless the help has ended by then."""
    if done.kind is None or done.kind.repeats_after_days is None:
        return
    due_on = done.due_on + timedelta(days=done.kind.repeats_after_days)
    if due_on > done.episode.last_day:
        return
    Checkpoint.objects.get_or_create(
        episode=done.episode, kind=done.kind, due_on=due_on, defaults={"label": done.label, "party": done.party}
    )
