"""The way of a project: what comes next, what is missing for it, who may do it."""

from typing import NamedTuple

from accounts.models import Department, User
from socialspace.lifecycle import ProjectStage
from socialspace.models import READERS, Project

STARTERS = READERS - {Department.PLANNING, Department.ADMIN}

# The way through; what else the table of the lifecycle allows is a step back, or the end.
FORWARD: dict[str, ProjectStage] = {
    ProjectStage.NEED: ProjectStage.IDEA,
    ProjectStage.IDEA: ProjectStage.PARTNERS,
    ProjectStage.PARTNERS: ProjectStage.DECISION,
    ProjectStage.DECISION: ProjectStage.RUNNING,
    ProjectStage.RUNNING: ProjectStage.EVALUATED,
}
BACKWARD: dict[str, ProjectStage] = {
    ProjectStage.IDEA: ProjectStage.NEED,
    ProjectStage.PARTNERS: ProjectStage.IDEA,
    ProjectStage.DECISION: ProjectStage.PARTNERS,
}
CLOSED = frozenset({ProjectStage.EVALUATED, ProjectStage.DROPPED})


class Missing(NamedTuple):
    """What a project lacks for its next stage: a sentence, and where on its pages it is mended."""

    text: str
    action: str
    place: str  # 'edit' or the id of a part of the page


NO_IDEA = Missing("Die Idee ist noch nicht aufgeschrieben.", "Idee aufschreiben", "edit")
NO_PARTNER = Missing("Noch macht keine Einrichtung mit.", "Partner eintragen", "partner")


def may_edit_project(user: User) -> bool:
    """Whoever may start one: the responsibility is shared; planning and administration read."""
    return user.is_active and user.department in STARTERS


def is_open(project: Project) -> bool:
    """Whether a project is still worked on: neither evaluated nor dropped."""
    return project.stage not in CLOSED


def missing_for_next(project: Project, *, partners: int) -> Missing | None:
    """What has to be there before the next stage: an idea for the stage of ideas, a partner before the decision."""
    if project.stage == ProjectStage.NEED and not project.idea:
        return NO_IDEA
    if project.stage == ProjectStage.PARTNERS and not partners:
        return NO_PARTNER
    return None


def why_not_decide(user: User, project: Project) -> str:
    """Why somebody does not decide about a project, as a sentence; nothing when they do.

    The leads of ASD and WJH decide, and never about a project they are responsible for themselves.
    """
    if not (user.is_active and user.is_lead):
        return "Es entscheidet eine Teamleitung von ASD oder WJH."
    if project.lead_id == user.pk:
        return "Über das eigene Projekt entscheidet eine andere Teamleitung von ASD oder WJH."
    return ""
