"""Who sees what helps cost, and who keeps it; what something costs refuses no help (domain.md §5)."""

from accounts.models import Department, User
from hze.models import HelpEpisode
from socialspace.rules import is_in_team


def may_see_costs(user: User) -> bool:
    """The WJH and the lead of an ASD team; whoever decides about a help by its need does not look at its price."""
    return user.is_active and (
        user.department == Department.WJH or (user.department == Department.ASD and user.is_lead)
    )


def may_keep_costs(user: User, episode: HelpEpisode) -> bool:
    """The WJH of the team: contribution, competence, reimbursement."""
    return user.department == Department.WJH and is_in_team(user, episode.case.area)
