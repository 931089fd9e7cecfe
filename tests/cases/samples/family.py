"""A family with something of everything a page of it can meet."""

from typing import Any

from tests.cases.kin import a_custody, a_household, a_person, a_relationship, a_stay, mother_of
from tests.office import a_case, in_days


def samples() -> dict[str, list[Any]]:
    case = a_case(child_first_name="Kim", child_last_name="Kind-Familie")
    mother, child = mother_of(case), case.child
    uncle = a_person(case, "Sven", sex="male")
    home = a_household(case)
    stay = a_stay(home, case, child)
    a_stay(home, case, mother, valid_from=in_days(-900), valid_to=in_days(-9))
    parent = a_relationship(case, "parent", mother, child)
    a_relationship(case, "close", uncle, child, valid_from=in_days(-90), valid_to=in_days(-9))
    custody = a_custody(case, child, mother, "sole")
    return {
        "family": [case.key],
        "uncle": [case.key, uncle.key],
        "family_child": [case.key, child.key],
        "household": [case.key, home.key],
        "stay": [case.key, stay.key],
        "relationship": [case.key, parent.key],
        "custody": [case.key, custody.key],
    }
