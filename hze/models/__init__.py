"""The helps: their kinds, the providers' agreements, and what begins after a decision."""

from hze.models.agreements import Rate
from hze.models.course import Checkpoint, CheckpointKind
from hze.models.episode import HelpEpisode, HelpSegment
from hze.models.kinds import HelpKind
from hze.models.requests import ProviderRequest

__all__ = ["Checkpoint", "CheckpointKind", "HelpEpisode", "HelpKind", "HelpSegment", "ProviderRequest", "Rate"]
