"""What the Vorlage says about resources that carry and about those that do not."""

import pytest

from approvals.assembly import assemble
from cases import actions as cases
from tests.office import a_consulted_case, a_draft, a_ready_check, a_resource, colleague, fresh

pytestmark = pytest.mark.django_db


def test_a_declined_or_full_resource_is_not_called_missing() -> None:
    check = a_ready_check()
    a_resource(check, wording="Elterncafé", state="full")
    a_resource(check, wording="Tante Ayla", state="declined")
    cases.complete_resource_check(check, by=colleague("brandt"))
    part = next(
        part
        for part in assemble(fresh(a_draft(a_consulted_case(check.case))))["parts"]
        if part["title"] == "Was schon trägt"
    )
    assert "Trägt nicht: Elterncafé (kein Platz frei)" in part["lines"]
    assert "Trägt nicht: Tante Ayla (von der Familie abgelehnt)" in part["lines"]
    assert not [line for line in part["lines"] if line.startswith("Fehlt: ") and "Tante" in line]
