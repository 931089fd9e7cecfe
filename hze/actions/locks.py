"""A help, locked for a change."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from hze.models import HelpEpisode


def lock_running(episode: HelpEpisode) -> HelpEpisode:
    """The help, locked; raises ValidationError when its last day is over."""
    rows = HelpEpisode.objects.select_related(
        "case__area", "case__child", "case__family", "help_kind", "provider"
    ).select_for_update(of=("self",))
    episode = rows.get(pk=episode.pk)
    if episode.is_over_on(timezone.localdate()):
        raise ValidationError("Diese Hilfe ist schon beendet.", code="ended")
    return episode


def lock_help(pk: int) -> HelpEpisode:
    """The help, locked, whether it runs or is over."""
    rows = HelpEpisode.objects.select_related("case__area", "case__child", "help_kind", "provider")
    return rows.select_for_update(of=("self",)).get(pk=pk)
