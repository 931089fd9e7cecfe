"""What the family allows and refuses: to see, to record, to take back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions
from cases.forms.consents import ConsentForm, RevokeForm
from cases.models import Case, Consent
from cases.rules import consent_holds
from cases.views.page import fetch_case, file_page
from web.http import answer_form, post_once


@require_safe
def consents(request: StaffRequest, key: UUID) -> HttpResponse:
    """Every decision of the family with what it is worth today."""
    return _page(request, fetch_case(request, key))


@post_once
def record_consent(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        consent = actions.record_consent(case, by=request.user, **cleaned)
        messages.success(request, f"Festgehalten: {consent.get_outcome_display()} für {consent.receiver}.")
        return reverse("cases:consents", args=[key])

    form = ConsentForm(request.POST, case=case, user=request.user)
    return answer_form(request, form, act, again=lambda form: _page(request, case, form=form, status=422))


@require_safe
def revocation(request: StaffRequest, key: UUID, consent: UUID) -> HttpResponse:
    """One decision, and the form to take it back."""
    case = fetch_case(request, key)
    return _revocation_page(request, case, _consent(case, consent), RevokeForm(case=case))


@post_once
def revoke_consent(request: StaffRequest, key: UUID, consent: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _consent(case, consent)

    def act(cleaned: dict[str, Any]) -> str:
        actions.revoke_consent(found, by=request.user, **cleaned)
        messages.success(request, "Der Widerruf gilt ab sofort. Wer sich darauf stützte, liest nur noch ohne Namen.")
        return reverse("cases:consents", args=[key])

    form = RevokeForm(request.POST, case=case)
    return answer_form(request, form, act, again=lambda form: _revocation_page(request, case, found, form, status=422))


def _page(request: StaffRequest, case: Case, *, form: Form | None = None, status: int = 200) -> HttpResponse:
    rows = [(consent, *_worth(consent)) for consent in Consent.objects.filter(case=case).for_page()]
    whole_family = {"about": case.family.persons.values_list("pk", flat=True), "topics": ["persons", "concern"]}
    blank = ConsentForm(case=case, user=request.user, initial=whole_family)
    context: dict[str, object] = {"rows": rows, "form": form, "consent_form": form or blank}
    return file_page(request, case, "cases/consents.html", context, tab="consents", status=status)


def _worth(consent: Consent) -> tuple[str, str, str]:
    """What a decision is worth today: words, kind of badge, icon."""
    today = timezone.localdate()
    if consent.revoked_on is not None:
        return "widerrufen", "danger", "block"
    if consent.outcome == Consent.Outcome.REFUSED:
        return "abgelehnt", "danger", "close"
    if not consent.holds_on(today):
        return "abgelaufen", "warning", "schedule"
    if not consent_holds(consent):
        return "gilt nicht: jemand aus der Familie lehnt ab", "warning", "warning"
    return "gilt", "success", "task-alt"


def _revocation_page(
    request: StaffRequest, case: Case, found: Consent, form: Form, *, status: int = 200
) -> HttpResponse:
    words, kind, icon = _worth(found)
    context: dict[str, object] = {"consent": found, "form": form, "words": words, "kind": kind, "icon_name": icon}
    return file_page(request, case, "cases/consent_revoke.html", context, tab="consents", status=status)


def _consent(case: Case, consent: UUID) -> Consent:
    found = Consent.objects.filter(case=case, key=consent).for_page().select_related("case").first()
    if found is None:
        raise Http404
    return found
