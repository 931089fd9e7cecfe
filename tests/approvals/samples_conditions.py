"""What stands in the addresses of the conditions of the commission."""

from typing import Any

from approvals import actions
from approvals.models import DecisionCondition
from tests.approvals.conditions_office import a_duty, fulfil
from tests.approvals.room_office import a_submission_of
from tests.office import a_meeting, colleague, fresh

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """A condition of the worker, one of WJH, one that is fulfilled."""
    done = _duty("Kind-Erfuellt")
    fulfil(done)
    return {
        "duty": [_duty("Kind-Beauflagt").key],
        "wjh_duty": [_duty("Kind-Kostenauflage", bearer="wjh").key],
        "done_duty": [done.key],
    }


def _duty(last_name: str, bearer: str = "worker") -> DecisionCondition:
    row, meeting = a_submission_of(last_name), a_meeting()
    actions.submit(row, by=colleague("brandt"), meeting=meeting)
    actions.open_meeting(meeting, by=colleague("felten"))
    return a_duty(bearer, submission=fresh(row))
