"""The reports of the facility: asked for, sent again, taken back, read; for ASD alone."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from audit.actions import record_read
from cases.rules import demand
from hze import actions, rules
from hze.actions.facility_reports import email_of
from hze.forms.facility_reports import ReportLinkForm
from hze.models import FacilityReport, FacilityReportFile, FacilityReportLink, HelpEpisode
from hze.views.asking import Question, asks, doing
from hze.views.contacts import fetch_family_life
from hze.views.page import help_page
from web.http import at_once, foreign_file, post_once


@require_safe
def facility_reports(request: StaffRequest, key: UUID) -> HttpResponse:
    """What was asked, what came, what is late."""
    help_ = fetch_family_life(request, key)
    links = Prefetch("links", FacilityReportLink.objects.open().select_related("mail"), to_attr="open_links")
    reports = help_.facility_reports.select_related("facility", "talk").prefetch_related(links, "files")
    talk = help_.plan_talks.planned().filter(starts_at__gt=timezone.now(), facility_report=None).first()
    context: dict[str, object] = {
        "reports": reports,
        "talk": talk,
        "today": timezone.localdate(),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
    }
    return help_page(request, help_, "hze/facility_reports.html", context, tab="facility_reports")


@asks
def ask_for_report(request: StaffRequest, key: UUID) -> Question:
    """Ask before the days come at which it happens by itself."""
    help_ = fetch_family_life(request, key)
    demand(rules.may_change_help(request.user, help_))
    return _question(
        request,
        help_,
        heading="Bericht der Einrichtung anfragen",
        act=doing(actions.ask_for_report, help_, by=request.user),
        email=email_of(help_.provider) if help_.provider else "",
    )


@asks
def send_report_link(request: StaffRequest, key: UUID, report: UUID) -> Question:
    """Send the link once more, also to somebody else."""
    help_, found = _report(request, key, report)
    demand(rules.may_change_help(request.user, help_))
    last = found.links.first()
    return _question(
        request,
        help_,
        heading="Link noch einmal senden",
        act=doing(actions.send_report_link, found, by=request.user),
        email=last.email if last else email_of(found.facility),
    )


@post_once
def revoke_report_link(request: StaffRequest, key: UUID, report: UUID) -> HttpResponse:
    _, found = _report(request, key, report)
    act = partial(actions.revoke_report_link, found, by=request.user)
    return at_once(request, act, done="Der Link gilt nicht mehr.", back=reverse("hze:facility_reports", args=[key]))


@require_safe
def report_file(request: StaffRequest, key: UUID) -> HttpResponse:
    """A PDF the facility has put beside its report."""
    if request.user.department != Department.ASD:
        raise Http404
    helps = HelpEpisode.objects.visible_to(request.user)
    rows = FacilityReportFile.objects.filter(report__episode__in=helps).select_related("file", "report__episode__case")
    found = get_object_or_404(rows, key=key)
    record_read(found.report.episode.case.key, by=request.user, page="facility_reports")
    return foreign_file(found.file, inline=True)


def _question(
    request: StaffRequest, help_: HelpEpisode, *, email: str, heading: str, act: Callable[[dict[str, Any]], object]
) -> Question:
    return Question(
        help=help_,
        url=request.path,
        tab="facility_reports",
        heading=heading,
        words="Die Einrichtung bekommt einen persönlichen Link ohne Anmeldung. Ein früherer Link gilt dann nicht mehr.",
        button="Link senden",
        back=reverse("hze:facility_reports", args=[help_.key]),
        form=partial(ReportLinkForm, initial={"email": email}),
        act=act,
        done="Der Link ist unterwegs.",
    )


def _report(request: StaffRequest, key: UUID, report: UUID) -> tuple[HelpEpisode, FacilityReport]:
    help_ = fetch_family_life(request, key)
    rows = FacilityReport.objects.select_related("facility", "episode__case__area")
    return help_, get_object_or_404(rows, episode=help_, key=report)
