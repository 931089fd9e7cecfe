"""Rows of a return that are right, and what makes their copy wrong."""

from hze.models import CriterionKind
from tests.cases.violations import Violations
from tests.hze.residential_office import a_residential_help, facility
from tests.hze.return_office import (
    a_criterion,
    a_goal_of_return,
    a_home_return,
    a_return_step,
    a_trial,
    evaluated,
    judged,
    with_after_care,
)
from tests.office import a_case, in_days


def _kind() -> CriterionKind:
    return CriterionKind.objects.all()[0]


RETURNS: Violations = {
    "after_care_or_its_waiver": (
        with_after_care,
        lambda: {
            "episode_id": a_residential_help(case=a_case()).pk,
            "after_care_id": facility().pk,
            "after_care_minutes": 60,
            "after_care_waived": "Keine.",
        },
    ),
    "return_goal_or_its_absence": (a_goal_of_return, lambda: {"absence": "Und doch nicht."}),
    "return_has_happened": (a_home_return, lambda: {"returned_on": in_days(2)}),
    "return_one_at_a_time": (a_home_return, dict),
    "return_failed_with_reason": (a_home_return, lambda: {"failed_on": in_days(0)}),
    "criterion_kind_reckoned_known": (_kind, lambda: {"label": "Neu", "reckoned": "stars"}),
    "criterion_says_what": (a_criterion, lambda: {"label": ""}),
    "criterion_once_per_plan": (a_criterion, dict),
    "criterion_level_known": (judged, lambda: {"level": "maybe"}),
    "criterion_state_has_evidence": (judged, lambda: {"evidence": ""}),
    "criterion_seen_by_today": (judged, lambda: {"seen_on": in_days(2)}),
    "return_step_says_what": (a_return_step, lambda: {"what": ""}),
    "return_step_party_known": (a_return_step, lambda: {"party": "neighbour"}),
    "return_step_done_by_today": (a_return_step, lambda: {"done_on": in_days(-1)}),
    "trial_ends_after_it_begins": (a_trial, lambda: {"begins_on": in_days(9), "ends_on": in_days(8)}),
    "trial_choices_known": (a_trial, lambda: {"kind": "year", "begins_on": in_days(8), "ends_on": in_days(9)}),
    "trial_evaluated_says_what_follows": (
        evaluated,
        lambda: {"follows": "", "begins_on": in_days(8), "ends_on": in_days(9)},
    ),
    "trial_no_overlap": (a_trial, lambda: {"begins_on": in_days(-2), "ends_on": in_days(-2)}),
}
