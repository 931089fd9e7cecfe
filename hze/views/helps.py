"""The helps in lists, one help, and those of a case."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH, Department
from cases.views.page import fetch_case, file_page
from hze import rules
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from hze.return_standing import demands_of
from hze.views.course import checkpoints_of
from hze.views.page import fetch_help, help_page
from web.http import render_page

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
    help_ = fetch_help(request, key)
    context: dict[str, object] = {
        "segments": help_.segments.select_related("by", "place_kind").prefetch_related("modules"),
        "ready": 0 if help_.is_over else help_.requests.ready().count(),
        "asked": help_.requests.exclude(sent_at=None).count(),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
        **checkpoints_of(help_),
        "may_tick": rules.may_finish_checkpoints(request.user, help_),
    }
    if help_.help_kind.form == HelpForm.RESIDENTIAL and request.user.department == Department.ASD:
        context["demands"] = demands_of(help_)
    return help_page(request, help_, "hze/episode.html", context, tab="help")


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
