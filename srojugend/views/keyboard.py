"""'Hilfe und Tastenkürzel': every key on one page, and how to switch them off."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from srojugend.keyboard import FOCUS, shortcuts_of
from web.http import render_page


@require_safe
def keyboard(request: StaffRequest) -> HttpResponse:
    """The keys of this colleague, also of one who switched them off."""
    keys = [*FOCUS, *shortcuts_of(request, request.user)]
    return render_page(request, "house/keyboard.html", {"keys": keys})
