"""Reports a provider owes about a running help: planned, and received by link or on paper."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases.rules import demand, lead_of
from hze import rules
from hze.actions.locks import lock_help
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpLink, ReportDue
from hze.trail import LinkActor
from web.models import StoredFile
from web.store import store
from web.uploads.kinds import PDF, Checked
from web.uploads.names import ascii_name


@transaction.atomic
def plan_reports(episode: HelpEpisode) -> None:
    """Plan the reports of an ambulatory help: in between and at its end; a moved end moves what has not come yet."""
    if episode.help_kind.form != HelpForm.AMBULATORY or episode.provider_id is None:
        return
    begins_on = episode.started_on or episode.begins_on
    days = rules.report_days(begins_on, episode.last_day, settings.HELP_REPORT_MONTHS)
    wanted = [(ReportDue.Kind.INTERVAL, day) for day in days] + [(ReportDue.Kind.END, episode.last_day)]
    received = [(row.kind, row.due_on) for row in episode.reports.filter(received_on__isnull=False)]
    last = episode.reports.filter(kind=ReportDue.Kind.END, received_on__isnull=False, due_on__lt=episode.last_day)
    last.update(kind=ReportDue.Kind.INTERVAL)  # the help goes on, and another report stands at its new end
    planned = episode.reports.filter(received_on__isnull=True)
    for row in planned:
        if (row.kind, row.due_on) not in wanted:
            row.delete()
    done = {day for kind, day in received}
    for kind, day in wanted:
        if day not in done:
            ReportDue.objects.get_or_create(episode=episode, kind=kind, due_on=day)


@transaction.atomic
def plan_all_reports() -> int:
    """Plan the reports of every ambulatory help that has a provider and is not over; returns how many are new."""
    before = ReportDue.objects.count()
    running = HelpEpisode.objects.of_form(HelpForm.AMBULATORY).filter(
        provider__isnull=False, ends_on__gte=timezone.localdate()
    )
    for episode in running.select_related("help_kind"):
        plan_reports(episode)
    return ReportDue.objects.count() - before


@transaction.atomic
def receive_report(report: ReportDue, *, by: User, received_on: date, checked: Checked | None = None) -> ReportDue:
    """Record that a report came in, with its PDF or on paper; a later file takes the place of none."""
    report = _locked(report)
    demand(rules.may_keep_delivery(by, report.episode))
    if received_on > timezone.localdate():
        raise ValidationError({"received_on": "Der Eingang liegt in der Zukunft."})
    if received_on < report.episode.begins_on:
        raise ValidationError({"received_on": "Vor dem Beginn der Hilfe gibt es keinen Bericht."})
    report.received_on, report.typed_by = received_on, by
    report.file = _stored(report, checked)
    store(report, only=["received_on", "typed_by", "file"])
    _record(report, by)
    return report


@transaction.atomic
def upload_report(report: ReportDue, *, link: HelpLink, checked: Checked) -> ReportDue:
    """Take in the PDF a provider sends by link; whoever answers for the case is told."""
    report = _locked(report)
    if not HelpLink.objects.open().filter(pk=link.pk, episode=report.episode).exists():
        raise ValidationError("Dieser Link gilt nicht mehr. Rufen Sie uns bitte an.", code="closed")
    report.received_on, report.link = timezone.localdate(), link
    report.file = _stored(report, checked)
    store(report, only=["received_on", "link", "file"])
    _record(report, LinkActor(link))
    case = report.episode.case
    lead = lead_of(case)
    if lead is not None:
        text = f"{case.file_number}: ein Bericht des Trägers ist da"
        notify(lead, text=text, path=reverse("hze:delivery", args=[report.episode.key]))
    return report


def _locked(report: ReportDue) -> ReportDue:
    lock_help(report.episode_id)
    report = ReportDue.objects.select_related("episode__case__area").select_for_update(of=("self",)).get(pk=report.pk)
    if report.received_on is not None:
        raise ValidationError("Dieser Bericht ist schon eingegangen.", code="received")
    return report


def _stored(report: ReportDue, checked: Checked | None) -> StoredFile | None:
    """The bytes under a name that says file number, kind and day, never a person."""
    if checked is None:
        return None
    if checked.kind != PDF:
        raise ValidationError(
            {"upload": "Ein Bericht kommt als PDF. Speichern Sie ihn als PDF und wählen Sie ihn neu."}
        )
    case = report.episode.case
    stem = f"{case.file_number}_{report.get_kind_display()}_{report.due_on}_{checked.upload_sha256[:6]}"
    name = ascii_name(stem, checked.kind.ending)
    return StoredFile.store(name=name, media_type=checked.kind.media_type, content=checked.content)


def _record(report: ReportDue, by: User | LinkActor) -> None:
    has_file = report.file is not None
    record("report_due.received", report.key, by=by, case_key=report.episode.case.key, kind=report.kind, file=has_file)
