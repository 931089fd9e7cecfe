"""What a facility sees by its personal link: one report about one child; nobody signs in here."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hze import actions
from hze.actions.facility_reports import PURPOSE
from hze.facility import has_room_for, log_viewing, open_link
from hze.forms.facility_reports import FacilityReportForm
from hze.models import FacilityReportLink
from web.http import answer_form, post_once, render_page
from web.links import by_link
from web.tokens import Token

by_report_link = by_link(open_link, has_room=has_room_for, closed="hze/report_link_closed.html")


@require_safe
@by_report_link
def start(request: HttpRequest, link: FacilityReportLink) -> HttpResponse:
    """Who asks and how it goes on; programs that look into mails see nothing of the family."""
    return render_page(request, "hze/report_link_start.html", _shared(link))


@require_safe
@by_report_link
def report(request: HttpRequest, link: FacilityReportLink) -> HttpResponse:
    """The questions, with what was said so far."""
    return _page(request, link, FacilityReportForm.of(link.report))


@by_report_link
@post_once
def answer(request: HttpRequest, link: FacilityReportLink) -> HttpResponse:
    """Send the report, or correct it."""

    def act(cleaned: dict[str, Any]) -> str:
        actions.answer_report(link, **cleaned)
        return "../bericht/#danke"

    form = FacilityReportForm(request.POST, request.FILES)
    return answer_form(request, form, act, again=lambda form: _page(request, link, form, status=422))


def _page(
    request: HttpRequest, link: FacilityReportLink, form: FacilityReportForm, *, status: int = 200
) -> HttpResponse:
    log_viewing(link)
    context = {
        "form": form,
        "files": link.report.files.all(),
        "is_closed": link.report.is_closed_at(timezone.now()),
        **_shared(link),
    }
    return render_page(request, "hze/report_link.html", context, status=status)


def _shared(link: FacilityReportLink) -> dict[str, object]:
    child = link.report.episode.case.child
    return {
        "link": link,
        "report": link.report,
        "child": f"{child.first_name} {child.last_name[:1]}.",
        "token": Token(PURPOSE, link.key),
        "phone": settings.OFFICE_PHONE,
    }
