"""The request of a signed-in colleague."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class StaffRequest(HttpRequest):
    """A request whose user is known: every page but the sign-in demands it."""

    user: User
    htmx: HtmxDetails
    may_help: bool  # set by the pages of a file: whether this colleague may write in it
