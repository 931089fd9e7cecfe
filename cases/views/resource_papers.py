"""The Ressourcenkarte to print."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from cases import resource_papers
from cases.views.page import fetch_case
from cases.views.resource_check import newest
from web.http import drawn_paper
from web.uploads.names import ascii_name


@require_safe
def for_family(request: StaffRequest, key: UUID) -> HttpResponse:
    """The card in plain language, with the child's words unless the colleague leaves them out."""
    case = fetch_case(request, key)
    check = newest(case)
    record_read(case.key, by=request.user, page="resource_family_paper", kind=Read.Kind.PRINT)
    make = partial(resource_papers.family_pdf, case, check, with_child=request.GET.get("ohne") != "kind")
    return _paper(request, make, key=key, name=f"{case.file_number}_Ressourcen_Familie_{check.held_on}")


@require_safe
def card(request: StaffRequest, key: UUID) -> HttpResponse:
    """The card for the file, on one page."""
    case = fetch_case(request, key)
    check = newest(case)
    record_read(case.key, by=request.user, page="resource_card_paper", kind=Read.Kind.PRINT)
    make = partial(resource_papers.card_pdf, case, check, by=request.user)
    return _paper(request, make, key=key, name=f"{case.file_number}_Ressourcenkarte_{check.held_on}")


def _paper(request: StaffRequest, make: partial[bytes], *, key: UUID, name: str) -> HttpResponse:
    back = reverse("cases:resource_check", args=[key])
    return drawn_paper(request, make, name=ascii_name(name, "pdf"), back=back)
