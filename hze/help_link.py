"""The provider's link as its pages need it: which link a token opens, and whether a minute has room for more."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from audit.actions import record_read
from audit.models import Read
from hze.actions import HELP_LINK
from hze.models import HelpLink
from hze.trail import LinkActor
from web.rate import MOST, has_room
from web.tokens import key_in


def open_help_link(token: str) -> HelpLink | None:
    """The link of a token that was made here for this purpose and is not over, with its help."""
    key = key_in(token, purpose=HELP_LINK)
    with_help = ("episode__case", "episode__help_kind", "episode__provider", "sent_by", "contact", "provider")
    return HelpLink.objects.open().select_related(*with_help).filter(key=key).first() if key else None


def has_room_for(request: HttpRequest, link: HelpLink) -> bool:
    """Whether this minute has room: for what is posted, and for how often somebody reads."""
    if request.method == "POST":
        return has_room(link)
    since = timezone.now() - timedelta(minutes=1)
    return Read.objects.filter(actor=LinkActor(link).username, at__gte=since).count() < MOST


def log_opening(link: HelpLink) -> None:
    """Record that the provider has opened its page, in the request in which it sees it."""
    record_read(link.episode.case.key, by=LinkActor(link), page="help_link")
