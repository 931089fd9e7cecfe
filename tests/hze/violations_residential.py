"""Rows of a residential course that are right, and what makes their copy wrong."""

from datetime import timedelta

from django.utils import timezone

from hze import actions
from hze.models import Checkpoint, ContactEvent, CoursePhase, LeaveReflection, Placement
from tests.cases.violations import Violations
from tests.hze.report_office import answered, asked, link_of, with_talk
from tests.hze.residential_office import a_contact_rule, a_leave, a_residential_help, placed
from tests.office import a_case, colleague, in_days, newest


def _placement() -> Placement:
    return placed()


def _phase() -> CoursePhase:
    a_residential_help()
    return newest(CoursePhase)


def _checkpoint() -> Checkpoint:
    a_residential_help()
    return newest(Checkpoint)


def _contact() -> ContactEvent:
    return actions.record_contact(a_contact_rule(), by=colleague("brandt"), happened_on=in_days(-3), outcome="happened")


def _reflection() -> LeaveReflection:
    return actions.reflect_on_leave(a_leave(), by=colleague("brandt"), whose="child", words="Es war schön.")


def _talk() -> int:
    """Another talk, of a help of its own."""
    return with_talk(a_residential_help(case=a_case(child_last_name="Anderswo"))).plan_talks.get().pk


RESIDENTIAL: Violations = {
    "placement_ends_after_it_begins": (_placement, lambda: {"begins_on": in_days(9), "ends_on": in_days(8)}),
    "placement_choices_known": (_placement, lambda: {"siblings": "maybe"}),
    "placement_no_overlap": (_placement, lambda: {"begins_on": in_days(5)}),
    "course_phase_known": (_phase, lambda: {"phase": "limbo"}),
    "course_phase_has_reason": (_phase, lambda: {"reason": ""}),
    "checkpoint_says_what": (_checkpoint, lambda: {"label": "", "kind_id": None}),
    "checkpoint_note_of_a_done_one": (_checkpoint, lambda: {"note": "Erledigt.", "kind_id": None}),
    "contact_rule_ends_after_it_begins": (a_contact_rule, lambda: {"ends_on": in_days(-51)}),
    "contact_company_known": (a_contact_rule, lambda: {"company": "crowd"}),
    "contact_once_a_day": (_contact, dict),
    "contact_outcome_known": (_contact, lambda: {"outcome": "unclear"}),
    "home_leave_ends_after_it_begins": (a_leave, lambda: {"begins_on": in_days(20), "ends_on": in_days(19)}),
    "home_leave_has_goal": (a_leave, lambda: {"goal": "", "begins_on": in_days(30), "ends_on": in_days(31)}),
    "home_leave_no_overlap": (a_leave, lambda: {"begins_on": in_days(-12), "ends_on": in_days(-12)}),
    "facility_report_says_something": (asked, lambda: {"author": "Frau Ahorn", "talk_id": _talk()}),
    "facility_report_corrected_after_answer": (
        answered,
        lambda: {"corrected_at": timezone.now() - timedelta(days=1), "talk_id": _talk()},
    ),
    "facility_report_link_one_open": (lambda: link_of(asked()), dict),
    "reflection_known": (_reflection, lambda: {"whose": "neighbour"}),
    "reflection_has_words": (_reflection, lambda: {"words": ""}),
}
