"""What a provider sees by its personal link: one request, its own answer, and after the award whose help it is."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.actions import record_read
from audit.models import Read
from hze import actions
from hze.actions.requests import PURPOSE
from hze.forms.requests import DeclineForm, OfferForm, offered
from hze.lifecycle import ANSWERABLE, RequestState
from hze.models import OfferFile, ProviderOffer, RequestLink
from hze.release import released_to
from web.forms import Form
from web.http import answer_form, by_method, foreign_file, post_once, redirect_page, render_page
from web.links import by_link
from web.rate import MOST, has_room
from web.tokens import Token, key_in
from web.uploads.kinds import IN_THE_BROWSER


class _Nothing(Form):
    """A button."""


def _open_link(token: str) -> RequestLink | None:
    """The link of a token that was made here and is not over, of a help that is not."""
    key = key_in(token, purpose=PURPOSE)
    link = RequestLink.objects.open().for_page().filter(key=key).first() if key else None
    return link if link is not None and not link.request.episode.is_over else None


def _has_room(request: HttpRequest, link: RequestLink) -> bool:
    """Posts are counted in the link's row, reads in the trail they leave."""
    if request.method == "POST":
        return has_room(link)
    since = timezone.now() - timedelta(minutes=1)
    actor = actions.ProviderActor(link.request).get_username()
    return Read.objects.filter(actor=actor, at__gte=since).count() < MOST


by_request_link = by_link(_open_link, has_room=_has_room, closed="hze/link_closed.html")


@require_safe
def _start_page(request: HttpRequest, link: RequestLink) -> HttpResponse:
    return render_page(request, "hze/link_start.html", _shared(link))


@post_once
def _start(request: HttpRequest, link: RequestLink) -> HttpResponse:
    actions.open_request(link)
    return redirect_page(request, "./anfrage/")


@require_safe
@by_request_link
def sheet(request: HttpRequest, link: RequestLink) -> HttpResponse:
    """The request, one's own answer so far, and after the award whose help it is."""
    return _page(request, link)


@by_request_link
@post_once
def examine(request: HttpRequest, link: RequestLink) -> HttpResponse:
    """An answer will come."""
    act = partial(actions.examine, link.request, link=link)
    return _answer(request, link, _Nothing(request.POST), lambda _: act(), name="form")


@by_request_link
@post_once
def decline(request: HttpRequest, link: RequestLink) -> HttpResponse:
    """No, with the reason."""
    act = partial(actions.decline, link.request, link=link)
    return _answer(request, link, DeclineForm(request.POST), lambda cleaned: act(**cleaned), name="decline_form")


@by_request_link
@post_once
def offer(request: HttpRequest, link: RequestLink) -> HttpResponse:
    """An offer, or a correction of it."""
    act = partial(actions.submit_offer, link.request, link=link)
    form = OfferForm(request.POST, request.FILES)
    return _answer(request, link, form, lambda cleaned: act(**offered(cleaned)), name="offer_form")


@require_safe
@by_request_link
def own_file(request: HttpRequest, link: RequestLink, key: UUID) -> HttpResponse:
    """A file of one's own offer; those of others do not exist here."""
    rows = OfferFile.objects.filter(offer__request=link.request_id).select_related("file")
    file = get_object_or_404(rows, key=key).file
    return foreign_file(file, inline=file.media_type in IN_THE_BROWSER)


def _answer[F: Form](
    request: HttpRequest, link: RequestLink, form: F, do: Callable[[dict[str, Any]], object], *, name: str
) -> HttpResponse:
    def act(cleaned: dict[str, Any]) -> str:
        do(cleaned)
        return "../anfrage/#danke"

    return answer_form(request, form, act, again=lambda form: _page(request, link, status=422, **{name: form}))


def _page(request: HttpRequest, link: RequestLink, *, status: int = 200, **forms: Form) -> HttpResponse:
    """One page for everything; what was typed into one of its forms stays in it."""
    row = link.request
    given = ProviderOffer.objects.filter(request=row).prefetch_related("files").first()
    released = released_to(row)
    record_read(
        row.episode.case.key,
        by=actions.ProviderActor(row),
        page="request_named" if released else "request_pseudonymised",
    )
    context = {
        "request_": row,
        "offer": given,
        "answers": row.answers.all(),
        "released": released,
        "may_answer": RequestState(row.state) in ANSWERABLE,
        "may_examine": row.state in {RequestState.SENT, RequestState.SEEN, RequestState.DECLINED},
        "may_decline": row.state != RequestState.DECLINED,
        "offer_form": OfferForm.of(given),
        "decline_form": DeclineForm(),
        **forms,
        "form": next(iter(forms.values()), None),
        **_shared(link),
    }
    return render_page(request, "hze/link_request.html", context, status=status)


def _shared(link: RequestLink) -> dict[str, object]:
    return {"link": link, "token": Token(PURPOSE, link.key), "phone": settings.OFFICE_PHONE}


start = by_request_link(by_method(get=_start_page, post=_start))
