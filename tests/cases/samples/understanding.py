"""Fallverstehen: a case with two versions, a pattern that was corrected, one within the family; the list of kinds."""

from typing import Any

from cases import actions
from tests import office
from tests.cases import understanding_office as builders


def samples() -> dict[str, list[Any]]:
    brandt = office.colleague("brandt")
    case = office.a_case(child_first_name="Kim", child_last_name="Kind-Muster")
    builders.an_understanding(case)
    builders.an_understanding(case, seen=1, text="Je mehr wir fragen, desto mehr kommt von ihr selbst.", phase=1)
    old = builders.an_observation(case)
    words = builders.observed(case, evidence="Sie legt nicht auf, sie ruft später zurück.")
    new = actions.correct_pattern(old, by=brandt, reason="Rückruf nachgetragen", **words)
    child = {"sender": case.child, "receiver": builders.member(case), "institution": ""}
    builders.an_observation(case, kind=builders.kind("Kooperation"), **child)
    builders.a_remark(new)
    return {
        "understood": [case.key],
        "pattern": [case.key, new.key],
        "old_pattern": [case.key, old.key],
        "pattern_kind": [builders.kind().key],
    }
