"""The minutes: preview, checks, release, the paper itself, dispatch, hand-over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import actions, papers, rules
from conferences.actions import locks
from conferences.actions.paper import next_version
from conferences.forms import HandOverForm
from conferences.lifecycle import MINUTES_OPEN, State
from conferences.models import AreaMeeting, Conference, Minutes
from conferences.models.area_meeting import AreaMeetingQuerySet
from conferences.views.fetch import conference_of, minutes_of, outcome_of
from web.http import answer_form, post_once, redirect_page, render_page, seen_version, stored_file
from web.pdf import PdfError


@require_safe
def minutes(request: StaffRequest, key: UUID) -> HttpResponse:
    return _page(request, conference_of(request.user, key))


@require_safe
def minutes_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The stored paper, byte for byte as it was released."""
    return stored_file(minutes_of(request.user, key).file)


@post_once
def release_minutes(request: StaffRequest, key: UUID) -> HttpResponse:
    conference = conference_of(request.user, key)
    try:
        released = actions.release_minutes(conference, by=request.user, version=seen_version(request))
    except ValidationError as refusal:
        if locks.is_stale(refusal):
            return _page(request, conference_of(request.user, key), refusals=refusal.messages, status=409)
        return _page(request, conference, refusals=refusal.messages, status=422)
    except PdfError as error:
        return _page(request, conference, refusals=[str(error)], status=422)
    messages.success(request, f"Fassung {released.version} ist freigegeben und abgelegt.")
    return redirect_page(request, reverse("conferences:minutes", args=[key]))


@post_once
def dispatch_minutes(request: StaffRequest, key: UUID) -> HttpResponse:
    released = minutes_of(request.user, key)
    try:
        sent = actions.dispatch_minutes(released, by=request.user)
    except ValidationError as refusal:
        conference = conference_of(request.user, released.conference.key)
        return _page(request, conference, refusals=refusal.messages, status=422)
    if sent:
        messages.success(request, f"Das Protokoll ist an {sent} Adressen unterwegs.")
    else:
        messages.info(request, "Alle im Verteiler haben diese Fassung schon bekommen. Versandt wurde nichts.")
    return redirect_page(request, reverse("conferences:minutes", args=[released.conference.key]))


@post_once
def correct(request: StaffRequest, key: UUID) -> HttpResponse:
    conference = conference_of(request.user, key)
    try:
        actions.correct(conference, by=request.user)
    except ValidationError as refusal:
        return _page(request, conference, refusals=refusal.messages, status=422)
    messages.success(request, "Das Protokoll ist zur Korrektur offen. Die bisherige Fassung bleibt abgelegt.")
    return redirect_page(request, reverse("conferences:minutes", args=[key]))


@post_once
def hand_over(request: StaffRequest, key: UUID) -> HttpResponse:
    outcome = outcome_of(request.user, key)
    rules.demand_convener(request.user)
    conference = conference_of(request.user, outcome.item.conference.key)

    def act(given: dict[str, Any]) -> str:
        actions.hand_over(outcome, meeting=given["meeting"], by=request.user)
        messages.success(request, "Das Ergebnis steht auf der Sozialraumsitzung.")
        return reverse("conferences:minutes", args=[conference.key])

    def again(form: HandOverForm) -> HttpResponse:
        return _page(request, conference, refusals=[text for _, text in form.summary], status=422)

    return answer_form(request, HandOverForm(request.POST, meetings=_meetings(conference)), act, again=again)


def _page(
    request: StaffRequest, conference: Conference, *, refusals: list[str] | None = None, status: int = 200
) -> HttpResponse:
    versions = list(conference.minutes.newest_first())
    newest: Minutes | None = versions[0] if versions else None
    is_released = conference.state == State.RELEASED and newest is not None
    version = newest.version if is_released and newest else next_version(conference)
    as_of = timezone.localdate(newest.released_at) if is_released and newest else timezone.localdate()
    paper = papers.minutes_paper(conference, version=version, as_of=as_of)
    sent = list(newest.dispatches.for_list()) if is_released and newest else []
    has_it = {each.recipient for each in sent}
    context = {
        "conference": conference,
        "State": State,
        "paper": paper,
        "versions": versions,
        "newest": newest,
        "is_released": is_released,
        "sent": sent,
        "unsent": [address for address in paper.recipients if address not in has_it],
        "names_found": _names_in(paper),
        "next_session": _meetings(conference).first(),
        "may_convene": rules.may_convene(request.user),
        "minutes_open": rules.may_convene(request.user) and conference.state in MINUTES_OPEN,
        "refusals": refusals or [],
    }
    return render_page(request, "conferences/minutes.html", context, status=status)


def _meetings(conference: Conference) -> AreaMeetingQuerySet:
    return AreaMeeting.objects.to_come().filter(area=conference.subgroup.area_id)


def _names_in(paper: papers.Paper) -> list[str]:
    texts = [text for entry in paper.entries for text in (entry.item.title, entry.item.notes)]
    texts += [outcome.text for outcome in paper.outcomes]
    return rules.family_names("\n".join(texts))
