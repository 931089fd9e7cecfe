"""A return is planned from the first day: its goal or reasoned absence, after-care, and the return itself."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.actions import put_before_lead, settle_reminders
from cases.rules import demand
from hze import rules
from hze.actions.course import enter_phase
from hze.actions.locks import lock_running
from hze.lifecycle import HelpForm, Phase
from hze.models import (
    Checkpoint,
    CheckpointKind,
    CoursePhase,
    CriterionKind,
    HelpEpisode,
    HomeReturn,
    ReturnCriterion,
    ReturnGoal,
    ReturnPlan,
)
from hze.return_standing import standings
from socialspace.models import Organisation
from web.store import store

END_IN_DAYS = 14  # proposed for ending the residential help after a return
IN_WORDS = {1: "einen Monat", 3: "drei Monate", 6: "sechs Monate"}


@transaction.atomic
def set_return_goal(episode: HelpEpisode, *, by: User, goal: str, planned_on: date, reason: str = "") -> ReturnGoal:
    """Say what the return aims at and when; the first time the plan begins with the criteria of the office.

    Raises ValidationError when the day is past, or when a change has no reason.
    """
    episode = lock_running(episode)
    demand(rules.may_change_help(by, episode))
    if planned_on < timezone.localdate():
        raise ValidationError({"planned_on": "Dieser Tag ist schon vorbei. Wählen Sie heute oder einen späteren."})
    return _decided(episode, ReturnGoal(goal=goal, planned_on=planned_on, reason=reason, by=by))


@transaction.atomic
def set_no_return(
    episode: HelpEpisode, *, by: User, absence: str, decided_with: str, look_again_on: date, reason: str = ""
) -> ReturnGoal:
    """Say why no return is planned at present, who decided it with whom, and when to look again: a Wiedervorlage.

    Raises ValidationError when the day is not ahead, or when a change has no reason.
    """
    episode = lock_running(episode)
    demand(rules.may_change_help(by, episode))
    if look_again_on <= timezone.localdate():
        raise ValidationError({"look_again_on": "Wählen Sie einen Tag, der noch kommt."})
    words = ReturnGoal(absence=absence, decided_with=decided_with, look_again_on=look_again_on, reason=reason, by=by)
    decided = _decided(episode, words)
    path = return_path(episode)
    put_before_lead(episode.case, by=by, text="Ist jetzt eine Rückkehr möglich?", due_on=look_again_on, path=path)
    return decided


@transaction.atomic
def settle_after_care(
    plan: ReturnPlan, *, by: User, after_care: Organisation | None, minutes: int | None, waived: str = ""
) -> ReturnPlan:
    """Agree who cares for the family after the return and how much (minutes a week), or say why nobody needs to."""
    plan = lock_plan(plan, by=by)
    if (after_care is None) == (not waived) or (after_care is None) != (not minutes):
        raise ValidationError("Nennen Sie Träger und Stunden der Nachbetreuung, oder warum es keine braucht.")
    plan.after_care, plan.after_care_minutes, plan.after_care_waived = after_care, minutes, waived
    store(plan, only=["after_care", "after_care_minutes", "after_care_waived"])
    record("return.after_care_settled", plan.key, by=by, case_key=plan.episode.case.key, agreed=after_care is not None)
    return plan


@transaction.atomic
def record_return(plan: ReturnPlan, *, by: User, returned_on: date, despite: str = "") -> HomeReturn:
    """Record that the child is back home: after-care is looked at after 1, 3 and 6 months, the course says so.

    What is to be decided by the commission now (end of this help, ambulatory after-care) is put before whoever leads.
    Raises ValidationError for what `rules.against_return` names, or when the day lies outside the help.
    """
    plan = lock_plan(plan, by=by)
    episode = plan.episode
    _demand_gate(episode, despite)
    if not episode.begins_on <= returned_on <= episode.last_day:
        raise ValidationError({"returned_on": "Der Tag liegt nicht in der Zeit der Hilfe."})
    home = HomeReturn(plan=plan, returned_on=returned_on, despite=despite, by=by)
    store(home)
    home.checkpoints.set(_after_care_points(episode, returned_on))
    record("return.recorded", home.key, by=by, case_key=episode.case.key, despite=bool(despite))
    _enter_returned(episode, by=by, day=returned_on)
    settle_reminders(episode.case, by=by, path=return_path(episode))
    _put_before_lead(plan, by=by)
    return home


@transaction.atomic
def record_failed_return(home: HomeReturn, *, by: User, failed_on: date, reason: str) -> HomeReturn:
    """Record that a return did not hold and the child is back in the facility; after-care is not looked at any more."""
    plan = lock_plan(home.plan, by=by)
    home = HomeReturn.objects.get(pk=home.pk)
    if home.failed_on is not None:
        raise ValidationError("Das ist schon eingetragen.", code="failed")
    if failed_on > timezone.localdate():
        raise ValidationError({"failed_on": "Dieser Tag kommt erst noch."})
    home.failed_on, home.failed_reason = failed_on, reason
    store(home, only=["failed_on", "failed_reason"])
    record("return.failed", home.key, by=by, case_key=plan.episode.case.key)
    home.checkpoints.filter(done_on__isnull=True).update(
        done_on=timezone.localdate(), done_by=by, note="Die Rückkehr hat nicht gehalten."
    )
    if plan.episode.phases.order_by("id").last().phase == Phase.RETURNED:  # type: ignore[union-attr]
        enter_phase(plan.episode, by=by, phase=Phase.COURSE, begins_on=failed_on, reason=reason[:500])
    for path in _commission_paths(plan.episode):
        settle_reminders(plan.episode.case, by=by, path=path)
    return home


def return_path(episode: HelpEpisode) -> str:
    """Where the return of this help is planned."""
    return reverse("hze:return_plan", args=[episode.key])


def lock_plan(plan: ReturnPlan, *, by: User) -> ReturnPlan:
    """The plan of a running help, locked for whoever works on the case."""
    episode = lock_running(plan.episode)
    demand(rules.may_change_help(by, episode))
    plan = ReturnPlan.objects.get(pk=plan.pk)
    plan.episode = episode
    return plan


def _decided(episode: HelpEpisode, decided: ReturnGoal) -> ReturnGoal:
    if episode.help_kind.form != HelpForm.RESIDENTIAL:
        raise ValidationError("Eine Rückkehr plant nur eine stationäre Hilfe.")
    plan = ReturnPlan.objects.filter(episode=episode).first() or _begin(episode, by=decided.by)
    if plan.goals.exists() and not decided.reason:
        raise ValidationError({"reason": "Sagen Sie, warum sich das ändert."})
    decided.plan = plan
    store(decided)
    wants = decided.planned_on is not None
    record("return.decided", plan.key, by=decided.by, case_key=episode.case.key, planned=wants)
    settle_reminders(episode.case, by=decided.by, path=return_path(episode))
    return decided


def _begin(episode: HelpEpisode, *, by: User) -> ReturnPlan:
    """The plan of a help with the criteria the office looks at."""
    plan = ReturnPlan(episode=episode)
    store(plan)
    record("return.plan_begun", plan.key, by=by, case_key=episode.case.key)
    ReturnCriterion.objects.bulk_create(
        ReturnCriterion(plan=plan, kind=kind, label=kind.label, position=kind.position)
        for kind in CriterionKind.objects.all()
    )
    return plan


def _demand_gate(episode: HelpEpisode, despite: str) -> None:
    standing = standings([episode])[0]
    found = rules.against_return(
        has_after_care=standing.plan is not None and standing.plan.has_after_care,
        protection_open=standing.reckoning.protection_open,
        open_criteria=len(standing.missing),
        despite=despite,
    )
    if "" in found:
        raise ValidationError(found[""])
    if found:
        raise ValidationError(dict(found))


def _after_care_points(episode: HelpEpisode, day: date) -> list[Checkpoint]:
    return Checkpoint.objects.bulk_create(
        Checkpoint(
            episode=episode,
            label=f"Nachbetreuung {IN_WORDS.get(months, f'{months} Monate')} nach der Rückkehr",
            party=CheckpointKind.Party.ASD,
            due_on=day + relativedelta(months=months),
        )
        for months in settings.AFTER_CARE_MONTHS
    )


def _enter_returned(episode: HelpEpisode, *, by: User, day: date) -> None:
    """The course says that the child is home, from whatever phase: children come home unplanned as well."""
    now = episode.phases.last()
    if now and day < now.begins_on:
        raise ValidationError({"returned_on": f"„{now.get_phase_display()}“ beginnt erst am {now.begins_on:%d.%m.%Y}."})
    if now is None or now.phase != Phase.RETURNED:
        words = {"begins_on": day, "reason": "Die Rückkehr ist eingetragen.", "by": by}
        store(CoursePhase(episode=episode, phase=Phase.RETURNED, **words))
        record("course.phase_entered", episode.key, by=by, case_key=episode.case.key, phase=Phase.RETURNED)


def _commission_paths(episode: HelpEpisode) -> tuple[str, str]:
    """Where the end of this help, and the help that follows, are brought before the commission."""
    return (
        reverse("approvals:end_help", args=[episode.key]),
        reverse("approvals:panel", args=[episode.case.key]),
    )


def _put_before_lead(plan: ReturnPlan, *, by: User) -> None:
    due_on = timezone.localdate() + relativedelta(days=END_IN_DAYS)
    end, begin = _commission_paths(plan.episode)
    words = [("Rückkehr: stationäre Hilfe über die Kommission beenden", end)]
    if plan.after_care_id is not None:
        words.append(("Rückkehr: ambulante Nachbetreuung der Kommission vorlegen", begin))
    for text, path in words:
        put_before_lead(plan.episode.case, by=by, text=text, due_on=due_on, path=path)
