"""Consents of the family, the circle of a resource check, its links and proposals."""

from typing import Any

from django.utils import timezone

from cases.models import CheckLink, CheckParticipant, CircleProposal, Consent
from tests.cases import circle_office
from tests.cases.violations import Violations
from tests.office import colleague, in_days


def _consent() -> Consent:
    return circle_office.a_consent()


def _another(**changes: Any) -> dict[str, Any]:
    return {"receiver": "Kita", **changes}


def _member() -> CheckParticipant:
    return circle_office.invited()


def _elsewhere(**changes: Any) -> dict[str, Any]:
    return {"name": "Jemand", "colleague_id": None, **changes}


def _link() -> CheckLink:
    return circle_office.a_check_link()


def _proposal() -> CircleProposal:
    return circle_office.a_proposal()


CIRCLE: Violations = {
    "consent_outcome_known": (_consent, lambda: _another(outcome="maybe")),
    "consent_form_known": (_consent, lambda: _another(form="smoke")),
    "consent_says_to_whom_and_what_for": (_consent, lambda: _another(purpose="")),
    "consent_topics_known": (_consent, lambda: _another(topics=["blood"])),
    "consent_says_which_data": (_consent, lambda: _another(topics=[])),
    "consent_given_by_today": (_consent, lambda: _another(given_on=in_days(1))),
    "consent_ends_after_it_is_given": (_consent, lambda: _another(valid_until=in_days(-1))),
    "consent_revoked_after_it_is_given": (
        _consent,
        lambda: _another(revoked_on=in_days(-1), revocation_recorded_by_id=colleague("brandt").pk),
    ),
    "consent_revocation_is_recorded_by_somebody": (_consent, lambda: _another(revoked_on=in_days(0))),
    "consent_once_for_a_receiver": (_consent, dict),
    "check_colleague_once": (_member, lambda: {"name": "Jemand"}),
    "check_participant_basis_known": (_member, lambda: _elsewhere(basis="rumour")),
    "check_participant_consent_is_recorded": (_member, lambda: _elsewhere(basis="consent")),
    "check_participant_own_is_colleague": (_member, lambda: _elsewhere(basis="own")),
    "check_link_one_open": (_link, dict),
    "circle_proposal_has_text": (_proposal, lambda: {"text": ""}),
    "circle_proposal_decided_by_somebody": (
        _proposal,
        lambda: {"state": "taken", "decided_at": timezone.now()},
    ),
}
