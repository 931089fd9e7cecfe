"""What is done in the social space: one verb, one function."""

from socialspace.actions.needs import count_need
from socialspace.actions.streets import correct_section, end_section, store_section
from socialspace.actions.team import join_team

__all__ = ["correct_section", "count_need", "end_section", "join_team", "store_section"]
