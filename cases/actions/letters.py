"""Letters: begun from a template, written, sent once and frozen as they were sent."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import letters, rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.lifecycle import LetterState, step_letter
from cases.models import NOTICE_KINDS, Case, Letter, LetterTemplate
from cases.papers import Recipient, facts_of, letter_name, letter_pdf, open_gaps
from web.models import StoredFile
from web.pdf import PdfError
from web.pdf.limits import Limits
from web.store import store

CHANGED_MEANWHILE = "Inzwischen hat jemand anderes gespeichert. Vergleichen Sie beide Fassungen und speichern Sie dann."
SENT_STAYS = "Dieser Brief ist versandt und bleibt, wie er ist. Schreiben Sie einen neuen."


@transaction.atomic
def draft_letter(case: Case, *, by: User, template: LetterTemplate, recipient: Recipient) -> Letter:
    """Begin a letter: the words of the template with what the file knows; what it does not know stays a gap."""
    rules.demand(rules.may_help(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    if recipient.person is not None and recipient.person.family_id != case.family_id:
        raise ValidationError("Diese Person gehört nicht zur Familie.", code="person")
    if template.kind in NOTICE_KINDS:
        raise ValidationError("Ein Bescheid entsteht aus einem Beschluss der Kommission.", code="template")
    version = template.versions.order_by("-number")[0]
    today = timezone.localdate()
    facts = facts_of(case, writer=by, recipient=recipient, on=today)
    letter = Letter(
        case=case,
        template_version=version,
        person=recipient.person,
        organisation=recipient.organisation,
        address=recipient.address(),
        letter_date=today,
        subject=letters.fill(version.subject, facts),
        body=letters.fill(version.body, facts),
        written_by=by,
    )
    store(letter)
    record("letter.drafted", letter.key, by=by, case_key=case.key, kind=template.kind)
    return letter


@transaction.atomic
def edit_letter(
    letter: Letter, *, by: User, version: int, address: str, letter_date: date, subject: str, body: str
) -> Letter:
    """Write on; raises ValidationError with code "version" when somebody else saved meanwhile."""
    letter = _lock_draft(letter, by=by)
    if letter.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code="version")
    letter.address, letter.letter_date, letter.subject, letter.body = address, letter_date, subject, body
    letter.version += 1
    store(letter)
    record("letter.edited", letter.key, by=by, case_key=letter.case.key)
    return letter


@transaction.atomic
def send_letter(letter: Letter, *, by: User, version: int, channel: str, limits: Limits | None = None) -> Letter:
    """Freeze the letter: the paper is made once and stored with its hash, the database refuses every later change.

    `limits` is what the paper may cost; without it, what every paper of the house may cost.
    """
    letter = _lock_draft(letter, by=by)
    rules.demand(rules.may_work_on(by, letter.case))
    if letter.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code="version")
    if gaps := open_gaps(letter):
        raise ValidationError(f"Füllen Sie zuerst aus, was noch offen ist: {', '.join(gaps)}.", code="gaps")
    letter.state = step_letter(letter.state, LetterState.SENT)
    letter.sent_at, letter.sent_by, letter.channel = timezone.now(), by, channel
    try:
        content = letter_pdf(letter, created=letter.sent_at, limits=limits)
    except PdfError as refusal:
        raise ValidationError(str(refusal), code="paper") from refusal
    name = letter_name(letter, "pdf")
    letter.file = StoredFile.store(name=name, media_type="application/pdf", content=content)
    letter.version += 1
    store(letter)
    record("letter.sent", letter.key, by=by, case_key=letter.case.key, channel=channel)
    return letter


@transaction.atomic
def discard_letter(letter: Letter, *, by: User) -> None:
    """Throw a draft away; nothing that was sent can be thrown away."""
    letter = _lock_draft(letter, by=by)
    record("letter.discarded", letter.key, by=by, case_key=letter.case.key)
    letter.delete()


def _lock_draft(letter: Letter, *, by: User) -> Letter:
    rows = Letter.objects.select_related("case__area", "case__child", "written_by")
    letter = rows.select_for_update(of=("self",)).get(pk=letter.pk)
    rules.demand(rules.may_help(by, letter.case))
    if letter.is_sent:
        raise ValidationError(SENT_STAYS, code="sent")
    return letter
