"""Pages for requests that cannot be answered; each says what to do next and nothing about the data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_text(request: HttpRequest) -> HttpResponse:
    """Refuse text that no keyboard can type."""
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say how to repair a form whose protection has expired."""
    return render(request, "403_csrf.html", status=403)
