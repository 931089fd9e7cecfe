"""Personal links for people without an account: one secret address, one purpose, expiring, revocable, not too fast."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from web.http import render_page
from web.models import PersonalLink

type View = Callable[..., HttpResponse]


def by_link[L: PersonalLink](
    find: Callable[[str], L | None], *, has_room: Callable[[HttpRequest, L], bool], closed: str
) -> Callable[[View], View]:
    """Let in whoever has an open link; all others get one and the same page, whatever is wrong with theirs.

    `find` looks the token up, `has_room` says whether this minute has room for one more request, `closed` is the
    template that says how it goes on without the link. The address itself is the secret, so no cookie is asked for: a
    page without referrer sends `Origin: null`, which the check against forged forms would refuse, and who could forge
    the form knows the link already.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            link, phone = find(token), {"phone": settings.OFFICE_PHONE}
            if link is None:
                response = render_page(request, closed, phone, status=404)
            elif not has_room(request, link):
                response = render_page(request, "ui/link_too_many.html", phone, status=429)
            else:
                response = view(request, link, **kwargs)
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return csrf_exempt(login_not_required(answer))

    return guard
