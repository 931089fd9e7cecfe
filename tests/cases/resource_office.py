"""Builders for resource checks that repeat."""

from typing import Any

from cases import actions as cases
from cases.lifecycle import Stage
from cases.models import Case, FamilyResource, Person, ResourceCheck, WillStatement
from socialspace.models import Offer
from tests.office import a_ready_check, a_resource, colleague, in_days, topic


def a_completed_check(case: Case | None = None, **more: Any) -> ResourceCheck:
    """A check that is done: the grandmother carries, an early place is missing."""
    check = a_ready_check(case)
    a_resource(check, kind="infrastructure", level=3, state="missing", wording="Frühbetreuung", topic=topic())
    cases.complete_resource_check(check, by=colleague("brandt"), **more)
    return ResourceCheck.objects.select_related("case__area").get(pk=check.pk)


def a_repeated_check(case: Case | None = None) -> ResourceCheck:
    """The check half a year later, just begun."""
    before = a_completed_check(case)
    return cases.repeat_resource_check(before.case, by=colleague("brandt"), held_on=in_days(0))


def with_circle(check: ResourceCheck) -> ResourceCheck:
    """Two people took part."""
    for name in ("Frau Yilmaz", "Herr Peters"):
        cases.add_check_participant(check, by=colleague("brandt"), name=name, institution="Grundschule")
    return check


def look_at_all(check: ResourceCheck) -> None:
    """Nothing has changed since the last check."""
    for resource in check.resources.filter(confirmed_on__isnull=True):
        cases.set_resource_state(resource, by=colleague("brandt"), state=resource.state)


def carried(check: ResourceCheck, wording: str) -> FamilyResource:
    return check.resources.get(wording=wording)


def taken(check: ResourceCheck, offer: Offer) -> FamilyResource:
    return cases.take_offer(check, by=colleague("brandt"), offer=offer)


def mother_of(case: Case) -> Person:
    return Person.objects.get(family=case.family_id, role=Person.Role.MOTHER)


def a_wish(case: Case, **changes: Any) -> WillStatement:
    said: dict[str, Any] = {"kind": "wish", "quote": "Ich hätte gern mehr Ruhe.", "said_on": in_days(0)} | changes
    person = said.pop("person", None) or mother_of(case)
    return cases.record_statement(case, by=colleague("brandt"), person=person, **said)


def stage_of(case: Case) -> Stage:
    return Stage(Case.objects.values_list("stage", flat=True).get(pk=case.pk))
