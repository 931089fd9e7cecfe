"""Reports as one meets them on pages: a doctor's, one that ended with advice, one with another team, one in danger."""

from typing import Any

from cases import actions
from cases.models import Report
from socialspace.models import SocialArea
from tests import office


def samples() -> dict[str, list[Any]]:
    brandt = office.colleague("brandt")
    doctors = _report("Praxis", is_secret_holder=True)
    advised, passed, danger = (_report(name) for name in ("Rat", "Irrläufer", "Gefahr"))
    actions.end_with_advice(advised, by=brandt, advice="Auf das Elterncafé hingewiesen.")
    west = SocialArea.objects.get(number=3)
    actions.pass_report_on(passed, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    actions.start_protection(danger, by=brandt, second=office.colleague("aksoy"), reasons="Zwei blaue Flecken.")
    return {
        "doctors": [doctors.key],
        "advised": [advised.key],
        "passed": [passed.key],
        "danger_report": [danger.key],
    }


def _report(name: str, **changes: Any) -> Report:
    return office.a_report(child_first_name="Kim", child_last_name=f"Kind-{name}", **changes)
