"""Every door on one page, for screens that have no room for the navigation at the side."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from web.http import render_page


@require_safe
def menu(request: StaffRequest) -> HttpResponse:
    """The whole navigation as a page; the context processor brings it."""
    return render_page(request, "house/menu.html", {})
