"""What every page of the social space asks first."""

from accounts.models import User
from socialspace import rules


def demand_reader(user: User) -> None:
    """403 for whoever does not work in the social space."""
    rules.demand(rules.may_see_social_space(user))
