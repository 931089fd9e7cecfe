"""On the way to a return: criteria judged with evidence, steps agreed and done, trials planned and looked back on."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from hze.actions.return_plan import lock_plan
from hze.models import CriterionState, ReturnCriterion, ReturnPlan, ReturnStep, TrialPhase
from web.store import store


@transaction.atomic
def add_criterion(plan: ReturnPlan, *, by: User, label: str) -> ReturnCriterion:
    """Add a criterion of this family's own, after the others."""
    plan = lock_plan(plan, by=by)
    last = plan.criteria.aggregate(last=Max("position"))["last"] or 0
    row = ReturnCriterion(plan=plan, label=label, position=last + 1)
    store(row)
    record("return.criterion_added", row.key, by=by, case_key=plan.episode.case.key)
    return row


@transaction.atomic
def judge_criterion(
    criterion: ReturnCriterion, *, by: User, level: str, evidence: str, seen_on: date
) -> CriterionState:
    """Say how a criterion stands and by what one sees it; raises ValidationError for one the file itself answers."""
    plan = lock_plan(criterion.plan, by=by)
    if criterion.reckoned:
        raise ValidationError("Das liest die Anwendung aus der Akte. Ändern Sie es dort.", code="reckoned")
    state = CriterionState(criterion=criterion, level=level, evidence=evidence, seen_on=seen_on, by=by)
    store(state)
    record("return.criterion_judged", criterion.key, by=by, case_key=plan.episode.case.key, level=level)
    return state


@transaction.atomic
def agree_step(plan: ReturnPlan, *, by: User, what: str, party: str, due_on: date) -> ReturnStep:
    """Agree who does what until when."""
    plan = lock_plan(plan, by=by)
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": "Dieser Tag ist schon vorbei. Wählen Sie heute oder einen späteren."})
    step = ReturnStep(plan=plan, what=what, party=party, due_on=due_on)
    store(step)
    record("return.step_agreed", step.key, by=by, case_key=plan.episode.case.key, party=party)
    return step


@transaction.atomic
def finish_step(step: ReturnStep, *, by: User, done_on: date) -> ReturnStep:
    """Say on which day a step was done."""
    plan = lock_plan(step.plan, by=by)
    step = ReturnStep.objects.get(pk=step.pk)
    if step.done_on is not None:
        raise ValidationError("Dieser Schritt ist schon getan.", code="done")
    step.done_on, step.done_by = done_on, by
    store(step, only=["done_on", "done_by"])
    record("return.step_done", step.key, by=by, case_key=plan.episode.case.key)
    return step


@transaction.atomic
def plan_trial(plan: ReturnPlan, *, by: User, kind: str, begins_on: date, ends_on: date) -> TrialPhase:
    """Plan days at home that try the return out; raises ValidationError outside the help or over another trial."""
    plan = lock_plan(plan, by=by)
    for name, day in (("begins_on", begins_on), ("ends_on", ends_on)):
        if not plan.episode.begins_on <= day <= plan.episode.last_day:
            raise ValidationError({name: "Der Tag liegt nicht in der Zeit der Hilfe."})
    trial = TrialPhase(plan=plan, kind=kind, begins_on=begins_on, ends_on=ends_on, by=by)
    store(trial)
    record("return.trial_planned", trial.key, by=by, case_key=plan.episode.case.key, kind=kind)
    return trial


@transaction.atomic
def evaluate_trial(trial: TrialPhase, *, by: User, result: str, words: str, follows: str) -> TrialPhase:
    """Say how a trial went and what follows; before it begins one can only say that it does not take place."""
    plan = lock_plan(trial.plan, by=by)
    trial = TrialPhase.objects.get(pk=trial.pk)
    if trial.result:
        raise ValidationError("Diese Probephase ist schon ausgewertet.", code="evaluated")
    today = timezone.localdate()
    if not trial.has_begun_on(today) and result != TrialPhase.Result.NOT_HELD:
        raise ValidationError({"result": "Die Probephase hat noch nicht begonnen. Sie kann nur noch ausfallen."})
    trial.result, trial.words, trial.follows, trial.evaluated_on = result, words, follows, today
    store(trial, only=["result", "words", "follows", "evaluated_on"])
    record("return.trial_evaluated", trial.key, by=by, case_key=plan.episode.case.key, result=result)
    return trial
