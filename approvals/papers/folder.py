"""The folder of a meeting: agenda, every Vorlage in its order, and what was decided, as one paper with bookmarks."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from approvals import rules
from approvals.agenda import Agenda, Line
from approvals.assembly import assemble
from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting, Ruling, Submission
from approvals.papers.decision import Paper
from approvals.papers.sitting import Entry, entries_of, paper_name
from web.pdf import TOO_LARGE, Limits, PdfError, render_pdf

# Measured on two busy cores: 20 Vorlagen of five pages are 100 pages, 10 s and 0.4 MB; 60 are 300 pages, 22 s, 1.1 MB.
# A web worker is given 30 s for an answer; after the meeting the worker in the background takes its time.
AT_ONCE = Limits(cpu_seconds=25, wall_seconds=25, address_bytes=2048 * 1024 * 1024)
PATIENT = Limits(cpu_seconds=120, wall_seconds=180, address_bytes=2048 * 1024 * 1024)
MOST = 60
INSTEAD = "Öffnen Sie die Vorlagen einzeln von der Tagesordnung aus."
TOO_MANY = f"Eine Mappe fasst höchstens {MOST} Vorlagen. {INSTEAD}"
TOO_LONG = f"Die Mappe ist zu umfangreich, um sie jetzt zu erstellen. {INSTEAD}"


class Sheet(NamedTuple):
    """An item in the folder: when it is heard, its Vorlage as frozen or as it stands now, and the ruling about it."""

    entry: Entry
    line: Line | None
    parts: list[object]
    ruling: Ruling | None

    @property
    def is_frozen(self) -> bool:
        return self.entry.submission is not None and self.entry.submission.content is not None


def draw_folder(
    meeting: CommissionMeeting, agenda: Agenda, hidden: Collection[int], *, limits: Limits = AT_ONCE
) -> Paper:
    """Draw the folder; without the cases in `hidden` an extract. Raises PdfError when it holds too much."""
    if len(agenda.lines) > MOST:
        raise PdfError(TOO_MANY)
    lines = {line.position: line for line in agenda.lines}
    sheets = [_sheet(entry, lines) for entry in entries_of(meeting, hidden)]
    context: dict[str, object] = {
        "meeting": meeting,
        "agenda": agenda,
        "sheets": sheets,
        "vorlagen": [sheet for sheet in sheets if sheet.parts],
        "decided": [sheet for sheet in sheets if sheet.entry.decision is not None],
        "is_extract": bool(hidden),
        "is_before": meeting.state == MeetingState.PLANNED,
        "stand": meeting.closed_at or timezone.now(),
    }
    content = _render(context, created=meeting.closed_at or timezone.now(), limits=limits)
    return Paper(paper_name(meeting, "Mappe_Auszug" if hidden else "Mappe"), content)


def _render(context: dict[str, object], *, created: datetime, limits: Limits) -> bytes:
    try:
        return render_pdf("approvals/print/folder.html", context, created=created, limits=limits)
    except PdfError as refusal:
        if str(refusal) != TOO_LARGE:
            raise
        raise PdfError(TOO_LONG) from refusal


def _sheet(entry: Entry, lines: dict[int, Line]) -> Sheet:
    if entry.submission is None or entry.postponed is not None:
        return Sheet(entry, None if entry.postponed else lines.get(entry.position), [], None)
    settled = rules.settled_by(entry.decision) if entry.decision is not None else None
    ruling = settled if isinstance(settled, Ruling) else None
    return Sheet(entry, lines.get(entry.position), _parts(entry.submission), ruling)


def _parts(submission: Submission) -> list[object]:
    """What was frozen; before the meeting what the file says now."""
    content = submission.content or assemble(submission)
    return list(content["parts"])
