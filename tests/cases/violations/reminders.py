"""Wiedervorlagen."""

from django.utils import timezone

from cases import actions
from cases.models import Reminder
from tests import office
from tests.cases.violations import Violations
from tests.office import colleague, in_days


def _reminder() -> Reminder:
    brandt = colleague("brandt")
    return actions.remind(by=brandt, owner=brandt, text="Schule anrufen", due_on=in_days(2), case=office.a_case())


REMINDERS: Violations = {
    "reminder_has_text": (_reminder, lambda: {"text": ""}),
    "reminder_repeat_known": (_reminder, lambda: {"repeat": "hourly"}),
    "reminder_done_by_somebody": (_reminder, lambda: {"done_at": timezone.now()}),
    "reminder_leads_to_own_page": (_reminder, lambda: {"path": "//anderswo.example/"}),
}
