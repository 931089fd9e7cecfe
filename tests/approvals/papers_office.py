"""Papers read back: their words, their tags, and what two checkers of accessible papers find."""

import io
from pathlib import Path
from typing import Any

import outloud
import pdfua
from pypdf import PdfReader

from approvals import actions
from approvals.lifecycle import Outcome
from approvals.models import Decision, DecisionNotice, Ruling, Submission
from tests.approvals import chain_office
from tests.office import colleague, in_days
from web.models import StoredFile


def text_of(content: bytes) -> str:
    """The words of a paper in one line."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def joined(content: bytes) -> str:
    """The words without any space, for what is broken over lines."""
    return text_of(content).replace(" ", "")


def findings(content: bytes, folder: Path) -> list[str]:
    """What the checkers for PDF/UA-1 and for reading aloud find."""
    path = folder / "paper.pdf"
    path.write_bytes(content)
    aloud = outloud.check(str(path))
    heard = [f"{each.rule}: {each.message}" for each in aloud.findings if each.severity != "info"]
    found = [f"{each.rule_id}: {each.message}" for each in pdfua.validate(str(path)).findings]
    return [*([str(aloud.error)] if aloud.error else []), *heard, *found]


def bytes_of(file: StoredFile) -> bytes:
    return bytes(file.content)


def passed_on(submission: Submission | None = None) -> Decision:
    """The leads disagree; the Abteilungsleitung is asked."""
    return chain_office.an_escalated_decision(submission=submission)


def ruling_about(decision: Decision, **changes: Any) -> Ruling:
    """The ruling as one lead entered it and the other confirmed it."""
    words: dict[str, Any] = {
        "outcome": Outcome.APPROVED,
        "text": "Die Hilfe wird für sechs Monate bewilligt.",
        "ruled_by": "Abteilungsleitung Sozialer Dienst",
        "ruled_on": in_days(0),
    } | changes
    ruling = actions.enter_ruling(decision.submission, by=colleague("felten"), **words)
    actions.answer_ruling(ruling, by=colleague("orth"), agrees=True)
    return ruling


def without_gaps(notice: DecisionNotice, **changes: Any) -> DecisionNotice:
    """WJH fills what was open."""
    words: dict[str, Any] = {
        "address": "Katrin Sommerfeld\nMühlenstraße 3a\n41238 Mönchengladbach",
        "notice_date": in_days(0),
        "subject": notice.subject,
        "body": "Sehr geehrte Frau Sommerfeld,\n\nwir bewilligen die Hilfe.\n\n- Umfang: 6 Stunden\n\nBelehrung",
    } | changes
    return actions.edit_notice(notice, by=colleague("neumann"), version=notice.version, **words)


def finished(notice: DecisionNotice) -> DecisionNotice:
    ready = without_gaps(notice)
    return actions.finish_notice(ready, by=colleague("neumann"), version=ready.version)
