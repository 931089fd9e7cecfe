"""Projects from the need to what they changed; every step locks, asks its rule and is recorded in codes."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from socialspace import rules
from socialspace.lifecycle import ProjectStage, step_project
from socialspace.models import Offer, Organisation, Project, ProjectPartner, Quarter, Topic
from web.store import store

STALE = "stale"
TEXT_CHANGED = "Das Projekt wurde inzwischen geändert. Lesen Sie den neuen Stand, und entscheiden Sie dann."
CHANGED_MEANWHILE = "Inzwischen hat jemand anderes gespeichert. Vergleichen Sie beide Fassungen und speichern Sie dann."
SIMPLE_MOVES = frozenset({ProjectStage.NEED, ProjectStage.IDEA, ProjectStage.PARTNERS, ProjectStage.DECISION})
# What nothing happened to since: texts of a project that ended stay as they were.
CLOSED = "Das Projekt ist abgeschlossen. Geändert wird daran nichts mehr."


@transaction.atomic
def start_project(
    *, by: User, title: str, topics: Collection[Topic], need: str, quarter: Quarter | None = None, idea: str = ""
) -> Project:
    """Start a project from a need; who starts it is responsible until somebody else takes it over."""
    rules.demand(rules.may_start_projects(by))
    project = Project(title=title, quarter=quarter, lead=by, need=need, idea=idea)
    store(project)
    project.topics.set(topics)
    audit.record("project.started", project.key, by=by)
    return project


@transaction.atomic
def edit_project(
    project: Project, *, by: User, version: int, lead: User, topics: Collection[Topic], **texts: Any
) -> Project:
    """Write what a project is about anew; raises ValidationError (code 'stale') when somebody else did so meanwhile.

    `texts` are the columns title, quarter, need, idea, cost_cents, begins_on and ends_on.
    """
    rules.demand(rules.may_edit_project(by))
    project = _lock_open(project)
    _demand_version(project, version, sentence=CHANGED_MEANWHILE)
    for name, value in texts.items():
        setattr(project, name, value)
    project.lead = lead
    _save(project)
    project.topics.set(topics)
    audit.record("project.edited", project.key, by=by, version=project.version)
    return project


@transaction.atomic
def move_project(project: Project, *, by: User, to: ProjectStage) -> Project:
    """Take the next step up to the decision, one step back, or take up again what was dropped."""
    rules.demand(rules.may_edit_project(by))
    if to not in SIMPLE_MOVES:
        raise ValidationError("Dieser Schritt braucht eine Begründung.", code="stage")
    project = _lock(project)
    before, after = project.stage, step_project(project.stage, to)
    if after == rules.FORWARD.get(before):
        _demand_nothing_missing(project)
    project.stage = after
    _save(project)
    audit.record("project.moved", project.key, by=by, before=before, after=after.value)
    return project


@transaction.atomic
def decide_project(
    project: Project, *, by: User, version: int, decision: str, begins_on: date, ends_on: date | None = None
) -> Project:
    """A lead lets a project run, with reasons and a beginning; never one they are responsible for themselves."""
    rules.demand(rules.may_decide_projects(by))
    project = _lock(project)
    project.stage = step_project(project.stage, ProjectStage.RUNNING)
    if refusal := rules.why_not_decide(by, project):
        raise ValidationError(refusal, code="own")
    _demand_version(project, version, sentence=TEXT_CHANGED)
    project.decision, project.decided_by, project.decided_on = decision, by, timezone.localdate()
    project.begins_on, project.ends_on = begins_on, ends_on
    _save(project)
    audit.record("project.decided", project.key, by=by)
    return project


@transaction.atomic
def evaluate_project(project: Project, *, by: User, evaluation: str, ends_on: date | None = None) -> Project:
    """Look back on a running project: what it changed; it is closed then."""
    rules.demand(rules.may_edit_project(by))
    project = _lock(project)
    project.stage = step_project(project.stage, ProjectStage.EVALUATED)
    project.evaluation, project.ends_on = evaluation, ends_on
    _save(project)
    audit.record("project.evaluated", project.key, by=by)
    return project


@transaction.atomic
def drop_project(project: Project, *, by: User, reason: str) -> Project:
    """Do not go on with a project that does not run yet, and say why."""
    rules.demand(rules.may_edit_project(by))
    project = _lock(project)
    before, project.stage = project.stage, step_project(project.stage, ProjectStage.DROPPED)
    project.drop_reason = reason
    _save(project)
    audit.record("project.dropped", project.key, by=by, before=before)
    return project


@transaction.atomic
def add_partner(project: Project, *, by: User, organisation: Organisation, contribution: str = "") -> ProjectPartner:
    """An organisation takes part and says what it brings."""
    rules.demand(rules.may_edit_project(by))
    project = _lock_open(project)
    partner = ProjectPartner(project=project, organisation=organisation, contribution=contribution)
    store(partner)
    _touch(project)
    audit.record("project.partner_added", project.key, by=by, organisation=str(organisation.key))
    return partner


@transaction.atomic
def remove_partner(partner: ProjectPartner, *, by: User) -> None:
    """An organisation takes part no more; a project on its way to or after a decision keeps at least one."""
    rules.demand(rules.may_edit_project(by))
    project = _lock_open(partner.project)
    needs_one = project.stage in {ProjectStage.DECISION, ProjectStage.RUNNING}
    if needs_one and not project.partners.exclude(pk=partner.pk).exists():
        raise ValidationError("Tragen Sie zuerst einen anderen Partner ein: Allein geht dieses Projekt nicht weiter.")
    project.partners.filter(pk=partner.pk).delete()
    _touch(project)
    audit.record("project.partner_removed", project.key, by=by)


@transaction.atomic
def link_offer(project: Project, *, by: User, offer: Offer) -> None:
    """An offer belongs to a project or grew out of it; once evaluated, offers may still grow out of it."""
    rules.demand(rules.may_edit_project(by))
    project = _lock(project)
    project.offers.add(offer)
    _touch(project)
    audit.record("project.offer_linked", project.key, by=by, offer=str(offer.key))


@transaction.atomic
def unlink_offer(project: Project, *, by: User, offer: Offer) -> None:
    """An offer does not belong to a project after all."""
    rules.demand(rules.may_edit_project(by))
    project = _lock(project)
    project.offers.remove(offer)
    _touch(project)
    audit.record("project.offer_unlinked", project.key, by=by, offer=str(offer.key))


def is_stale(refusal: ValidationError) -> bool:
    """Whether an action was refused because somebody else had saved meanwhile."""
    return getattr(refusal, "code", None) == STALE  # refusals of several fields have no code of their own


def _lock(project: Project) -> Project:
    """The project as it is now, locked until the transaction ends."""
    locked: Project = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    return locked


def _lock_open(project: Project) -> Project:
    locked = _lock(project)
    if not rules.is_open(locked):
        raise ValidationError(CLOSED, code="closed")
    return locked


def _demand_version(project: Project, seen: int, *, sentence: str) -> None:
    if project.version != seen:
        raise ValidationError(sentence, code=STALE)


def _demand_nothing_missing(project: Project) -> None:
    missing = rules.missing_for_next(project, partners=project.partners.count())
    if missing:
        raise ValidationError(missing.text, code="missing")


def _save(project: Project) -> None:
    """Store a changed project as a new version."""
    project.version += 1
    project.changed_at = timezone.now()
    store(project)


def _touch(project: Project) -> None:
    """Partners and offers belong to the project, but to no text somebody may be writing just now."""
    project.changed_at = timezone.now()
    store(project, only=["changed_at"])
