"""On the way to a return: criteria, steps, trials."""

from functools import partial
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.http import StaffRequest
from hze import actions
from hze.forms.return_plan import (
    CriterionForm,
    EvaluateTrialForm,
    FinishStepForm,
    JudgeCriterionForm,
    StepForm,
    TrialForm,
)
from hze.models import ReturnCriterion, ReturnStep, TrialPhase
from hze.views.asking import Question, asks, doing
from hze.views.return_plan import TAB, back_to, fetch_plan


@asks
def add_criterion(request: StaffRequest, key: UUID) -> Question:
    """A criterion of this family's own."""
    plan = fetch_plan(request, key)
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Eigenes Kriterium",
        words="Woran erkennen Kind, Eltern, Einrichtung und Sie, dass die Rückkehr gelingen kann?",
        button="Kriterium hinzufügen",
        back=back_to(key),
        form=CriterionForm,
        act=doing(actions.add_criterion, plan, by=request.user),
        done="Das Kriterium steht im Plan.",
    )


@asks
def judge_criterion(request: StaffRequest, key: UUID, criterion: UUID) -> Question:
    """How a criterion stands; what the file itself says is not typed."""
    plan = fetch_plan(request, key)
    found = get_object_or_404(ReturnCriterion.objects.with_level(), plan=plan, key=criterion)
    if found.reckoned:
        raise Http404
    found.plan = plan
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading=found.label,
        words=(found.kind.hint if found.kind else "") or "Was bisher dazu stand, bleibt lesbar.",
        button="Stand festhalten",
        back=back_to(key),
        form=partial(JudgeCriterionForm, initial={"level": vars(found)["level"], "seen_on": timezone.localdate()}),
        act=doing(actions.judge_criterion, found, by=request.user),
        done="Der Stand ist festgehalten.",
    )


@asks
def agree_step(request: StaffRequest, key: UUID) -> Question:
    """Who does what until when."""
    plan = fetch_plan(request, key)
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Schritt vereinbaren",
        words="Ein Schritt, den eine Seite bis zu einem Tag geht. Klein genug, dass er gelingt.",
        button="Schritt vereinbaren",
        back=back_to(key, "schritte"),
        form=StepForm,
        act=doing(actions.agree_step, plan, by=request.user),
        done="Der Schritt ist vereinbart.",
    )


@asks
def finish_step(request: StaffRequest, key: UUID, step: UUID) -> Question:
    """On which day it was done."""
    plan = fetch_plan(request, key)
    found = get_object_or_404(ReturnStep, plan=plan, key=step)
    found.plan = plan
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Schritt ist getan",
        words=f"{found.get_party_display()}, bis {found.due_on:%d.%m.%Y}: {found.what}",
        button="Als getan eintragen",
        back=back_to(key, "schritte"),
        form=partial(FinishStepForm, initial={"done_on": timezone.localdate()}),
        act=doing(actions.finish_step, found, by=request.user),
        done="Der Schritt ist getan.",
    )


@asks
def plan_trial(request: StaffRequest, key: UUID) -> Question:
    """Days at home that try the return out."""
    plan = fetch_plan(request, key)
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Probephase planen",
        words="Erst Tage, dann Wochenenden, dann Wochen: so viel, wie Kind und Eltern tragen.",
        button="Probephase planen",
        back=back_to(key, "proben"),
        form=TrialForm,
        act=doing(actions.plan_trial, plan, by=request.user),
        done="Die Probephase ist geplant.",
    )


@asks
def evaluate_trial(request: StaffRequest, key: UUID, trial: UUID) -> Question:
    """How it went and what follows."""
    plan = fetch_plan(request, key)
    found = get_object_or_404(TrialPhase, plan=plan, key=trial)
    found.plan = plan
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Probephase auswerten",
        words=f"{found.get_kind_display()}, {found}.",
        button="Auswertung festhalten",
        back=back_to(key, "proben"),
        form=EvaluateTrialForm,
        act=doing(actions.evaluate_trial, found, by=request.user),
        done="Die Probephase ist ausgewertet.",
    )
