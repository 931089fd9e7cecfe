"""The facility is asked for its report before the Hilfeplangespräch, reminded once, and answers by its link."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules as case_rules
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.lifecycle import HelpForm
from hze.models import FacilityReport, FacilityReportFile, FacilityReportLink, HelpEpisode, PlanTalk
from socialspace.models import ContactPerson, Organisation
from web import tokens
from web.mail import queue_mail
from web.models import OutgoingMail, StoredFile
from web.store import store
from web.uploads.kinds import Checked
from web.uploads.names import ascii_name

PURPOSE = "hze.facility_report"
MOST_FILES = 10
CLOSED = "Der Bericht wird nicht mehr geändert: Das Gespräch hat begonnen. Rufen Sie uns bitte an."


class FacilityActor:
    """A facility in the trail, recognisable by its link and without a name."""

    def __init__(self, link: FacilityReportLink) -> None:
        self.username = f"facility:{link.key.hex}"

    def get_username(self) -> str:
        return self.username


@transaction.atomic
def ask_for_report(episode: HelpEpisode, *, by: User, email: str = "") -> FacilityReport:
    """Ask the facility for its report before the planned talk; the link goes to `email`, else to whom we know there.

    Raises ValidationError without a planned talk, without a facility, without an address, or asked already.
    """
    episode = lock_running(episode)
    demand(rules.may_change_help(by, episode))
    talk = episode.plan_talks.planned().filter(starts_at__gt=timezone.now()).first()
    if talk is None:
        raise ValidationError("Planen Sie zuerst das Hilfeplangespräch; der Bericht wird dafür erbeten.", code="talk")
    report = _asked(episode, talk, by=by)
    _send(report, by=by, email=email or email_of(report.facility))
    return report


@transaction.atomic
def send_report_link(report: FacilityReport, *, by: User, email: str) -> FacilityReportLink:
    """Send a new link; an older one ends."""
    episode = lock_running(report.episode)
    demand(rules.may_change_help(by, episode))
    report = _locked(report)
    if report.is_closed_at(timezone.now()):
        raise ValidationError("Das Gespräch hat begonnen. Ein Link hilft jetzt nicht mehr.", code="closed")
    return _send(report, by=by, email=email)


@transaction.atomic
def revoke_report_link(report: FacilityReport, *, by: User) -> None:
    """Take the open link back; who opens it from now on reads that it is over."""
    demand(rules.may_change_help(by, report.episode))
    if not report.links.open().update(revoked_at=timezone.now()):
        raise ValidationError("Dieser Link gilt schon nicht mehr.", code="closed")
    record("facility_report.revoked", report.key, by=by, case_key=report.episode.case.key)


@transaction.atomic
def answer_report(
    link: FacilityReportLink, *, author: str, uploads: Sequence[Checked] = (), **words: str
) -> FacilityReport:
    """Keep what the facility says; corrected as often as it likes until the talk begins. The worker is told once.

    Raises ValidationError when the link is over or the talk has begun; TypeError for what is no question.
    """
    if foreign := set(words) - set(FacilityReport.ANSWERS):
        raise TypeError(f"Not part of the report: {sorted(foreign)}")
    report, now = _locked(link.report), timezone.now()
    if report.is_closed_at(now) or not FacilityReportLink.objects.open().filter(pk=link.pk).exists():
        raise ValidationError(CLOSED, code="closed")
    if report.files.count() + len(uploads) > MOST_FILES:
        raise ValidationError({"uploads": f"Zu einem Bericht gehören höchstens {MOST_FILES} Dateien."})
    is_first = report.answered_at is None
    report.answered_at = report.answered_at or now
    report.corrected_at = None if is_first else now
    report.author = author
    for name in FacilityReport.ANSWERS:
        setattr(report, name, words.get(name, ""))
    store(report, only=["answered_at", "corrected_at", "author", *FacilityReport.ANSWERS])
    for checked in uploads:
        _keep(report, checked)
    case, verb = report.episode.case, "facility_report.answered" if is_first else "facility_report.corrected"
    record(verb, report.key, by=FacilityActor(link), case_key=case.key, late=report.is_late, files=len(uploads))
    if is_first:
        who = case_rules.lead_of(case) or report.asked_by
        notify(who, text=f"{case.file_number}: der Bericht der Einrichtung ist da", path=_path(report.episode))
    return report


@transaction.atomic
def ask_for_due_reports(day: date) -> int:
    """Ask for the report of every residential talk at most FACILITY_REPORT_DAYS away; returns how many were asked.

    Where nobody can be written to, whoever planned the talk is told, once.
    """
    until = day + timedelta(days=settings.FACILITY_REPORT_DAYS)
    talks = PlanTalk.objects.planned().filter(
        starts_at__gt=timezone.now(),
        starts_at__date__lte=until,
        facility_report=None,
        episode__help_kind__form=HelpForm.RESIDENTIAL,
    )
    asked = 0
    for talk in talks.select_related("episode__case__area", "episode__help_kind", "episode__provider", "planned_by"):
        if talk.episode.is_over or _facility(talk.episode, talk) is None:
            continue
        report = _asked(talk.episode, talk, by=talk.planned_by)
        if email := email_of(report.facility):
            _send(report, by=talk.planned_by, email=email)
            asked += 1
        else:
            text = f"{talk.episode.case.file_number}: für den Bericht der Einrichtung fehlt eine E-Mail-Adresse"
            notify(talk.planned_by, text=text, path=_path(talk.episode))
    return asked


@transaction.atomic
def remind_of_reports(day: date) -> int:
    """Remind each facility once, on the day its report is due or later; returns how many were reminded."""
    waiting = FacilityReportLink.objects.open().filter(
        report__answered_at=None, report__reminded_at=None, report__due_on__lte=day
    )
    reminded = 0
    for link in waiting.select_related("report__talk", "report__facility", "report__episode__case", "sent_by"):
        if link.report.is_closed_at(timezone.now()):
            continue
        _mail(link, subject="Erinnerung: Bericht zum Hilfeplangespräch")
        link.report.reminded_at = timezone.now()
        store(link.report, only=["reminded_at"])
        record("facility_report.reminded", link.report.key, by=link.sent_by, case_key=link.report.episode.case.key)
        reminded += 1
    return reminded


def email_of(facility: Organisation) -> str:
    """Where somebody of the facility is written to; nothing when nobody can be."""
    contact = ContactPerson.objects.with_email().filter(organisation=facility).order_by("-id").first()
    return contact.email if contact else ""


def _facility(episode: HelpEpisode, talk: PlanTalk) -> Organisation | None:
    """Whose report it is: of the place the child has on the day of the talk, else of the help."""
    placement = episode.placements.on(talk.starts_on).select_related("facility").first()
    if placement is not None and placement.facility is not None:
        return placement.facility
    return Organisation.objects.filter(helps=episode).first()


def _asked(episode: HelpEpisode, talk: PlanTalk, *, by: User) -> FacilityReport:
    facility = _facility(episode, talk)
    if facility is None:
        raise ValidationError("Tragen Sie zuerst ein, in welcher Einrichtung das Kind lebt.", code="facility")
    due_on = max(timezone.localdate(), talk.starts_on - timedelta(days=settings.FACILITY_REPORT_DUE_DAYS))
    report = FacilityReport(episode=episode, talk=talk, facility=facility, due_on=due_on, asked_by=by)
    store(report)
    record("facility_report.asked", report.key, by=by, case_key=episode.case.key)
    return report


def _send(report: FacilityReport, *, by: User, email: str) -> FacilityReportLink:
    if not email:
        raise ValidationError({"email": "Für den Link brauchen wir eine E-Mail-Adresse."})
    report.links.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
    link = FacilityReportLink(report=report, sent_by=by, email=email, expires_on=report.talk.starts_on)
    link.mail = _mail(link, subject="Bericht zum Hilfeplangespräch")
    store(link)
    record("facility_report.sent", report.key, by=by, case_key=report.episode.case.key)
    return link


def _mail(link: FacilityReportLink, *, subject: str) -> OutgoingMail:
    """What the mail says: a day and an address; nothing of the family."""
    address = f"{settings.SITE_URL}{reverse('hze:report_start', args=[tokens.MARK])}"
    content = {"link": link, "report": link.report, "address": address, "phone": settings.OFFICE_PHONE}
    body = render_to_string("hze/mail/facility_report.txt", content)
    return queue_mail(recipient=link.email, subject=subject, body=body, token=tokens.Token(PURPOSE, link.key))


def _locked(report: FacilityReport) -> FacilityReport:
    rows = FacilityReport.objects.select_related("talk", "facility", "asked_by", "episode__case__area")
    return rows.select_for_update(of=("self",)).get(pk=report.pk)


def _keep(report: FacilityReport, checked: Checked) -> None:
    name = ascii_name(f"{report.episode.case.file_number}_Bericht_{checked.upload_sha256[:6]}", checked.kind.ending)
    file = StoredFile.store(name=name, media_type=checked.kind.media_type, content=checked.content)
    store(FacilityReportFile(report=report, file=file, name=checked.name[:200]))


def _path(episode: HelpEpisode) -> str:
    return reverse("hze:facility_reports", args=[episode.key])
