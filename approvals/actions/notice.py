"""The Bescheid: drafted by the decision, worded and finished by WJH."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from approvals import rules
from approvals.models import Decision, DecisionNotice, Ruling, Submission
from approvals.papers.notice import notice_name, notice_pdf, open_gaps, words_for
from audit.actions import record
from cases.rules import demand
from web.models import StoredFile
from web.pdf import Limits, PdfError
from web.store import store

CHANGED_MEANWHILE = "Inzwischen hat jemand anderes gespeichert. Vergleichen Sie beide Fassungen und speichern Sie dann."
FINISHED_STAYS = "Dieser Bescheid ist fertig und bleibt, wie er ist."


def draft_notice(decision: Decision, settled: Decision | Ruling, submission: Submission, *, by: User) -> DecisionNotice:
    """Draft the Bescheid a granted or refused Vorlage needs; its words are WJH's to finish."""
    today = timezone.localdate()
    words = words_for(settled, submission, writer=by, on=today)
    notice = DecisionNotice(decision=decision, notice_date=today, template_version=words.template_version)
    notice.address, notice.subject, notice.body = words.address, words.subject[:200], words.body[:20_000]
    store(notice)
    record("notice.drafted", notice.key, by=by, case_key=submission.case.key)
    return notice


@transaction.atomic
def edit_notice(
    notice: DecisionNotice, *, by: User, version: int, address: str, notice_date: date, subject: str, body: str
) -> DecisionNotice:
    """Write on, as WJH; raises ValidationError with code "version" when somebody else saved meanwhile."""
    notice = _lock(notice, by=by)
    if notice.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code="version")
    notice.address, notice.notice_date, notice.subject, notice.body = address, notice_date, subject, body
    notice.version, notice.edited_by = notice.version + 1, by
    store(notice)
    record("notice.edited", notice.key, by=by, case_key=notice.decision.submission.case.key)
    return notice


@transaction.atomic
def finish_notice(notice: DecisionNotice, *, by: User, version: int, limits: Limits | None = None) -> DecisionNotice:
    """Freeze the Bescheid: the paper is made once and stored with its hash, the database refuses every later change.

    Raises ValidationError while a gap is open, or when somebody else saved meanwhile.
    """
    notice = _lock(notice, by=by)
    if notice.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code="version")
    if gaps := open_gaps(notice):
        raise ValidationError(f"Füllen Sie zuerst aus, was noch offen ist: {', '.join(gaps)}.", code="gaps")
    notice.finished_at, notice.finished_by = timezone.now(), by
    try:
        content = notice_pdf(notice, writer=by, created=notice.finished_at, limits=limits)
    except PdfError as refusal:
        raise ValidationError(str(refusal), code="paper") from refusal
    notice.file = StoredFile.store(name=notice_name(notice), media_type="application/pdf", content=content)
    notice.version += 1
    store(notice)
    case = notice.decision.submission.case
    record("notice.finished", notice.key, by=by, case_key=case.key)
    path = reverse("approvals:notice", args=[notice.key])
    people = {rules.answers_for(notice.decision.submission), notice.decision.submitted_by} - {by, None}
    for colleague in rules.without_recused((user for user in people if user is not None), case):
        notify(colleague, text=f"Der Bescheid zu {case.file_number} ist fertig.", path=path)
    return notice


def _lock(notice: DecisionNotice, *, by: User) -> DecisionNotice:
    rows = DecisionNotice.objects.for_page().select_related("decision__submitted_by")
    notice = rows.select_for_update(of=("self",)).get(pk=notice.pk)
    demand(rules.may_word_notice(by, notice))
    if notice.is_finished:
        raise ValidationError(FINISHED_STAYS, code="finished")
    return notice
