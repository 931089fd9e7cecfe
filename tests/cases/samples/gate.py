"""The urgent way: waiting for Petra Neumann of WJH, who sees no file, and opened by two."""

from typing import Any

from tests import office
from tests.cases import gate_office


def samples() -> dict[str, list[Any]]:
    asked = office.a_case(child_first_name="Kim", child_last_name="Kind-Dringlich")
    opened = office.a_case(child_first_name="Kim", child_last_name="Kind-Eilweg")
    second = office.colleague("neumann")
    return {
        "urgent_case": [office.a_case(child_first_name="Kim", child_last_name="Kind-Dringend").key],
        "waiting_way": [gate_office.a_bypass(asked, second=second).key],
        "open_way": [gate_office.an_open_way(opened, second=second).key],
        "opened_case": [opened.key],
    }
