"""Reports of the provider and its link, as colleagues see them."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from audit.actions import record_read
from hze import actions
from hze.actions.help_links import NO_PROVIDER
from hze.forms.delivery import LinkForm, ReceiveForm
from hze.models import HelpEpisode, ReportDue
from hze.views import asking
from hze.views.asking import Question
from hze.views.delivery import TAB, fetch_ambulatory, fetch_kept, page_of
from socialspace.models import Organisation
from web.http import at_once, foreign_file, post_once, redirect_page


@require_safe
def receive_form(request: StaffRequest, key: UUID, report: UUID) -> HttpResponse:
    """The form for a report that came in."""
    return asking.show(request, _receive(request, fetch_kept(request, key), report))


@post_once
def receive_report(request: StaffRequest, key: UUID, report: UUID) -> HttpResponse:
    return asking.save(request, _receive(request, fetch_kept(request, key), report))


@require_safe
def report_file(request: StaffRequest, key: UUID, report: UUID) -> HttpResponse:
    """The PDF of a report; what stands in it is for the ASD alone, and whoever opens it is recorded."""
    help_ = fetch_ambulatory(request, key)
    if request.user.department != Department.ASD:
        raise Http404
    rows = ReportDue.objects.visible_to(request.user).filter(episode=help_)
    found = get_object_or_404(rows.select_related("file"), key=report)
    if found.file is None:
        raise Http404
    record_read(help_.case.key, by=request.user, page="help_report")
    return foreign_file(found.file, inline=True)


@require_safe
def link_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for whom the link goes to."""
    help_ = fetch_kept(request, key)
    if help_.provider is None:
        messages.error(request, NO_PROVIDER)
        return redirect_page(request, page_of(help_))
    return asking.show(request, _link(request, help_, help_.provider))


@post_once
def send_link(request: StaffRequest, key: UUID) -> HttpResponse:
    help_ = fetch_kept(request, key)
    if help_.provider is None:
        messages.error(request, NO_PROVIDER)
        return redirect_page(request, page_of(help_))
    return asking.save(request, _link(request, help_, help_.provider))


@post_once
def revoke_link(request: StaffRequest, key: UUID) -> HttpResponse:
    help_ = fetch_kept(request, key)
    act = partial(actions.revoke_help_link, help_, by=request.user)
    return at_once(request, act, done="Der Link gilt nicht mehr.", back=page_of(help_))


def _receive(request: StaffRequest, help_: HelpEpisode, key: UUID) -> Question:
    report = get_object_or_404(ReportDue.objects.visible_to(request.user), episode=help_, key=key)
    return Question(
        help=help_,
        tab=TAB,
        heading=f"{report.get_kind_display()} als eingegangen eintragen",
        words="Liegt der Bericht als PDF vor, laden Sie ihn hoch; auf Papier genügt der Tag des Eingangs.",
        button="Eingang eintragen",
        url=reverse("hze:receive_report", args=[help_.key, report.key]),
        back=page_of(help_),
        form=ReceiveForm,
        act=lambda cleaned: actions.receive_report(
            report, by=request.user, received_on=cleaned["received_on"], checked=cleaned["upload"]
        ),
        done="Der Eingang des Berichts ist eingetragen.",
    )


def _link(request: StaffRequest, help_: HelpEpisode, provider: Organisation) -> Question:
    return Question(
        help=help_,
        tab=TAB,
        heading="Link an den Träger senden",
        words=(
            "Über den Link meldet der Träger ohne Anmeldung Stunden und Berichte dieser einen Hilfe. "
            "Ein früherer Link gilt danach nicht mehr."
        ),
        about=str(provider),
        button="Link senden",
        url=reverse("hze:send_help_link", args=[help_.key]),
        back=page_of(help_),
        form=partial(LinkForm, provider=provider),
        act=lambda cleaned: actions.send_help_link(help_, by=request.user, **cleaned),
        done="Der Link ist unterwegs.",
    )
