"""Meetings before they are held: the list, planning one or a series, cancelling, and the agenda."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.agenda import agenda_of
from approvals.forms import CancelForm, MeetingForm, MinutesForm, SeriesForm
from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting, Submission
from approvals.views.page import Question, fetch_meeting, own_area, question_page
from cases.rules import demand
from socialspace.models import SocialArea
from web.http import answer_form, at_once, post_once, render_page, seen_version

PAGE_SIZE = 50
COMING = (MeetingState.PLANNED, MeetingState.OPEN)


@require_safe
def meetings(request: StaffRequest) -> HttpResponse:
    """The meetings of the commission: what comes, the next one on top, and what is past."""
    area = own_area(request)
    rows = CommissionMeeting.objects.visible_to(request.user).for_list()
    page = Paginator(rows.exclude(state__in=COMING), PAGE_SIZE).get_page(request.GET.get("seite"))
    context = {
        "page": page,
        "coming": rows.filter(state__in=COMING).order_by("held_at", "id"),
        "circulating": Submission.objects.visible_to(request.user).in_circulation().for_round(),
        "may_plan": rules.may_plan_meetings(request.user, area),
    }
    return render_page(request, "approvals/meeting_list.html", context)


@require_safe
def meeting_form(request: StaffRequest) -> HttpResponse:
    """The form to plan a meeting."""
    _planned_area(request)
    return _form_page(request, MeetingForm())


@post_once
def plan_meeting(request: StaffRequest) -> HttpResponse:
    area = _planned_area(request)

    def act(cleaned: dict[str, Any]) -> str:
        meeting = actions.plan_meeting(by=request.user, area=area, **cleaned)
        return reverse("approvals:meeting", args=[meeting.key])

    return answer_form(
        request, MeetingForm(request.POST), act, again=lambda form: _form_page(request, form, status=422)
    )


@require_safe
def series_form(request: StaffRequest) -> HttpResponse:
    """The form to plan a series."""
    _planned_area(request)
    return _series_page(request, SeriesForm())


@post_once
def series_preview(request: StaffRequest) -> HttpResponse:
    """The days of a series as they would be planned; nothing is stored yet."""
    _planned_area(request)
    form = SeriesForm(request.POST)
    return _series_page(request, form, status=200 if form.is_valid() else 422)


@post_once
def plan_series(request: StaffRequest) -> HttpResponse:
    area = _planned_area(request)

    def act(cleaned: dict[str, Any]) -> str:
        planned = actions.plan_series(by=request.user, area=area, **cleaned)
        left_out = cleaned["count"] - len(planned)
        also = f" {left_out} Termin(e) waren schon geplant." if left_out else ""
        messages.success(request, f"{len(planned)} Sitzungen sind geplant.{also}")
        return reverse("approvals:meetings")

    form = SeriesForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _series_page(request, form, status=422))


@require_safe
def cancelling(request: StaffRequest, key: UUID) -> HttpResponse:
    """The question why a meeting is cancelled."""
    found = fetch_meeting(request, key)
    demand(rules.may_plan_meetings(request.user, found.area))
    return _cancel_page(request, found, CancelForm())


@post_once
def cancel_meeting(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_meeting(request, key)
    demand(rules.may_plan_meetings(request.user, found.area))

    def act(cleaned: dict[str, Any]) -> str:
        actions.cancel_meeting(found, by=request.user, **cleaned)
        messages.success(request, "Die Sitzung ist abgesagt. Ihre Vorlagen stehen auf der nächsten Tagesordnung.")
        return reverse("approvals:meetings")

    form = CancelForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _cancel_page(request, found, form, status=422))


@post_once
def order_agenda(request: StaffRequest, key: UUID) -> HttpResponse:
    """Put the agenda into the order in which its keys come."""
    found = fetch_meeting(request, key)
    demand(rules.may_chair(request.user, found))
    keys = [key for key in map(_key, request.POST.getlist("order")) if key is not None]

    def act() -> None:
        actions.order_agenda(found, by=request.user, order=keys, version=seen_version(request))

    return at_once(request, act, done="Die Tagesordnung ist geordnet.", back=_agenda_url(found))


@post_once
def move_up(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    return _move(request, key, submission, up=True)


@post_once
def move_down(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    return _move(request, key, submission, up=False)


@post_once
def plan_minutes(request: StaffRequest, key: UUID, submission: UUID) -> HttpResponse:
    found, item = fetch_meeting(request, key), _item(request, key, submission)
    demand(rules.may_chair(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.plan_minutes(item, by=request.user, **cleaned)
        return _agenda_url(found)

    form = MinutesForm(request.POST, item=item.key)
    return answer_form(request, form, act, again=lambda form: agenda_page(request, found, form=form, status=422))


def agenda_page(
    request: StaffRequest, found: CommissionMeeting, *, form: Form | None = None, status: int = 200
) -> HttpResponse:
    """The agenda of a meeting that has not begun: its order, its minutes, its times."""
    may_cancel = found.state == MeetingState.PLANNED and rules.may_plan_meetings(request.user, found.area)
    context = _agenda(request, found) | {"may_cancel": may_cancel, "form": form}
    return render_page(request, "approvals/agenda.html", context, status=status)


@require_safe
def agenda_state(request: StaffRequest, key: UUID) -> HttpResponse:
    """What changed on the agenda since the version a screen shows; nothing at all when nothing did."""
    version = get_object_or_404(CommissionMeeting.objects.visible_to(request.user).only("version"), key=key).version
    if request.htmx and request.GET.get("fassung") == str(version):
        return HttpResponse(status=204)
    found = fetch_meeting(request, key)
    if not request.htmx:
        return redirect(_agenda_url(found))
    return render(request, "approvals/agenda_state.html", _agenda(request, found) | {"oob": True})


def _agenda(request: StaffRequest, found: CommissionMeeting) -> dict[str, object]:
    may_order = found.state == MeetingState.PLANNED and rules.may_chair(request.user, found)
    return {"meeting": found, "agenda": agenda_of(found, request.user), "may_order": may_order}


def _move(request: StaffRequest, key: UUID, submission: UUID, *, up: bool) -> HttpResponse:
    found, item = fetch_meeting(request, key), _item(request, key, submission)

    def act() -> None:
        actions.move_item(item, by=request.user, up=up)

    return at_once(request, act, done="", back=_agenda_url(found))


def _item(request: StaffRequest, key: UUID, submission: UUID) -> Submission:
    return get_object_or_404(Submission.objects.visible_to(request.user), meeting__key=key, key=submission)


def _agenda_url(found: CommissionMeeting) -> str:
    return reverse("approvals:meeting", args=[found.key])


def _form_page(request: StaffRequest, form: MeetingForm, *, status: int = 200) -> HttpResponse:
    return render_page(request, "approvals/meeting_form.html", {"form": form}, status=status)


def _series_page(request: StaffRequest, form: SeriesForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        held_at, count = form.cleaned_data["held_at"], form.cleaned_data["count"]
        area = own_area(request)
        taken = CommissionMeeting.objects.visible_to(request.user).planned().filter(area=area)
        context["moments"] = actions.series_moments(held_at, count=count)
        context["taken"] = set(taken.filter(held_at__gte=timezone.now()).values_list("held_at", flat=True))
    return render_page(request, "approvals/series_form.html", context, status=status)


def _cancel_page(
    request: StaffRequest, found: CommissionMeeting, form: CancelForm, *, status: int = 200
) -> HttpResponse:
    question = Question(
        heading="Sitzung absagen",
        words=f"{found}. Ihre Vorlagen kommen auf die Tagesordnung der nächsten geplanten Sitzung.",
        button="Sitzung absagen",
        url=reverse("approvals:cancel_meeting", args=[found.key]),
        back=_agenda_url(found),
    )
    return question_page(request, question, form, status=status)


def _planned_area(request: StaffRequest) -> SocialArea:
    """The area whose meetings this lead plans."""
    area = own_area(request)
    if not rules.may_plan_meetings(request.user, area):
        raise PermissionDenied
    return area


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
