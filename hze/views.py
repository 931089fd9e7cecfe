"""The pages of the helps."""

from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH, Department
from audit.actions import record_read
from cases.views.page import fetch_case, file_page
from hze import actions, rules
from hze.lifecycle import HelpForm
from hze.models import Checkpoint, HelpEpisode
from web.http import at_once, post_once, render_page

PAGE_SIZE = 50


@require_safe
def ambulatory(request: StaffRequest) -> HttpResponse:
    """Ambulatory helps and whom they were offered to."""
    return _list(request, HelpForm.AMBULATORY, "Ambulante Hilfen")


@require_safe
def residential(request: StaffRequest) -> HttpResponse:
    """Residential helps and their checkpoints."""
    return _list(request, HelpForm.RESIDENTIAL, "Stationäre Hilfen")


@require_safe
def episode(request: StaffRequest, key: UUID) -> HttpResponse:
    """One help: how it runs, the providers asked, or the course."""
    help_ = _fetch(request, key)
    record_read(help_.case.key, by=request.user, page="help")
    requests = list(help_.requests.select_related("organisation", "mail").with_reachable())
    ready = [] if help_.is_over else [row for row in requests if row.sent_at is None]
    context = {
        "help": help_,
        "segments": help_.segments.select_related("by"),
        "requests": requests,
        "ready": ready,
        "may_send": bool(ready) and rules.may_send_requests(request.user, help_),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
        "checkpoints": help_.checkpoints.select_related("kind"),
        "is_residential": help_.help_kind.form == HelpForm.RESIDENTIAL,
        "sees_file": request.user.department == Department.ASD,
    }
    return render_page(request, "hze/episode.html", context)


@post_once
def send_requests(request: StaffRequest, key: UUID) -> HttpResponse:
    act = partial(actions.send_requests, _fetch(request, key), by=request.user)
    return at_once(request, act, done="Die Anfragen sind unterwegs.", back=reverse("hze:episode", args=[key]))


@post_once
def finish_checkpoint(request: StaffRequest, key: UUID, checkpoint: UUID) -> HttpResponse:
    help_ = _fetch(request, key)
    point = get_object_or_404(Checkpoint, episode=help_, key=checkpoint)
    act = partial(actions.finish_checkpoint, point, by=request.user)
    return at_once(request, act, done="Der Prüfpunkt ist erledigt.", back=reverse("hze:episode", args=[key]))


@require_safe
def panel(request: StaffRequest, case: UUID) -> HttpResponse:
    """The helps of one case, for its file."""
    found = fetch_case(request, case)
    helps = HelpEpisode.objects.visible_to(request.user).filter(case=found).for_list()
    helps = helps.with_scope(timezone.localdate())
    return file_page(request, found, "hze/panel.html", {"helps": helps}, tab="helps", partial="panel")


def _list(request: StaffRequest, form: HelpForm, title: str) -> HttpResponse:
    if request.user.department not in ASD_AND_WJH:
        raise PermissionDenied
    helps = HelpEpisode.objects.visible_to(request.user).of_form(form).for_list()
    helps = helps.annotate(
        asked=Count("requests", filter=Q(requests__sent_at__isnull=False), distinct=True),
        ready=Count("requests", filter=Q(requests__sent_at__isnull=True), distinct=True),
        open_points=Count("checkpoints", filter=Q(checkpoints__done_on__isnull=True), distinct=True),
    )
    page = Paginator(helps.with_scope(timezone.localdate()), PAGE_SIZE).get_page(request.GET.get("seite"))
    is_residential = form == HelpForm.RESIDENTIAL
    return render_page(request, "hze/list.html", {"page": page, "title": title, "is_residential": is_residential})


def _fetch(request: StaffRequest, key: UUID) -> HelpEpisode:
    helps = HelpEpisode.objects.visible_to(request.user).for_list().with_scope(timezone.localdate())
    return get_object_or_404(helps, key=key)
