"""Notes and entrusted notes."""

from datetime import timedelta

from django.utils import timezone

from tests import office
from tests.cases.violations import Violations

AHEAD = timedelta(hours=1)

NOTES: Violations = {
    "note_in_a_case_or_of_the_area": (office.a_note, lambda: {"work_type": "unspecific"}),
    "note_happened_by_now": (office.a_note, lambda: {"happened_at": timezone.now() + AHEAD}),
    "note_minutes_of_a_day": (office.a_note, lambda: {"minutes": 1441}),
    "note_has_text": (office.a_note, lambda: {"observed": ""}),
    "note_correction_has_reason": (office.a_note, lambda: {"reason": "Tippfehler"}),
    "entrusted_note_by_now": (office.an_entrusted_note, lambda: {"happened_at": timezone.now() + AHEAD}),
    "entrusted_note_minutes_of_a_day": (office.an_entrusted_note, lambda: {"minutes": 0}),
    "entrusted_note_has_text": (office.an_entrusted_note, lambda: {"observed": ""}),
    "entrusted_correction_has_reason": (office.an_entrusted_note, lambda: {"reason": "Tippfehler"}),
}
