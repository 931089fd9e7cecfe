"""Builders for Fallverstehen, through the real actions."""

from typing import Any

from cases import actions
from cases.models import Case, CaseUnderstanding, FamilyRemark, PatternKind, PatternObservation, Person
from tests.office import a_case, colleague, in_days


def member(case: Case, role: str = "mother") -> Person:
    found = Person.objects.filter(family=case.family_id, role=role).first()
    assert found is not None
    return found


def kind(name: str = "Kampf") -> PatternKind:
    return PatternKind.objects.get(name=name)


def observed(case: Case, **changes: Any) -> dict[str, Any]:
    """What an observation says, with the changes of the test."""
    words: dict[str, Any] = {
        "sender": member(case),
        "receiver": None,
        "institution": "Schule",
        "kind": kind(),
        "observed_on": in_days(-2),
        "evidence": "Die Mutter legt auf, als die Lehrerin nach den Fehltagen fragt.",
        "own_part": "Wir leiten jede Beschwerde der Schule sofort an sie weiter.",
        "is_hypothesis": True,
        "idea": "Zuerst fragen, was ihr selbst Sorge macht.",
        "next_look_on": None,
    }
    return words | changes


def an_observation(case: Case | None = None, **changes: Any) -> PatternObservation:
    case = case or a_case()
    return actions.observe_pattern(case, by=colleague("brandt"), **observed(case, **changes))


def understood(**changes: Any) -> dict[str, Any]:
    words: dict[str, Any] = {
        "text": "Je mehr wir drängen, desto weiter zieht sich die Mutter zurück.",
        "view_of": "Team 05 nach der Beratung",
        "against": "In den Ferien rief sie von selbst an.",
    }
    return words | changes


def an_understanding(case: Case | None = None, *, seen: int = 0, **changes: Any) -> CaseUnderstanding:
    return actions.understand_case(case or a_case(), by=colleague("brandt"), seen=seen, **understood(**changes))


def a_remark(row: PatternObservation, **changes: Any) -> FamilyRemark:
    words: dict[str, Any] = {
        "person": member(row.case),
        "words": "Ich habe nicht aufgelegt, der Akku war leer.",
        "said_on": in_days(0),
    }
    return actions.add_family_remark(row, by=colleague("brandt"), **words | changes)
