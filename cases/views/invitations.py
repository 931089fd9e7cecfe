"""What colleagues of other departments see of a resource check: their invitations and the sheet, never the case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.models import Read
from cases import actions, rules
from cases.circle import log_viewing
from cases.forms.circle import ProposalForm
from cases.models import CheckParticipant
from cases.pseudonyms import sheet_for
from cases.pseudonyms.times import quarter_of
from cases.views.sheet_file import sheet_file
from web.http import answer_form, post_once, render_page


@require_safe
def invitations(request: StaffRequest) -> HttpResponse:
    """The running checks one is invited to, without a word about the families."""
    rules.demand(rules.may_open_invitations(request.user))
    rows = CheckParticipant.objects.visible_to(request.user).for_sheet().order_by("-id")
    listed = [(row, quarter_of(row.resource_check.held_on)) for row in rows]
    return render_page(request, "cases/invitations.html", {"rows": listed})


@require_safe
def invitation(request: StaffRequest, key: UUID) -> HttpResponse:
    """The sheet as it may be read today, and what one has offered."""
    return _page(request, _invited(request, key), ProposalForm())


@post_once
def propose(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _invited(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.propose(found, **cleaned)
        messages.success(request, "Ihr Vorschlag ist angekommen.")
        return reverse("cases:invitation", args=[key])

    form = ProposalForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, form, status=422))


@require_safe
def invitation_paper(request: StaffRequest, key: UUID) -> HttpResponse:
    """The same sheet as PDF."""
    found = _invited(request, key)
    sheet = sheet_for(found)
    log_viewing(found, sheet, kind=Read.Kind.PRINT)
    return sheet_file(request, sheet, back=reverse("cases:invitation", args=[key]))


def _invited(request: StaffRequest, key: UUID) -> CheckParticipant:
    rules.demand(rules.may_open_invitations(request.user))
    return get_object_or_404(CheckParticipant.objects.visible_to(request.user).for_sheet(), key=key)


def _page(request: StaffRequest, found: CheckParticipant, form: ProposalForm, *, status: int = 200) -> HttpResponse:
    sheet = sheet_for(found)
    log_viewing(found, sheet)
    context = {"participant": found, "sheet": sheet, "form": form, "proposals": found.proposals.all()}
    return render_page(request, "cases/invitation.html", context, status=status)
