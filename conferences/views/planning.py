"""A new date, the invitation, the cancellation."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import actions, rules
from conferences.forms import CancelForm, PlanForm
from conferences.models import Subgroup
from conferences.quarters import YearQuarter, suggested_day
from conferences.views.conference import conference_page
from conferences.views.fetch import conference_of
from web.http import post_once, redirect_page, render_page

BEGINS, ENDS = "10:00", "12:00"


@require_safe
def plan(request: StaffRequest) -> HttpResponse:
    """The form for a new conference; `untergruppe` and `tag` in the address fill it in."""
    rules.demand_convener(request.user)
    initial = {
        "subgroup": _known_key(request.GET.get("untergruppe", "")),
        "day": _day(request.GET.get("tag", "")),
        "begins": BEGINS,
        "ends": ENDS,
        "moderator": request.user.key,
        "minute_taker": f"{request.user.get_full_name()}, Praxisberatung",
    }
    return render_page(request, "conferences/plan.html", {"form": PlanForm(initial=initial)})


@post_once
def plan_conference(request: StaffRequest) -> HttpResponse:
    rules.demand_convener(request.user)
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            conference = actions.plan_conference(by=request.user, **form.plan)
            messages.success(request, "Die Konferenz ist geplant. Als Nächstes laden Sie die Partner ein.")
            return redirect_page(request, reverse("conferences:conference", args=[conference.key]))
        except ValidationError as refusal:
            form.refuse(refusal)
    return render_page(request, "conferences/plan.html", {"form": form}, status=422)


@post_once
def invite(request: StaffRequest, key: UUID) -> HttpResponse:
    conference = conference_of(request.user, key)
    try:
        invited = actions.invite(conference, by=request.user)
        messages.success(request, f"Einladungen mit Kalendereintrag an {invited} Ansprechpersonen sind unterwegs.")
        return redirect_page(request, reverse("conferences:conference", args=[key]))
    except ValidationError as refusal:
        return conference_page(request, conference, refusal=refusal, status=422)


@post_once
def cancel(request: StaffRequest, key: UUID) -> HttpResponse:
    conference = conference_of(request.user, key)
    rules.demand_convener(request.user)
    form = CancelForm(request.POST)
    if form.is_valid():
        try:
            actions.cancel(conference, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, "Die Konferenz ist abgesagt. Wer eingeladen war, bekommt Bescheid.")
            return redirect_page(request, reverse("conferences:conference", args=[key]))
        except ValidationError as refusal:
            form.refuse(refusal)
    return conference_page(request, conference, cancel_form=form, status=422)


def _known_key(text: str) -> UUID | None:
    """The subgroup named in the address, when there is one."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    return key if Subgroup.objects.filter(key=key).exists() else None


def _day(text: str) -> date:
    """The day named in the address, else the next good one of this quarter."""
    today = timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError:
        return suggested_day(YearQuarter.of(today), today)
