"""Sessions of the Kollegiale Beratung: one running that Markus Felten moderates, one planned."""

from typing import Any

from cases import actions
from cases.models import Case, ConsultationTemplate
from tests import office
from tests.cases.consultation_office import a_planned_consultation, an_idea

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """Jana Brandt brings both in, Petra Neumann takes part; Team 05 reads along."""
    people: dict[str, Any] = {"moderator": office.colleague("felten"), "participants": (office.colleague("neumann"),)}
    planned = a_planned_consultation(_case("Geplant"), **people)
    session = actions.begin_consultation(a_planned_consultation(_case("Raum"), **people), by=people["moderator"])
    idea = an_idea(session, by=office.colleague("brandt"))
    facts = {"kind": "risk", "basis": "assumption", "text": "Wirkt oft müde."}
    indicator = actions.add_indicator(session, by=office.colleague("brandt"), **facts)
    return {
        "run": [ConsultationTemplate.objects.order_by("id")[0].key],
        "session": [session.key],
        "planned_session": [planned.key],
        "session_idea": [session.key, idea.key],
        "session_indicator": [session.key, indicator.key],
        "session_panel": [session.key, "area"],
    }


def _case(words: str) -> Case:
    check = office.a_ready_check(office.a_case(child_first_name="Kim", child_last_name=f"Kind-{words}"))
    actions.complete_resource_check(check, by=office.colleague("brandt"))
    return check.case
