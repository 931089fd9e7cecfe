"""A case that went into other hands, one that began again, one with everybody who may have a role."""

from typing import Any

from cases import actions as cases
from cases.models import Handover, Responsibility
from tests import office

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """Jana Brandt got a case from Deniz Aksoy and has not acknowledged it; she shares another with two colleagues."""
    aksoy, brandt, felten = (office.colleague(name) for name in ("aksoy", "brandt", "felten"))
    handed = cases.open_case(office.a_report(child_last_name="Kind-Übergabe"), by=brandt)
    cases.assign_lead(handed, to=aksoy, by=felten)
    cases.assign_lead(handed, to=brandt, by=aksoy, words="Die Großmutter holt mittwochs ab.")
    team = office.a_case(child_last_name="Kind-Team")
    cases.join_case(team, user=aksoy, by=brandt, role=Responsibility.Role.HELPER)
    days = {"valid_from": office.in_days(3), "valid_to": office.in_days(9)}
    cases.join_case(team, user=office.colleague("vossen"), by=brandt, role=Responsibility.Role.DEPUTY, **days)
    again = office.a_case(child_last_name="Kind-Wieder")
    words = "Jetzt ist morgens jemand da."
    cases.close_case(again, by=brandt, reason="solved", achieved="Milan frühstückt.", child_says=words)
    cases.reopen_case(again, by=aksoy, reason="report")
    handover = Handover.objects.get(case=handed)
    return {"handover": [handed.key, handover.key], "team_case": [team.key], "reopened": [again.key]}
