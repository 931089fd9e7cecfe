"""What a partner sees by the personal link into a resource check: one sheet and nothing else; nobody signs in here."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from audit.models import Read
from cases import actions
from cases.actions.check_links import PURPOSE
from cases.circle import log_viewing, open_link, reads_too_fast
from cases.forms.circle import ProposalForm
from cases.models import CheckLink
from cases.pseudonyms import sheet_for
from cases.views.sheet_file import sheet_file
from web.http import answer_form, post_once, render_page
from web.links import by_link
from web.rate import has_room
from web.tokens import Token


def _has_room(request: HttpRequest, link: CheckLink) -> bool:
    return has_room(link) if request.method == "POST" else not reads_too_fast(link.participant)


by_check_link = by_link(open_link, has_room=_has_room, closed="cases/circle_link_closed.html")


@require_safe
@by_check_link
def start(request: HttpRequest, link: CheckLink) -> HttpResponse:
    """Who asks and how it goes on; programs that look into mails see nothing of the family."""
    return render_page(request, "cases/circle_link_start.html", _shared(link))


@require_safe
@by_check_link
def sheet(request: HttpRequest, link: CheckLink) -> HttpResponse:
    """The sheet as it may be read today, and what one has offered."""
    return _page(request, link, ProposalForm())


@by_check_link
@post_once
def propose(request: HttpRequest, link: CheckLink) -> HttpResponse:
    """Something this partner can contribute."""

    def act(cleaned: dict[str, Any]) -> str:
        actions.propose(link.participant, link=link, **cleaned)
        return "../bogen/#danke"

    form = ProposalForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, link, form, status=422))


@require_safe
@by_check_link
def sheet_paper(request: HttpRequest, link: CheckLink) -> HttpResponse:
    """The same sheet as PDF."""
    shown = sheet_for(link.participant)
    log_viewing(link.participant, shown, kind=Read.Kind.PRINT)
    return sheet_file(request, shown, back=reverse("cases:circle_sheet", args=[Token(PURPOSE, link.key)]))


def _page(request: HttpRequest, link: CheckLink, form: ProposalForm, *, status: int = 200) -> HttpResponse:
    shown = sheet_for(link.participant)
    log_viewing(link.participant, shown)
    context = {"sheet": shown, "form": form, "proposals": link.participant.proposals.all(), **_shared(link)}
    return render_page(request, "cases/circle_link_sheet.html", context, status=status)


def _shared(link: CheckLink) -> dict[str, object]:
    return {"link": link, "token": Token(PURPOSE, link.key), "phone": settings.OFFICE_PHONE}
