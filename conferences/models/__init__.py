"""What is true of conferences: who meets when, what came of it, and what went out on paper; no case is known here."""

from conferences.models.area_meeting import AreaMeeting
from conferences.models.conference import (
    READERS,
    Conference,
    DistrictPlan,
    Invitation,
    Subgroup,
    SubgroupMember,
)
from conferences.models.minutes import AgendaItem, Attendance, Dispatch, Minutes, Outcome

__all__ = [
    "READERS",
    "AgendaItem",
    "AreaMeeting",
    "Attendance",
    "Conference",
    "Dispatch",
    "DistrictPlan",
    "Invitation",
    "Minutes",
    "Outcome",
    "Subgroup",
    "SubgroupMember",
]
