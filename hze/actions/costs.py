"""What the WJH enters about the money of a help: contribution, who is responsible, reimbursement by another office."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_help
from hze.lifecycle import NEXT_REIMBURSEMENT, ReimbursementState
from hze.models import CostContribution, HelpEpisode, Jurisdiction, Reimbursement
from web.states import step
from web.store import store

FUTURE = "Dieser Tag liegt in der Zukunft."


@transaction.atomic
def add_contribution(
    episode: HelpEpisode,
    *,
    by: User,
    cents: int,
    begins_on: date,
    ends_on: date | None = None,
    notice_on: date | None = None,
) -> CostContribution:
    """Enter what is paid a month from a day on; only one contribution holds at a time."""
    episode = _locked(episode.pk, by)
    for field, day in (("begins_on", begins_on), ("ends_on", ends_on)):
        if day is not None and not episode.begins_on <= day <= episode.last_day:
            raise ValidationError({field: "Dieser Tag liegt nicht in der Zeit der Hilfe."})
    _demand_past("notice_on", notice_on)
    row = CostContribution(episode=episode, by=by, cents=cents, begins_on=begins_on, ends_on=ends_on)
    row.notice_on = notice_on
    store(row)
    record("contribution.added", row.key, by=by, case_key=episode.case.key)
    return row


@transaction.atomic
def end_contribution(contribution: CostContribution, *, by: User, ends_on: date) -> CostContribution:
    """End a contribution on a day; a new one may begin after it."""
    episode = _locked(contribution.episode_id, by)
    row = CostContribution.objects.select_for_update().get(pk=contribution.pk)
    if ends_on > episode.last_day:
        raise ValidationError({"ends_on": "Dieser Tag liegt nach dem Ende der Hilfe."})
    row.ends_on = ends_on
    store(row, only=["ends_on"])
    record("contribution.ended", row.key, by=by, case_key=episode.case.key)
    return row


@transaction.atomic
def record_jurisdiction(
    episode: HelpEpisode, *, by: User, office: str, basis: str, since: date, checked_on: date
) -> Jurisdiction:
    """Record which office is responsible, as looked at on a day; what was found before stays."""
    episode = _locked(episode.pk, by)
    _demand_past("checked_on", checked_on)
    row = Jurisdiction(episode=episode, by=by, office=office, basis=basis, since=since, checked_on=checked_on)
    store(row)
    record("jurisdiction.recorded", row.key, by=by, case_key=episode.case.key)
    return row


@transaction.atomic
def add_reimbursement(
    episode: HelpEpisode, *, by: User, office: str, basis: str, deadline: date, cents: int | None = None
) -> Reimbursement:
    """Enter what another office has to pay back, and by when it must be claimed."""
    episode = _locked(episode.pk, by)
    row = Reimbursement(episode=episode, by=by, office=office, basis=basis, deadline=deadline, cents=cents)
    store(row)
    record("reimbursement.added", row.key, by=by, case_key=episode.case.key)
    return row


@transaction.atomic
def move_reimbursement(reimbursement: Reimbursement, *, by: User, state: str, on: date) -> Reimbursement:
    """Claim it, or say that it was paid or refused, on a day; one refused may be claimed again."""
    episode = _locked(reimbursement.episode_id, by)
    row = Reimbursement.objects.select_for_update().get(pk=reimbursement.pk)
    to = step(NEXT_REIMBURSEMENT, row.state, ReimbursementState(state))
    _demand_past("on", on)
    if to == ReimbursementState.ASSERTED:
        row.claimed_on, row.settled_on = on, None
    elif row.claimed_on is not None and on < row.claimed_on:
        raise ValidationError({"on": "Vor dem Tag, an dem sie geltend gemacht wurde, ist nichts entschieden."})
    else:
        row.settled_on = on
    row.state = to
    store(row, only=["state", "claimed_on", "settled_on"])
    record("reimbursement.moved", row.key, by=by, case_key=episode.case.key, state=to.value)
    return row


def _locked(pk: int, by: User) -> HelpEpisode:
    episode = lock_help(pk)
    demand(rules.may_keep_costs(by, episode))
    return episode


def _demand_past(field: str, day: date | None) -> None:
    if day is not None and day > timezone.localdate():
        raise ValidationError({field: FUTURE})
