"""A resource check with its circle: a colleague of HOME, a school by link with a proposal, a consent of the mother."""

from typing import Any

from cases.actions.check_links import PURPOSE
from cases.actions.circle import remove_check_participant
from tests import office
from tests.cases import circle_office
from web.tokens import Token


def samples() -> dict[str, list[Any]]:
    case = office.a_case(child_first_name="Kim", child_last_name="Kind-Kreis")
    check = office.a_running_check(case)
    consent = circle_office.a_consent(case)
    member, partner = circle_office.invited(check), circle_office.a_partner(check)
    link = circle_office.a_check_link(partner)
    proposal = circle_office.a_proposal(partner)
    gone = circle_office.a_partner(check, name="Herr Weg")
    closed = circle_office.a_check_link(gone)
    remove_check_participant(gone, by=office.colleague("brandt"))
    return {
        "in_circle": [case.key],
        "circle_member": [case.key, member.key],
        "circle_partner": [case.key, partner.key],
        "circle_gone": [case.key, gone.key],
        "circle_proposal": [case.key, proposal.key],
        "consent": [case.key, consent.key],
        "invitation": [member.key],
        "circle_token": [str(Token(PURPOSE, link.key))],
        "closed_circle_token": [str(Token(PURPOSE, closed.key))],
    }
