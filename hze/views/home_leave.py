"""Days at home: planned, called off, looked back on."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from cases.rules import demand
from hze import actions, rules
from hze.forms.contacts import CallOffForm, HomeLeaveForm, ReflectionForm
from hze.models import HelpEpisode, HomeLeave
from hze.views.asking import Question, asks, doing
from hze.views.contacts import fetch_family_life


@asks
def plan_home_leave(request: StaffRequest, key: UUID) -> Question:
    """From when to when, and what for."""
    help_ = fetch_family_life(request, key)
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="contacts",
        heading="Beurlaubung planen",
        words="Von der Ankunft zu Hause bis zur Rückkehr in die Einrichtung. Die Nächte zählt die Anwendung.",
        button="Beurlaubung planen",
        back=_back(key),
        form=HomeLeaveForm,
        act=doing(actions.plan_home_leave, help_, by=request.user),
        done="Die Beurlaubung ist geplant.",
    )


@asks
def call_off_home_leave(request: StaffRequest, key: UUID, leave: UUID) -> Question:
    """Why days at home do not take place."""
    help_, found = _leave(request, key, leave)
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="contacts",
        heading="Beurlaubung absagen",
        words=f"{found}: {found.goal}",
        button="Beurlaubung absagen",
        back=_back(key),
        form=CallOffForm,
        act=doing(actions.call_off_home_leave, found, by=request.user),
        done="Die Beurlaubung ist abgesagt.",
    )


@asks
def reflect_on_leave(request: StaffRequest, key: UUID, leave: UUID) -> Question:
    """What child, parents or facility say afterwards."""
    help_, found = _leave(request, key, leave)
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="contacts",
        heading="Beurlaubung reflektieren",
        words=f"{found}. Ziel war: {found.goal}",
        button="Worte festhalten",
        back=_back(key),
        form=ReflectionForm,
        act=doing(actions.reflect_on_leave, found, by=request.user),
        done="Was gesagt wurde, ist festgehalten.",
    )


def _back(key: UUID) -> str:
    return f"{reverse('hze:contacts', args=[key])}#beurlaubungen"


def _leave(request: StaffRequest, key: UUID, leave: UUID) -> tuple[HelpEpisode, HomeLeave]:
    help_ = fetch_family_life(request, key)
    return help_, get_object_or_404(HomeLeave.objects.select_related("episode"), episode=help_, key=leave)
