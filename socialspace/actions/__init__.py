"""What is done in the social space: one verb, one function."""

from socialspace.actions.needs import count_need
from socialspace.actions.team import join_team

__all__ = ["count_need", "join_team"]
