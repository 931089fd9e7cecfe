"""Builders for procedures under § 8a: begun, assessed, answered, visited, ended, each by the persona who does it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases import actions
from cases.court_paper import preselected
from cases.models import (
    Case,
    CourtCall,
    CourtStatement,
    HomeVisit,
    ProtectionCode,
    ProtectionProcedure,
    RiskAssessment,
)
from tests.office import a_case, a_report, colleague, in_days

SIGNS = "Zwei blaue Flecken am Arm, das Kind weint."


def a_procedure(*, second: str = "neumann", **changes: Any) -> ProtectionProcedure:
    """Jana Brandt takes a report and begins; Petra Neumann of WJH is the second."""
    case = actions.start_protection(
        a_report(**changes), by=colleague("brandt"), second=colleague(second), reasons=SIGNS
    )
    actions.take_responsibility(case, by=colleague("brandt"))
    return fresh(ProtectionProcedure.objects.filter(case=case)[0])


def an_own_procedure(case: Case | None = None, *, second: str = "neumann") -> ProtectionProcedure:
    """Begun in a running case from what Jana Brandt saw herself."""
    given: dict[str, Any] = {"second": colleague(second), "reasons": SIGNS}
    return fresh(actions.begin_protection(case or a_case(), by=colleague("brandt"), **given)[0])


def fresh(procedure: ProtectionProcedure) -> ProtectionProcedure:
    return ProtectionProcedure.objects.for_page().get(pk=procedure.pk)


def code(kind: str, name: str) -> ProtectionCode:
    return ProtectionCode.objects.get(kind=kind, code=name)


def assessment_content(**changes: Any) -> dict[str, Any]:
    content = {
        "indicators": "Hämatome an beiden Oberarmen, vom Arzt bestätigt.",
        "protective": "Die Großmutter wohnt im Haus.",
        "assumptions": "Der Freund der Mutter könnte zugeschlagen haben.",
        "level": "latent",
        "conclusion": "Der Verdacht ist nicht ausgeräumt.",
    }
    return content | changes


def an_assessment(procedure: ProtectionProcedure | None = None, **changes: Any) -> RiskAssessment:
    procedure = procedure or a_procedure()
    return actions.assess_risk(procedure, by=colleague("brandt"), **assessment_content(**changes))


def a_confirmed_assessment(procedure: ProtectionProcedure | None = None, **changes: Any) -> RiskAssessment:
    assessment = an_assessment(procedure, **changes)
    for name in ("brandt", "neumann"):
        actions.confirm_assessment(assessment, by=colleague(name))
    return assessment


def visit_content(**changes: Any) -> dict[str, Any]:
    content = {
        "visited_at": timezone.now() - timedelta(minutes=5),
        "announced": False,
        "visitors": [colleague("brandt"), colleague("neumann")],
        "child_seen": True,
        "impression": "Milan zeigt sein Zimmer und hält sich die Arme.",
        "environment": "Zwei Zimmer, warm, das Kind hat ein Bett.",
    }
    return content | changes


def a_home_visit(procedure: ProtectionProcedure | None = None, **changes: Any) -> HomeVisit:
    return actions.record_home_visit(procedure or a_procedure(), by=colleague("brandt"), **visit_content(**changes))


def answered(procedure: ProtectionProcedure) -> None:
    """Parents and child were included."""
    for subject in ("parents", "child"):
        given: dict[str, Any] = {"subject": subject, "done": True, "happened_on": in_days(0), "how": "Gespräch daheim."}
        actions.answer_inclusion(procedure, by=colleague("brandt"), **given)


def a_complete_procedure(**changes: Any) -> ProtectionProcedure:
    """Everything is there but the end."""
    procedure = a_procedure(**changes)
    a_confirmed_assessment(procedure)
    answered(procedure)
    a_home_visit(procedure)
    actions.take_measure(
        procedure,
        by=colleague("brandt"),
        kind=code("measure", "safety-plan"),
        taken_on=in_days(0),
        words="Milan schläft bei der Großmutter.",
    )
    return fresh(procedure)


def a_closed_procedure(**changes: Any) -> ProtectionProcedure:
    given = {"result": "latent", "result_reasons": "Nicht ausgeräumt; ein Schutzplan gilt."}
    return fresh(actions.close_protection(a_complete_procedure(**changes), by=colleague("brandt"), **given))


def a_court_call(procedure: ProtectionProcedure | None = None) -> CourtCall:
    about = "Auflagen nach § 1666 BGB."
    return actions.call_court(procedure or a_procedure(), by=colleague("brandt"), called_on=in_days(0), about=about)


def a_statement(procedure: ProtectionProcedure | None = None, **changes: Any) -> CourtStatement:
    """A draft with everything of the procedure in it."""
    procedure = procedure or a_complete_procedure()
    content: dict[str, Any] = {
        "court": "Amtsgericht Mönchengladbach-Rheydt, Familiengericht",
        "request": "Wir regen Auflagen nach § 1666 BGB an.",
        "chosen": preselected(procedure),
        "guardian": True,
        "interpreter": "Arabisch",
    }
    return actions.draft_statement(procedure, by=colleague("brandt"), **content | changes)


def a_signed_statement(procedure: ProtectionProcedure | None = None, **changes: Any) -> CourtStatement:
    draft = a_statement(procedure, **changes)
    return actions.sign_statement(draft, by=colleague("felten"), version=draft.version)
