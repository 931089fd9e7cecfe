"""The Sozialraumsitzung: its dates and the agenda the conferences wrote."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import actions, rules
from conferences.forms import AreaMeetingForm
from conferences.models import AreaMeeting, Outcome
from conferences.views.fetch import area_meeting_of
from web.http import post_once, redirect_page, render_page

PAGE_SIZE = 50
BEGINS = "14:00"


@require_safe
def area_meetings(request: StaffRequest) -> HttpResponse:
    rules.demand_reader(request.user)
    meetings = AreaMeeting.objects.visible_to(request.user).for_list()
    context = {
        "page": Paginator(meetings, PAGE_SIZE).get_page(request.GET.get("seite")),
        "now": timezone.now(),
        "may_convene": rules.may_convene(request.user),
    }
    return render_page(request, "conferences/area_meetings.html", context)


@require_safe
def area_meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    meeting = area_meeting_of(request.user, key)
    outcomes = (
        Outcome.objects.visible_to(request.user)
        .filter(handed_to=meeting)
        .select_related("item__conference__subgroup")
        .order_by("item__conference__starts_at", "item__position", "id")
    )
    return render_page(request, "conferences/area_meeting.html", {"meeting": meeting, "outcomes": list(outcomes)})


@require_safe
def plan_area_meeting_form(request: StaffRequest) -> HttpResponse:
    rules.demand_convener(request.user)
    form = AreaMeetingForm(initial={"begins": BEGINS})
    return render_page(request, "conferences/area_meeting_plan.html", {"form": form})


@post_once
def plan_area_meeting(request: StaffRequest) -> HttpResponse:
    rules.demand_convener(request.user)
    form = AreaMeetingForm(request.POST)
    if form.is_valid():
        try:
            meeting = actions.plan_area_meeting(by=request.user, **form.plan)
            messages.success(request, "Die Sozialraumsitzung ist geplant.")
            return redirect_page(request, reverse("conferences:area_meeting", args=[meeting.key]))
        except ValidationError as refusal:
            form.refuse(refusal)
    return render_page(request, "conferences/area_meeting_plan.html", {"form": form}, status=422)
