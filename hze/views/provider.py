"""What the chosen provider sees by its personal link: the months and reports of this one help; nobody signs in here."""

from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hze import actions
from hze.delivery import frame_of, sheet_of
from hze.forms.delivery import StatementForm, UploadForm
from hze.help_link import has_room_for, log_opening, open_help_link
from hze.models import HelpLink, ReportDue
from hze.views.statements import as_told, month_or_404
from web.calendar import YearMonth
from web.forms import Form
from web.http import answer_form, post_once, render_page
from web.links import by_link
from web.tokens import Token

by_help_link = by_link(open_help_link, has_room=has_room_for, closed="hze/provider_closed.html")


@require_safe
@by_help_link
def start(request: HttpRequest, link: HelpLink) -> HttpResponse:
    """Who asks and for what; programs that look into mails see nothing of the help."""
    return render_page(request, "hze/provider_start.html", _shared(link))


@require_safe
@by_help_link
def overview(request: HttpRequest, link: HelpLink) -> HttpResponse:
    """Months and reports of this help, what is due first."""
    log_opening(link)
    sheet = sheet_of(link.episode, timezone.localdate())
    done = YearMonth.read(request.GET.get("monat", ""))
    row = next((row for row in sheet.rows if row.month == done and row.delivered is not None), None)
    context = {
        "rows": [row for row in reversed(sheet.rows) if row.is_told],
        "reports": link.episode.reports.all(),
        "done": row,
        "has_report": "bericht" in request.GET,
    }
    return render_page(request, "hze/provider_help.html", context | _shared(link))


@require_safe
@by_help_link
def statement_form(request: HttpRequest, link: HelpLink, month: str) -> HttpResponse:
    """The form for the hours of a month."""
    found = month_or_404(month)
    return _statement(request, link, found, StatementForm(initial=as_told(link.episode, found)))


@by_help_link
@post_once
def hand_in(request: HttpRequest, link: HelpLink, month: str) -> HttpResponse:
    """The hours of a month."""
    found = month_or_404(month)

    def act(cleaned: dict[str, Any]) -> str:
        actions.hand_in_statement(link, found, hours=actions.Hours(**cleaned))
        return f"../../?monat={found.code}#danke"

    again = partial(_statement, request, link, found, status=422)
    return answer_form(request, StatementForm(request.POST), act, again=again)


@require_safe
@by_help_link
def report_form(request: HttpRequest, link: HelpLink, report: UUID) -> HttpResponse:
    """The form for a report as PDF."""
    return _report(request, link, _fetch(link, report), UploadForm())


@by_help_link
@post_once
def upload(request: HttpRequest, link: HelpLink, report: UUID) -> HttpResponse:
    """A report as PDF."""
    found = _fetch(link, report)

    def act(cleaned: dict[str, Any]) -> str:
        actions.upload_report(found, link=link, checked=cleaned["upload"])
        return "../../?bericht=1#danke"

    again = partial(_report, request, link, found, status=422)
    return answer_form(request, UploadForm(request.POST, request.FILES), act, again=again)


def _fetch(link: HelpLink, key: UUID) -> ReportDue:
    return get_object_or_404(
        link.episode.reports.filter(received_on__isnull=True).select_related("episode__case"), key=key
    )


def _statement(
    request: HttpRequest, link: HelpLink, month: YearMonth, form: Form, *, status: int = 200
) -> HttpResponse:
    log_opening(link)
    found = link.episode.statements.filter(month=month.first_day).first()
    context: dict[str, object] = {
        "month": month,
        "form": form,
        "statement": found,
        "frame": frame_of(link.episode, month),
        "action": reverse("hze:provider_statement", args=[_token(link), month.code]),
    }
    return render_page(request, "hze/provider_statement.html", context | _shared(link), status=status)


def _report(request: HttpRequest, link: HelpLink, report: ReportDue, form: Form, *, status: int = 200) -> HttpResponse:
    log_opening(link)
    action = reverse("hze:provider_report", args=[_token(link), report.key])
    context: dict[str, object] = {"report": report, "form": form, "action": action}
    return render_page(request, "hze/provider_report.html", context | _shared(link), status=status)


def _token(link: HelpLink) -> Token:
    return Token(actions.HELP_LINK, link.key)


def _shared(link: HelpLink) -> dict[str, object]:
    return {"link": link, "token": _token(link), "help": link.episode, "phone": settings.OFFICE_PHONE}
