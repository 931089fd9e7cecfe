"""A granted help begins, changes and ends; what a decision asks for happens in the decision's own transaction."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.actions import record
from cases.models import Case, StatCode
from cases.rules import demand
from hze import rules
from hze.actions.course import plan_course
from hze.actions.locks import lock_running
from hze.actions.requests import prepare_requests
from hze.lifecycle import HelpForm
from hze.models import NO_CHANGE, NO_CORRIDOR, Change, Corridor, HelpEpisode, HelpKind, HelpSegment
from socialspace.models import Organisation
from web.store import store

OUTSIDE = "Diese Änderung liegt außerhalb des Rahmens. Legen Sie sie der Kommission vor."


@transaction.atomic
def begin_help(
    case: Case,
    *,
    by: User,
    help_kind: HelpKind,
    decision_key: UUID,
    begins_on: date,
    ends_on: date,
    minutes_per_week: int | None,
    frame_minutes_per_week: int | None = None,
    corridor: Corridor = NO_CORRIDOR,
    providers: Sequence[Organisation] = (),
    need: str = "",
    goals: str = "",
) -> HelpEpisode:
    """Begin the granted help: ambulatory with requests ready to send, residential as a course with checkpoints.

    Asked are the `providers` the commission named, if it did; `need` and `goals` are its words for the sheet.
    `corridor` is what the help may become without a new decision.
    """
    episode = HelpEpisode(
        case=case,
        help_kind=help_kind,
        decision_key=decision_key,
        begins_on=begins_on,
        ends_on=ends_on,
        minutes_per_week=minutes_per_week,
        frame_minutes_per_week=frame_minutes_per_week,
        frame_monthly_cents=corridor.monthly_cents,
    )
    store(episode)
    episode.place_kinds.add(*corridor.place_kinds)
    episode.modules.add(*corridor.modules)
    record("help.begun", episode.key, by=by, case_key=case.key, form=help_kind.form)
    if help_kind.form == HelpForm.AMBULATORY:
        prepare_requests(episode, providers, need=need, goals=goals)
    else:
        plan_course(episode, by=by)
    return episode


@transaction.atomic
def change_help(
    episode: HelpEpisode,
    *,
    by: User,
    decision_key: UUID | None,
    begins_on: date,
    ends_on: date,
    minutes_per_week: int | None,
    reason: str,
    frame_minutes_per_week: int | None = None,
    change: Change = NO_CHANGE,
    corridor: Corridor = NO_CORRIDOR,
) -> HelpSegment:
    """Change or lengthen a running help from a day on; without a decision only inside its frame and corridor.

    A decision about a help whose end was decided before takes that end back, and may widen frame and corridor. Raises
    ValidationError when the help is over, when the change begins outside its time, or when it leaves the frame.
    """
    episode = lock_running(episode)
    if decision_key is None:
        demand(rules.may_change_help(by, episode))
        if beyond := rules.outside_frame(episode, minutes_per_week=minutes_per_week, ends_on=ends_on, change=change):
            raise ValidationError([OUTSIDE, *beyond])
    if not episode.begins_on <= begins_on <= episode.last_day + timedelta(days=1):
        raise ValidationError({"begins_on": rules.OUTSIDE_ITS_TIME})
    segment = HelpSegment(episode=episode, by=by, decision_key=decision_key, reason=reason[:500])
    segment.begins_on, segment.ends_on, segment.minutes_per_week = begins_on, ends_on, minutes_per_week
    segment.place_kind, segment.monthly_cents = change.place_kind, change.monthly_cents
    store(segment)
    segment.modules.set(change.modules)
    if decision_key is not None:
        _goes_on(episode, ends_on, frame_minutes_per_week, corridor)
    record("help.changed", episode.key, by=by, case_key=episode.case.key, inside=decision_key is None)
    return segment


def _goes_on(episode: HelpEpisode, ends_on: date, frame_minutes_per_week: int | None, corridor: Corridor) -> None:
    """As the commission decided: until when, and what it may become; what it did not speak of stays."""
    episode.ends_on, episode.ended_on, episode.end_code, episode.end_reason = ends_on, None, None, ""
    episode.frame_minutes_per_week = frame_minutes_per_week or episode.frame_minutes_per_week
    episode.frame_monthly_cents = corridor.monthly_cents or episode.frame_monthly_cents
    frame = ["frame_minutes_per_week", "frame_monthly_cents"]
    store(episode, only=["ends_on", "ended_on", "end_code", "end_reason", *frame])
    if corridor.place_kinds:
        episode.place_kinds.set(corridor.place_kinds)
    if corridor.modules:
        episode.modules.set(corridor.modules)


@transaction.atomic
def end_help(
    episode: HelpEpisode, *, by: User, ended_on: date, reason: str, code: StatCode | None = None
) -> HelpEpisode:
    """End a running help on a day, as the commission decided; until then it runs on, and a new decision replaces this.

    `code` is the official reason (domain.md §6). Raises ValidationError when the help is over, when its last day lies
    outside the time it was granted for, or when the code is no reason an end has in that year.
    """
    episode = lock_running(episode)
    if not episode.begins_on <= ended_on <= episode.ends_on:
        raise ValidationError({"ends_on": "Der letzte Tag liegt nicht in der Zeit der Hilfe."})
    if code and code not in StatCode.objects.of_field(StatCode.Field.END_REASON).valid_in(ended_on.year):
        raise ValidationError({"end_code": "Wählen Sie einen Grund der Beendigung, der in diesem Jahr gilt."})
    episode.ended_on, episode.end_code, episode.end_reason = ended_on, code, reason[:500]
    store(episode, only=["ended_on", "end_code", "end_reason"])
    record("help.ended", episode.key, by=by, case_key=episode.case.key)
    return episode
