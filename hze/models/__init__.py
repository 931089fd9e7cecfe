"""The helps: their kinds, the providers' agreements, and what begins after a decision."""

from hze.models.agreements import Rate
from hze.models.course import Checkpoint, CheckpointKind
from hze.models.episode import HelpEpisode, HelpSegment
from hze.models.help_plan import HelpPlan, PlanGoal, PlanSignature
from hze.models.kinds import HelpKind
from hze.models.perspective import Perspective
from hze.models.plan_talk import AgendaPoint, PlanTalk, TalkGuest
from hze.models.requests import ProviderRequest

__all__ = [
    "AgendaPoint",
    "Checkpoint",
    "CheckpointKind",
    "HelpEpisode",
    "HelpKind",
    "HelpPlan",
    "HelpSegment",
    "Perspective",
    "PlanGoal",
    "PlanSignature",
    "PlanTalk",
    "ProviderRequest",
    "Rate",
    "TalkGuest",
]
