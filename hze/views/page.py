"""What every page of a help has in common: the one door, the read log, the head with its areas."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH, Department, User
from audit.actions import record_read
from hze import rules
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from web.http import render_page


def everybody(user: User) -> bool:
    """Whoever belongs to a department of the area."""
    return True


class Area(NamedTuple):
    """One area of a help: its name, its label, its page, for which forms and whose eyes it is."""

    name: str
    label: str
    url_name: str
    forms: frozenset[HelpForm] = frozenset(HelpForm)
    departments: frozenset[Department] = ASD_AND_WJH
    may: Callable[[User], bool] = everybody  # whom of the departments it is for


AMBULATORY = frozenset({HelpForm.AMBULATORY})
RESIDENTIAL = frozenset({HelpForm.RESIDENTIAL})
OF_ASD = frozenset({Department.ASD})  # counselling texts: not for WJH

AREAS = (
    Area("help", "Überblick", "hze:episode"),
    Area("competition", "Anfragen und Angebote", "hze:competition", AMBULATORY),
    Area("course", "Unterbringung", "hze:course", RESIDENTIAL),
    Area("course_line", "Verlauf", "hze:course_line"),
    Area("delivery", "Stunden und Berichte", "hze:delivery", AMBULATORY),
    Area("contacts", "Kontakte", "hze:contacts", RESIDENTIAL, OF_ASD),
    Area("facility_reports", "Berichte", "hze:facility_reports", RESIDENTIAL, OF_ASD),
    Area("help_plan", "Hilfeplan", "hze:help_plan"),
    Area("return", "Rückführung", "hze:return_plan", RESIDENTIAL, OF_ASD),
    Area("costs", "Kosten", "hze:help_costs", may=rules.may_see_costs),
)


def fetch_help(request: StaffRequest, key: UUID) -> HelpEpisode:
    """The help if this colleague may know of it; else 404."""
    helps = HelpEpisode.objects.visible_to(request.user).for_list().with_scope(timezone.localdate())
    return get_object_or_404(helps, key=key)


def areas_of(request: StaffRequest, help_: HelpEpisode) -> list[Area]:
    """The areas this help has for this reader."""
    form = help_.help_kind.form
    user = request.user
    open_here = (area for area in AREAS if form in area.forms and user.department in area.departments)
    return [area for area in open_here if area.may(user)]


def help_page(
    request: StaffRequest,
    help_: HelpEpisode,
    template: str,
    context: dict[str, object],
    *,
    tab: str,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the help inside its frame and record, in the same request, that it was read."""
    record_read(help_.case.key, by=request.user, page=tab)
    head = {
        "help": help_,
        "tab": tab,
        "areas": areas_of(request, help_),
        "is_residential": help_.help_kind.form == HelpForm.RESIDENTIAL,
        "sees_file": request.user.department == Department.ASD,
    }
    return render_page(request, template, head | context, status=status)
