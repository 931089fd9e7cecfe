"""Fallverstehen."""

from cases.models import FamilyRemark, PatternKind, PatternObservation
from tests.cases.understanding_office import a_remark, an_observation, an_understanding, kind
from tests.cases.violations import Violations
from tests.office import in_days, newest


def _remark() -> FamilyRemark:
    return a_remark(an_observation())


def _kind() -> PatternKind:
    return kind()


UNDERSTANDING: Violations = {
    "pattern_kind_has_name": (_kind, lambda: {"name": ""}),
    "pattern_kind_line_known": (_kind, lambda: {"name": "Neu", "line": "wavy"}),
    "pattern_between_two": (an_observation, lambda: {"institution": ""}),
    "pattern_between_different_people": (
        an_observation,
        lambda: {"receiver_id": newest(PatternObservation).sender_id, "institution": ""},
    ),
    "pattern_has_evidence": (an_observation, lambda: {"evidence": ""}),
    "pattern_asks_ourselves": (an_observation, lambda: {"own_part": ""}),
    "pattern_observed_by_today": (an_observation, lambda: {"observed_on": in_days(1)}),
    "pattern_looked_at_again_later": (an_observation, lambda: {"next_look_on": in_days(-2)}),
    "pattern_correction_has_reason": (an_observation, lambda: {"reason": "Weil."}),
    "understanding_number_once": (an_understanding, lambda: {}),
    "understanding_has_text": (an_understanding, lambda: {"number": 2, "text": ""}),
    "understanding_says_whose": (an_understanding, lambda: {"number": 2, "view_of": ""}),
    "understanding_doubts_itself": (an_understanding, lambda: {"number": 2, "against": ""}),
    "understanding_phase_known": (an_understanding, lambda: {"number": 2, "phase": 4}),
    "remark_has_words": (_remark, lambda: {"words": ""}),
    "remark_said_by_today": (_remark, lambda: {"said_on": in_days(1)}),
}
