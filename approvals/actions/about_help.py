"""A running help is changed, lengthened or ended: inside its frame at once, else as a Vorlage of its own."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from approvals import rules
from approvals.actions.submission import begin
from approvals.lifecycle import Outcome, Request
from approvals.models import Submission
from cases import actions as cases
from cases.models import StatCode
from cases.rules import demand
from hze import actions as hze
from hze.models import NO_CHANGE, Change, HelpEpisode, HelpModule, HelpSegment, PlaceKind
from hze.rules import outside_frame


@transaction.atomic
def ask_for_change(
    episode: HelpEpisode,
    *,
    by: User,
    begins_on: date,
    ends_on: date,
    minutes_per_week: int | None,
    reason: str,
    place_kind: PlaceKind | None = None,
    modules: Sequence[HelpModule] = (),
    monthly_cents: int | None = None,
) -> HelpSegment | Submission:
    """Change a help from a day on: a segment at once inside its frame and corridor, a Vorlage outside.

    The Vorlage says why it is needed and asks for the corridor with what shall be new. Raises ValidationError when the
    help is over or another Vorlage runs.
    """
    episode = _known(episode, by)
    change = Change(place_kind, modules, monthly_cents)
    beyond = outside_frame(episode, minutes_per_week=minutes_per_week, ends_on=ends_on, change=change)
    if not beyond:
        return hze.change_help(
            episode,
            by=by,
            decision_key=None,
            begins_on=begins_on,
            ends_on=ends_on,
            minutes_per_week=minutes_per_week,
            reason=reason,
            change=change,
        )
    words: dict[str, Any] = {"begins_on": begins_on, "ends_on": ends_on, "minutes_per_week": minutes_per_week}
    return _draft(episode, Request.CHANGE, by=by, change=change, why_not_enough=reason, **words)


@transaction.atomic
def ask_to_extend(
    episode: HelpEpisode, *, by: User, ends_on: date, minutes_per_week: int | None, reason: str
) -> Submission:
    """Prepare the Vorlage that lengthens a help, from the day after its last one."""
    episode = _known(episode, by)
    begins_on = episode.last_day + timedelta(days=1)
    words: dict[str, Any] = {"begins_on": begins_on, "ends_on": ends_on, "minutes_per_week": minutes_per_week}
    return _draft(episode, Request.EXTEND, by=by, why_not_enough=reason, **words)


@transaction.atomic
def reconsider(episode: HelpEpisode, *, by: User, reason: str) -> Submission:
    """Take a help nobody offers back to the commission, with what was approved; what helps instead is written there."""
    episode = _known(episode, by)
    words: dict[str, Any] = {"begins_on": max(episode.begins_on, timezone.localdate()), "ends_on": episode.last_day}
    minutes = episode.scope_on(timezone.localdate())
    return _draft(episode, Request.CHANGE, by=by, why_not_enough=reason, minutes_per_week=minutes, **words)


@transaction.atomic
def ask_to_end(episode: HelpEpisode, *, by: User, ends_on: date, end_code: StatCode, reason: str) -> Submission:
    """Prepare the Vorlage that ends a help: its last day, why, and which of the official reasons that is."""
    return _draft(_known(episode, by), Request.END, by=by, ends_on=ends_on, end_code=end_code, goal=reason)


def _known(episode: HelpEpisode, by: User) -> HelpEpisode:
    """The help as it is now; unlocked, because a decision locks its case first."""
    episode = HelpEpisode.objects.select_related("case__area", "help_kind").get(pk=episode.pk)
    demand(rules.may_ask_about_help(by, episode))
    return episode


def _draft(episode: HelpEpisode, request: Request, *, by: User, change: Change = NO_CHANGE, **words: Any) -> Submission:
    """Begin the Vorlage; one that was returned for rework is gone on with, so that nothing is typed twice."""
    case, before = cases.lock(episode.case), _returned(episode, request)
    if before is None and request != Request.END:
        words["frame_minutes_per_week"] = episode.frame_minutes_per_week
        words["frame_monthly_cents"] = episode.frame_monthly_cents
    if change.monthly_cents:
        words["frame_monthly_cents"] = max(change.monthly_cents, episode.frame_monthly_cents or 0)
    words |= {"request": request, "episode": episode, "help_kind": episode.help_kind}
    submission = begin(case, by=by, before=before, **words)
    if request != Request.END:
        known = episode.corridor
        submission.place_kinds.add(*known.place_kinds, *filter(None, [change.place_kind]))
        submission.modules.add(*known.modules, *change.modules)
    return submission


def _returned(episode: HelpEpisode, request: Request) -> Submission | None:
    """The last Vorlage about this, if it came back for rework."""
    rows = Submission.objects.filter(episode=episode, request=request).order_by("number")
    last = rows.select_related("decision", "help_kind", "end_code").last()
    settled = rules.settled_by(last.decision) if last is not None and hasattr(last, "decision") else None
    return last if settled is not None and settled.outcome == Outcome.RETURNED else None
