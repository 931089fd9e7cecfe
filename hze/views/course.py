"""The course of a residential help: where the child lives, the phase, and what must be looked at again when."""

from datetime import date
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.rules import demand
from hze import actions, rules
from hze.forms.course import CheckpointForm, FinishCheckpointForm, PhaseForm
from hze.lifecycle import NEXT_PHASE, HelpForm, Phase
from hze.models import Checkpoint, HelpEpisode, Placement
from hze.views.asking import Question, asks, doing
from hze.views.page import fetch_help, help_page


def fetch_course(request: StaffRequest, key: UUID) -> HelpEpisode:
    """A residential help this colleague may know of; an ambulatory one has no course."""
    help_ = fetch_help(request, key)
    if help_.help_kind.form != HelpForm.RESIDENTIAL:
        raise Http404
    return help_


@require_safe
def course(request: StaffRequest, key: UUID) -> HttpResponse:
    """Where the child lives and has lived, the phase and how it came to it, the checkpoints."""
    help_ = fetch_course(request, key)
    today = timezone.localdate()
    phases = list(help_.phases.select_related("by").order_by("-id"))
    placements = list(help_.placements.select_related("facility", "place_kind").order_by("-begins_on"))
    context: dict[str, object] = {
        "today": today,
        "phases": phases,
        **checkpoints_of(help_),
        "placements": placements,
        "placed_now": next((row for row in placements if _lives_there(row, today)), None),
        "place_kinds": help_.place_kinds.all(),
        "modules": help_.modules.all(),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
        "may_tick": rules.may_finish_checkpoints(request.user, help_),
        "can_go_on": not phases or bool(NEXT_PHASE[Phase(phases[0].phase)]),
    }
    return help_page(request, help_, "hze/course.html", context, tab="course")


def checkpoints_of(help_: HelpEpisode) -> dict[str, list[Checkpoint]]:
    """The checkpoints of a course: what is overdue, what comes, what is done."""
    today = timezone.localdate()
    points = list(help_.checkpoints.select_related("done_by"))
    return {
        "overdue": [point for point in points if point.is_overdue_on(today)],
        "upcoming": [point for point in points if point.done_on is None and not point.is_overdue_on(today)],
        "done": [point for point in points if point.done_on is not None],
    }


def _lives_there(row: Placement, day: date) -> bool:
    return row.begins_on <= day and (row.ends_on is None or row.ends_on >= day)


@asks
def enter_phase(request: StaffRequest, key: UUID) -> Question:
    """Which phase comes next, and why."""
    help_ = fetch_course(request, key)
    last = help_.phases.last()
    now = Phase(last.phase) if last else Phase.INQUIRY
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="course",
        heading="Nächste Phase beginnen",
        words=f"Jetzt: {now.label}. Die bisherigen bleiben lesbar. Die Rückkehr tragen Sie unter „Rückführung“ ein.",
        button="Phase beginnen",
        back=reverse("hze:course", args=[key]),
        form=partial(PhaseForm, now=now, initial={"begins_on": timezone.localdate()}),
        act=doing(actions.enter_phase, help_, by=request.user),
        done="Die neue Phase steht im Verlauf.",
    )


@asks
def add_checkpoint(request: StaffRequest, key: UUID) -> Question:
    """A checkpoint of one's own."""
    help_ = fetch_course(request, key)
    demand(rules.may_finish_checkpoints(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="course",
        heading="Prüfpunkt hinzufügen",
        words="Woran muss wann jemand noch einmal schauen? Am Tag selbst steht der Prüfpunkt auf dem Arbeitstag.",
        button="Prüfpunkt hinzufügen",
        back=reverse("hze:course", args=[key]),
        form=CheckpointForm,
        act=doing(actions.add_checkpoint, help_, by=request.user),
        done="Der Prüfpunkt steht im Verlauf.",
    )


@asks
def finish_checkpoint(request: StaffRequest, key: UUID, checkpoint: UUID) -> Question:
    """Tick a checkpoint off, with what came of it."""
    help_ = fetch_course(request, key)
    point = get_object_or_404(Checkpoint, episode=help_, key=checkpoint)
    demand(rules.may_finish_checkpoints(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="course",
        heading=f"Erledigt: {point.label}",
        words=f"Zuständig: {point.get_party_display()}, fällig am {point.due_on:%d.%m.%Y}.",
        button="Als erledigt eintragen",
        back=reverse("hze:course", args=[key]),
        form=FinishCheckpointForm,
        act=doing(actions.finish_checkpoint, point, by=request.user),
        done="Der Prüfpunkt ist erledigt.",
    )
