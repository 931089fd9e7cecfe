"""The Vorlage of a case: assembled, proposed, priced, put on an agenda; and the decision as a PDF."""

from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from approvals import actions, rules
from approvals.assembly import assemble
from approvals.conditions import of_case, of_decision
from approvals.forms import PriceForm, ProposalForm, SubmitForm
from approvals.lifecycle import SubmissionState
from approvals.models import Decision, Ruling, Submission
from approvals.views.papers import papers_of
from audit.actions import record_read
from cases import rules as case_rules
from cases.models import UrgentBypass
from cases.views.page import fetch_case, file_page
from web.http import answer_form, at_once, post_once, redirect_page, render_page, seen_version


class Needed(NamedTuple):
    """What the Vorlage has and what it lacks, as `rules.missing_in_submission` says, piece by piece."""

    gate: list[case_rules.Step]
    bypass: UrgentBypass | None
    way_is_open: bool
    missing: list[case_rules.Missing]
    missing_proposal: list[case_rules.Missing]


NOTHING_NEEDED = Needed([], None, way_is_open=False, missing=[], missing_proposal=[])


@require_safe
def panel(request: StaffRequest, case: UUID) -> HttpResponse:
    """The Vorlagen and decisions of one case, for its file."""
    found = fetch_case(request, case)
    is_recused = rules.is_recused(request.user, found)
    visible = Submission.objects.visible_to(request.user).filter(case=found)
    rows = visible.select_related("decision__notice", "meeting").with_outcome()
    running = any(row.state != SubmissionState.DECIDED for row in rows)
    may_draft = not running and rules.may_propose(request.user, found) and rules.may_draft(found)
    context = {
        "is_recused": is_recused,
        "submissions": [(row, papers_of(getattr(row, "decision", None))) for row in rows],
        "may_draft": may_draft,
        "conditions": of_case(found, request.user),
    }
    return file_page(request, found, "approvals/panel.html", context, tab="approvals", partial="panel")


@post_once
def draft(request: StaffRequest, case: UUID) -> HttpResponse:
    found = fetch_case(request, case)
    try:
        submission = actions.draft_submission(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect_page(request, reverse("cases:file", args=[case]))
    return redirect_page(request, reverse("approvals:submission", args=[submission.key]))


@require_safe
def submission(request: StaffRequest, key: UUID) -> HttpResponse:
    """The Vorlage with what is still missing, and the part this colleague writes."""
    return submission_page(request, fetch_submission(request, key))


@post_once
def propose(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_submission(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.propose(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Der Vorschlag ist gespeichert.")
        return reverse("approvals:submission", args=[key])

    again = partial(submission_page, request, found, status=422, seen=seen_version(request))
    form = ProposalForm(request.POST, request=found.request)
    try:
        return answer_form(request, form, act, again=lambda form: again(proposal_form=form))
    except actions.StaleError as stale:
        return submission_page(
            request, stale.now, status=409, stale=ProposalForm.of(stale.now).rows(), proposal_form=form
        )


@post_once
def price(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_submission(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.price(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Die Kostenschätzung ist gespeichert.")
        return reverse("approvals:submission", args=[key])

    again = partial(submission_page, request, found, status=422, seen=seen_version(request))
    form = PriceForm(request.POST)
    try:
        return answer_form(request, form, act, again=lambda form: again(price_form=form))
    except actions.StaleError as stale:
        return submission_page(request, stale.now, status=409, stale=PriceForm.of(stale.now).rows(), price_form=form)


@post_once
def submit(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_submission(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.submit(found, by=request.user, meeting=cleaned["meeting"])
        messages.success(request, "Die Vorlage steht auf der Tagesordnung.")
        return reverse("approvals:submission", args=[key])

    form = SubmitForm(request.POST, area=found.case.area, is_urgent=rules.bypass_for(found) is not None)
    return answer_form(
        request, form, act, again=lambda form: submission_page(request, found, status=422, submit_form=form)
    )


@post_once
def withdraw(request: StaffRequest, key: UUID) -> HttpResponse:
    act = partial(actions.withdraw, fetch_submission(request, key), by=request.user)
    done = "Die Vorlage steht nicht mehr auf der Tagesordnung."
    return at_once(request, act, done=done, back=reverse("approvals:submission", args=[key]))


def submission_page(
    request: StaffRequest,
    found: Submission,
    *,
    status: int = 200,
    seen: int | None = None,
    stale: list[tuple[str, str]] | None = None,
    **forms: Form,
) -> HttpResponse:
    """The Vorlage; a refused form keeps the version its writer `seen`, so that nobody is overwritten unnoticed."""
    record_read(found.case.key, by=request.user, page="submission")
    is_editable = rules.is_editable(found)
    proposes = is_editable and rules.may_propose(request.user, found.case)
    content = found.content or assemble(found)
    decision = Decision.objects.filter(submission=found).select_related("submission", "notice").first()
    context: dict[str, object] = {
        "submission": found,
        "case": found.case,
        "parts": content["parts"],
        "cost_cents": content["cost_cents"],
        "area": content["area"],
        "is_editable": is_editable,
        "may_propose": proposes,
        "may_price": is_editable and rules.may_price(request.user, found.case),
        "is_draft": found.state == SubmissionState.DRAFT,
        "may_withdraw": found.state == SubmissionState.SUBMITTED and proposes,
        "sees_file": request.user.department == Department.ASD,
        "papers": papers_of(decision),
        "conditions": of_decision(decision, request.user),
        "form": next(iter(forms.values()), None),
        "stale": stale,
        "proposal_version": seen if seen is not None and "proposal_form" in forms else found.version,
        "cost_version": seen if seen is not None and "price_form" in forms else found.cost_version,
        "proposal_form": ProposalForm.of(found),
        "price_form": PriceForm.of(found),
    }
    needed = _needed(found) if is_editable else NOTHING_NEEDED
    ways = _ways(request, found, needed, proposes=proposes)
    return render_page(
        request,
        "approvals/submission.html",
        context | needed._asdict() | ways | _ruling(request, found) | dict(forms),
        status=status,
    )


def _ways(request: StaffRequest, found: Submission, needed: Needed, *, proposes: bool) -> dict[str, object]:
    """How the Vorlage may be decided, what waits for a second name, and which version was frozen before."""
    user, is_editable = request.user, rules.is_editable(found)
    submits = is_editable and not needed.missing and found.state == SubmissionState.DRAFT and proposes
    urgent = found.urgent_decisions.select_related("by", "answer__by").last()
    waiting = None if urgent is None or hasattr(urgent, "answer") else urgent
    if waiting and not is_editable:  # another way was faster: nobody is asked any more
        urgent = waiting = None
    asks = is_editable and waiting is None and rules.may_be_urgent(found, needed.missing)
    return {
        "submits": submits,
        "submit_form": SubmitForm(area=found.case.area, is_urgent=needed.bypass is not None),
        "may_circulate": submits and not needed.way_is_open and rules.is_small(found),
        "urgent": urgent,
        "urgent_waits": waiting is not None,
        "may_ask_urgent": asks and (proposes or rules.may_answer_for(user, found)),
        "may_confirm_urgent": waiting is not None and rules.may_confirm_urgent(user, waiting, found),
        "may_take_back_urgent": waiting is not None and waiting.by == user,
        "before": frozen_before(found),
    }


def _ruling(request: StaffRequest, found: Submission) -> dict[str, object]:
    """What the Abteilungsleitung ruled or has to rule, and whose turn it is."""
    user = request.user
    rows = Ruling.objects.filter(decision__submission=found).select_related("entered_by", "answer__by", "decision")
    newest = rows.last()
    waits = newest is not None and not hasattr(newest, "answer")
    return {
        "ruling": newest,
        "ruling_waits": waits,
        "may_enter_ruling": not waits and rules.ruling_seat(user, found) is not None,
        "may_confirm_ruling": waits
        and newest is not None
        and newest.entered_by != user
        and rules.may_answer_ruling(user, newest, found, agrees=True),
        "may_take_back_ruling": waits and newest is not None and newest.entered_by == user,
    }


def frozen_before(found: Submission) -> Submission | None:
    """The last earlier version that was frozen, to hold this one against."""
    older = Submission.objects.filter(case=found.case, number__lt=found.number, content__isnull=False)
    return older.order_by("-number").first()


def _needed(found: Submission) -> Needed:
    gate = case_rules.gate_of(found.case)
    open_pieces = [step.missing for step in gate if not step.is_done]
    bypass = rules.bypass_for(found)
    proposal = rules.missing_in_proposal(found)
    return Needed(
        gate=gate,
        bypass=bypass,
        way_is_open=bool(open_pieces),
        missing=case_rules.not_covered(open_pieces, bypass) + proposal,
        missing_proposal=proposal,
    )


def fetch_submission(request: StaffRequest, key: UUID) -> Submission:
    """The Vorlage if this colleague may see it; else 404."""
    return get_object_or_404(Submission.objects.visible_to(request.user).for_page(), key=key)
