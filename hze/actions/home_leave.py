"""Days at home during a residential help: planned, called off, and looked back on by child, parents and facility."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.models import HelpEpisode, HomeLeave, LeaveReflection
from web.store import store


@transaction.atomic
def plan_home_leave(episode: HelpEpisode, *, by: User, begins_on: date, ends_on: date, goal: str) -> HomeLeave:
    """Plan days at home; no two at the same time. Raises ValidationError outside the time of the help."""
    episode = lock_running(episode)
    demand(rules.may_change_help(by, episode))
    for name, day in (("begins_on", begins_on), ("ends_on", ends_on)):
        if not episode.begins_on <= day <= episode.last_day:
            raise ValidationError({name: "Der Tag liegt nicht in der Zeit der Hilfe."})
    leave = HomeLeave(episode=episode, begins_on=begins_on, ends_on=ends_on, goal=goal, by=by)
    store(leave)
    record("home_leave.planned", leave.key, by=by, case_key=episode.case.key, nights=leave.nights)
    return leave


@transaction.atomic
def call_off_home_leave(leave: HomeLeave, *, by: User, reason: str) -> HomeLeave:
    """Say that days at home do not take place, and why; they stay readable."""
    episode = lock_running(leave.episode)
    demand(rules.may_change_help(by, episode))
    leave = HomeLeave.objects.get(pk=leave.pk)
    if leave.called_off:
        raise ValidationError("Diese Beurlaubung ist schon abgesagt.", code="called_off")
    leave.called_off = reason
    store(leave, only=["called_off"])
    record("home_leave.called_off", leave.key, by=by, case_key=episode.case.key)
    return leave


@transaction.atomic
def reflect_on_leave(leave: HomeLeave, *, by: User, whose: str, words: str) -> LeaveReflection:
    """Write down what child, parents or facility say about days at home that have begun."""
    episode = lock_running(leave.episode)
    demand(rules.may_change_help(by, episode))
    if leave.begins_on > timezone.localdate():
        raise ValidationError("Die Beurlaubung hat noch nicht begonnen.", code="early")
    said = LeaveReflection(leave=leave, whose=whose, words=words, by=by)
    store(said)
    record("home_leave.reflected", leave.key, by=by, case_key=episode.case.key, whose=whose)
    return said
