"""The Bescheid: its words from the office's templates and the decision, and the letter they stand on."""

from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from accounts.models import Department, User
from approvals import rules
from approvals.lifecycle import Request
from approvals.models import Decision, DecisionCondition, DecisionNotice, Ruling, Submission
from cases import letters
from cases.models import LetterTemplate, LetterTemplateVersion
from cases.models.letter import ADDRESS_LINES, LINE_LENGTH, lines_of
from cases.papers import CITY, OFFICE, facts_of, holder_of_custody
from hze.lifecycle import HelpForm
from web.german import day_num, hours
from web.letter_sheet import LetterSheet, blocks_of
from web.pdf import Limits, render_pdf
from web.uploads.names import ascii_name

Kind = LetterTemplate.Kind
SAID = {
    Request.NEW: "Wir bewilligen die Hilfe zur Erziehung.",
    Request.EXTEND: "Wir verlängern die laufende Hilfe zur Erziehung.",
    Request.CHANGE: "Wir ändern die laufende Hilfe zur Erziehung.",
    Request.END: "Die laufende Hilfe zur Erziehung endet.",
}


class Words(NamedTuple):
    """What a Bescheid begins with."""

    template_version: LetterTemplateVersion | None
    address: str
    subject: str
    body: str


def words_for(settled: Decision | Ruling, submission: Submission, *, writer: User, on: date) -> Words:
    """The template of the outcome, filled with what file and decision know; what they do not know stays a gap."""
    version = _template(_kind(settled, submission))
    recipient = holder_of_custody(submission.case)
    facts = facts_of(submission.case, writer=writer, recipient=recipient, on=on) | _facts(settled, submission)
    subject = version.subject if version else "Bescheid über Ihren Antrag, Aktenzeichen {{ aktenzeichen }}"
    body = version.body if version else "{{ anrede }},\n\n[Text des Bescheids]\n\n{{ rechtsbehelf }}"
    return Words(version, _fitting(recipient.address()), letters.fill(subject, facts), letters.fill(body, facts))


def _kind(settled: Decision | Ruling, submission: Submission) -> Kind:
    if settled.outcome not in rules.GRANTED:
        return Kind.NOTICE_REFUSED
    return Kind.NOTICE_ENDED if submission.request == Request.END else Kind.NOTICE_GRANTED


def _fitting(address: str) -> str:
    """An address for the window; a line that is too long becomes a gap somebody has to close."""
    lines = lines_of(address)[:ADDRESS_LINES]
    return "\n".join(line if len(line) <= LINE_LENGTH else f"[{line[: LINE_LENGTH - 2]}]" for line in lines)


def _facts(settled: Decision | Ruling, submission: Submission) -> dict[str, str]:
    remedy = _template(Kind.LEGAL_REMEDY)
    return {
        "antrag_vom": day_num(submission.applied_on) if submission.applied_on else "",
        "entscheidung": SAID[Request(submission.request)],
        "hilfe": str(submission.help_kind or ""),
        "zeitraum": _period(submission),
        "umfang": _scope(submission),
        "ziel": submission.goal,
        "auflagen": _conditions(settled),
        "gruende": settled.text,
        "rechtsbehelf": remedy.body if remedy else "",
    }


def _template(kind: Kind) -> LetterTemplateVersion | None:
    return LetterTemplateVersion.objects.for_kind(kind).select_related("template").first()


def _period(submission: Submission) -> str:
    first, last = submission.begins_on, submission.ends_on
    if submission.request == Request.END and last:
        return f"bis zum {day_num(last)}"
    return f"vom {day_num(first)} bis zum {day_num(last)}" if first and last else ""


def _scope(submission: Submission) -> str:
    if submission.minutes_per_week:
        return f"{hours(submission.minutes_per_week)} Fachleistungsstunden je Woche"
    is_residential = submission.help_kind is not None and submission.help_kind.form == HelpForm.RESIDENTIAL
    return "über Tag und Nacht, Näheres im Hilfeplan" if is_residential else "nach dem Hilfeplan"


def _conditions(settled: Decision | Ruling) -> str:
    """Only what the family itself has to do binds it; tasks inside the office stand in the Beschluss."""
    decision = settled.decision if isinstance(settled, Ruling) else settled
    rows = decision.conditions.filter(bearer=DecisionCondition.Bearer.FAMILY)
    lines = [f"- {row.what} (bis zum {day_num(row.until)})" for row in rows]
    return "\n".join(["Damit verbunden ist:", "", *lines]) if lines else "Auflagen für Sie sind damit nicht verbunden."


def open_gaps(notice: DecisionNotice) -> list[str]:
    """What still has to be filled before the Bescheid can be finished."""
    return letters.gaps_in(notice.address, notice.subject, notice.body)


def notice_pdf(notice: DecisionNotice, *, writer: User, created: datetime, limits: Limits | None = None) -> bytes:
    """The Bescheid as PDF/UA after DIN 5008; needs one from `for_page`. Raises PdfError when it is too long."""
    return render_pdf("print/letter.html", {"sheet": _sheet(notice, writer)}, created=created, limits=limits)


def notice_name(notice: DecisionNotice) -> str:
    """The name of the file: file number, decision, state; never a person."""
    state = "" if notice.is_finished else "_Entwurf"
    case = notice.decision.submission.case
    return ascii_name(f"{case.file_number}_Bescheid_{notice.decision.number}{state}", "pdf")


def _sheet(notice: DecisionNotice, writer: User) -> LetterSheet:
    case = notice.decision.submission.case
    info = {
        "Unser Zeichen": case.file_number,
        "Auskunft": str(writer),
        "Telefon": settings.OFFICE_PHONE,
        "E-Mail": writer.email,
        "Datum": day_num(notice.notice_date or timezone.localdate()),
    }
    return LetterSheet(
        title=f"Bescheid zu {case.file_number}",
        sender=(CITY, OFFICE, f"{Department.WJH.label} · {case.area.team_name}"),
        return_address=f"{CITY} · {OFFICE} · {settings.OFFICE_ADDRESS}",
        address=tuple(lines_of(notice.address)),
        info=tuple((label, value) for label, value in info.items() if value),
        subject=notice.subject,
        blocks=blocks_of(notice.body),
        closing=("Mit freundlichen Grüßen", "", "Im Auftrag", "", "", str(writer), writer.role),
        footer=f"{CITY} · {OFFICE} · {case.file_number}",
        draft=not notice.is_finished,
    )
