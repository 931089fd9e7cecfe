"""Rows of the money of a help that are right, and what makes their copy wrong."""

from tests.cases.violations import Violations
from tests.hze.costs_office import a_contribution, a_jurisdiction, a_reimbursement
from tests.office import in_days

COSTS: Violations = {
    "contribution_ends_after_it_begins": (a_contribution, lambda: {"ends_on": in_days(-200)}),
    "contribution_no_overlap": (a_contribution, lambda: {"begins_on": in_days(0)}),
    "jurisdiction_names_office_and_basis": (a_jurisdiction, lambda: {"basis": ""}),
    "jurisdiction_checked_after_it_began": (a_jurisdiction, lambda: {"checked_on": in_days(-101)}),
    "reimbursement_state_known": (
        a_reimbursement,
        lambda: {"state": "lost", "claimed_on": in_days(0)},
    ),
    "reimbursement_names_office_and_basis": (a_reimbursement, lambda: {"office": ""}),
    "reimbursement_claimed_on_a_day": (a_reimbursement, lambda: {"claimed_on": in_days(0)}),
    "reimbursement_settled_on_a_day": (a_reimbursement, lambda: {"settled_on": in_days(0)}),
}
