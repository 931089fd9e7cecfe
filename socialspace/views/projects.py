"""The board of projects, one project, its texts and its paper."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.actions.projects import CLOSED, is_stale
from socialspace.forms.projects import EditForm, ProjectFilter, StartForm
from socialspace.lifecycle import ProjectStage
from socialspace.models import Project, Quarter, Topic
from socialspace.views.fetch import demand_reader
from socialspace.views.project_pages import WAY, Card, card_of, project_of, project_page
from web.http import answer_form, post_once, redirect_page, refused, render_page, seen_version, stored_file
from web.models import StoredFile
from web.pdf import PdfError, render_pdf


@require_safe
def projects(request: StaffRequest) -> HttpResponse:
    """The board: one column a stage; the filter stands in the address."""
    demand_reader(request.user)
    form = ProjectFilter(request.GET)
    rows = Project.objects.visible_to(request.user)
    if form.is_valid():
        chosen = form.cleaned_data
        rows = rows.filter(topics=chosen["topic"]) if chosen["topic"] else rows
        rows = rows.filter(quarter=chosen["quarter"]) if chosen["quarter"] else rows
        rows = rows.filter(lead=request.user) if chosen["mine"] else rows
    cards: dict[str, list[Card]] = defaultdict(list)
    for project in rows.for_board():
        cards[project.stage].append(card_of(request.user, project))
    context = {
        "form": form,
        "columns": [(stage, stage.label, cards[stage]) for stage in WAY],
        "dropped": cards[ProjectStage.DROPPED],
        "count": sum(map(len, cards.values())),
        "may_start": rules.may_start_projects(request.user),
    }
    return render_page(request, "socialspace/projects.html", context, partial="board")


@require_safe
def project(request: StaffRequest, key: UUID) -> HttpResponse:
    """One project from its need to what it changed."""
    demand_reader(request.user)
    return project_page(request, project_of(request.user, key))


@require_safe
def project_new(request: StaffRequest) -> HttpResponse:
    """The form of a new project; `thema` and `quartier` in the address fill it in."""
    rules.demand(rules.may_start_projects(request.user))
    return _start_page(request, StartForm(initial=_from_a_need(request)))


@post_once
def start_project(request: StaffRequest) -> HttpResponse:
    """Start it, and go on at its page."""
    rules.demand(rules.may_start_projects(request.user))

    def act(given: dict[str, Any]) -> str:
        texts = {name: given[name] for name in ("title", "need", "idea", "topics", "quarter")}
        started = actions.start_project(by=request.user, **texts)
        messages.success(request, "Das Projekt ist angelegt. Sie sind dafür verantwortlich.")
        return _url(started.key)

    return answer_form(request, StartForm(request.POST), act, again=lambda form: _start_page(request, form, status=422))


@require_safe
def project_edit(request: StaffRequest, key: UUID) -> HttpResponse:
    """The texts of a project as a form."""
    demand_reader(request.user)
    found = project_of(request.user, key)
    rules.demand(rules.may_edit_project(request.user))
    if not rules.is_open(found):
        messages.info(request, CLOSED)
        return redirect_page(request, _url(key))
    return _edit_page(request, found, EditForm.of(found))


@post_once
def edit_project(request: StaffRequest, key: UUID) -> HttpResponse:
    """Save the texts; what somebody else saved meanwhile is shown beside them first."""
    demand_reader(request.user)
    found = project_of(request.user, key)
    rules.demand(rules.may_edit_project(request.user))
    form, seen = EditForm(request.POST), seen_version(request)
    if not form.is_valid():
        return _edit_page(request, found, form, version=seen, status=422)
    given = {name: value for name, value in form.cleaned_data.items() if name != "nameless"}
    try:
        actions.edit_project(found, by=request.user, version=seen, **given)
    except ValidationError as refusal:
        if is_stale(refusal):
            return _edit_page(request, found, form, conflict=refusal.messages[0], status=409)
        refused(form, refusal)
        return _edit_page(request, found, form, version=seen, status=422)
    messages.success(request, "Das Projekt ist gespeichert.")
    return redirect_page(request, _url(key))


@require_safe
def project_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The project on a page, as it stands."""
    demand_reader(request.user)
    found = project_of(request.user, key)
    try:
        content = render_pdf("socialspace/print/project.html", {"project": found}, created=found.changed_at)
    except PdfError as refusal:
        return project_page(request, found, refusals=[str(refusal)], status=503)
    name = f"Projekt_{slugify(found.title)[:60] or 'ohne-Titel'}.pdf"
    return stored_file(StoredFile(name=name, media_type="application/pdf", content=content))


def _start_page(request: StaffRequest, form: StartForm, *, status: int = 200) -> HttpResponse:
    return render_page(request, "socialspace/project_new.html", {"form": form}, status=status)


def _edit_page(
    request: StaffRequest,
    project: Project,
    form: EditForm,
    *,
    version: int | None = None,
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the form; after a conflict with what is saved beside it, and its version, so that it can be saved."""
    context = {
        "project": project,
        "form": form,
        "version": project.version if version is None else version,
        "conflict": conflict,
    }
    return render_page(request, "socialspace/project_edit.html", context, status=status)


def _from_a_need(request: StaffRequest) -> dict[str, object]:
    """What the address says of the need; no figure goes into the text."""
    topic_id, key = request.GET.get("thema", ""), request.GET.get("quartier", "")
    topic = Topic.objects.filter(pk=topic_id).first() if topic_id.isdecimal() and len(topic_id) < 10 else None
    try:
        quarter = Quarter.objects.visible_to(request.user).filter(key=UUID(key)).first()
    except ValueError:
        quarter = None
    if topic is None:
        return {"quarter": quarter.key if quarter else None}
    where = f"In {quarter.name}" if quarter else "Im Sozialraum"
    return {
        "topics": [topic.pk],
        "quarter": quarter.key if quarter else None,
        "need": f"{where} fehlt immer wieder etwas zum Thema {topic.name}.",
    }


def _url(key: UUID) -> str:
    return reverse("socialspace:project", args=[key])
