"""Resources with their states, checks that repeat, will and wish."""

from cases.models import FamilyResource, ResourceCheck, WillStatement
from tests import office
from tests.cases import resource_office
from tests.cases.violations import Violations
from tests.office import newest


def _resource() -> FamilyResource:
    office.a_ready_check()
    return newest(FamilyResource)


def _carried() -> FamilyResource:
    resource_office.a_repeated_check()
    return newest(FamilyResource)


def _offered() -> FamilyResource:
    from_directory = office.an_offer()
    check = office.a_running_check()
    return resource_office.taken(check, from_directory)


def _check() -> ResourceCheck:
    return resource_office.a_completed_check()


def _wish() -> WillStatement:
    return resource_office.a_wish(office.a_case())


RESOURCES: Violations = {
    "resource_state_and_level_known": (_resource, lambda: {"level": 7}),
    "resource_to_review_was_carried_over": (_resource, lambda: {"confirmed_on": None}),
    "resource_carried_over_once": (_carried, dict),
    "resource_offer_once_per_check": (_offered, dict),
    "resource_from_directory_is_outside": (_resource, lambda: {"offer_id": office.an_offer().pk, "level": 1}),
    "only_missing_resource_is_counted": (_resource, lambda: {"is_counted": True}),
    "repeated_check_follows_another": (_check, lambda: {"is_repeat": True}),
    "own_contribution_belongs_to_a_will": (_wish, lambda: {"own_contribution": "Ich stehe auf."}),
    "readiness_belongs_to_a_will": (_wish, lambda: {"readiness": 4}),
    "wish_becomes_a_will": (_wish, lambda: {"from_wish_id": newest(WillStatement).pk}),
}
