"""'Mein Arbeitstag': what this colleague has to look at first; a list of panels for each role."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.rules import dangers_of
from srojugend.views.home import panels
from srojugend.views.home.roles import day_of
from web.http import render_page


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The first page after signing in; htmx fetches a single panel of it."""
    today = timezone.localdate()
    context: dict[str, object] = {"today": today, "week": today.isocalendar().week}
    if request.htmx and not request.htmx.history_restore_request:
        wanted = request.htmx.target == "mitteilungen"
        panel = panels.messages(request.user) if wanted else panels.reminders(request, today)
        return render_page(request, panel.template, context | {"panel": panel})
    context |= {"day": day_of(request, today), "dangers": dangers_of(request.user)}
    return render_page(request, "house/home.html", context)
