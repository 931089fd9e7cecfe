"""What may be done and what may be shown in the social space."""

from socialspace.rules.access import (
    demand,
    is_in_team,
    may_decide_projects,
    may_edit_directory,
    may_keep_reference,
    may_lead_team,
    may_plan_trainings,
    may_see_social_space,
    may_see_teams,
    may_start_projects,
    may_steward_directory,
)
from socialspace.rules.figures import (
    LENGTH_TO_WIDTH,
    MIN_INHABITANTS,
    PopulationFigure,
    counted_together,
    population_of,
    shown_count,
)

__all__ = [
    "LENGTH_TO_WIDTH",
    "MIN_INHABITANTS",
    "PopulationFigure",
    "counted_together",
    "demand",
    "is_in_team",
    "may_decide_projects",
    "may_edit_directory",
    "may_keep_reference",
    "may_lead_team",
    "may_plan_trainings",
    "may_see_social_space",
    "may_see_teams",
    "may_start_projects",
    "may_steward_directory",
    "population_of",
    "shown_count",
]
