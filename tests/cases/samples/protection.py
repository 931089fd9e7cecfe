"""Procedures under § 8a as one meets them on pages: just begun, assessed and complete, ended."""

from typing import Any

from tests import office
from tests.cases import protection_office


def _named(words: str) -> dict[str, Any]:
    return {"child_first_name": "Kim", "child_last_name": f"Kind-{words}"}


def samples() -> dict[str, list[Any]]:
    begun = protection_office.a_procedure(is_secret_holder=True, **_named("Begonnen"))
    assessment = protection_office.an_assessment(begun)
    call = protection_office.a_court_call(begun)
    complete = protection_office.a_complete_procedure(**_named("Eingeschätzt"))
    ended = protection_office.a_closed_procedure(**_named("Geschützt"))
    own = protection_office.an_own_procedure(office.a_case(**_named("Gesehen")))
    return {
        "protected": [begun.case.key],
        "unprotected": [office.a_case(**_named("Ruhig")).key],
        "begun_procedure": [begun.key],
        "begun_parents": [begun.key, "parents"],
        "begun_visit": [begun.key, "home_visit"],
        "assessment": [begun.key, assessment.key],
        "court_call": [begun.key, call.key],
        "complete_procedure": [complete.key],
        "ended_procedure": [ended.key],
        "draft_statement": [protection_office.a_statement(begun).key],
        "signed_statement": [protection_office.a_signed_statement(ended).key],
        "own_procedure": [own.key],
    }
