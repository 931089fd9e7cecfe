"""A help with contribution, competence and a reimbursement whose deadline has passed."""

from typing import Any

from tests import office
from tests.hze import costs_office, delivery_office


def samples() -> dict[str, list[Any]]:
    case = office.a_case(child_first_name="Kim", child_last_name="Kind-Beitrag")
    help_ = delivery_office.a_running_help(case=case)
    delivery_office.a_statement(help_)
    contribution = costs_office.a_contribution(help_)
    costs_office.a_jurisdiction(help_)
    claim = costs_office.a_reimbursement(help_, deadline=office.in_days(-2))
    return {
        "priced": [help_.key],
        "contribution": [help_.key, contribution.key],
        "reimbursement": [help_.key, claim.key],
    }
