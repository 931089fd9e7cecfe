"""The calendar by its secret address: no sign-in, and nothing to learn from an address that opens nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.rules import CALENDAR, whose_calendar
from srojugend.calendar import calendar_of
from web.tokens import key_in


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whoever this address was made for, while they work here and have not taken it back."""
    user = whose_calendar(key_in(token, purpose=CALENDAR))
    if user is None:
        raise Http404
    answer = HttpResponse(calendar_of(user, timezone.localdate()), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="sozialraum.ics"'
    return answer
