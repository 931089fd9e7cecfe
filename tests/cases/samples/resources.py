"""A card with something of everything, and one that is looked at again."""

from typing import Any

from cases import actions as cases
from tests import office
from tests.cases import resource_office

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """An open check whose card has every state, with an offer that could be taken over; a check that repeats."""
    check = office.a_running_check(office.a_case(child_first_name="Kim", child_last_name="Kind-Karte"))
    for state in ("used", "full", "declined", "missing"):
        office.a_resource(check, state=state, topic=office.topic(), wording=f"Karte {state}", family_says="Das passt.")
    resource = office.a_resource(check, named_by=check.case.child, contact_name="Frau O.", usable_for="Morgen")
    offer = office.an_offer("Morgenkreis", organisation="Haus der Karte")
    again = office.a_case(child_first_name="Kim", child_last_name="Kind-Nochmal")
    repeated = resource_office.a_repeated_check(again)
    wish = resource_office.a_wish(repeated.case)
    old = resource_office.a_wish(repeated.case, quote="Mehr Ruhe.")
    said: dict[str, Any] = {
        "person": wish.person,
        "kind": "wish",
        "quote": "Mehr Ruhe am Abend.",
        "said_on": office.in_days(0),
    }
    new = cases.correct_statement(old, by=office.colleague("brandt"), **said)
    return {
        "wish": [repeated.case.key, wish.key],
        "statement": [repeated.case.key, new.key],
        "statement_of": [repeated.case.key],
        "resource": [check.case.key, resource.key],
        "suggested": [check.case.key, offer.key],
        "repeated": [repeated.case.key],
    }
