"""A Vorlage in circulation: the three seats read it, give their voices, and a lead states the decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.conditions import of_decision
from approvals.forms import DecisionForm, VoiceForm
from approvals.lifecycle import SubmissionState, Way
from approvals.models import Decision, Recusal, Submission
from approvals.room import SeatRow, seats_of, votes_of
from approvals.views.submission import fetch_submission
from audit.actions import record_read
from cases.rules import demand
from web.forms import Form
from web.http import answer_form, post_once, render_page, seen_version


@require_safe
def circulation(request: StaffRequest, key: UUID) -> HttpResponse:
    """The Vorlage with the voices so far, and what this colleague may do."""
    return _page(request, _fetch(request, key))


@post_once
def give_voice(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    demand(rules.seat_of(request.user, found) is not None)

    def act(cleaned: dict[str, Any]) -> str:
        actions.give_voice(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Ihre Stimme ist abgegeben.")
        return reverse("approvals:circulation", args=[key])

    form = VoiceForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, status=422, voice_form=form))


@post_once
def decide(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    demand(rules.seat_of(request.user, found) in rules.LEADS)

    def act(cleaned: dict[str, Any]) -> str:
        decision = actions.decide(found, by=request.user, **cleaned)
        messages.success(request, f"Beschluss {decision.number} ist gefasst: {decision.get_outcome_display()}.")
        return reverse("approvals:circulation", args=[key])

    form = DecisionForm(request.POST, possible=rules.possible_now(found))
    return answer_form(request, form, act, again=lambda form: _page(request, found, status=422, decision_form=form))


def _page(request: StaffRequest, found: Submission, *, status: int = 200, **forms: Form) -> HttpResponse:
    record_read(found.case.key, by=request.user, page="submission")
    seats = _seats(request, found)
    mine = next((row for row in seats if row.is_mine), None)
    possible = rules.possible_outcomes(votes_of(seats), found.way)
    is_heard, goes_round = rules.is_heard(found), found.state == SubmissionState.FROZEN  # also after its day
    decision = Decision.objects.filter(submission=found).first()
    context: dict[str, object] = {
        "submission": found,
        "case": found.case,
        "content": found.content,
        "decision": decision,
        "conditions": of_decision(decision, request.user),
        "seats": seats,
        "given": len(votes_of(seats)),
        "voice_url": reverse("approvals:circulate_voice", args=[found.key]),
        "may_speak": is_heard and mine is not None,
        "may_decide": is_heard and mine is not None and mine.seat in rules.LEADS and bool(possible),
        "may_bring": goes_round and (mine is not None or rules.may_propose(request.user, found.case)),
        "voice_form": VoiceForm(),
        "decision_form": DecisionForm(possible=possible),
        "form": next(iter(forms.values()), None),
    }
    return render_page(request, "approvals/circulation.html", context | dict(forms), status=status)


def _seats(request: StaffRequest, found: Submission) -> list[SeatRow]:
    recused = Recusal.objects.in_force().filter(case=found.case).values_list("user", flat=True)
    return seats_of(found, request.user, set(recused))


def _fetch(request: StaffRequest, key: UUID) -> Submission:
    """A Vorlage that goes or went round; every other one is decided elsewhere."""
    found = fetch_submission(request, key)
    if found.way != Way.CIRCULAR or found.content is None:
        raise Http404
    return found
