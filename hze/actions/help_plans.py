"""The Hilfeplan: a version begins in its talk, is written, finished for good, and signed (§ 36 SGB VIII)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import actions as cases
from cases.lifecycle import GoalState
from cases.models import ActionGoal, Person
from cases.rules import demand
from hze import rules
from hze.help_plan_papers import content_of, court_pdf, digest, paper_name, plan_pdf
from hze.lifecycle import HelpPlanState
from hze.models import HelpEpisode, HelpPlan, PlanGoal, PlanSignature, PlanTalk
from web.german import day_num
from web.models import StoredFile
from web.pdf import PdfError
from web.store import store

FROZEN = "Diese Fassung ist abgeschlossen und wird nicht mehr geändert. Planen Sie das nächste Gespräch."
CHANGED_MEANWHILE = (
    "Diesen Hilfeplan hat inzwischen jemand anderes gespeichert. Vergleichen Sie, und speichern Sie dann noch einmal."
)
CARRIED = (  # what stays true until somebody says otherwise; what was said and reviewed is asked anew each time
    *("need", "services", "must_reach", "contact_rules", "if_fails", "siblings"),
    *("wish", "advice_language", "advice_interpreter", "advice_how"),
)
FIELD_OF = {
    "help_plan_child_heard_or_not": "child_not_heard",
    "help_plan_reviewed_within_half_a_year": "review_on",
    "help_plan_wish_by_today": "wish_pointed_out_on",
}
OVER = (GoalState.REACHED, GoalState.DROPPED)


class Words(TypedDict, total=False):
    """What a version says; the child comes first."""

    child_words: str
    child_heard: str
    child_not_heard: str
    parents_words: str
    review_result: str
    need: str
    services: str
    must_reach: str
    contact_rules: str
    if_fails: str
    siblings: str
    wish_pointed_out_on: date | None
    wish: str
    advice_language: str
    advice_interpreter: str
    advice_how: str
    review_on: date | None


class Goals(TypedDict, total=False):
    """The goals of a version: those of the file, new ones of each side, and how its own ones stand.

    `own` gives state and progress of a goal by its key; a state that is empty takes the goal out.
    """

    of_file: Collection[ActionGoal]
    new: Mapping[str, Sequence[str]]
    own: Mapping[UUID, tuple[str, str]]


def help_plan_path(episode: HelpEpisode) -> str:
    """Where the plan of a help is read and its next talk is planned."""
    return reverse("hze:help_plan", args=[episode.key])


def begin_help_plan(talk: PlanTalk, *, by: User) -> HelpPlan:
    """Begin the version a talk is written in, from the last one; call it inside the action that holds the talk."""
    last = HelpPlan.objects.filter(episode=talk.episode).order_by("-number").first()
    plan = HelpPlan(episode=talk.episode, talk=talk, number=last.number + 1 if last else 1, written_by=by)
    plan.talk_on = timezone.localdate(talk.held_at)
    for field in CARRIED if last else ():
        setattr(plan, field, getattr(last, field))
    plan.advice_interpreter = talk.interpreter or plan.advice_interpreter
    plan.wish_pointed_out_on = last.wish_pointed_out_on if last else None
    store(plan)
    of_file = ActionGoal.objects.filter(case=talk.episode.case)
    kept = list(last.goals.exclude(state__in=OVER)) if last else []
    ended_since = Q(pk__in=[row.action_goal_id for row in kept], ended_on__gte=last.talk_on) if last else Q(pk__in=[])
    for goal in of_file.filter(Q(state=GoalState.OPEN) | ended_since).select_related("owner"):
        _take_up(plan, goal)
    for row in kept:
        if row.action_goal_id is None:
            store(PlanGoal(plan=plan, side=row.side, words=row.words, state=row.state, progress=row.progress))
    record("help_plan.begun", plan.key, by=by, case_key=talk.episode.case.key, number=plan.number)
    return plan


@transaction.atomic
def write_help_plan(
    plan: HelpPlan, *, by: User, version: int, goals: Goals | None = None, **words: Unpack[Words]
) -> HelpPlan:
    """Write on in a draft; raises ValidationError with code "version" when somebody else saved meanwhile."""
    plan = _lock_draft(plan, by=by, version=version)
    for name, value in words.items():
        setattr(plan, name, value)
    _demand_review(plan)
    plan.version += 1
    try:
        store(plan)
    except ValidationError as refusal:
        field = FIELD_OF.get(getattr(refusal, "code", None) or "")
        raise ValidationError({field: refusal.messages}, code="constraint") if field else refusal from refusal
    _write_goals(plan, goals or {})
    record("help_plan.written", plan.key, by=by, case_key=plan.episode.case.key)
    return plan


@transaction.atomic
def finish_help_plan(plan: HelpPlan, *, by: User, version: int) -> HelpPlan:
    """Finish a version for good: its content is kept with its hash, its paper is made once, the review is put on a day.

    The Wiedervorlage of the version before is done with it. Raises ValidationError with everything that is missing.
    """
    plan = _lock_draft(plan, by=by, version=version)
    missing = rules.missing_parts(plan)
    if missing:
        raise ValidationError([part.sentence for part in missing], code="incomplete")
    plan.state, plan.finished_at, plan.finished_by = HelpPlanState.FINAL, timezone.now(), by
    plan.content = content_of(plan)
    plan.sha256 = digest(plan.content)
    try:
        paper = plan_pdf(plan.content, created=plan.finished_at, is_draft=False)
    except PdfError as refusal:
        raise ValidationError(str(refusal), code="paper") from refusal
    plan.paper = StoredFile.store(name=paper_name(plan), media_type="application/pdf", content=paper)
    plan.version += 1
    store(plan)
    case, path = plan.episode.case, help_plan_path(plan.episode)
    cases.settle_reminders(case, by=by, path=path)
    assert plan.review_on is not None  # noqa: S101 - a plan without its review is incomplete
    cases.put_before_lead(case, by=by, text="Hilfeplan überprüfen", due_on=plan.review_on, path=path)
    record("help_plan.finished", plan.key, by=by, case_key=case.key, number=plan.number)
    return plan


@transaction.atomic
def sign_help_plan(
    plan: HelpPlan,
    *,
    by: User,
    role: str,
    has_signed: bool,
    on: date,
    person: Person | None = None,
    name: str = "",
    refusal: str = "",
) -> PlanSignature:
    """Note that somebody signed a final version, or refused and why."""
    plan = _lock(plan, by=by)
    if not plan.is_final:
        raise ValidationError("Unterschrieben wird der abgeschlossene Hilfeplan.", code="draft")
    if person is not None and person.family_id != plan.episode.case.family_id:
        raise ValidationError({"person": "Wählen Sie jemanden aus dieser Familie."})
    if on < plan.talk_on:
        raise ValidationError({"on": f"Das Gespräch war erst am {day_num(plan.talk_on)}."})
    signature = PlanSignature(plan=plan, role=role, person=person, name=name, has_signed=has_signed, on=on)
    signature.refusal, signature.recorded_by = refusal, by
    store(signature)
    record("help_plan.signed", plan.key, by=by, case_key=plan.episode.case.key, has_signed=has_signed)
    return signature


@transaction.atomic
def keep_court_paper(plan: HelpPlan, *, by: User) -> HelpPlan:
    """Make the paper for the court of a final version, once: what § 50 Abs. 2 SGB VIII asks for, nothing else."""
    plan = _lock(plan, by=by)
    if not plan.is_final or plan.content is None:
        raise ValidationError("Für das Gericht wird erst der abgeschlossene Hilfeplan abgelegt.", code="draft")
    if plan.court_paper is not None:
        raise ValidationError("Die Fassung für das Gericht ist schon abgelegt.", code="kept")
    try:
        paper = court_pdf(plan.content, created=timezone.now(), is_draft=False)
    except PdfError as refusal:
        raise ValidationError(str(refusal), code="paper") from refusal
    name = paper_name(plan, for_court=True)
    plan.court_paper = StoredFile.store(name=name, media_type="application/pdf", content=paper)
    store(plan, only=["court_paper"])
    record("help_plan.court_paper_kept", plan.key, by=by, case_key=plan.episode.case.key)
    return plan


def _lock(plan: HelpPlan, *, by: User) -> HelpPlan:
    """The version, locked with its help, for whoever works on the case; a help that is over keeps its open draft."""
    related = ("case__area", "case__child", "help_kind", "provider")
    rows = HelpEpisode.objects.select_related(*related).select_for_update(of=("self",))
    episode = rows.get(pk=plan.episode_id)
    demand(rules.may_plan_help(by, episode))
    locked = HelpPlan.objects.select_related("talk", "written_by", "court_paper").defer("court_paper__content")
    found: HelpPlan = locked.select_for_update(of=("self",)).get(pk=plan.pk)
    found.episode = episode
    return found


def _lock_draft(plan: HelpPlan, *, by: User, version: int) -> HelpPlan:
    plan = _lock(plan, by=by)
    if plan.is_final:
        raise ValidationError(FROZEN, code="frozen")
    if plan.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code="version")
    return plan


def _demand_review(plan: HelpPlan) -> None:
    latest = rules.latest_review(plan.talk_on)
    if plan.review_on and not plan.talk_on < plan.review_on <= latest:
        raise ValidationError(
            {"review_on": f"Überprüfen Sie nach dem Gespräch und spätestens am {day_num(latest)}."}, code="review"
        )


def _write_goals(plan: HelpPlan, goals: Goals) -> None:
    if "of_file" in goals:
        chosen = {goal.pk: goal for goal in goals["of_file"]}
        plan.goals.filter(action_goal__isnull=False).exclude(action_goal__in=chosen).delete()
        known = set(plan.goals.values_list("action_goal", flat=True))
        for goal in (goal for pk, goal in chosen.items() if pk not in known):
            _take_up(plan, goal)
    for row in plan.goals.filter(key__in=goals.get("own", {}), action_goal=None):
        state, progress = goals["own"][row.key]
        if state:
            row.state, row.progress = state, progress
            store(row)
        else:
            row.delete()
    for side, words in goals.get("new", {}).items():
        for line in words:
            store(PlanGoal(plan=plan, side=side, words=line))


def _take_up(plan: HelpPlan, goal: ActionGoal) -> None:
    if goal.case_id != plan.episode.case_id:
        raise ValidationError({"of_file": "Wählen Sie Ziele dieses Falls."})
    is_child = goal.owner.role == Person.Role.CHILD
    store(PlanGoal(plan=plan, side=PlanGoal.Side.CHILD if is_child else PlanGoal.Side.PARENTS, action_goal=goal))
