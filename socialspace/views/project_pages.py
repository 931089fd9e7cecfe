"""What the board and the page of a project show: its way, the next step, what is missing for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from accounts.models import User
from socialspace import rules
from socialspace.actions.projects import SIMPLE_MOVES
from socialspace.forms.projects import DecisionForm, DropForm, EvaluationForm, OfferLinkForm, PartnerForm
from socialspace.lifecycle import NEXT_PROJECT, ProjectStage
from socialspace.models import Project
from web.http import render_page

VERBS: dict[str, str] = {
    ProjectStage.IDEA: "Zur Idee",
    ProjectStage.PARTNERS: "Partner suchen",
    ProjectStage.DECISION: "Zur Entscheidung geben",
    ProjectStage.RUNNING: "Entscheiden",
    ProjectStage.EVALUATED: "Auswerten",
}
VERBS_BACK: dict[str, str] = {
    ProjectStage.NEED: "Zurück zum Bedarf",
    ProjectStage.IDEA: "Zurück zur Idee",
    ProjectStage.PARTNERS: "Zurück zu den Partnern",
}
WAY: list[ProjectStage] = [stage for stage in ProjectStage if stage != ProjectStage.DROPPED]
NEED_PARTS = {ProjectStage.RUNNING: "entscheidung", ProjectStage.EVALUATED: "auswertung"}  # ids of their forms


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """The next step of a project for this colleague: a button that posts, a link to a form, or a sentence why not."""

    label: str
    to: str  # the stage to post, '' when there is no button
    url: str  # where a link leads: the form of the step, or where what is missing is mended
    sentence: str


@dataclass(frozen=True, kw_only=True)
class StepOfWay:
    """One step of the stepper."""

    label: str
    state: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """A project on the board."""

    project: Project
    partners: int
    step: NextStep | None


def project_of(user: User, key: UUID) -> Project:
    found: Project = get_object_or_404(Project.objects.visible_to(user).for_page(), key=key)
    return found


def card_of(user: User, project: Project) -> Card:
    return Card(project=project, partners=len(project.partners.all()), step=next_step(user, project))


def next_step(user: User, project: Project) -> NextStep | None:
    """What this colleague can do next; nothing for readers and at the end of the way."""
    following = rules.FORWARD.get(project.stage)
    if following is None or not rules.may_edit_project(user):
        return None
    page = reverse("socialspace:project", args=[project.key])
    missing = rules.missing_for_next(project, partners=len(project.partners.all()))
    if missing:
        url = _edit_url(project) if missing.place == "edit" else f"{page}#{missing.place}"
        return NextStep(label=missing.action, to="", url=url, sentence=missing.text)
    if following in SIMPLE_MOVES:
        return NextStep(label=VERBS[following], to=following.value, url="", sentence="")
    why_not = rules.why_not_decide(user, project) if following == ProjectStage.RUNNING else ""
    url = "" if why_not else f"{page}#{NEED_PARTS[following]}"
    return NextStep(label=VERBS[following], to="", url=url, sentence=why_not)


def way_of(project: Project) -> list[StepOfWay]:
    """The stepper: what is done, where the project stands, what is to come; nothing is current when it was dropped."""
    reached = WAY.index(ProjectStage(project.stage)) if project.stage in WAY else -1
    done_to = len(WAY) if project.stage == ProjectStage.EVALUATED else reached
    notes = {
        ProjectStage.PARTNERS: f"{len(project.partners.all())} eingetragen" if project.partners.all() else "",
        ProjectStage.DECISION: f"{project.decided_on:%d.%m.%Y}" if project.decided_on else "",
        ProjectStage.RUNNING: f"ab {project.begins_on:%d.%m.%Y}" if project.begins_on else "",
    }
    return [
        StepOfWay(
            label="Läuft" if stage == ProjectStage.RUNNING else str(stage.label).capitalize(),
            state="done" if number < done_to else "current" if number == reached else "open",
            note=notes.get(stage, ""),
        )
        for number, stage in enumerate(WAY)
    ]


def project_page(
    request: StaffRequest,
    project: Project,
    *,
    form: forms.BaseForm | None = None,
    refusals: Iterable[str] = (),
    version: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page; a refused form takes the place of its own kind, with everything typed."""
    may_edit = rules.may_edit_project(request.user)
    is_open = rules.is_open(project)
    context = {
        "project": project,
        "way": way_of(project),
        "step": next_step(request.user, project),
        "back": VERBS_BACK.get(rules.BACKWARD.get(project.stage, "")),
        "back_to": rules.BACKWARD.get(project.stage, ""),
        "may_edit": may_edit,
        "is_open": is_open,
        "may_drop": may_edit and ProjectStage.DROPPED in NEXT_PROJECT[ProjectStage(project.stage)],
        "Stage": ProjectStage,
        "form": form,
        "refusals": [str(refusal) for refusal in refusals],
        "version": project.version if version is None else version,
        **(_forms(request.user, project, form) if may_edit else {}),
    }
    return render_page(request, "socialspace/project.html", context, status=status)


def _forms(user: User, project: Project, given: forms.BaseForm | None) -> dict[str, forms.BaseForm | None]:
    """The forms that have a place on the page now; the one that was refused instead of its empty twin."""
    is_open, stage = rules.is_open(project), project.stage
    decides = stage == ProjectStage.DECISION and not rules.why_not_decide(user, project)
    days = {"begins_on": project.begins_on, "ends_on": project.ends_on}
    empty: dict[str, forms.BaseForm | None] = {
        "partner_form": PartnerForm(user=user, project=project, auto_id="partner_%s") if is_open else None,
        "offer_form": OfferLinkForm(user=user, project=project, auto_id="angebot_%s"),
        "decision_form": DecisionForm(initial=days, auto_id="entscheidung_%s") if decides else None,
        "evaluation_form": EvaluationForm(initial=days, auto_id="auswertung_%s")
        if stage == ProjectStage.RUNNING
        else None,
        "drop_form": DropForm(auto_id="ende_%s"),
    }
    return {name: given if given and type(given) is type(form) else form for name, form in empty.items()}


def _edit_url(project: Project) -> str:
    return reverse("socialspace:project_edit", args=[project.key])
