"""What the WJH enters about the money of a help, one question on one page."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.rules import demand
from hze import actions, rules
from hze.forms.costs import (
    ContributionForm,
    EndContributionForm,
    JurisdictionForm,
    MoveReimbursementForm,
    ReimbursementForm,
)
from hze.models import CostContribution, HelpEpisode, Reimbursement
from hze.views import asking
from hze.views.asking import Question
from hze.views.page import fetch_help
from web.german import euro
from web.http import post_once


@require_safe
def contribution_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for a contribution."""
    return asking.show(request, _contribution(request, _fetch(request, key)))


@post_once
def add_contribution(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _contribution(request, _fetch(request, key)))


@require_safe
def contribution_end_form(request: StaffRequest, key: UUID, contribution: UUID) -> HttpResponse:
    """The form for the last day of a contribution."""
    return asking.show(request, _end(request, _fetch(request, key), contribution))


@post_once
def end_contribution(request: StaffRequest, key: UUID, contribution: UUID) -> HttpResponse:
    return asking.save(request, _end(request, _fetch(request, key), contribution))


@require_safe
def jurisdiction_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for who is responsible."""
    return asking.show(request, _jurisdiction(request, _fetch(request, key)))


@post_once
def record_jurisdiction(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _jurisdiction(request, _fetch(request, key)))


@require_safe
def reimbursement_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for what another office has to pay back."""
    return asking.show(request, _reimbursement(request, _fetch(request, key)))


@post_once
def add_reimbursement(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _reimbursement(request, _fetch(request, key)))


@require_safe
def move_form(request: StaffRequest, key: UUID, reimbursement: UUID) -> HttpResponse:
    """The form for what became of a reimbursement."""
    return asking.show(request, _move(request, _fetch(request, key), reimbursement))


@post_once
def move_reimbursement(request: StaffRequest, key: UUID, reimbursement: UUID) -> HttpResponse:
    return asking.save(request, _move(request, _fetch(request, key), reimbursement))


def _fetch(request: StaffRequest, key: UUID) -> HelpEpisode:
    help_ = fetch_help(request, key)
    demand(rules.may_keep_costs(request.user, help_))
    return help_


def _question(request: StaffRequest, help_: HelpEpisode, **words: Any) -> Question:
    return Question(help=help_, tab="costs", back=reverse("hze:help_costs", args=[help_.key]), **words)


def _contribution(request: StaffRequest, help_: HelpEpisode) -> Question:
    def form(*args: Any) -> ContributionForm:
        return ContributionForm(*args, initial={"begins_on": help_.begins_on})

    return _question(
        request,
        help_,
        heading="Kostenbeitrag eintragen",
        words="Was zahlen Eltern oder junger Mensch im Monat? Ein Teil eines Monats zählt nach seinen Tagen.",
        button="Beitrag eintragen",
        url=reverse("hze:add_contribution", args=[help_.key]),
        form=form,
        act=lambda cleaned: actions.add_contribution(help_, by=request.user, **cleaned),
        done="Der Beitrag ist eingetragen.",
    )


def _end(request: StaffRequest, help_: HelpEpisode, key: UUID) -> Question:
    found = get_object_or_404(CostContribution, episode=help_, key=key)
    return _question(
        request,
        help_,
        heading="Kostenbeitrag beenden",
        words="Bis wann gilt dieser Beitrag? Danach können Sie einen neuen eintragen.",
        about=f"{euro(found.cents)} im Monat, {found}",
        button="Beitrag beenden",
        url=reverse("hze:end_contribution", args=[help_.key, found.key]),
        form=EndContributionForm,
        act=lambda cleaned: actions.end_contribution(found, by=request.user, **cleaned),
        done="Das Ende des Beitrags ist eingetragen.",
    )


def _jurisdiction(request: StaffRequest, help_: HelpEpisode) -> Question:
    def form(*args: Any) -> JurisdictionForm:
        return JurisdictionForm(*args, initial={"since": help_.begins_on})

    return _question(
        request,
        help_,
        heading="Zuständigkeit prüfen",
        words="Welches Jugendamt ist örtlich zuständig, seit wann, und wann haben Sie es geprüft?",
        button="Zuständigkeit eintragen",
        url=reverse("hze:record_jurisdiction", args=[help_.key]),
        form=form,
        act=lambda cleaned: actions.record_jurisdiction(help_, by=request.user, **cleaned),
        done="Die Zuständigkeit ist eingetragen.",
    )


def _reimbursement(request: StaffRequest, help_: HelpEpisode) -> Question:
    return _question(
        request,
        help_,
        heading="Kostenerstattung vormerken",
        words="Was ein anderer Träger zahlt, verfällt ohne Antrag. Die Frist steht auf Ihrem Arbeitstag.",
        button="Erstattung vormerken",
        url=reverse("hze:add_reimbursement", args=[help_.key]),
        form=ReimbursementForm,
        act=lambda cleaned: actions.add_reimbursement(help_, by=request.user, **cleaned),
        done="Die Erstattung ist vorgemerkt.",
    )


def _move(request: StaffRequest, help_: HelpEpisode, key: UUID) -> Question:
    found = get_object_or_404(Reimbursement.objects.visible_to(request.user), episode=help_, key=key)
    return _question(
        request,
        help_,
        heading="Stand der Kostenerstattung",
        words="Was ist daraus geworden?",
        about=f"{found.office}, {found.basis}: {found.get_state_display()}",
        button="Stand eintragen",
        url=reverse("hze:move_reimbursement", args=[help_.key, found.key]),
        form=partial(MoveReimbursementForm, state=found.state),
        act=lambda cleaned: actions.move_reimbursement(found, by=request.user, **cleaned),
        done="Der Stand ist eingetragen.",
    )
