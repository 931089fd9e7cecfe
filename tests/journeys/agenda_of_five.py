"""A planned meeting of the commission with five Vorlagen of families of their own; prepared in the office's database.

The way of a case to the commission has a journey of its own (test_case_journey); here it is taken through the actions.
"""

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from approvals import actions
from approvals.models import CommissionMeeting, Submission
from cases import actions as cases
from tests.office import (
    a_case,
    a_classified_case,
    a_draft,
    a_meeting,
    a_proposal,
    a_ready_check,
    colleague,
    in_days,
)

FAMILIES = ("Rethwisch", "Tangermann", "Quandtner", "Ollenschläger", "Vierhaus")
IN_DAYS = 13  # a day of its own for each journey
PREPARE = "from tests.journeys.agenda_of_five import prepare; prepare()"


def prepare() -> None:
    """Write as JSON where the meeting and its Vorlagen are."""
    at = timezone.localtime().replace(hour=10, minute=30, second=0, microsecond=0) + timedelta(days=IN_DAYS)
    meeting = a_meeting(held_at=at)
    items = [_item(name, meeting) for name in FAMILIES]
    print(json.dumps({"meeting": reverse("approvals:meeting", args=[meeting.key]), "items": items}))


def _item(last_name: str, meeting: CommissionMeeting) -> dict[str, str]:
    submission = _vorlage(last_name)
    actions.submit(submission, by=colleague("brandt"), meeting=meeting)
    return {
        "child": f"{last_name}, Milan",
        "file_number": submission.case.file_number,
        "vorlage": reverse("approvals:submission", args=[submission.key]),
        "item": reverse("approvals:item", args=[meeting.key, submission.key]),
    }


def _vorlage(last_name: str) -> Submission:
    check = a_ready_check(a_case(child_last_name=last_name, caregiver_name=f"Katrin {last_name}"))
    cases.complete_resource_check(check, by=colleague("brandt"))
    draft = a_draft(a_classified_case(check.case))
    words = a_proposal(begins_on=in_days(21), ends_on=in_days(21 + 181))
    proposed = actions.propose(draft, by=colleague("brandt"), version=draft.version, **words)
    return actions.price(proposed, by=colleague("neumann"), version=proposed.cost_version, rate_cents=70_00)
