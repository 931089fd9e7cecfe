"""The urgent way."""

from cases.models import BypassStep
from tests.cases.gate_office import a_bypass, an_open_way
from tests.cases.violations import Violations
from tests.office import colleague


def _withdrawn() -> BypassStep:
    bypass = a_bypass()
    return BypassStep.objects.create(bypass=bypass, state="withdrawn", by=bypass.by)


GATE: Violations = {
    "bypass_by_two": (a_bypass, lambda: {"second_id": colleague("brandt").pk}),
    "bypass_has_reason": (a_bypass, lambda: {"reason": "eilig"}),
    "bypass_lacks_something": (a_bypass, lambda: {"missing": []}),
    "bypass_step_known": (_withdrawn, lambda: {"state": "waiting"}),
    "bypass_answered_once": (lambda: an_open_way().steps.get(), lambda: {}),
    "bypass_withdrawn_once": (_withdrawn, lambda: {}),
}
