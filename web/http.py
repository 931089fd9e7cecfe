"""How a request is answered: whole page or partial, redirect, and the same answer for the same form."""

import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate

from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from web.models import Answer


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    partial: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page, or only its named partial when htmx asks for it; history restores get the whole page."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    name = f"{template}#{partial}" if partial and htmx and not htmx.history_restore_request else template
    return render(request, name, dict(context), status=status)


def redirect_page(request: HttpRequest, to: str) -> HttpResponse:
    """Lead on to another page; htmx would follow a plain redirect itself and swap it into the old place."""
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(to)
    return redirect(to)


type View[R: HttpRequest, **P] = Callable[Concatenate[R, P], HttpResponse]


def post_once[R: HttpRequest, **P](view: View[R, P]) -> View[R, P]:
    """Accept a posted form once: a repeated post with the same idempotency key gets the first answer again."""

    @wraps(view)
    def answer(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        key = _form_key(request)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
        user_id = request.user.pk or 0
        first = Answer.objects.filter(key=key, user_id=user_id, path=request.path).first()
        if first is not None:
            return redirect_page(request, first.location)
        response = view(request, *args, **kwargs)
        location = response.headers.get("Location") or response.headers.get("HX-Redirect")
        if location:
            Answer.objects.create(key=key, user_id=user_id, path=request.path, location=location)
        return response

    return require_POST(answer)


def _form_key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("idempotency_key", ""))
    except ValueError as error:
        raise SuspiciousOperation("The form carries no idempotency key.") from error
