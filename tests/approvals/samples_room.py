"""What stands in the addresses of the commission's room."""

from typing import Any

from approvals import actions
from approvals.lifecycle import Seat
from approvals.models import Submission
from tests.approvals.room_office import REASON, a_submission_of
from tests.office import a_meeting, colleague, team

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """A seat somebody is asked for, a case about which Petra Neumann must not decide, a meeting of its own."""
    felten = colleague("felten")
    asked = actions.ask_substitute(by=felten, area=team(), seat=Seat.ASD_LEAD, user=colleague("brandt"))
    meeting, item = a_meeting(), a_submission_of("Kind-Befangen")
    actions.submit(item, by=colleague("brandt"), meeting=meeting)
    other: Submission = a_submission_of("Kind-Vorher")
    actions.submit(other, by=colleague("brandt"), meeting=meeting)
    recusal = actions.recuse(item.case, by=colleague("neumann"), reason=REASON)
    return {
        "asked_seat": [asked.key],
        "recusal": [recusal.key],
        "agenda": [meeting.key],
        "agenda_item_of": [meeting.key, other.key],
    }
