"""The circle of a resource check: who takes part on which basis, what they are asked, what they offer."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from cases import actions
from cases.circle import row_of, rows_of
from cases.forms.circle import (
    AskCircleForm,
    BasisForm,
    InviteColleagueForm,
    InvitePartnerForm,
    SendLinkForm,
    TakeProposalForm,
)
from cases.models import Case, CheckParticipant, CircleProposal, CircleSuggestion, ResourceCheck
from cases.pseudonyms import preview, sheet_for
from cases.views.page import fetch_case, file_page
from cases.views.sheet_file import sheet_file
from web.http import answer_form, post_once, redirect_page

Basis = CheckParticipant.Basis


@require_safe
def circle(request: StaffRequest, key: UUID) -> HttpResponse:
    """Everybody of the circle, the forms to invite, the question, what was offered."""
    return _page(request, fetch_case(request, key))


@post_once
def invite_colleague(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = InviteColleagueForm(request.POST, case=case)
    return _write(request, case, form, "colleague_form", _invite(request, case))


@post_once
def invite_partner(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = InvitePartnerForm(request.POST, case=case, user=request.user)
    return _write(request, case, form, "partner_form", _invite(request, case))


@post_once
def ask(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)

    def act(cleaned: dict[str, Any]) -> None:
        actions.ask_circle(_check_of(case), by=request.user, **cleaned)
        messages.success(request, "Gespeichert. So liest es der Kreis ab jetzt.")

    return _write(request, case, AskCircleForm(request.POST), "ask_form", act)


@require_safe
def show_preview(request: StaffRequest, key: UUID) -> HttpResponse:
    """The sheet as everybody without consent reads it."""
    case = fetch_case(request, key)
    return file_page(request, case, "cases/circle_preview.html", {"sheet": preview(_check_of(case))}, tab="circle")


@require_safe
def preview_paper(request: StaffRequest, key: UUID) -> HttpResponse:
    """The same as PDF, to lay on the table."""
    case = fetch_case(request, key)
    sheet = preview(_check_of(case))
    record_read(case.key, by=request.user, page="circle_preview", kind=Read.Kind.PRINT)
    return sheet_file(request, sheet, back=reverse("cases:circle_preview", args=[key]))


@require_safe
def member(request: StaffRequest, key: UUID, member: UUID) -> HttpResponse:
    """One of the circle: basis, link, what they read, when they read it."""
    case = fetch_case(request, key)
    return _member_page(request, case, _member(case, member))


@post_once
def change_basis(request: StaffRequest, key: UUID, member: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _member(case, member)

    def act(cleaned: dict[str, Any]) -> str:
        consent = cleaned["consent"]
        basis = Basis.CONSENT if consent else Basis.PSEUDONYMISED
        actions.change_basis(found, by=request.user, basis=basis, consent=consent)
        messages.success(request, f"Die Grundlage für {found} ist geändert.")
        return _member_url(case, found)

    form = BasisForm(request.POST, case=case)
    return answer_form(request, form, act, again=partial(_again, request, case, found, "basis_form"))


@post_once
def send_link(request: StaffRequest, key: UUID, member: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _member(case, member)

    def act(cleaned: dict[str, Any]) -> str:
        link = actions.send_check_link(found, by=request.user, **cleaned)
        messages.success(request, f"Der Link ist an {link.participant.email} unterwegs.")
        return _member_url(case, found)

    form = SendLinkForm(request.POST)
    return answer_form(request, form, act, again=partial(_again, request, case, found, "link_form"))


@post_once
def revoke_link(request: StaffRequest, key: UUID, member: UUID) -> HttpResponse:
    return _act_on_member(request, key, member, actions.revoke_check_link, "Der Link gilt nicht mehr.")


@post_once
def remove(request: StaffRequest, key: UUID, member: UUID) -> HttpResponse:
    return _act_on_member(request, key, member, actions.remove_check_participant, "Nicht mehr im Kreis.")


@require_safe
def proposal(request: StaffRequest, key: UUID, proposal: UUID) -> HttpResponse:
    """One proposal, with the form that makes a resource of it."""
    case = fetch_case(request, key)
    found = _proposal(case, proposal)
    form = TakeProposalForm(initial={"wording": found.text[:300], "kind": "infrastructure", "level": 4})
    return _proposal_page(request, case, found, form)


@post_once
def take_proposal(request: StaffRequest, key: UUID, proposal: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _proposal(case, proposal)

    def act(cleaned: dict[str, Any]) -> str:
        actions.take_proposal(found, by=request.user, **cleaned)
        messages.success(request, "Als Ressource übernommen.")
        return reverse("cases:circle", args=[key])

    form = TakeProposalForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _proposal_page(request, case, found, form, status=422))


@post_once
def decline_proposal(request: StaffRequest, key: UUID, proposal: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    try:
        actions.decline_proposal(_proposal(case, proposal), by=request.user)
        messages.success(request, "Der Vorschlag wird nicht übernommen.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("cases:circle", args=[key]))


def _invite(request: StaffRequest, case: Case) -> Callable[[dict[str, Any]], None]:
    def act(cleaned: dict[str, Any]) -> None:
        basis = Basis.CONSENT if cleaned["consent"] else Basis.PSEUDONYMISED
        added = actions.add_check_participant(_check_of(case), by=request.user, basis=basis, **cleaned)
        messages.success(request, f"{added} gehört jetzt zum Kreis.")

    return act


def _write(
    request: StaffRequest, case: Case, form: Form, name: str, action: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    """Act and show the page again: fresh after success, with everything typed after a refusal."""

    def act(cleaned: dict[str, Any]) -> str:
        action(cleaned)
        return reverse("cases:circle", args=[case.key])

    return answer_form(request, form, act, again=lambda form: _page(request, case, status=422, **{name: form}))


def _act_on_member(
    request: StaffRequest, key: UUID, member: UUID, action: Callable[..., object], done: str
) -> HttpResponse:
    case = fetch_case(request, key)
    found = _member(case, member)
    try:
        action(found, by=request.user)
        messages.success(request, f"{found}: {done}")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, _member_url(case, found))


def _page(request: StaffRequest, case: Case, *, status: int = 200, **forms: Form) -> HttpResponse:
    check = _check_or_none(case)
    rows = rows_of(check) if check else []
    chosen = CircleSuggestion.objects.filter(pk=_number(request.GET.get("vorschlag", ""))).first()
    partner = {"institution": chosen.name} if chosen else {}
    context: dict[str, object] = {
        "check": check,
        "rows": [row for row in rows if row.participant.left_at is None],
        "gone": [row for row in rows if row.participant.left_at is not None],
        "proposals": [(row.participant, each) for row in rows for each in row.proposals],
        "suggestions": _open_suggestions(rows),
        "form": next(iter(forms.values()), None),
        "colleague_form": InviteColleagueForm(case=case),
        "partner_form": InvitePartnerForm(case=case, user=request.user, initial=partner),
        "ask_form": AskCircleForm.of(check) if check else None,
    }
    return file_page(request, case, "cases/circle.html", context | dict(forms), tab="circle", status=status)


def _open_suggestions(rows: list[Any]) -> list[CircleSuggestion]:
    """Who usually takes part and does not yet."""
    here = {row.participant.institution.casefold() for row in rows if row.participant.left_at is None}
    return [each for each in CircleSuggestion.objects.all() if not any(each.name.casefold() in one for one in here)]


def _again(request: StaffRequest, case: Case, found: CheckParticipant, name: str, form: Form) -> HttpResponse:
    return _member_page(request, case, found, status=422, **{name: form})


def _member_page(
    request: StaffRequest, case: Case, found: CheckParticipant, *, status: int = 200, **forms: Form
) -> HttpResponse:
    row = row_of(found)
    is_running = found.left_at is None and found.resource_check.completed_at is None
    context: dict[str, object] = {
        "row": row,
        "participant": found,
        "check": found.resource_check,
        "is_running": is_running,
        "sheet": sheet_for(found),
        "form": next(iter(forms.values()), None),
        "basis_form": BasisForm(case=case, initial={"consent": found.consent_id}),
        "link_form": SendLinkForm(initial={"email": found.email}),
    }
    return file_page(request, case, "cases/circle_member.html", context | dict(forms), tab="circle", status=status)


def _proposal_page(
    request: StaffRequest, case: Case, found: CircleProposal, form: Form, *, status: int = 200
) -> HttpResponse:
    context: dict[str, object] = {"proposal": found, "form": form}
    return file_page(request, case, "cases/circle_proposal.html", context, tab="circle", status=status)


def _member_url(case: Case, found: CheckParticipant) -> str:
    return reverse("cases:circle_member", args=[case.key, found.key])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _check_or_none(case: Case) -> ResourceCheck | None:
    related = ("case__family", "case__child", "case__area", "started_by")
    return ResourceCheck.objects.select_related(*related).filter(case=case).first()


def _check_of(case: Case) -> ResourceCheck:
    check = _check_or_none(case)
    if check is None:
        raise Http404
    return check


def _member(case: Case, member: UUID) -> CheckParticipant:
    rows = CheckParticipant.objects.for_sheet().prefetch_related("links", "proposals__decided_by")
    found = rows.filter(resource_check__case=case, key=member).first()
    if found is None:
        raise Http404
    return found


def _proposal(case: Case, proposal: UUID) -> CircleProposal:
    rows = CircleProposal.objects.select_related("participant__resource_check__case", "decided_by")
    found = rows.filter(participant__resource_check__case=case, key=proposal).first()
    if found is None:
        raise Http404
    return found
