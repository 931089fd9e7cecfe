"""'Über diese Anwendung': what it is built from and under which licences."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Open to everybody: it says nothing about the office's work."""
    return render(request, "house/about.html")
