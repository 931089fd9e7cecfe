"""What may be done and what may be shown in the social space."""

from socialspace.rules.access import (
    demand,
    is_in_team,
    may_decide_projects,
    may_edit_directory,
    may_edit_streets,
    may_keep_reference,
    may_lead_team,
    may_plan_trainings,
    may_see_social_space,
    may_see_teams,
    may_start_projects,
    may_steward_directory,
)
from socialspace.rules.addresses import quarter_of_address, read_house_number
from socialspace.rules.coverage import (
    TAKING_PART,
    Coverage,
    count_coverage,
    covered,
    departments_shown,
    valid_until,
)
from socialspace.rules.figures import (
    LENGTH_TO_WIDTH,
    MIN_INHABITANTS,
    PopulationFigure,
    counted_together,
    population_of,
    shown_count,
)
from socialspace.rules.learned import LearnedDays, departments_at, learned_days, may_moderate, moderators

__all__ = [
    "LENGTH_TO_WIDTH",
    "MIN_INHABITANTS",
    "TAKING_PART",
    "Coverage",
    "LearnedDays",
    "PopulationFigure",
    "count_coverage",
    "counted_together",
    "covered",
    "demand",
    "departments_at",
    "departments_shown",
    "is_in_team",
    "learned_days",
    "may_decide_projects",
    "may_edit_directory",
    "may_edit_streets",
    "may_keep_reference",
    "may_lead_team",
    "may_moderate",
    "may_plan_trainings",
    "may_see_social_space",
    "may_see_teams",
    "may_start_projects",
    "may_steward_directory",
    "moderators",
    "population_of",
    "quarter_of_address",
    "read_house_number",
    "shown_count",
    "valid_until",
]
