"""Certificates: rendered when first asked for, stored once, the same bytes ever after."""

import io
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from pikepdf import Pdf

from accounts.models import User
from audit.actions import record
from socialspace import rules
from socialspace.models import Training, TrainingAttendance
from web.models import StoredFile
from web.pdf import render_pdf
from web.store import store

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
NAME_LETTERS = 40


@transaction.atomic
def certificate_of(attendance: TrainingAttendance, *, by: User) -> StoredFile:
    """The certificate of somebody who took part, for themself or whoever plans; raises PdfError if it cannot be made.

    The paper is made under the lock of its row, so that two who ask at once get the same bytes.
    """
    rules.demand(attendance.user_id == by.pk or rules.may_plan_trainings(by))
    locked = (
        TrainingAttendance.objects.select_for_update(of=("self",))
        .select_related("user", "training__kind")
        .get(pk=attendance.pk)
    )
    if locked.certificate_id is not None:  # joined above, it would be as it was before the lock
        return StoredFile.objects.get(pk=locked.certificate_id)
    if locked.state != TrainingAttendance.State.ATTENDED:
        raise ValidationError("Eine Bescheinigung gibt es nur für eine Teilnahme.", code="state")
    file = _render(locked)
    locked.certificate = file
    store(locked, only=["certificate"])
    record("training.certificate_issued", locked.key, by=by, sha256=file.sha256)
    return file


def certificate_name(training: Training, document: str = "Bescheinigung.pdf") -> str:
    """Return '2026-11-05_Fortbildung_SIT_Fallverstehen_<document>': ISO date, kind, title; no person (ux §9.4)."""
    title = unicodedata.normalize("NFC", str(training.kind)).translate(UMLAUTS)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")[:NAME_LETTERS].strip("_")
    return "_".join(filter(None, [f"{training.starts_on:%Y-%m-%d}", "Fortbildung", words, document]))


def _render(attendance: TrainingAttendance) -> StoredFile:
    now = timezone.now()
    context = {
        "person": attendance.user,
        "training": attendance.training,
        "issued_on": timezone.localdate(now),
    }
    content = render_pdf("socialspace/print/certificate.html", context, created=now)
    name = certificate_name(attendance.training)
    return StoredFile.store(name=name, media_type="application/pdf", content=content)


def all_certificates(training: Training, *, by: User) -> bytes:
    """All certificates of a training in one file for the printer; raises ValidationError when nobody took part.

    What counts is each single paper, which keeps its tags for screen readers; this copy is for the printer.
    """
    rules.demand(rules.may_plan_trainings(by))
    attended = list(training.attendances.attended().select_related("user"))
    if not attended:
        raise ValidationError("Noch hat niemand teilgenommen.", code="empty")
    with Pdf.new() as merged:
        for attendance in attended:
            with Pdf.open(io.BytesIO(bytes(certificate_of(attendance, by=by).content))) as paper:
                merged.pages.extend(paper.pages)
        merged.docinfo["/Title"] = f"Teilnahmebescheinigungen: {training.kind}"
        buffer = io.BytesIO()
        merged.save(buffer, deterministic_id=True)
    return buffer.getvalue()
