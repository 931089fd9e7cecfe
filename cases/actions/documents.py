"""Files that come into a case: taken in, followed by a newer version, taken back; never overwritten, never deleted."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.models import Case, Document
from web.models import StoredFile
from web.store import store
from web.uploads.kinds import Checked
from web.uploads.names import ascii_name


@transaction.atomic
def add_document(
    case: Case,
    *,
    by: User,
    checked: Checked,
    title: str,
    kind: str,
    received_on: date,
    sender: str = "",
    replaces: Document | None = None,
) -> Document:
    """Put a file that was looked into in the case; raises ValidationError when the same file lies there already."""
    rules.demand(rules.may_help(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    if replaces is not None:
        _demand_newest(replaces, case)
    document = Document(
        case=case,
        title=title,
        kind=kind,
        sender=sender,
        received_on=received_on,
        file=_stored(case, checked, kind=kind, received_on=received_on),
        original_name=checked.name,
        upload_sha256=checked.upload_sha256,
        size=len(checked.content),
        uploaded_by=by,
        replaces=replaces,
    )
    store(document)
    verb = "document.added" if replaces is None else "document.replaced"
    record(verb, document.key, by=by, case_key=case.key, kind=kind, file=checked.kind.ending)
    return document


def replace_document(document: Document, *, by: User, checked: Checked, received_on: date) -> Document:
    """Add the newer version of a document under the same title; the older one stays readable."""
    return add_document(
        document.case,
        by=by,
        checked=checked,
        title=document.title,
        kind=document.kind,
        sender=document.sender,
        received_on=received_on,
        replaces=document,
    )


@transaction.atomic
def withdraw_document(document: Document, *, by: User, because: str) -> Document:
    """Take a document out of sight, for instance one of another child; the bytes stay, only the lead still sees it."""
    rules.demand(rules.may_withdraw(by, document))
    document = Document.objects.select_for_update(of=("self",)).select_related("case").get(pk=document.pk)
    if document.withdrawn_at is not None:
        raise ValidationError("Dieses Dokument ist schon zurückgenommen.", code="withdrawn")
    document.withdrawn_at, document.withdrawn_by, document.withdrawn_because = timezone.now(), by, because
    store(document, only=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    record("document.withdrawn", document.key, by=by, case_key=document.case.key)
    return document


def _demand_newest(document: Document, case: Case) -> None:
    if document.case_id != case.pk:
        raise ValidationError("Dieses Dokument gehört zu einem anderen Fall.", code="case")
    newer = Document.objects.filter(replaces=document).exists()
    if newer or document.withdrawn_at is not None:
        raise ValidationError("Zu diesem Dokument gibt es schon eine neuere Fassung.", code="replaced")


def _stored(case: Case, checked: Checked, *, kind: str, received_on: date) -> StoredFile:
    """The name says file number, kind and day, never a person (ux 9.4); its own name a document shows on its page."""
    label = Document.Kind(kind).label
    name = ascii_name(f"{case.file_number}_{label}_{received_on}_{checked.upload_sha256[:6]}", checked.kind.ending)
    return StoredFile.store(name=name, media_type=checked.kind.media_type, content=checked.content)
