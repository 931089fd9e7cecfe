"""Helps on their way: all but the newest are in competition or awarded, and one changed inside its frame."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from cases.rules import lead_of
from hze import actions
from hze.models import HelpEpisode, ProviderRequest
from srojugend.demo import competition

MORE_AT_FIRST = "In den Ferien braucht der Morgen mehr Begleitung; danach reicht wieder der vereinbarte Umfang."


def load(people: dict[str, User]) -> None:
    """The newest help waits for somebody to send its requests."""
    waiting = HelpEpisode.objects.for_list().filter(pk__in=ProviderRequest.objects.ready().values("episode"))
    competition.run(list(waiting.order_by("-id")[1:]), people)
    _changed_inside_its_frame()


def _changed_inside_its_frame() -> None:
    """An hour more for six weeks, as far as the frame goes."""
    today = timezone.localdate()
    running = HelpEpisode.objects.for_list().filter(frame_minutes_per_week__isnull=False, ends_on__gt=today)
    for help_ in running:
        by, begins_on = lead_of(help_.case), max(today, help_.begins_on)
        if by is not None:
            actions.change_help(
                help_,
                by=by,
                decision_key=None,
                begins_on=begins_on,
                ends_on=min(begins_on + timedelta(weeks=6), help_.last_day),
                minutes_per_week=help_.frame_minutes_per_week,
                reason=MORE_AT_FIRST,
            )
            return
